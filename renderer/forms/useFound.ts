import { useEffect, useRef, useState } from 'react';
import { useIsComposing } from '../keys/KeyProvider.tsx';

const WAIT_MS = 150;
const MOST_LETTERS = 200;
const NOTHING: readonly never[] = [];

export interface Found<T> {
  readonly rows: readonly T[];
  /** The words by which they were found; the person may have typed on since. Null where nothing is asked for. */
  readonly by: string | null;
}

/**
 * What the vault finds for the words in a field, a little after the last key and never in the middle of a letter. What
 * was found for other words stays until the next answer comes: `by` says so, and `ComboBox` offers only what still fits.
 * @param also what else the question depends on: another one asks again
 * @param asked false where nothing is asked for now (what stands was chosen): what was found stays
 */
export function useFound<T>(
  typed: string,
  ask: (words: string) => Promise<readonly T[] | null>,
  { also = '', asked = true }: { also?: string; asked?: boolean } = {},
): Found<T> {
  const composing = useIsComposing();
  const [found, setFound] = useState<Found<T>>({ rows: NOTHING, by: null });
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  const words = typed.trim().slice(0, MOST_LETTERS);
  useEffect(() => {
    if (composing || !asked) return undefined;
    let live = true;
    const timer = setTimeout(() => {
      void latest.current(words).then((rows) => {
        if (live && rows !== null) setFound({ rows, by: words });
      });
    }, WAIT_MS);
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [words, composing, asked, also]);
  return asked ? found : { rows: found.rows, by: null };
}
