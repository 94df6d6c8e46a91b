import './marks.css';

/** How a state looks; the word itself comes from the caller. */
export type StateMeaning = 'new' | 'waiting' | 'running' | 'done' | 'returned' | 'refused' | 'closed';

const SHAPES = {
  new: <circle cx="6" cy="6" r="4.3" fill="none" stroke="currentColor" strokeWidth="1.6" />,
  waiting: (
    <>
      <circle cx="6" cy="6" r="4.3" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M6 1.7a4.3 4.3 0 0 1 0 8.6z" fill="currentColor" />
    </>
  ),
  running: <path d="M2.5 1.8v8.4L10.3 6z" fill="currentColor" />,
  done: (
    <>
      <circle cx="6" cy="6" r="5" fill="currentColor" />
      <path className="stateHole" d="m3.6 6.2 1.7 1.7 3.2-3.4" fill="none" strokeWidth="1.5" />
    </>
  ),
  returned: (
    <path
      d="M5 2 1.8 5 5 8M2 5h5.5a2.5 2.5 0 0 1 0 5H5"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
    />
  ),
  refused: (
    <>
      <path d="M3.6 1h4.8L11 3.6v4.8L8.4 11H3.6L1 8.4V3.6z" fill="currentColor" />
      <path className="stateHole" d="m4 4 4 4M8 4 4 8" fill="none" strokeWidth="1.4" />
    </>
  ),
  closed: <path d="M2 6h8" fill="none" stroke="currentColor" strokeWidth="1.8" />,
} as const;

export interface StateMarkProps {
  meaning: StateMeaning;
  children: string;
}

/** Shape before the word. Late and due soon are not states: they are clocks (DueClock). */
export function StateMark({ meaning, children }: StateMarkProps) {
  return (
    <span className={`state state-${meaning}`}>
      <svg viewBox="0 0 12 12" aria-hidden="true" focusable="false">
        {SHAPES[meaning]}
      </svg>
      <span className="stateWord">{children}</span>
    </span>
  );
}
