import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  createTwoStations,
  filesFor,
  PAIR_TIMEOUT_MS,
  registerOutgoing,
  type TwoStations,
} from '../../support/twoStations.ts';

let pair: TwoStations;
beforeAll(async () => {
  pair = await createTwoStations({ a: { profile: 'standalone' }, b: { profile: 'connected' } });
}, PAIR_TIMEOUT_MS);
afterAll(() => pair.remove());

it('a classified document does not leave through a folder, and nothing was sealed', async () => {
  const clerk = await pair.a.clerk();
  const { id } = await registerOutgoing(clerk, { change: { book: 'classified-outgoing', level: 'mat' } });
  const refused = await clerk.call('exchange.send', {
    documentId: id,
    to: [{ stationId: pair.b.stationId }],
  });
  expect(refused).toMatchObject({
    ok: false,
    error: { code: 'channel-not-allowed', params: { rule: 'KN-19' } },
  });
  expect((await clerk.ok('exchange.summary', {})).waitingOut).toBe(0);
  await clerk.ok('exchange.writeFolder', { path: pair.folder });
  expect(filesFor(pair, pair.b)).toEqual([]);
});
