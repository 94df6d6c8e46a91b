import type { KeyboardEvent, RefObject } from 'react';
import { isComposing } from '../keys/match.ts';

const FIELDS =
  'input:not([type="hidden"]):not([type="file"]):not(:disabled), textarea:not(:disabled), .selectButton:not(:disabled)';

/** The fields of a form in the order in which they stand; of a group of answers the one that is given, or the first. */
function fieldsOf(root: HTMLElement): HTMLElement[] {
  const groups = new Map<Element, HTMLElement>();
  const fields: HTMLElement[] = [];
  for (const field of root.querySelectorAll<HTMLElement>(FIELDS)) {
    if (field.getAttribute('aria-hidden') === 'true' || field.closest('[aria-hidden="true"]')) continue;
    const group =
      field instanceof HTMLInputElement && field.type === 'radio'
        ? field.closest('[role="radiogroup"]')
        : null;
    if (group === null) fields.push(field);
    else if (!groups.has(group)) {
      const given = [...group.querySelectorAll<HTMLInputElement>('input[type="radio"]')].find(
        (each) => each.checked,
      );
      groups.set(group, given ?? field);
      fields.push(given ?? field);
    }
  }
  return fields;
}

/**
 * Enter goes to the next field of an act and Shift Enter to the one before, as in the forms of the books, also over the
 * choice buttons, which open with Space, an arrow or a letter; after the last field comes the button that does it. Words of
 * several lines keep their Enter, and so does a box that has suggestions open or a name half typed.
 */
export function useEnterWalk(root: RefObject<HTMLElement | null>): {
  onKeyDownCapture: (event: KeyboardEvent) => void;
} {
  return {
    onKeyDownCapture: (event) => {
      if (event.key !== 'Enter' || event.ctrlKey || event.altKey || isComposing(event.nativeEvent)) return;
      const target = event.target;
      if (!(target instanceof HTMLElement) || root.current === null) return;
      if (target instanceof HTMLTextAreaElement) return;
      if (
        target.getAttribute('role') === 'combobox' &&
        target instanceof HTMLInputElement &&
        target.value !== ''
      )
        return;
      if (target.getAttribute('aria-expanded') === 'true' && target.matches('.selectButton')) return;
      const fields = fieldsOf(root.current);
      const at = fields.findIndex((field) => field === target);
      if (at < 0) return;
      const next = fields[at + (event.shiftKey ? -1 : 1)];
      const form = root.current.closest('[data-form]');
      const to = next ?? (event.shiftKey ? null : form?.querySelector<HTMLElement>('.button-primary'));
      if (!to) return;
      event.preventDefault();
      event.stopPropagation();
      to.focus();
      to.scrollIntoView({ block: 'nearest' });
    },
  };
}
