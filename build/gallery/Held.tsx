import { useState, type ReactNode } from 'react';

/** Holds a value for a component that has it from outside, so that the component can be tried. */
export function Held<T>({
  first,
  children,
}: {
  first: T;
  children: (value: T, set: (value: T) => void) => ReactNode;
}) {
  const [value, set] = useState(first);
  return children(value, set);
}

export const nothing = (): void => undefined;
