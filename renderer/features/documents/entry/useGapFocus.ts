import { type RefObject, useEffect, useRef } from 'react';
import { focusField } from '../../../focus/fields.ts';
import { fieldAt } from '../../../focus/useFieldKeys.ts';
import { type IncomingForm, openQuestions } from './form.ts';

/** The first field that a paper which was read still needs; null where it was read whole. */
export function firstGap(form: IncomingForm): string | null {
  for (const name of ['issuer', 'code', 'subject'] as const) {
    if (form[name].trim() === '' || form.origins[name] === 'check') return name;
  }
  return openQuestions(form)[0] ?? null;
}

/** After a file was read the focus goes to what it did not say; never away from where the person types. */
export function useGapFocus(root: RefObject<HTMLElement | null>, form: IncomingForm): void {
  const read = useRef(form.read.length);
  useEffect(() => {
    const more = form.read.length > read.current;
    read.current = form.read.length;
    const at = document.activeElement;
    if (!more || (at !== document.body && !root.current?.contains(at))) return;
    const name = fieldAt(at) as keyof IncomingForm | null;
    const typed = name === null ? undefined : form[name];
    const isTyping =
      typeof typed === 'string' && typed !== '' && name !== null && !Object.hasOwn(form.origins, name);
    const gap = firstGap(form);
    if (gap === null || isTyping) return;
    focusField(root.current, gap);
    // of a number written by hand the notation is there: the caret stands where the digits go
    const field = document.activeElement;
    if (gap === 'code' && field instanceof HTMLInputElement && field.value.startsWith('/'))
      field.setSelectionRange(0, 0);
  }, [form, root]);
}
