import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { useT } from '../i18n/I18n.tsx';

/**
 * Whether something of what was typed or pasted last did not fit into the field: the browser leaves it out without a word.
 * @returns `box` stands around the field
 */
function useCut(
  value: string,
  maxLength: number | undefined,
): { box: RefObject<HTMLDivElement | null>; cut: boolean } {
  const box = useRef<HTMLDivElement>(null);
  const [cut, setCut] = useState(false);
  const length = value.length;
  useEffect(() => {
    const around = box.current;
    if (around === null || maxLength === undefined) return undefined;
    const look = (event: InputEvent): void => {
      const field = event.target;
      if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
      const came = event.data ?? event.dataTransfer?.getData('text/plain') ?? '';
      const chosen = (field.selectionEnd ?? 0) - (field.selectionStart ?? 0);
      setCut(came !== '' && field.value.length - chosen + came.length > maxLength);
    };
    around.addEventListener('beforeinput', look);
    return () => around.removeEventListener('beforeinput', look);
  }, [maxLength]);
  // emptied or written anew by the form itself
  return { box, cut: cut && maxLength !== undefined && length >= maxLength };
}

interface Told {
  value: string;
  maxLength?: number | undefined;
  tone?: 'caution' | undefined;
  hint?: ReactNode;
}

/** What does not fit into a field is never left out without a word: its tone and its hint. `box` stands around it. */
export function useTold({ value, maxLength, tone, hint }: Told) {
  const t = useT();
  const { box, cut } = useCut(value, maxLength);
  return cut
    ? { box, tone: 'caution' as const, hint: t('common.cutAt', { count: maxLength ?? 0 }) }
    : { box, tone, hint };
}
