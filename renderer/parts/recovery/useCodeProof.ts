import type { WireError } from '../../../shared/errors.ts';
import { useEffect, useRef, useState, type RefObject } from 'react';

export const GROUP_SIZE = 4;

/** The groups that a refused proof names, counted from 1; empty where it names none. */
export const wrongOf = ({ code, params }: WireError): readonly number[] =>
  code === 'wrong-recovery-code'
    ? String(params['groups'] ?? '')
        .split(', ')
        .map(Number)
    : [];

export interface CodeProofInput {
  /** which groups are asked, counted from 1 */
  readonly groups: readonly number[];
  readonly busy: boolean;
  /** why the last proof was refused */
  readonly error: WireError | null;
  readonly onProve: (typed: readonly string[]) => void;
  /** the code is shown again: other groups are asked */
  readonly onShowAgain: () => void;
}

export interface CodeProof {
  /** the code stands on the screen; nothing can be typed meanwhile */
  readonly shown: boolean;
  readonly typed: readonly string[];
  readonly complete: boolean;
  readonly fields: RefObject<(HTMLInputElement | null)[]>;
  type(index: number, text: string): void;
  hide(): void;
  showAgain(): void;
  /** Proves what was typed, when it is complete. */
  next(): void;
}

/** A recovery code is shown, then hidden while three groups of it are typed from paper. */
export function useCodeProof({ groups, busy, error, onProve, onShowAgain }: CodeProofInput): CodeProof {
  const [shown, setShown] = useState(true);
  const [typed, setTyped] = useState<readonly string[]>(['', '', '']);
  const fields = useRef<(HTMLInputElement | null)[]>([]);
  useEffect(() => setTyped(['', '', '']), [groups]);
  // also where the code was hidden before it was known which groups are asked: their fields are new ones
  useEffect(() => {
    if (!shown) fields.current[0]?.focus();
  }, [shown, groups]);
  useEffect(() => {
    if (error === null) return;
    const first = groups.findIndex((group) => wrongOf(error).includes(group));
    fields.current[first]?.focus();
    fields.current[first]?.select();
  }, [error, groups]);
  const complete = typed.every((text) => text.trim().length === GROUP_SIZE);
  return {
    shown,
    typed,
    complete,
    fields,
    type(index, text) {
      setTyped(typed.map((old, at) => (at === index ? text.toUpperCase() : old)));
      if (text.trim().length === GROUP_SIZE) fields.current[index + 1]?.focus();
    },
    hide() {
      setShown(false);
    },
    showAgain() {
      setShown(true);
      onShowAgain();
    },
    next() {
      if (complete && !shown && !busy) onProve(typed);
    },
  };
}
