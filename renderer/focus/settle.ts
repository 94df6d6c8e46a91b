import { flushSync } from 'react-dom';
import { formRefused } from './refusals.ts';

/** A field that reads what was typed only on leaving. */
export interface LateReader {
  /** @returns whether what stands there could be read; an empty field says true */
  readonly read: () => boolean;
  readonly field: () => HTMLElement | null;
}

const late = new Set<LateReader>();

/** The field is asked to read before something is sent. Returns how to take the wish back. */
export function readsOnLeaving(reader: LateReader): () => void {
  late.add(reader);
  return () => void late.delete(reader);
}

/** The dialog or the form in a pane that a place belongs to; null for the page itself. */
const formOf = (place: Element | null): Element | null => place?.closest('[data-form]') ?? null;

/**
 * Before a form is sent: what was just typed counts, though the focus has not left its field. What can't be read is not
 * dropped: its field has the focus and says why.
 *
 * @param from a place in the form that is sent
 * @returns whether all could be read
 */
export function settleTyped(from: Element | null = document.activeElement): boolean {
  const form = formOf(from);
  for (const { read, field } of late) {
    const place = field();
    if (formOf(place) !== form || flushSync(read)) continue;
    place?.focus();
    formRefused();
    return false;
  }
  return true;
}
