/** Work of which each part is short; between two of them others may have their turn. */
export type InParts<T> = Generator<undefined, T, undefined>;

/** Does it in one go: for what is not chosen by strangers. */
export function atOnce<T>(work: InParts<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** The longest that it holds the thread in one go. */
const MOST_AT_ONCE_MS = 15;

/** Lets others have their turn every few milliseconds. */
export async function inTurns<T>(work: InParts<T>): Promise<T> {
  for (let from = performance.now(); ;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (performance.now() - from < MOST_AT_ONCE_MS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    from = performance.now();
  }
}
