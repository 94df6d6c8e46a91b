import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestRelay, joinRelay, until, type TestRelay } from '../../support/relay.ts';
import {
  createTwoStations,
  PAIR_TIMEOUT_MS,
  PDF,
  registerOutgoing,
  registerReceived,
  type Office,
  type TwoStations,
} from '../../support/twoStations.ts';

const rows = async (office: Office, box: 'in' | 'out') =>
  (await (await office.clerk()).ok('exchange.list', { box, after: null, limit: 200 })).rows;
const status = async (office: Office) => (await (await office.clerk()).ok('relay.get', {})).status;

describe('two offices over a real relay', () => {
  let pair: TwoStations;
  let relay: TestRelay;
  beforeAll(async () => {
    pair = await createTwoStations();
    relay = await createTestRelay([pair.a.stationId, pair.b.stationId]);
    await joinRelay(pair.a, relay);
    await joinRelay(pair.b, relay);
  }, PAIR_TIMEOUT_MS);
  afterAll(async () => {
    await pair.remove();
    await relay.remove();
  });

  it(
    'sends, receives, registers and confirms without anybody carrying anything',
    async () => {
      const { a, b } = pair;
      await until('both are connected', async () =>
        [await status(a), await status(b)].every(({ state }) => state === 'connected'),
      );
      const clerk = await a.clerk();
      // four files of 400 KB: the envelope goes in seven parts
      const files = ['Đề án', 'Phụ lục 1', 'Phụ lục 2', 'Phụ lục 3'].map((name) => ({
        name: `${name}.pdf`,
        bytes: Buffer.concat([PDF, randomBytes(400_000)]),
      }));
      const { id } = await registerOutgoing(clerk, { files });
      await clerk.ok('exchange.send', { documentId: id, to: [{ stationId: b.stationId }] });
      await until(
        'it is there',
        async () => (await rows(b, 'in')).some(({ stage }) => stage === 'checked'),
        60_000,
      );
      await until(
        'its receipt is back',
        async () => (await rows(a, 'out')).some(({ stage }) => stage === 'delivered'),
        60_000,
      );

      const [arrived] = await rows(b, 'in');
      await registerReceived(await b.clerk(), arrived?.envelopeId ?? '');
      await until(
        'the number is told',
        async () => (await rows(a, 'out')).some(({ stage }) => stage === 'registered'),
        60_000,
      );
      expect((await rows(b, 'in')).filter(({ stage }) => stage === 'quarantined')).toEqual([]);
      expect(await status(a)).toMatchObject({ state: 'connected', waitingOut: 0, problem: null });
    },
    PAIR_TIMEOUT_MS,
  );

  it(
    'waits while it is paused or the relay is away, and goes on by itself',
    async () => {
      const { a, b } = pair;
      const clerk = await a.clerk();
      await clerk.ok('relay.pause', { paused: true });
      expect((await status(a)).state).toBe('paused');
      const before = (await rows(b, 'in')).length;
      const { id } = await registerOutgoing(clerk, { files: [{ name: 'a.pdf', bytes: PDF }] });
      await clerk.ok('exchange.send', { documentId: id, to: [{ stationId: b.stationId }] });
      expect(await status(a)).toMatchObject({ state: 'paused', waitingOut: 1 });

      await relay.kill();
      await clerk.ok('relay.pause', { paused: false });
      await until('it sees that nobody answers', async () => (await status(a)).fault === 'unreachable');
      await relay.start();
      await until('it arrives all the same', async () => (await rows(b, 'in')).length === before + 1, 60_000);
      await until(
        'and is confirmed',
        async () => (await rows(a, 'out')).some((row) => row.documentId === id && row.stage === 'delivered'),
        60_000,
      );
    },
    PAIR_TIMEOUT_MS,
  );

  it(
    'sends once more after a day, and is given again the receipt that the relay had lost',
    async () => {
      const { a, b, pass } = pair;
      const [atA, atB] = [await a.clerk(), await b.clerk()];
      await atB.ok('relay.pause', { paused: true });
      const known = (await rows(b, 'in')).length;
      const { id } = await registerOutgoing(atA, { files: [{ name: 'b.pdf', bytes: PDF }] });
      await atA.ok('exchange.send', { documentId: id, to: [{ stationId: b.stationId }] });
      const sent = async () => (await rows(a, 'out')).find((row) => row.documentId === id);
      await until('the relay keeps it', async () => (await sent())?.stage === 'written');
      await atA.ok('relay.pause', { paused: true });
      await atB.ok('relay.pause', { paused: false });
      await until('B has it', async () => (await rows(b, 'in')).length === known + 1);
      await until('and its receipt lies at the relay', async () => (await status(b)).waitingOut === 0);

      await relay.lose();
      await atA.ok('relay.pause', { paused: false });
      await until('A is connected', async () => (await status(a)).state === 'connected');
      expect((await sent())?.stage).toBe('written');
      expect((await status(a)).waitingOut).toBe(0);
      pass(25 * 3600 * 1000);
      expect((await status(a)).waitingOut).toBe(1);
      await atA.ok('relay.send', {});
      await until('the receipt came again', async () => (await sent())?.stage === 'delivered');
      expect((await rows(b, 'in')).length).toBe(known + 1);
    },
    PAIR_TIMEOUT_MS,
  );

  it('refuses a certificate of another station, and a passphrase that is wrong', async () => {
    const { a, b } = pair;
    const clerk = await a.clerk();
    const setUp = { authorityPath: null, servers: [`127.0.0.1:${relay.port}`], bytesPerSecond: null };
    const foreign = await clerk.call('relay.setUp', {
      ...setUp,
      path: await relay.keyFile(b.stationId),
      passphrase: 'Mật khẩu máy chuyển',
    });
    expect(foreign).toMatchObject({
      ok: false,
      error: { code: 'relay-certificate-wrong', params: { reason: 'other-station' } },
    });
    const wrong = await clerk.call('relay.setUp', {
      ...setUp,
      path: await relay.keyFile(a.stationId),
      passphrase: 'mật khẩu khác',
    });
    expect(wrong).toMatchObject({ ok: false, error: { code: 'wrong-passphrase' } });
    expect((await status(a)).state).toBe('connected');
  });
});
