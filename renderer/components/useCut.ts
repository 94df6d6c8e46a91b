import { type RefObject, useEffect, useRef, useState } from 'react';

/**
 * Whether something of what was typed or pasted last did not fit into the field: the browser leaves it out without a word.
 * @returns `box` stands around the field
 */
export function useCut(
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
