import { useRef, useState } from 'react';
import { useShortcuts } from '../keys/KeyProvider.tsx';
import { formRefused } from '../keys/refusals.ts';
import { firstEmpty } from './focusFirst.ts';

/**
 * Ctrl Enter in a form whose act cannot be done yet: says what is missing and puts the keys there. It comes before the
 * form's own handler, which does nothing until all is there. A button that stands in no form says nothing here.
 */
export function MissingKey({ reason }: { reason: string }) {
  const place = useRef<HTMLSpanElement>(null);
  const [told, setTold] = useState(false);
  const tell = (): boolean => {
    const form = place.current?.closest<HTMLElement>('[data-form]');
    if (!form) return false;
    formRefused();
    const empty = firstEmpty(form);
    setTold(empty !== undefined);
    // where nothing is empty, what stands there is not right: the button has the keys and its reason shows
    (empty ?? form.querySelector<HTMLElement>('.button[data-explained]'))?.focus();
    return true;
  };
  useShortcuts('choices', { 'detail.primary': tell });
  return (
    <span ref={place} className="buttonTold" role="alert">
      {told ? reason : ''}
    </span>
  );
}
