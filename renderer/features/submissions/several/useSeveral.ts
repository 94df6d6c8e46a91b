import { useState } from 'react';
import type { Output } from '../../../../shared/ipc/contract.ts';
import type { Reply } from '../../../../shared/ipc/reply.ts';
import { type Running, useAct } from '../../../data/useAct.ts';
import type { CaseRow } from '../stores.ts';

export type Refused = Output<'submissions.assignSeveral'>['refused'];

export interface SeveralProps {
  cases: readonly CaseRow[];
  /** Which of them are done: they are chosen no more. */
  onDone: (ids: readonly string[]) => void;
  onClose: () => void;
}

interface Several extends SeveralProps {
  /** How many the vault does in one act. */
  readonly atOnce: number;
  /** What was done, said in a line. */
  readonly said: (count: number) => string;
}

type Ask = (some: readonly CaseRow[]) => Promise<Reply<{ readonly refused: Refused }>>;

/**
 * One act on the chosen cases, in portions. One that stands against it stays chosen, with its reason; the others go.
 * @returns what stands against some, and how to begin
 */
export function useSeveral({ cases, onDone, onClose, atOnce, said }: Several): {
  readonly act: Running;
  readonly refused: Refused;
  readonly go: (ask: Ask) => void;
} {
  const [refused, setRefused] = useState<Refused>([]);
  const act = useAct();
  const send = async (ask: Ask) => {
    const against: Refused[number][] = [];
    let done = 0;
    for (let from = 0; from < cases.length; from += atOnce) {
      const some = cases.slice(from, from + atOnce);
      const reply = await ask(some);
      if (!reply.ok && reply.error.params['id'] === undefined) return reply;
      const stand = reply.ok ? reply.value.refused : await askEach(ask, some);
      against.push(...stand);
      done += some.length - stand.length;
      const stays = new Set(stand.map(({ id }) => id));
      onDone(some.map(({ id }) => id).filter((id) => !stays.has(id)));
    }
    return { ok: true as const, value: { done, against } };
  };
  const go = (ask: Ask): void => {
    setRefused([]);
    void act.run(
      () => send(ask),
      ({ done, against }) => {
        setRefused(against);
        if (against.length === 0) onClose();
        return done === 0 ? null : said(done);
      },
    );
  };
  return { act, refused, go };
}

/** Where all stand against it the refusal is that of the first: each is asked by itself, for its own. */
async function askEach(ask: Ask, some: readonly CaseRow[]): Promise<Refused> {
  const against: Refused[number][] = [];
  for (const row of some) {
    const reply = await ask([row]);
    if (!reply.ok) against.push({ id: row.id, code: reply.error.code, params: { ...reply.error.params } });
  }
  return against;
}
