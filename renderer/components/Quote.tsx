import './notes.css';
import type { ReactNode } from 'react';

export interface QuoteProps {
  title: ReactNode;
  /** Grey words after the title: who, when, draft or signed. */
  detail?: ReactNode;
  /** Right side of the head. */
  trailing?: ReactNode;
  children: ReactNode;
}

/** A person's own words: bút phê, an answer, a citizen's text. */
export function Quote({ title, detail, trailing, children }: QuoteProps) {
  return (
    <section className="directive">
      <div className="row">
        <h3 className="sec">{title}</h3>
        {detail ? <span className="m cap">{detail}</span> : null}
        <span className="end" />
        {trailing}
      </div>
      <div className="read mt2" data-selectable="">
        {children}
      </div>
    </section>
  );
}
