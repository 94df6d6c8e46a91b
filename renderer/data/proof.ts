import type { WireError } from '../../shared/errors.ts';
import type { Reply } from '../../shared/ipc/reply.ts';
import { settled } from './settled.ts';

/** The question for one act. */
export interface ProofAsked {
  /**
   * @param error why the passphrase of a moment ago did not do; null at first
   * @returns what was typed; null where the person went back
   */
  ask(error: WireError | null): Promise<string | null>;
  /** The act was answered: the question goes off the screen. */
  done(): void;
}

export interface ProofAsker {
  /** @returns null while the question of another act stands: nobody types for two */
  open(op: string): ProofAsked | null;
}

let asker: ProofAsker | null = null;

/** Who puts the question to the person. @returns takes the wish back */
export function answersProof(next: ProofAsker): () => void {
  asker = next;
  return () => {
    if (asker === next) asker = null;
  };
}

/** Wrong, or resting: the same question again. A form with two fields names `who`, and has its own. */
const isAboutProof = ({ code, params }: WireError): boolean =>
  (code === 'wrong-passphrase' || code === 'wait-before-retry') && params['who'] === undefined;

/**
 * Asks the vault. Where it wants the passphrase again the person is asked for it, and the same act is sent with it; it is
 * kept for no other.
 */
export async function throughProof<T>(
  op: string,
  ask: (passphrase: string | null) => Promise<Reply<T>>,
): Promise<Reply<T>> {
  const first = await ask(null);
  if (first.ok || first.error.code !== 'passphrase-needed' || asker === null) return first;
  const asked = asker.open(op);
  if (asked === null) return { ok: false, error: settled(first.error) };
  let error: WireError | null = null;
  try {
    for (;;) {
      const passphrase = await asked.ask(error);
      if (passphrase === null) return { ok: false, error: settled(first.error) };
      const reply = await ask(passphrase);
      if (reply.ok || !isAboutProof(reply.error)) return reply;
      error = reply.error;
    }
  } finally {
    asked.done();
  }
}

/**
 * An act of the operating system waits in the vault for the passphrase: asked for in the same place, answered by the page's own
 * line, so that nothing between hears it. Going back gives the act up, and so does a question that stands already.
 */
export async function answerHostProof(
  op: string,
  answer: (passphrase: string | null) => Promise<Reply<unknown>>,
): Promise<void> {
  const asked = asker?.open(op) ?? null;
  if (asked === null) {
    await answer(null);
    return;
  }
  let error: WireError | null = null;
  try {
    for (;;) {
      const passphrase = await asked.ask(error);
      const reply = await answer(passphrase);
      if (passphrase === null || reply.ok || !isAboutProof(reply.error)) return;
      error = reply.error;
    }
  } finally {
    asked.done();
  }
}
