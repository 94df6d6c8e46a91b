import { flushSync } from 'react-dom';

let settle: (() => void) | null = null;

/** A field that reads what was typed only on leaving is asked to read it now. Returns how to take the wish back. */
export function readsOnLeaving(read: () => void): () => void {
  settle = read;
  return () => {
    if (settle === read) settle = null;
  };
}

/** Before Ctrl Enter sends a form: what was just typed counts, though the focus has not left its field. */
export function settleTyped(): void {
  const read = settle;
  if (read !== null) flushSync(read);
}
