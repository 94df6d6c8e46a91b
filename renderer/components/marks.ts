import { useState } from 'react';

/** Rows chosen beside the one that is read: for an act on several at once. */
export interface Marks {
  readonly keys: ReadonlySet<string>;
  toggle(key: string): void;
  /** all of these; those that were chosen and are not among them stay */
  add(keys: readonly string[]): void;
  clear(): void;
}

export function useMarks(): Marks {
  const [keys, setKeys] = useState<ReadonlySet<string>>(() => new Set());
  return {
    keys,
    toggle: (key) =>
      setKeys((before) =>
        before.has(key) ? new Set([...before].filter((other) => other !== key)) : new Set([...before, key]),
      ),
    add: (more) => setKeys((before) => new Set([...before, ...more])),
    clear: () => setKeys(new Set()),
  };
}
