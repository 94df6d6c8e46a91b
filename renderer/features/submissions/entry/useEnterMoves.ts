import { useEffect, type RefObject } from 'react';
import { isComposing } from '../../../keys/match.ts';
import { useShortcuts } from '../../../keys/KeyProvider.tsx';

const FIELDS = 'input:not([disabled]):not([type="checkbox"]), textarea:not([disabled]), .selectButton';
const CLOSED_CHOICE = '.selectButton[aria-expanded="false"]';

/**
 * Enter goes to the next field, Shift Enter back, also over a choice that would open on Enter (the arrows and the space
 * bar open it), as in the forms of the books; in a text area Enter makes a line.
 */
export function useEnterMoves(form: RefObject<HTMLElement | null>): void {
  const move = (by: 1 | -1): boolean => {
    const here = document.activeElement;
    if (!(here instanceof HTMLInputElement) && !here?.matches(CLOSED_CHOICE)) return false;
    const fields = [...(form.current?.querySelectorAll<HTMLElement>(FIELDS) ?? [])];
    const at = fields.indexOf(here as HTMLElement);
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
  useEffect(() => {
    const root = form.current;
    const overChoice = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || event.ctrlKey || event.altKey || isComposing(event)) return;
      if (!(event.target instanceof Element) || !event.target.matches(CLOSED_CHOICE)) return;
      if (!move(event.shiftKey ? -1 : 1)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    root?.addEventListener('keydown', overChoice, true);
    return () => root?.removeEventListener('keydown', overChoice, true);
  });
}
