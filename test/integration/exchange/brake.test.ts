import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  carry,
  createTwoStations,
  deliver,
  PAIR_TIMEOUT_MS,
  registerOutgoing,
  registerReceived,
  type TwoStations,
} from '../../support/twoStations.ts';
import { TEST_PASSPHRASE } from '../../support/vault.ts';

const ORDER = { code: '12-QĐ/ĐU', decidedOn: '2026-11-24', ground: 'Gửi nhầm nơi nhận' } as const;
/** What one person erases on order within a day in a small vault. */
const FREE = 3;

let pair: TwoStations;
beforeAll(async () => {
  pair = await createTwoStations();
}, PAIR_TIMEOUT_MS);
afterAll(() => pair.remove());

it('a flood of recalls is stopped after the free ones, for whoever erases and however; two officers let on', async () => {
  const [waiting, entered]: string[][] = [[], []];
  const recalled: string[] = [];
  for (let i = 0; i < FREE + 2; i++) {
    const { id } = await registerOutgoing(await pair.a.clerk(), { subject: `Văn bản thứ ${i}` });
    const sent = await deliver(pair, pair.a, pair.b, id);
    recalled.push(sent.out);
    if (i > FREE) {
      await registerReceived(await pair.b.clerk(), sent.in);
      entered?.push(sent.in);
    } else waiting?.push(sent.in);
  }
  const leader = await pair.a.as('lanhdao');
  for (const envelopeId of recalled) await leader.ok('exchange.recall', { envelopeId, ...ORDER });
  await carry(pair, pair.a, pair.b);

  const clerk = await pair.b.clerk();
  const [last = '', ...first] = [...(waiting ?? [])].reverse();
  expect(first).toHaveLength(FREE);
  for (const envelopeId of first) await clerk.ok('exchange.purge', { envelopeId });
  const stopped = { ok: false, error: { code: 'mass-change', params: { done: FREE, free: FREE } } };
  expect(await clerk.call('exchange.purge', { envelopeId: last })).toMatchObject(stopped);
  expect((await clerk.ok('exchange.get', { envelopeId: last })).stage).toBe('recalled');
  const { recallId } = await clerk.ok('exchange.get', { envelopeId: entered?.[0] ?? '' });
  const here = { recallId: recallId ?? '' };
  expect(await clerk.call('protection.purgeHere', here)).toMatchObject(stopped);

  // whoever erases does not let on, one person alone neither: a leader and another officer
  const reason = 'Tỉnh ủy xác nhận qua điện thoại là thu hồi thật';
  const release = { reason, allows: 1, passphrase: TEST_PASSPHRASE, secondPassphrase: TEST_PASSPHRASE };
  expect(await clerk.call('exchange.releaseBrake', { ...release, secondUsername: 'lanhdao' })).toMatchObject({
    error: { code: 'not-permitted' },
  });
  const over = await pair.b.as('lanhdao');
  for (const secondUsername of ['lanhdao', 'quantri', 'khong-co'])
    expect(await over.call('exchange.releaseBrake', { ...release, secondUsername })).toMatchObject({
      error: { code: 'separation-of-duties' },
    });
  const guessed = { ...release, secondUsername: 'vanthu', secondPassphrase: 'đoán mò bừa bãi' };
  expect(await over.call('exchange.releaseBrake', guessed)).toMatchObject({
    error: { code: 'wrong-passphrase' },
  });
  expect(await over.ok('exchange.brake', {})).toMatchObject({ done: FREE, free: FREE, released: 0 });

  // so many as they named, and no more; after a day it is free again
  await over.ok('exchange.releaseBrake', { ...release, secondUsername: 'vanthu' });
  const again = await pair.b.clerk();
  await again.ok('exchange.purge', { envelopeId: last });
  expect(await again.call('protection.purgeHere', here)).toMatchObject({ error: { code: 'mass-change' } });
  pair.pass(25 * 3_600_000);
  await again.ok('protection.purgeHere', here);
  expect(await again.ok('ledger.verify', {})).toMatchObject({ intact: true });
});
