import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import urgency from '../../../shared/rules/urgency-2020.json' with { type: 'json' };
import { TEST_TODAY } from '../../support/registration.ts';
import {
  carry,
  introduceTo,
  openOffice,
  type Office,
  PAIR_TIMEOUT_MS,
  registerOutgoing,
} from '../../support/twoStations.ts';

const STAFF = ['quantri', 'vanthu', 'lanhdao', 'coyeu'] as const;
let superior: Office;
let commune: Office;
let folder: string;
beforeAll(async () => {
  superior = await openOffice({ people: STAFF, office: { code: '000.00.20.A10', name: 'Tỉnh ủy Sơn Hà' } });
  commune = await openOffice({ people: STAFF });
  folder = path.join(superior.vault.dir, '..', 'usb');
  fs.mkdirSync(folder);
  await introduceTo(superior, commune, folder);
  await introduceTo(commune, superior, folder);
}, PAIR_TIMEOUT_MS);
afterAll(async () => {
  await superior.vault.remove();
  await commune.vault.remove();
});

/** Signed by an office in its window, sealed for the other and carried there; the id of the envelope as it lies there. */
async function send(from: Office, to: Office, version: string, change: object = {}): Promise<string> {
  const file = path.join(folder, `khan-${version}.json`);
  fs.writeFileSync(file, JSON.stringify({ ...urgency, effectiveFrom: '2026-03-01', version, ...change }));
  const cipher = await from.as('coyeu');
  const { sha256 } = await cipher.ok('provision.lookToSign', { path: file });
  await cipher.ok('provision.sendSigned', { path: file, sha256, to: [to.stationId] });
  await carry({ folder }, from, to);
  const { rows } = await (await to.as('vanthu')).ok('exchange.list', { box: 'in', after: null, limit: 50 });
  return rows.find(({ title }) => title?.startsWith(`urgency@${version}`))?.envelopeId ?? '';
}
const packsOf = async (office: Office): Promise<string[]> =>
  (await (await office.as('quantri')).ok('rules.list', {})).rules.map(({ pack }) => pack);

it('a clerk opens it and hands it over, the administrator takes it; it counts from today where there are records', async () => {
  await registerOutgoing(await commune.clerk(), { subject: 'Đã làm việc theo bộ cũ' });
  const envelopeId = await send(superior, commune, '2027.1');
  const clerk = await commune.clerk();
  const { id } = await registerOutgoing(clerk, { subject: 'Trước khi nạp' });
  expect(await clerk.ok('rules.handOver', { envelopeId })).toEqual({ pack: 'urgency@2027.1' });
  expect(await clerk.call('rules.takeOffer', { id: envelopeId })).toMatchObject({
    error: { code: 'not-permitted' },
  });
  expect(await packsOf(commune)).toContain('urgency@2020.1');

  const admin = await commune.as('quantri');
  const { offers } = await admin.ok('rules.offers', {});
  expect(offers).toMatchObject([
    {
      id: envelopeId,
      pack: 'urgency@2027.1',
      issuer: superior.name,
      sender: superior.name,
      state: 'takes',
      from: TEST_TODAY,
      title: urgency.title,
    },
  ]);
  expect(await admin.ok('rules.takeOffer', { id: envelopeId })).toEqual({
    pack: 'urgency@2027.1',
    from: TEST_TODAY,
  });
  expect((await admin.ok('rules.offers', {})).offers).toEqual([]);
  expect(await admin.call('rules.takeOffer', { id: envelopeId })).toMatchObject({
    error: { code: 'not-found' },
  });
  expect(await packsOf(commune)).toContain('urgency@2027.1');
  expect((await (await commune.clerk()).ok('documents.get', { id })).rulePack).toContain('urgency@2020.1');

  // the office above hears that it was received
  await carry({ folder }, commune, superior);
  const sent = await (
    await superior.as('vanthu')
  ).ok('exchange.list', { box: 'out', after: null, limit: 50 });
  expect(sent.rows.find(({ kind }) => kind === 'rule-pack')?.stage).toBe('received');
});

it('what is known, left, or of nobody above does not come into force; each is told in the ledger', async () => {
  const older = await send(superior, commune, '2026.9');
  expect(await (await commune.clerk()).call('rules.handOver', { envelopeId: older })).toMatchObject({
    error: { code: 'rule-pack-refused', params: { reason: 'known' } },
  });
  const left = await send(superior, commune, '2027.2');
  await (await commune.as('coyeu')).ok('rules.handOver', { envelopeId: left });
  const admin = await commune.as('quantri');
  await admin.ok('rules.leaveOffer', { id: left });
  expect((await admin.ok('rules.offers', {})).offers).toEqual([]);
  expect(await packsOf(commune)).not.toContain('urgency@2027.2');

  // the office below issues no rules for the one above, however well it signs
  const upward = await send(commune, superior, '2027.3');
  expect(await (await superior.as('coyeu')).call('rules.handOver', { envelopeId: upward })).toMatchObject({
    error: { code: 'rule-pack-refused', params: { reason: 'issuer' } },
  });
  expect(await (await commune.clerk()).ok('ledger.verify', {})).toMatchObject({ intact: true });
});

it('a file that was sent bare, without its signature inside, is kept and not handed over', async () => {
  const bare = path.join(folder, 'tran.json');
  fs.writeFileSync(bare, JSON.stringify({ ...urgency, version: '2027.4' }));
  await (
    await superior.clerk()
  ).ok('exchange.sendFile', { kind: 'rule-pack', path: bare, what: 'Bộ trần', to: [commune.stationId] });
  await carry({ folder }, superior, commune);
  const clerk = await commune.clerk();
  const { rows } = await clerk.ok('exchange.list', { box: 'in', after: null, limit: 50 });
  const envelopeId = rows.find(({ title }) => title === 'Bộ trần')?.envelopeId ?? '';
  expect(await clerk.call('rules.handOver', { envelopeId })).toMatchObject({
    error: { code: 'rule-pack-refused', params: { reason: 'form' } },
  });
  const saved = path.join(folder, 'luu.json');
  await clerk.ok('exchange.saveFile', { envelopeId, path: saved });
  expect(fs.readFileSync(saved)).toEqual(fs.readFileSync(bare));
});
