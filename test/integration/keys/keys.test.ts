import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createTwoStations,
  PAIR_TIMEOUT_MS,
  PDF,
  registerOutgoing,
  type Office,
  type TwoStations,
} from '../../support/twoStations.ts';
import { openSsl } from '../crypto/openssl.ts';

const STAFF = ['quantri', 'vanthu', 'lanhdao', 'coyeu'] as const;
const DAY_MS = 24 * 3600 * 1000;

async function carry(from: Office, to: Office, folder: string): Promise<string> {
  const clerk = await from.clerk();
  const { id } = await registerOutgoing(clerk, { files: [{ name: 'a.pdf', bytes: PDF }] });
  const { envelopes } = await clerk.ok('exchange.send', {
    documentId: id,
    to: [{ stationId: to.stationId }],
  });
  await clerk.ok('exchange.writeFolder', { path: folder });
  await (await to.clerk()).ok('exchange.readFolder', { path: folder });
  const { rows } = await (await to.clerk()).ok('exchange.list', { box: 'in', after: null, limit: 200 });
  return (
    rows.find((row) => row.sequence === envelopes[0]?.sequence && row.kind === 'document')?.stage ??
    'not there'
  );
}

describe('keys and certificates of an office', () => {
  let pair: TwoStations;
  beforeAll(async () => {
    pair = await createTwoStations({ a: { people: STAFF }, b: { people: STAFF } });
  }, PAIR_TIMEOUT_MS);
  afterAll(() => pair.remove());
  const list = async (office: Office) => (await office.as('coyeu')).ok('keys.list', {});

  it(
    'renews the office’s certificates; what was sealed for the old ones still opens, and the peer takes the new',
    async () => {
      const { a, b, folder } = pair;
      const before = await list(a);
      await (await a.as('coyeu')).ok('keys.renewOffice', {});
      const office = (await list(a)).certificates.filter(({ owner }) => owner === 'office');
      expect(office.map(({ purpose, state }) => `${purpose} ${state}`).sort()).toEqual([
        'encrypt in-force',
        'encrypt kept',
        'sign in-force',
        'sign kept',
      ]);
      expect(before.certificates.filter(({ owner }) => owner === 'office').length).toBe(2);
      // B still has the old card and seals for the old certificate; A signs with the new one
      expect(await carry(b, a, folder)).toBe('checked');
      expect(await carry(a, b, folder)).toBe('checked');
    },
    PAIR_TIMEOUT_MS,
  );

  it(
    'takes back a replaced certificate only, and the list that travels by file is verified by openssl',
    async () => {
      const { a, b, folder } = pair;
      const cipher = await a.as('coyeu');
      const { certificates } = await cipher.ok('keys.list', {});
      const inForce = certificates.find(
        (one) => one.owner === 'office' && one.purpose === 'sign' && one.state === 'in-force',
      );
      const kept = certificates.find(
        (one) => one.owner === 'office' && one.purpose === 'sign' && one.state === 'kept',
      );
      expect(await cipher.call('keys.revoke', { id: inForce?.id ?? '', reason: 'ceased' })).toMatchObject({
        error: { code: 'certificate-in-force' },
      });
      await cipher.ok('keys.revoke', { id: kept?.id ?? '', reason: 'compromised' });
      expect(await cipher.call('keys.revoke', { id: kept?.id ?? '', reason: 'ceased' })).toMatchObject({
        error: { code: 'illegal-transition' },
      });
      const file = path.join(folder, 'thu-hoi.crl');
      expect(await cipher.ok('keys.writeList', { path: file })).toMatchObject({
        own: true,
        revoked: 1,
        stale: false,
      });
      const openssl = openSsl();
      const { output: told } = openssl.run('crl', '-in', file, '-noout', '-text');
      openssl.remove();
      expect(told).toContain('Key Compromise');
      expect(told.toLowerCase()).toContain((kept?.serial ?? '').toLowerCase());

      const other = await b.as('coyeu');
      expect(await other.ok('keys.readList', { path: file })).toMatchObject({
        office: a.name,
        own: false,
        revoked: 1,
      });
      expect((await other.ok('keys.list', {})).lists.map(({ office }) => office)).toContain(a.name);
      expect(await cipher.call('keys.readList', { path: file })).toMatchObject({ ok: false });
      // the new certificate goes on
      expect(await carry(a, b, folder)).toBe('checked');
    },
    PAIR_TIMEOUT_MS,
  );

  it(
    'a person makes new keys, the cipher officer certifies them, and old content still opens',
    async () => {
      const { a, b, folder } = pair;
      const clerk = await a.clerk();
      const { requestId } = await clerk.ok('keys.askRenewal', {});
      expect(await clerk.call('keys.askRenewal', {})).toMatchObject({
        error: { code: 'illegal-transition' },
      });
      expect(await clerk.call('keys.issue', { requestId })).toMatchObject({
        error: { code: 'not-permitted' },
      });
      const cipher = await a.as('coyeu');
      const { requests } = await cipher.ok('keys.list', {});
      expect(requests.map(({ id }) => id)).toEqual([requestId]);
      await cipher.ok('keys.issue', { requestId });
      expect((await cipher.ok('keys.list', {})).requests).toEqual([]);
      // the clerk signs in with the new keys: what was wrapped for the old ones (the office's key) still opens
      expect(await carry(a, b, folder)).toBe('checked');
      const people = (await list(a)).certificates.filter(
        ({ owner, state }) => owner === 'person' && state === 'kept',
      );
      expect(people.map(({ purpose }) => purpose).sort()).toEqual(['encrypt', 'sign']);
    },
    PAIR_TIMEOUT_MS,
  );

  it('shows everybody the own, the office’s and the partners’ certificates, the others’ only to who issues', async () => {
    const { a, b } = pair;
    const leader = await (await a.as('lanhdao')).ok('keys.list', {});
    const people = leader.certificates.filter(({ owner }) => owner === 'person');
    expect(new Set(people.map(({ name }) => name)).size).toBe(1);
    expect(leader.peers.map(({ name, purpose, state }) => `${name} ${purpose} ${state}`)).toEqual(
      ['sign', 'encrypt', 'issue'].map((purpose) => `${b.name} ${purpose} in-force`),
    );
    const root = leader.peers.find(({ purpose }) => purpose === 'issue');
    const { self } = await (await b.clerk()).ok('exchange.peers', {});
    expect(root).toMatchObject({ fingerprint: self.fingerprint, words: self.fingerprintWords });
    const officer = await list(a);
    const holders = officer.certificates.filter(({ owner }) => owner === 'person').map(({ name }) => name);
    expect(new Set(holders).size).toBe(STAFF.length);
  });

  it('shows a partner’s certificate as taken back once its list was read', async () => {
    const { a, b, folder } = pair;
    const cipher = await a.as('coyeu');
    await cipher.ok('keys.renewOffice', {});
    const replaced = (await list(a)).certificates.find(
      (one) => one.owner === 'office' && one.purpose === 'sign' && one.state === 'kept',
    );
    // B's card of A still names the certificate that is taken back first of all
    const [shown] = (await list(b)).peers.filter(({ purpose }) => purpose === 'sign');
    expect(shown).toMatchObject({ state: 'revoked', officeCode: a.officeCode });
    expect(replaced).toBeDefined();
    const card = path.join(folder, 'the-moi.json');
    await cipher.ok('exchange.writeCard', { path: card });
    const clerk = await b.clerk();
    const peer = await clerk.ok('exchange.readCard', { path: card });
    await clerk.ok('exchange.trustPeer', {
      officeCode: peer.officeCode,
      stationId: peer.stationId,
      fingerprint: peer.fingerprint,
      comparedHow: 'Đọc lại vân tay qua điện thoại',
    });
    expect((await list(b)).peers.filter(({ purpose }) => purpose === 'sign')).toMatchObject([
      { state: 'in-force' },
    ]);
    fs.rmSync(card);
  });

  it('warns at 60, 30 and 7 days, each of the own and the keeper of the office’s keys of those too', async () => {
    const { a, pass } = pair;
    const clerk = await a.clerk();
    expect((await clerk.ok('keys.warnings', {})).warnings).toEqual([]);
    const { certificates } = await list(a);
    const until = Math.min(
      ...certificates.filter(({ owner }) => owner === 'office').map(({ untilMs }) => untilMs),
    );
    pass(until - pair.nowMs() - 20 * DAY_MS);
    const { warnings } = await (await a.clerk()).ok('keys.warnings', {});
    expect(new Set(warnings.map(({ warning }) => warning?.step))).toEqual(new Set([30]));
    expect(warnings.some(({ owner }) => owner === 'office')).toBe(true);
    const keeper = await (await pair.b.as('coyeu')).ok('keys.warnings', {});
    expect(keeper.peers.map(({ name }) => name)).toContain(a.name);
    const leader = await (await a.as('lanhdao')).ok('keys.warnings', {});
    expect(leader.peers).toEqual([]);
    expect(leader.warnings.every(({ owner }) => owner === 'person')).toBe(true);
    fs.rmSync(path.join(pair.folder, 'thu-hoi.crl'));
  });
});
