import { useRef, useState } from 'react';
import type { WireError } from '../../../../shared/errors.ts';
import type { PickedFile } from '../../../../shared/ipc/bridge.ts';
import type { MailRow } from '../../../../shared/ipc/contract/intake.ts';
import type { Output } from '../../../../shared/ipc/contract.ts';
import { call } from '../../../data/bridge.ts';

type Preview = Output<'intake.preview'>;
export type ImportRow = Preview['rows'][number] & Partial<Pick<MailRow, 'files' | 'fileName' | 'unreadable'>>;
export type ImportMapping = Preview['mapping'];

type Kind = NonNullable<ImportRow['kind']>;

/** What a person decided, for all rows alike and for some of them. */
export interface ImportChoices {
  readonly kindForMissing: Kind | null;
  readonly kindOfLines: readonly { readonly line: number; readonly kind: Kind }[];
  readonly undatedAsToday: boolean;
  readonly receivedAs: 'today' | 'sent';
  readonly textInFiles: boolean;
  readonly confirmedLines: readonly number[];
  readonly leftOutLines: readonly number[];
}

export const NOTHING_CHOSEN: ImportChoices = {
  kindForMissing: null,
  kindOfLines: [],
  undatedAsToday: false,
  receivedAs: 'today',
  textInFiles: false,
  confirmedLines: [],
  leftOutLines: [],
};

/** As the vault is asked. */
export const decisionsOf = ({ textInFiles: _letters, ...choices }: ImportChoices) => ({
  ...choices,
  kindOfLines: [...choices.kindOfLines],
  confirmedLines: [...choices.confirmedLines],
  leftOutLines: [...choices.leftOutLines],
  note: '',
});

/** Rows of one question to the vault: small enough that the window stays free and a stop is felt at once. */
const CHUNK = { preview: 100, take: 20 } as const;

/**
 * One export from its choice to its report. Rows are looked at first and taken in after that, a few at a time; stopping
 * keeps what was taken in, and going on takes up where it stopped. A row that nobody looked at is not taken in.
 */
export function useImport() {
  const [file, setFile] = useState<PickedFile | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [rows, setRows] = useState<readonly ImportRow[]>([]);
  const [phase, setPhase] = useState<'idle' | 'reading' | 'taking' | 'done'>('idle');
  const [at, setAt] = useState(0);
  const [error, setError] = useState<WireError | null>(null);
  const run = useRef(0); // only the newest run may write
  const stopping = useRef(false);

  const read = async (picked: PickedFile, mapping: ImportMapping | null): Promise<void> => {
    const mine = (run.current += 1);
    setError(null);
    setPhase('reading');
    setRows([]);
    const seen: ImportRow[] = [];
    for (let from = 0; ; from += CHUNK.preview) {
      const reply = await call('intake.preview', {
        stageId: picked.stageId,
        mapping,
        from,
        count: CHUNK.preview,
      });
      if (mine !== run.current) return;
      if (!reply.ok) {
        setError(reply.error);
        setPhase('idle');
        return;
      }
      seen.push(...reply.value.rows);
      setPreview(reply.value);
      setRows([...seen]);
      setAt(seen.length);
      if (seen.length >= reply.value.total || reply.value.rows.length === 0) break;
    }
    setPhase('idle');
  };

  const take = async (choices: ImportChoices): Promise<void> => {
    if (file === null || preview === null) return;
    const mine = (run.current += 1);
    setError(null);
    setPhase('taking');
    setAt(0);
    stopping.current = false;
    const taken = [...rows];
    // rows that are under way when somebody stops are taken in, and shown as what they are
    for (let from: number | null = 0; from !== null && from < rows.length && !stopping.current;) {
      const start: number = from;
      const count = Math.min(CHUNK.take, rows.length - start);
      const reply = await call('intake.takeRows', {
        stageId: file.stageId,
        mapping: preview.mapping,
        from: start,
        count,
        ...decisionsOf(choices),
      });
      if (mine !== run.current) return;
      if (!reply.ok) {
        if (reply.error.code !== 'stopped') setError(reply.error);
        setPhase('done');
        return;
      }
      reply.value.rows.forEach((row, index) => (taken[start + index] = row));
      setRows([...taken]);
      from = reply.value.next;
      setAt(from ?? rows.length);
    }
    setPhase('done');
  };

  return {
    file,
    preview,
    rows,
    phase,
    at,
    error,
    choose: (picked: PickedFile) => {
      setFile(picked);
      return read(picked, null);
    },
    remap: (mapping: ImportMapping) => (file === null ? Promise.resolve() : read(file, mapping)),
    take,
    stop: () => {
      void call('attachments.stopReading', {});
      if (phase === 'taking') {
        stopping.current = true;
        return;
      }
      run.current += 1;
      setPhase('idle');
    },
    fail: setError,
    forget: () => {
      run.current += 1;
      if (file !== null) void call('attachments.discardStage', { stageId: file.stageId });
      setFile(null);
      setPreview(null);
      setRows([]);
      setPhase('idle');
      setError(null);
    },
  };
}
