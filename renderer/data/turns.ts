/**
 * Of questions that overtake each other only the newest is answered. Whoever asked one that was overtaken waits for the
 * newest too: what is said to be done then stands on the screen.
 */
export interface Turns {
  /** Asks; `take` is called with the reply unless a newer question came or all was cleared meanwhile. */
  ask<R>(question: () => Promise<R>, take: (reply: R) => void): Promise<void>;
  /** What is under way answers nothing any more. */
  end(): void;
  current(): number;
}

export function makeTurns(): Turns {
  let turn = 0;
  let newest: Promise<void> = Promise.resolve();
  return {
    ask: (question, take) => {
      turn += 1;
      const mine = turn;
      newest = question().then((reply) => (mine === turn ? take(reply) : newest));
      return newest;
    },
    end: () => {
      turn += 1;
      newest = Promise.resolve();
    },
    current: () => turn,
  };
}
