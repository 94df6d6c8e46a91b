import { useRef, useState } from 'react';
import type { WireError } from '../../../../shared/errors.ts';
import type { PickedFile } from '../../../../shared/ipc/bridge.ts';
import type { MailRow } from '../../../../shared/ipc/contract/intake.ts';
import { call } from '../../../data/bridge.ts';
import { decisionsOf, type ImportChoices } from './useImport.ts';

/** Letters of one question to the vault: a letter may bring many files. */
const CHUNK = 5;

type Numbered = PickedFile & { readonly line: number };
const asked = (letters: readonly Numbered[]) => letters.map(({ line, stageId }) => ({ line, stageId }));

/** Several letters (.eml) from their choice to their report: looked at first, then taken in, a few at a time. */
export function useMails() {
  const [letters, setLetters] = useState<readonly Numbered[]>([]);
  const [rows, setRows] = useState<readonly MailRow[]>([]);
  const [phase, setPhase] = useState<'idle' | 'reading' | 'taking' | 'done'>('idle');
  const [at, setAt] = useState(0);
  const [error, setError] = useState<WireError | null>(null);
  const run = useRef(0); // only the newest run may write
  const stopping = useRef(false);

  const each = async (
    over: readonly Numbered[],
    ask: (
      some: readonly Numbered[],
    ) => Promise<{ ok: true; value: { rows: MailRow[] } } | { ok: false; error: WireError }>,
    told: (rows: readonly MailRow[]) => void,
  ): Promise<void> => {
    const mine = (run.current += 1);
    setError(null);
    setAt(0);
    stopping.current = false;
    // letters that are under way when somebody stops are taken in, and shown as what they are
    for (let from = 0; from < over.length && !stopping.current; from += CHUNK) {
      const reply = await ask(over.slice(from, from + CHUNK));
      if (mine !== run.current) return;
      if (!reply.ok) return setError(reply.error.code === 'stopped' ? null : reply.error);
      told(reply.value.rows);
      setAt(Math.min(from + CHUNK, over.length));
    }
  };

  return {
    letters,
    rows,
    phase,
    at,
    error,
    choose: async (files: readonly PickedFile[]) => {
      const numbered = files.map((file, index) => ({ ...file, line: index + 1 }));
      setLetters(numbered);
      setRows([]);
      setPhase('reading');
      await each(
        numbered,
        (some) => call('intake.previewMails', { letters: asked(some) }),
        (seen) => setRows((before) => [...before, ...seen]),
      );
      setPhase('idle');
    },
    take: async (choices: ImportChoices, refusedWords: string) => {
      setPhase('taking');
      const looked = new Set(rows.map(({ line }) => line));
      await each(
        letters.filter(({ line }) => looked.has(line)),
        (some) =>
          call('intake.takeMails', {
            letters: asked(some),
            refusedWords,
            ...decisionsOf(choices),
            textInFiles: choices.textInFiles,
          }),
        (seen) => setRows((before) => before.map((row) => seen.find(({ line }) => line === row.line) ?? row)),
      );
      setPhase('done');
    },
    stop: () => {
      void call('attachments.stopReading', {});
      if (phase === 'taking') {
        stopping.current = true;
        return;
      }
      run.current += 1;
      setPhase('idle');
    },
    forget: () => {
      run.current += 1;
      for (const { stageId } of letters) void call('attachments.discardStage', { stageId });
      setLetters([]);
      setRows([]);
      setPhase('idle');
      setError(null);
    },
  };
}
