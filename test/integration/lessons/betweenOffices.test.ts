import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  carry,
  createTwoStations,
  PAIR_TIMEOUT_MS,
  registerOutgoing,
  registerReceived,
  type TwoStations,
} from '../../support/twoStations.ts';
import type { Caller } from '../../support/vault.ts';

const TRAINING = { training: true, profile: 'standalone' } as const;

/** Steps done of the task that runs. */
const done = async (caller: Caller): Promise<number | undefined> =>
  (await caller.ok('lessons.list', {})).running?.done;

describe('guided tasks that need a second office', () => {
  let pair: TwoStations;
  beforeAll(async () => {
    pair = await createTwoStations({ a: TRAINING, b: TRAINING });
  }, PAIR_TIMEOUT_MS);
  afterAll(() => pair.remove());

  it('sending ends with the receipt for that very document; receiving, with the four checks and the number', async () => {
    const { a, b } = pair;
    const sender = await a.clerk();
    const before = await registerOutgoing(sender, {});
    await sender.ok('exchange.send', { documentId: before.id, to: [{ stationId: b.stationId }] });
    await sender.ok('lessons.start', { lessonId: 'send-an-envelope' });
    const { id } = await registerOutgoing(sender, {});
    await sender.ok('exchange.send', { documentId: id, to: [{ stationId: b.stationId }] });
    expect(await done(sender)).toBe(1);
    await sender.ok('exchange.writeFolder', { path: pair.folder });
    expect(await done(sender)).toBe(2);

    const receiver = await b.clerk();
    await receiver.ok('exchange.readFolder', { path: pair.folder });
    await receiver.ok('lessons.start', { lessonId: 'receive-with-four-checks' });
    const { rows } = await receiver.ok('exchange.list', { box: 'in', after: null, limit: 50 });
    const first = rows.at(-1)?.envelopeId ?? '';
    const checks = {
      integrity: true,
      documents: true,
      attachments: true,
      countedPages: 0,
      note: 'thiếu một trang',
    };
    await receiver.ok('exchange.confirm', { envelopeId: first, ...checks, pages: false });
    expect(await done(receiver)).toBe(0); // something was not in order: that is no receipt with four ticks
    const second = rows.at(0)?.envelopeId ?? '';
    await receiver.ok('exchange.confirm', {
      envelopeId: second,
      ...checks,
      countedPages: 1,
      note: '',
      pages: true,
    });
    expect(await done(receiver)).toBe(1);
    await registerReceived(receiver, second);
    expect(await done(receiver)).toBe(2);
    await receiver.ok('lessons.finish', {});

    await carry(pair, b, a);
    expect(await done(sender)).toBe(3);
    await sender.ok('lessons.finish', {});
  });
});
