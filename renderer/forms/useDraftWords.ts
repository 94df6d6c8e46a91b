import { useEffect, useRef, useState } from 'react';
import type { Output } from '../../shared/ipc/contract.ts';
import { call } from '../data/bridge.ts';
import type { GatedFile } from '../data/secrecy/gate.ts';

export type DraftWords = Output<'proposals.readDraft'>;

export interface DraftProposals<F> {
  /** fields that stand as they were read from the draft */
  readonly taken: readonly (keyof F)[];
  /** fields that it could fill and that are empty again */
  readonly free: readonly (keyof F)[];
  take(): void;
  undo(): void;
}

const READ = /\.(?:docx|pdf)$/i;

/**
 * What a draft says of itself goes into the fields of its form that nobody has written, once a file, and can be taken
 * out again. A file that bears a mark of secrecy, or whose words nobody could search, is not read.
 * @param empty the form with nothing written: a field that stands as in it is free
 * @param partOf the fields of the form that the words fill
 */
export function useDraftWords<F extends object>(
  file: GatedFile | null,
  form: F,
  empty: F,
  write: (part: Partial<F>) => void,
  partOf: (words: DraftWords) => Partial<F>,
): DraftProposals<F> {
  const [read, setRead] = useState<{ readonly stageId: string; readonly words: DraftWords } | null>(null);
  const stageId =
    file !== null && READ.test(file.name) && file.secrecy?.state === 'clear' ? file.stageId : null;
  const latest = useRef({ form, empty, write, partOf });
  useEffect(() => {
    latest.current = { form, empty, write, partOf };
  });
  useEffect(() => {
    if (stageId === null) return undefined;
    let live = true;
    void call('proposals.readDraft', { stageId }).then((reply) => {
      if (!live || !reply.ok) return;
      setRead({ stageId, words: reply.value });
      const now = latest.current;
      now.write(freePart(now.partOf(reply.value), now.form, now.empty));
    });
    return () => {
      live = false;
    };
  }, [stageId]);
  const part: Partial<F> = read !== null && read.stageId === stageId ? partOf(read.words) : {};
  const fields = Object.keys(part) as (keyof F)[];
  const taken = fields.filter((field) => form[field] === part[field]);
  return {
    taken,
    free: fields.filter((field) => form[field] === empty[field]),
    take: () => write(freePart(part, form, empty)),
    undo: () => write(Object.fromEntries(taken.map((field) => [field, empty[field]])) as Partial<F>),
  };
}

function freePart<F extends object>(part: Partial<F>, form: F, empty: F): Partial<F> {
  const fields = Object.keys(part) as (keyof F)[];
  return Object.fromEntries(
    fields.filter((field) => form[field] === empty[field]).map((field) => [field, part[field]]),
  ) as Partial<F>;
}
