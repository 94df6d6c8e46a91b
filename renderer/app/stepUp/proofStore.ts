import { create } from 'zustand';
import { onClear } from '../clearing.ts';
import type { ProofAsked, ProofAsker } from './proof.ts';

interface Question extends ProofAsked {
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
  let mine = false;
  return {
    ask: (asked) => {
      if (useProof.getState().question !== null && !mine) return Promise.resolve(null);
      mine = true;
      return new Promise((answer) => useProof.setState({ question: { ...asked, answer }, busy: false }));
    },
    done: () => {
      mine = false;
      useProof.setState(NOTHING);
    },
  };
}
