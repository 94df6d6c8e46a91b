import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Input } from '../../../shared/ipc/contract.ts';
import { openSsl } from '../crypto/openssl.ts';
import {
  createTwoStations,
  introduceTo,
  PAIR_TIMEOUT_MS,
  PDF,
  registerOutgoing,
  type Office,
  type TwoStations,
} from '../../support/twoStations.ts';
import { TEST_PASSPHRASE, type Caller } from '../../support/vault.ts';

const STAFF = ['quantri', 'vanthu', 'lanhdao', 'coyeu'] as const;
const ROOT_PASSPHRASE = 'Gốc để trong két sắt, hai người giữ';
const SCRIPT = path.resolve(import.meta.dirname, '../../../build/tools/verifyLedger.mjs');
const MINUTE_MS = 60_000;

interface CardBody {
  root: string;
  authorities: string[];
  signing: string;
  encryption: string;
  revocationLists: string[];
}

describe('the root of an office as a file outside the vault', () => {
  const openssl = openSsl();
  let pair: TwoStations;
  let file: string;
  beforeAll(async () => {
    pair = await createTwoStations({ a: { people: STAFF }, b: { people: STAFF } });
    file = path.join(pair.folder, 'goc-co-quan.p12');
  }, PAIR_TIMEOUT_MS);
  afterAll(async () => {
    openssl.remove();
    await pair.remove();
  });

  /** What another office would learn of A, as files for openssl. */
  async function cardOfA(): Promise<{ authorities: string; office: string; lists: string }> {
    const place = path.join(pair.folder, 'the.json');
    await (await pair.a.clerk()).ok('exchange.writeCard', { path: place });
    const { body } = JSON.parse(fs.readFileSync(place, 'utf8')) as { body: string };
    const card = JSON.parse(body) as CardBody;
    const pem = (label: string, list: readonly string[]): string =>
      list.map((der) => `-----BEGIN ${label}-----\n${der}\n-----END ${label}-----\n`).join('');
    openssl.put('root.pem', pem('CERTIFICATE', [card.root]));
    return {
      authorities: openssl.put('authorities.pem', pem('CERTIFICATE', card.authorities)),
      office: openssl.put('office.pem', pem('CERTIFICATE', [card.signing])),
      lists: openssl.put('lists.pem', pem('X509 CRL', card.revocationLists)),
    };
  }
  const carry = async (from: Office, to: Office, by?: Caller): Promise<string> => {
    const clerk = by ?? (await from.clerk());
    const { id } = await registerOutgoing(clerk, { files: [{ name: 'a.pdf', bytes: PDF }] });
    const { envelopes } = await clerk.ok('exchange.send', {
      documentId: id,
      to: [{ stationId: to.stationId }],
    });
    await clerk.ok('exchange.writeFolder', { path: pair.folder });
    const other = await to.clerk();
    await other.ok('exchange.readFolder', { path: pair.folder });
    const listed = async (box: 'in' | 'quarantine') =>
      (await other.ok('exchange.list', { box, after: null, limit: 200 })).rows;
    const came = [...(await listed('in')), ...(await listed('quarantine'))];
    const row = came.find(({ sequence, kind }) => sequence === envelopes[0]?.sequence && kind === 'document');
    return row?.stage ?? 'not there';
  };
  const setUp = (change: Partial<Input<'keys.setUpRoot'>> = {}): Input<'keys.setUpRoot'> => ({
    path: file,
    passphrase: ROOT_PASSPHRASE,
    old: 'keep',
    ...change,
  });
  const use = (
    act: Input<'keys.useRoot'>['act'],
    change: Partial<Input<'keys.useRoot'>> = {},
  ): Input<'keys.useRoot'> => ({ path: file, passphrase: ROOT_PASSPHRASE, act, ...change });

  it('is refused inside the vault, over another file, under a weak passphrase, and to others than the cipher officer', async () => {
    const cipher = await pair.a.as('coyeu');
    expect((await cipher.ok('keys.list', {})).root).toMatchObject({ place: 'vault', listUntilMs: null });
    const taken = path.join(pair.folder, 'khac.p12');
    fs.writeFileSync(taken, 'có sẵn');
    for (const [change, error] of [
      [
        { path: path.join(pair.a.vault.dir, 'goc.p12') },
        { code: 'root-file-wrong', params: { reason: 'vault' } },
      ],
      [{ path: taken }, { code: 'root-file-wrong', params: { reason: 'exists' } }],
      [{ passphrase: '1234' }, { code: 'weak-passphrase' }],
    ] as const)
      expect(await cipher.call('keys.setUpRoot', setUp(change))).toMatchObject({ error });
    expect(await cipher.call('keys.useRoot', use('renew', { path: taken }))).toMatchObject({
      error: { code: 'root-file-wrong', params: { reason: 'none' } },
    });
    expect(await (await pair.a.clerk()).call('keys.setUpRoot', setUp())).toMatchObject({
      error: { code: 'not-permitted' },
    });
    expect(fs.readFileSync(taken, 'utf8')).toBe('có sẵn');
    expect(fs.existsSync(file)).toBe(false);
  });

  it(
    'a vault of before gives its root out: openssl believes the chain, partners after one comparison, old signatures stay',
    async () => {
      const { a, b, folder } = pair;
      expect(await carry(a, b)).toBe('checked');
      pair.pass(MINUTE_MS);
      const cipher = await a.as('coyeu');
      const made = await cipher.ok('keys.setUpRoot', setUp());
      expect((await cipher.ok('keys.list', {})).root).toMatchObject({
        place: 'file',
        lostMs: null,
        people: 4,
      });

      fs.writeFileSync(path.join(folder, 'mat-khau.txt'), `${ROOT_PASSPHRASE}\n`);
      const opened = openssl.run(
        ...['pkcs12', '-in', file, '-nodes', '-passin', `file:${path.join(folder, 'mat-khau.txt')}`],
      );
      expect(opened.ok, opened.output).toBe(true);
      expect(opened.output).toContain('BEGIN PRIVATE KEY');
      const { authorities, office, lists } = await cardOfA();
      const trust = [
        ...['-x509_strict', '-CAfile', openssl.path('root.pem'), '-untrusted', authorities],
        ...['-attime', String(Math.floor(pair.nowMs() / 1000))],
      ];
      expect(openssl.run('verify', ...trust, office).output).toContain('OK');
      const shown = openssl.run('x509', '-in', openssl.path('root.pem'), '-noout', '-fingerprint', '-sha256');
      expect(shown.output.split('=')[1]?.trim().replaceAll(':', '')).toBe(
        made.fingerprint.replaceAll(' ', ''),
      );
      expect(
        openssl.run('crl', '-in', lists, '-CAfile', openssl.path('root.pem'), '-noout').output,
      ).toContain('verify OK');

      // sealed for the old card it still opens; what A signs waits until B has compared the new one
      expect(await carry(b, a)).toBe('checked');
      expect(await carry(a, b)).toBe('quarantined');
      await introduceTo(a, b, folder);
      expect(await carry(a, b)).toBe('checked');

      // the clerk's new certificate comes under the new issuing key
      const clerk = await a.clerk();
      const { requestId } = await clerk.ok('keys.askRenewal', {});
      await (await a.as('coyeu')).ok('keys.issue', { requestId });
      expect((await (await a.as('coyeu')).ok('keys.list', {})).root).toMatchObject({ people: 3 });
      expect(await carry(a, b)).toBe('checked');

      expect(await (await a.clerk()).ok('ledger.verify', {})).toMatchObject({
        intact: true,
        heads: { firstWrong: null },
      });
      // the heads of before and of now, in a file, by a script that has nothing of ours
      await a.vault.close();
      const again = await a.vault.as('vanthu');
      const exported = path.join(folder, 'so.jsonl');
      await again.ok('ledger.exportTo', { path: exported, scope: 'open' });
      const check = (fingerprint: string): { ok: boolean; what?: string } =>
        JSON.parse(
          spawnSync(process.execPath, [SCRIPT, exported, '--authority', fingerprint.replaceAll(' ', '')], {
            encoding: 'utf8',
          }).stdout,
        ) as { ok: boolean; what?: string };
      expect(check(made.fingerprint)).toMatchObject({ ok: true });
      expect(check('ab'.repeat(32))).toMatchObject({
        ok: false,
        what: 'another authority than the one that was compared',
      });
    },
    PAIR_TIMEOUT_MS,
  );

  it(
    'the file renews the issuing key without a new comparison, and refuses another root and another passphrase',
    async () => {
      const { a, b } = pair;
      pair.pass(MINUTE_MS);
      const cipher = await a.as('coyeu');
      expect(await cipher.call('keys.useRoot', use('renew', { passphrase: 'không phải' }))).toMatchObject({
        error: { code: 'wrong-passphrase' },
      });
      const stranger = path.join(pair.folder, 'goc-b.p12');
      await (await b.as('coyeu')).ok('keys.setUpRoot', setUp({ path: stranger }));
      expect(await cipher.call('keys.useRoot', use('renew', { path: stranger }))).toMatchObject({
        error: { code: 'root-file-wrong', params: { reason: 'foreign' } },
      });
      const before = (await cipher.ok('exchange.peers', {})).self.fingerprint;
      await cipher.ok('keys.useRoot', use('renew'));
      await cipher.ok('keys.useRoot', use('list'));
      expect((await cipher.ok('exchange.peers', {})).self.fingerprint).toBe(before);
      const { certificates } = await cipher.ok('keys.list', {});
      expect(certificates.filter(({ owner }) => owner === 'authority').map(({ state }) => state)).toEqual([
        ...['in-force', 'kept', 'kept'],
      ]);
      await introduceTo(a, b, pair.folder);
      expect(await carry(a, b)).toBe('checked');
    },
    PAIR_TIMEOUT_MS,
  );

  it(
    'a lost machine: the file takes the issuing key back with all that it issued, and everybody begins anew under the same root',
    async () => {
      const { a, b, folder } = pair;
      pair.pass(MINUTE_MS);
      const cipher = await a.as('coyeu');
      await cipher.ok('lost.settle', {
        stationId: null,
        noticedOn: '2026-11-24',
        place: 'Trên xe khách',
        ground: 'BC 12-BC/ĐU',
        wasOpen: true,
        passphrase: TEST_PASSPHRASE,
        secondUsername: 'lanhdao',
        secondPassphrase: TEST_PASSPHRASE,
      });
      // everybody comes back with a new passphrase; here only those who go on
      const next = (name: string): string => `cụm mới của ${name} sau khi mất máy`;
      const back = async (name: string) => {
        await a.vault.close();
        const caller = await a.vault.as(name);
        await caller.ok('vault.changePassphrase', { current: TEST_PASSPHRASE, next: next(name) });
        return caller;
      };
      const officer = await back('coyeu');
      expect((await officer.ok('keys.list', {})).root.lostMs).not.toBeNull();
      pair.pass(MINUTE_MS);
      const done = await officer.ok('keys.useRoot', use('compromised'));
      expect((await officer.ok('keys.list', {})).root).toMatchObject({ place: 'file', lostMs: null });
      const { certificates } = await officer.ok('keys.list', {});
      expect(
        certificates.filter(({ owner, state }) => owner === 'authority' && state === 'revoked').length,
      ).toBe(1);
      const card = path.join(folder, 'the-moi.json');
      await officer.ok('exchange.writeCard', { path: card });
      const { body } = JSON.parse(fs.readFileSync(card, 'utf8')) as { body: string };
      const { root, revocationLists } = JSON.parse(body) as CardBody;
      openssl.put('root.pem', `-----BEGIN CERTIFICATE-----\n${root}\n-----END CERTIFICATE-----\n`);
      const told = revocationLists.map((der, index) => {
        const list = openssl.put(`${index}.crl`, Buffer.from(der, 'base64'));
        return openssl.run(
          ...['crl', '-inform', 'DER', '-in', list, '-CAfile', openssl.path('root.pem'), '-noout', '-text'],
        ).output;
      });
      expect(told.find((text) => text.includes('verify OK'))).toContain('CA Compromise');

      // B reads the card: the root is the one it compared, so the list counts before anybody has compared again
      const other = await b.clerk();
      const peer = await other.ok('exchange.readCard', { path: card });
      expect(peer.fingerprint).toBe(done.fingerprint);
      await other.ok('exchange.trustPeer', {
        officeCode: peer.officeCode,
        stationId: peer.stationId,
        fingerprint: peer.fingerprint,
        comparedHow: 'Đọc 12 từ qua điện thoại',
      });
      // nothing of the old issuing key stands any more: the clerk asks and is certified anew
      const clerk = await back('vanthu');
      const { requests } = await clerk.ok('keys.list', {});
      expect(requests.length).toBe(1);
      await a.vault.close();
      const issuer = await a.vault.as('coyeu', next('coyeu'));
      const second = { secondUsername: 'lanhdao', secondPassphrase: TEST_PASSPHRASE };
      for (const { id, words } of (await issuer.ok('keys.list', {})).requests)
        await issuer.ok('keys.issue', { requestId: id, compared: { ...second, fingerprint: words } });
      await a.vault.close();
      const certified = await a.vault.as('vanthu', next('vanthu'));
      expect(await carry(a, b, certified)).toBe('checked');
      expect(await certified.ok('ledger.verify', {})).toMatchObject({
        intact: true,
        heads: { firstWrong: null },
      });
    },
    PAIR_TIMEOUT_MS,
  );
});
