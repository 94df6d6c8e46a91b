import type { ReactNode } from 'react';

export interface ScrollPaneProps {
  /** Read aloud when the focus comes here. */
  label: string;
  /** Lets single-letter shortcuts of the screen act while the focus is in here (not in a field). */
  keys?: string;
  padded?: boolean;
  children: ReactNode;
}

/** A part that scrolls and can be scrolled by keys: detail panes, long texts. F6 lands on it. */
export function ScrollPane({ label, keys, padded = true, children }: ScrollPaneProps) {
  return (
    <div
      className={`scroll grow${padded ? ' pad-16 col gap-5' : ''}`}
      role="group"
      aria-label={label}
      tabIndex={0}
      data-pane-focus=""
      {...(keys === undefined ? {} : { 'data-keys': keys })}
    >
      {children}
    </div>
  );
}
