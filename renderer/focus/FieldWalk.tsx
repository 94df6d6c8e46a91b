import { useRef, type ReactNode } from 'react';
import { useFieldKeys } from './useFieldKeys.ts';

export interface FieldWalkProps {
  /** names of the fields, in order */
  order: readonly string[];
  /** the last field has its own Enter where this is left out */
  onEnd?: () => void;
  children: ReactNode;
}

const NOTHING = (): void => undefined;

/** Stands inside a dialog: Enter and Shift Enter go along its fields as in the forms of the books. */
export function FieldWalk({ order, onEnd = NOTHING, children }: FieldWalkProps) {
  const root = useRef<HTMLDivElement>(null);
  const keys = useFieldKeys(root, { order, numbered: order, onEnd });
  return (
    <div ref={root} {...keys.rootProps}>
      {children}
    </div>
  );
}
