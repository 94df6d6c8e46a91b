import { describe, expect, it } from 'vitest';
import { makeTurns } from '../../../renderer/data/turns.ts';

/** A reply that the test gives when it wants. */
function later(): { promise: Promise<string>; resolve: (reply: string) => void } {
  let resolve: (reply: string) => void = () => undefined;
  const promise = new Promise<string>((settle) => (resolve = settle));
  return { promise, resolve };
}

describe('questions that overtake each other', () => {
  it('whoever asked the older one waits for the answer of the newest', async () => {
    const turns = makeTurns();
    const taken: string[] = [];
    const { promise: slow, resolve: answerSlow } = later();
    const { promise: newer, resolve: answerNewer } = later();
    const first = turns
      .ask(
        () => slow,
        (reply) => void taken.push(reply),
      )
      .then(() => taken.push('the first asker goes on'));
    const second = turns.ask(
      () => newer,
      (reply) => void taken.push(reply),
    );
    answerSlow('older');
    answerNewer('newer');
    await Promise.all([first, second]);
    expect(taken).toEqual(['newer', 'the first asker goes on']);
  });

  it('answers nothing after everything was cleared, and keeps nobody waiting', async () => {
    const turns = makeTurns();
    const taken: string[] = [];
    const { promise, resolve } = later();
    const asked = turns.ask(
      () => promise,
      (reply) => void taken.push(reply),
    );
    turns.end();
    resolve('late');
    await asked;
    expect(taken).toEqual([]);
  });
});
