import type { RefObject } from 'react';
import { useShortcuts } from '../../../keys/KeyProvider.tsx';

const FIELDS = 'input:not([disabled]):not([type="checkbox"]), textarea:not([disabled]), .selectButton';

/** Enter goes to the next field, Shift Enter back; in a text area Enter makes a line, on a list it opens it. */
export function useEnterMoves(form: RefObject<HTMLElement | null>): void {
  const move = (by: 1 | -1): boolean => {
    const here = document.activeElement;
    if (!(here instanceof HTMLInputElement)) return false;
    const fields = [...(form.current?.querySelectorAll<HTMLElement>(FIELDS) ?? [])];
    const at = fields.indexOf(here);
    const next = at < 0 ? undefined : fields[at + by];
    if (!next) return false;
    next.focus();
    if (next instanceof HTMLInputElement) next.select();
    return true;
  };
  useShortcuts('registration', {
    'registration.nextField': () => move(1),
    'registration.previousField': () => move(-1),
  });
}

/** The first wrong field, by its name. */
export function focusField(form: HTMLElement | null, name: string): void {
  form?.querySelector<HTMLElement>(`[name="${name}"], [data-field="${name}"]`)?.focus();
}
