import { create } from 'zustand';
import { onClear } from '../../data/clearing.ts';
import type { WireError } from '../../../shared/errors.ts';
import type { ProofAsker } from '../../data/proof.ts';

export interface Question {
  readonly op: string;
  readonly error: WireError | null;
  readonly answer: (passphrase: string | null) => void;
}

interface ProofState {
  readonly question: Question | null;
  /** the vault looks at what was typed */
  readonly busy: boolean;
  answer(passphrase: string | null): void;
}

const NOTHING = { question: null, busy: false };

/** The one question for the passphrase that can stand on the screen. */
export const useProof = create<ProofState>((set, get) => ({
  ...NOTHING,
  answer: (passphrase) => {
    const { question, busy } = get();
    if (question === null || busy) return;
    set(passphrase === null ? NOTHING : { busy: true });
    question.answer(passphrase);
  },
}));
onClear(() => useProof.setState(NOTHING));

/** A second act that asks meanwhile is not done: one question at a time, and nobody types for two. */
export function makeProofAsker(): ProofAsker {
  let stands = false;
  return {
    open: (op) => {
      if (stands) return null;
      stands = true;
      return {
        ask: (error) =>
          new Promise((answer) => useProof.setState({ question: { op, error, answer }, busy: false })),
        done: () => {
          stands = false;
          useProof.setState(NOTHING);
        },
      };
    },
  };
}
