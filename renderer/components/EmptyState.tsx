import './notes.css';
import type { ReactNode } from 'react';

export interface EmptyStateProps {
  /** One sentence. */
  children: ReactNode;
  /** The one next act, with its key. */
  action?: ReactNode;
}

export function EmptyState({ children, action }: EmptyStateProps) {
  return (
    <div className="emptyState" data-keys="nothing">
      <p>{children}</p>
      {action}
    </div>
  );
}
