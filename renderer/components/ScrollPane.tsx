import { type ReactNode, useEffect, useRef } from 'react';
import { useFocusStays } from '../focus/useFocusStays.ts';

export interface ScrollPaneProps {
  /** Read aloud when the focus comes here. */
  label: string;
  /** Single-letter shortcuts of the screen act while the focus is in here (not in a field); the name of the region. */
  keys?: string;
  padded?: boolean;
  /** Takes the focus whenever it stands nowhere: when a record took the place of its list, when a form in it is gone. */
  takesFocus?: boolean;
  children: ReactNode;
}

/** A part that scrolls and can be scrolled by keys: detail panes, long texts. F6 lands on it. */
export function ScrollPane({
  label,
  keys = 'detail',
  padded = true,
  takesFocus = false,
  children,
}: ScrollPaneProps) {
  const pane = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus && document.activeElement === document.body) pane.current?.focus({ preventScroll: true });
  });
  useFocusStays(pane, takesFocus);
  return (
    <div
      ref={pane}
      className={`scroll grow${padded ? ' pad-16 col gap-5' : ''}`}
      role="group"
      aria-label={label}
      tabIndex={0}
      data-pane-focus=""
      data-keys={keys}
    >
      {children}
    </div>
  );
}
