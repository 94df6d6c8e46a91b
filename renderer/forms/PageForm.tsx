import type { ReactNode } from 'react';

/** Fields that are a form without a frame of their own: keys of the page below stay out of what is written in them. */
export function PageForm({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div className={className} data-form="">
      {children}
    </div>
  );
}
