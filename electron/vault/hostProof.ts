import { raise, type AppError } from '../../shared/errors.ts';
import type { AppEvent } from '../../shared/ipc/reply.ts';

interface Waiting {
  readonly ref: string;
  readonly settle: (given: boolean) => void;
  readonly wrong: (error: AppError) => void;
}

/**
 * An act of the operating system (a file was chosen, main calls) that must be proved: it waits here while the page asks for
 * the passphrase and answers by its own sealed line. Main sees neither the question nor what is typed.
 */
export interface HostProofs {
  /**
   * Asks the page, once. @returns whether the passphrase was given; false at once where no page stands before the vault, or
   * where another act waits already
   */
  ask(op: string, wrong: Waiting['wrong']): Promise<boolean>;
  /**
   * The page's answer to it.
   * @param prove throws for a wrong passphrase, and the act goes on waiting
   * @throws AppError `not-found` when nothing waits under this reference
   */
  answer(ref: string, prove: (() => Promise<void>) | null): Promise<boolean>;
  /** The session ends: what waits is given up. */
  end(): void;
}

export function createHostProofs(
  hasPage: () => boolean,
  newRef: () => string,
  emit: (event: AppEvent) => void,
): HostProofs {
  let waiting: Waiting | null = null;
  const done = (given: boolean): void => {
    const settled = waiting;
    waiting = null;
    settled?.settle(given);
  };
  return {
    ask: (op, wrong) => {
      if (!hasPage() || waiting !== null) return Promise.resolve(false);
      const ref = newRef();
      return new Promise((settle) => {
        waiting = { ref, settle, wrong };
        emit({ topic: 'proof.wanted', ids: [ref, op] });
      });
    },
    answer: async (ref, prove) => {
      const asked = waiting?.ref === ref ? waiting : raise('not-found');
      if (prove === null) {
        done(false);
        return false;
      }
      try {
        await prove();
      } catch (error) {
        asked.wrong(error as AppError);
        throw error;
      }
      if (waiting !== asked) raise('not-found');
      done(true);
      return true;
    },
    end: () => done(false),
  };
}
