import type { ReactNode } from 'react';

export interface PanelProps {
  /** Its heading, and what it is called aloud. */
  title: string;
  /** Stands at the end of the heading. */
  end?: ReactNode;
  children: ReactNode;
}

/** A part of a page under a heading of its own. */
export const Panel = ({ title, end, children }: PanelProps) => (
  <section className="panel" aria-label={title}>
    <header>
      <h2>{title}</h2>
      {end === undefined ? null : (
        <>
          <span className="end" />
          {end}
        </>
      )}
    </header>
    {children}
  </section>
);
