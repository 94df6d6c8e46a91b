import './marks.css';
import type { ReactNode } from 'react';

/** A quiet grey word: template, code of an office, a subject. Never a level, never a state. */
export function Tag({ children }: { children: ReactNode }) {
  return (
    <span className="tag">
      <span className="cut">{children}</span>
    </span>
  );
}
