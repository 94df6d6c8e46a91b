import type { ReactNode } from 'react';

/** A line of a list of facts (`dl`): what it is, and how it stands. */
export const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </>
);
