import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  carry,
  createTwoStations,
  PAIR_TIMEOUT_MS,
  registerOutgoing,
  type TwoStations,
} from '../../support/twoStations.ts';

describe('a document that its recipient has already', () => {
  let pair: TwoStations;
  beforeAll(async () => {
    pair = await createTwoStations();
  }, PAIR_TIMEOUT_MS);
  afterAll(() => pair.remove());
  const out = async () =>
    (await (await pair.a.clerk()).ok('exchange.list', { box: 'out', after: null, limit: 10 })).rows;

  it('is not sealed for it a second time by mistake; asked for, it is', async () => {
    const clerk = await pair.a.clerk();
    const { id } = await registerOutgoing(clerk);
    const send = { documentId: id, to: [{ stationId: pair.b.stationId }] };
    await clerk.ok('exchange.send', send);
    expect(await clerk.call('exchange.send', send)).toMatchObject({
      error: { code: 'already-sent', params: { offices: pair.b.name } },
    });
    expect(await out()).toHaveLength(1);
    expect((await clerk.ok('exchange.send', { ...send, again: true })).envelopes).toMatchObject([
      { sequence: 2 },
    ]);
  });

  it('that refused it, it goes once more without a question', async () => {
    const clerk = await pair.a.clerk();
    const { id } = await registerOutgoing(clerk, { subject: 'Bị trả vì thiếu trang' });
    const send = { documentId: id, to: [{ stationId: pair.b.stationId }] };
    const [sent] = (await clerk.ok('exchange.send', send)).envelopes;
    const envelopeId = sent?.envelopeId ?? '';
    await carry(pair, pair.a, pair.b);
    const there = await pair.b.clerk();
    const { rows } = await there.ok('exchange.list', { box: 'in', after: null, limit: 10 });
    const arrived = rows.find(({ sequence }) => sequence === sent?.sequence)?.envelopeId ?? '';
    await there.ok('exchange.refuse', { envelopeId: arrived, reason: 'Thiếu trang 2', note: '' });
    await carry(pair, pair.b, pair.a);
    expect(await out()).toContainEqual(expect.objectContaining({ envelopeId, stage: 'refused' }));
    await (await pair.a.clerk()).ok('exchange.send', send);
  });

  it('that erased it by an order, it goes there again without a question', async () => {
    const clerk = await pair.a.clerk();
    const { id } = await registerOutgoing(clerk, { subject: 'Gửi nhầm phụ lục' });
    const send = { documentId: id, to: [{ stationId: pair.b.stationId }] };
    const [sent] = (await clerk.ok('exchange.send', send)).envelopes;
    const envelopeId = sent?.envelopeId ?? '';
    await carry(pair, pair.a, pair.b);
    await (
      await pair.a.as('lanhdao')
    ).ok('exchange.recall', {
      envelopeId,
      code: '12-QĐ/VPTU',
      decidedOn: '2026-11-24',
      ground: 'Nhầm phụ lục',
    });
    await carry(pair, pair.a, pair.b);
    const there = await pair.b.clerk();
    const { rows } = await there.ok('exchange.list', { box: 'in', after: null, limit: 10 });
    const arrived = rows.find(({ stage }) => stage === 'recalled')?.envelopeId ?? '';
    await there.ok('exchange.purge', { envelopeId: arrived });
    await carry(pair, pair.b, pair.a);
    expect(await out()).toContainEqual(expect.objectContaining({ envelopeId, stage: 'purged' }));
    await (await pair.a.clerk()).ok('exchange.send', send);
  });
});
