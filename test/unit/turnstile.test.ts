import { expect, it } from 'vitest';
import { createTurnstile } from '../../electron/vault/turnstile.ts';

const held = (): { readonly promise: Promise<void>; readonly let: () => void } => {
  let letGo = (): void => undefined;
  const promise = new Promise<void>((resolve) => (letGo = resolve));
  return { promise, let: () => letGo() };
};

it('what must be alone begins when the last call ends, a failed one too, which is answered behind it', async () => {
  const log: string[] = [];
  const [first, second, alone] = [held(), held(), held()];
  let owed = 1;
  const turnstile = createTurnstile(() => {
    if (owed === 0) return null;
    owed -= 1;
    log.push('alone');
    return alone.promise.then(() => void log.push('done'));
  });
  const one = turnstile.through(() => first.promise).then(() => log.push('first'));
  const other = turnstile
    .through(() => second.promise.then(() => Promise.reject(new Error('refused'))))
    .catch(() => log.push('second'));
  expect(turnstile.isShared()).toBe(true);
  first.let();
  await one;
  expect([log, turnstile.shut()]).toEqual([['first'], null]);
  expect(turnstile.isShared()).toBe(false);
  second.let();
  while (turnstile.shut() === null) await Promise.resolve();
  expect(log).toEqual(['first', 'alone']);
  alone.let();
  await turnstile.shut();
  await other;
  expect([log, turnstile.shut()]).toEqual([['first', 'alone', 'done', 'second'], null]);
  await turnstile.through(async () => undefined);
  expect(log).toHaveLength(4);
});
