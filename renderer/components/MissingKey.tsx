import { useEffect, useRef, useState } from 'react';
import { useShortcuts } from '../keys/KeyProvider.tsx';
import { formRefused } from '../focus/refusals.ts';
import { firstEmpty } from '../focus/focusFirst.ts';

/**
 * Ctrl Enter in a form whose act cannot be done yet: says what is missing and puts the focus there. It comes before the
 * form's own handler, which does nothing until all is there. A button that stands in no form says nothing here.
 */
export function MissingKey({ reason }: { reason: string }) {
  const place = useRef<HTMLSpanElement>(null);
  /** how often it was said; 0 while nothing is empty */
  const [told, setTold] = useState(0);
  useEffect(() => {
    if (told === 0) return;
    // the row grew by this line, which may end below the pane; the field with the focus comes before it where both don't fit
    place.current?.scrollIntoView({ block: 'nearest' });
    document.activeElement?.scrollIntoView({ block: 'nearest' });
  }, [told]);
  const tell = (): boolean => {
    const form = place.current?.closest<HTMLElement>('[data-form]');
    if (!form) return false;
    formRefused();
    const empty = firstEmpty(form);
    setTold((times) => (empty === undefined ? 0 : times + 1));
    // where nothing is empty, what stands there is not right: the button has the focus and its reason shows
    (empty ?? form.querySelector<HTMLElement>('.button[data-explained]'))?.focus();
    return true;
  };
  useShortcuts('choices', { 'detail.primary': tell });
  return (
    <span ref={place} className="buttonTold" role="alert">
      {told > 0 ? reason : ''}
    </span>
  );
}
