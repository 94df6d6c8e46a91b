/** A key takes about as long as so many acts of the story (measured: 1.7 s and 40 ms on two cores). */
const ACTS_PER_KEY = 40;
/** Acts of the story for each day that it tells, told ones and those that they tell in turn. */
const ACTS_PER_DAY = 21;

/**
 * How far the making is, in one measure for what goes on side by side: keys of the office and of its partners, and the
 * acts of the story, of which only those told so far are known.
 */
export function howFar(keys: number, days: number, tell: (done: number, of: number) => void) {
  let made = 0;
  let acts = { done: 0, of: ACTS_PER_DAY * days };
  const say = (): void =>
    tell(made * ACTS_PER_KEY + acts.done, keys * ACTS_PER_KEY + Math.max(acts.of, ACTS_PER_DAY * days));
  return {
    key: (): void => {
      made += 1;
      say();
    },
    act: (done: number, of: number): void => {
      acts = { done, of };
      say();
    },
  };
}
