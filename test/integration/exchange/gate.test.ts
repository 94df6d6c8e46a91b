import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Input } from '../../../shared/ipc/contract.ts';
import {
  approved,
  carry,
  createTwoStations,
  filesFor,
  openChannel as open,
  PAIR_TIMEOUT_MS,
  PDF,
  registerOutgoing,
  type TwoStations,
} from '../../support/twoStations.ts';

let pair: TwoStations;
beforeAll(async () => {
  pair = await createTwoStations({ a: { profile: 'standalone' }, b: { profile: 'standalone' } });
}, PAIR_TIMEOUT_MS);
afterAll(() => pair.remove());

it('a channel opens for a level by a document and two different officers, and by nothing less', async () => {
  const leader = await pair.a.as('lanhdao');
  const refused = async (change: Partial<Input<'exchange.openChannel'>>): Promise<string> => {
    const reply = await leader.call('exchange.openChannel', approved(change));
    return reply.ok ? 'ok' : reply.error.code;
  };
  expect(await refused({ approvalCode: ' ' })).toBe('bad-input');
  expect(await refused({ secondUsername: 'lanhdao' })).toBe('separation-of-duties');
  expect(await refused({ secondUsername: 'quantri' })).toBe('separation-of-duties');
  for (const [who, wrong] of [
    ['first', { passphrase: 'sai mật khẩu rồi' }],
    ['second', { secondPassphrase: 'sai mật khẩu rồi' }],
  ] as const)
    expect(await leader.call('exchange.openChannel', approved(wrong))).toMatchObject({
      error: { code: 'wrong-passphrase', params: { who } },
    });
  expect(await refused({ validUntil: '2026-11-01', approvalDate: '2026-10-01' })).toBe('date-invalid');
  // what the rule forbids no document opens
  expect(await refused({ channel: 'relay' })).toBe('channel-not-allowed');
  expect((await leader.ok('exchange.openings', {})).openings).toEqual([]);
  const clerk = await pair.a.clerk();
  expect(await clerk.call('exchange.openChannel', approved())).toMatchObject({
    error: { code: 'not-permitted' },
  });
});

it('it is asked where an envelope is sealed, put out and taken in; closing holds back what waits', async () => {
  const files = [{ name: 'Báo cáo mật.pdf', bytes: PDF }];
  const { id } = await registerOutgoing(await pair.a.clerk(), {
    files,
    change: { book: 'classified-outgoing', level: 'mat' },
  });
  const to = [{ stationId: pair.b.stationId }];
  const sealed = async () =>
    (await pair.a.clerk()).call('exchange.send', { documentId: id, to, again: true });
  expect(await sealed()).toMatchObject({
    error: { code: 'channel-not-allowed', params: { reason: 'not-opened' } },
  });

  const opening = await open(pair.a);
  expect(await sealed()).toMatchObject({ ok: true });
  await (await pair.a.as('lanhdao')).ok('exchange.closeChannel', { id: opening, reason: 'Hết nhu cầu' });
  const held = await (await pair.a.clerk()).ok('exchange.writeFolder', { path: pair.folder });
  expect(held).toMatchObject({ written: 0, blocked: 1 });
  expect(filesFor(pair, pair.b)).toEqual([]);

  await open(pair.a);
  expect(await carry(pair, pair.a, pair.b)).toMatchObject({ read: 1, quarantined: 1 });
  const box = await (await pair.b.clerk()).ok('exchange.list', { box: 'quarantine', after: null, limit: 1 });
  expect(box.rows[0]).toMatchObject({ errorCode: 'channel-not-allowed' });

  // with the other end open too, a new envelope passes every check
  await open(pair.b);
  expect(await sealed()).toMatchObject({ ok: true });
  expect(await carry(pair, pair.a, pair.b)).toMatchObject({ quarantined: 0 });
  const { rows } = await (await pair.b.clerk()).ok('exchange.list', { box: 'in', after: null, limit: 1 });
  expect(rows[0]).toMatchObject({ level: 'mat', stage: 'checked' });
  const detail = await (await pair.b.clerk()).ok('exchange.get', { envelopeId: rows[0]?.envelopeId ?? '' });
  // its name is a word of the document: it comes with the registration (words.test.ts)
  expect(detail.files).toEqual([{ name: '', sizeBytes: PDF.length }]);
});
