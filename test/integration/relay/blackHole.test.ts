import net from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createTestRelay,
  joinRelay,
  KEY_FILE_PASSPHRASE,
  type TestRelay,
  until,
} from '../../support/relay.ts';
import { incoming } from '../../support/registration.ts';
import {
  carry,
  createTwoStations,
  PAIR_TIMEOUT_MS,
  PDF,
  registerOutgoing,
  type TwoStations,
} from '../../support/twoStations.ts';

/** A line that takes every connection and never says a word: nothing else of the office may notice. */
describe('a relay that swallows everything', () => {
  let pair: TwoStations;
  let relay: TestRelay;
  let hole: net.Server;
  const swallowed = new Set<net.Socket>();
  beforeAll(async () => {
    pair = await createTwoStations();
    relay = await createTestRelay([pair.a.stationId, pair.b.stationId]);
    hole = net.createServer((socket) => {
      swallowed.add(socket);
      socket.on('error', () => undefined);
      socket.resume();
    });
    await new Promise<void>((ready) => hole.listen(0, '127.0.0.1', ready));
    await joinRelay(pair.a, { ...relay, port: (hole.address() as AddressInfo).port });
  }, PAIR_TIMEOUT_MS);
  afterAll(async () => {
    await pair.remove();
    swallowed.forEach((socket) => socket.destroy());
    await new Promise((closed) => hole.close(closed));
    await relay.remove();
  });

  const status = async () => (await (await pair.a.clerk()).ok('relay.get', {})).status;
  const stageOf = async (id: string) =>
    (await (await pair.a.clerk()).ok('exchange.list', { box: 'out', after: null, limit: 50 })).rows.find(
      (row) => row.documentId === id,
    )?.stage;

  it(
    'the office works on: books, search, sealing and the stick, while the line hangs',
    async () => {
      await until('the line hangs', () => Promise.resolve(swallowed.size > 0));
      const clerk = await pair.a.clerk();
      const { id } = await registerOutgoing(clerk, {
        subject: 'Đi bằng USB khi đường truyền treo',
        files: [{ name: 'a.pdf', bytes: PDF }],
      });
      await clerk.ok('exchange.send', { documentId: id, to: [{ stationId: pair.b.stationId }] });
      const done = await Promise.all([
        clerk.ok('documents.registerIncoming', incoming({ code: '101-CV/TU' })),
        clerk.ok('search.query', { words: 'đường truyền treo', limit: 5, prefix: false }),
        clerk.ok('exchange.summary', {}),
        clerk.ok('desk.summary', { scope: 'office' }),
      ]);
      expect(done[1].hits.map((hit) => hit.id)).toContain(id);
      expect(done[2].waitingOut).toBe(1);
      expect(await carry(pair, pair.a, pair.b)).toMatchObject({ read: 1, quarantined: 0 });
      expect(await carry(pair, pair.b, pair.a)).toMatchObject({ receiptsApplied: 1 });
      expect(await stageOf(id)).toBe('delivered');
      // and all the while nobody was told that there is a line
      expect((await status()).state).not.toBe('connected');
    },
    PAIR_TIMEOUT_MS,
  );

  it(
    'once a line is there what waits goes by it, and what the stick carried does not come twice',
    async () => {
      const clerk = await pair.a.clerk();
      const { id } = await registerOutgoing(clerk, { subject: 'Chờ đường truyền' });
      await clerk.ok('exchange.send', { documentId: id, to: [{ stationId: pair.b.stationId }] });
      expect(await stageOf(id)).toBe('sealed');
      await joinRelay(pair.b, relay);
      await clerk.ok('relay.setUp', {
        path: await relay.keyFile(pair.a.stationId),
        authorityPath: null,
        passphrase: KEY_FILE_PASSPHRASE,
        servers: [`127.0.0.1:${relay.port}`],
        bytesPerSecond: null,
      });
      await until('it came and its receipt is back', async () => (await stageOf(id)) === 'delivered', 60_000);
      const b = await pair.b.clerk();
      const { rows } = await b.ok('exchange.list', { box: 'in', after: null, limit: 50 });
      expect(rows.map(({ title }) => title.split(': ')[1]).sort()).toEqual([
        'Chờ đường truyền',
        'Đi bằng USB khi đường truyền treo',
      ]);
      const quarantine = await b.ok('exchange.list', { box: 'quarantine', after: null, limit: 5 });
      expect(quarantine.rows).toEqual([]);
    },
    PAIR_TIMEOUT_MS,
  );
});
