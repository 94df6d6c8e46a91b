import { expect, it } from 'vitest';
import { fairly, waiting } from '../../../electron/vault/exchange/receiving/fairly.ts';

const arrival = (station: string, number: number) => ({
  claimed: { station, envelopeId: String(number) },
});
const many = (station: string, count: number) =>
  Array.from({ length: count }, (_, number) => arrival(station, number));
const isTrusted = (station: string): boolean => station !== 'stranger' && station !== '';

it('takes turns between senders, those that are trusted first', () => {
  const unlabelled = { claimed: null };
  const order = fairly([...many('stranger', 2), unlabelled, ...many('a', 2), ...many('b', 1)], isTrusted);
  expect(order.map(({ claimed }) => claimed && `${claimed.station} ${claimed.envelopeId}`)).toEqual([
    ...['a 0', 'b 0', 'a 1', 'stranger 0', null, 'stranger 1'],
  ]);
});

it('lets some of every trusted sender wait at the relay, and no more than leaves room for others', () => {
  const stays = waiting([...many('stranger', 9), ...many('a', 500), ...many('b', 3)], isTrusted);
  const of = (station: string): number =>
    [...stays].filter(({ claimed }) => claimed.station === station).length;
  expect([of('stranger'), of('a'), of('b')]).toEqual([0, 8, 3]);
  const senders = Array.from({ length: 60 }, (_, number) => arrival(`s${number}`, 0));
  expect(waiting(senders, isTrusted).size).toBe(32);
});
