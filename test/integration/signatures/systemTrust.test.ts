import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Certificate, parseCertificate } from '../../../electron/vault/crypto/x509/certificates.ts';
import type { WriteDb } from '../../../electron/vault/db/handles.ts';
import { certificatesOf } from '../../../electron/vault/people/certificateStore.ts';
import { ownAuthorities } from '../../../electron/vault/peers/ownKeys.ts';
import { reportsOf } from '../../../electron/vault/signatures/report.ts';
import { trustNow } from '../../../electron/vault/signatures/storedTrust.ts';
import type { FileSignature } from '../../../shared/ipc/contract/fileSignatures.ts';
import { openGuarded } from '../../support/rawDatabase.ts';
import {
  createTwoStations,
  type Office,
  PAIR_TIMEOUT_MS,
  type TwoStations,
} from '../../support/twoStations.ts';

const PEOPLE = ['quantri', 'vanthu', 'lanhdao', 'coyeu'];
let pair: TwoStations;
let here: WriteDb;
let there: WriteDb;
/** of the other office to sign with, the newest first; the second was taken back, and its list was read here */
let certificates: readonly Certificate[];

beforeAll(async () => {
  pair = await createTwoStations({ b: { people: PEOPLE } });
  const { a, b, folder } = pair;
  const cipher = await b.as('coyeu');
  pair.pass(60_000);
  const before = (await cipher.ok('keys.list', {})).certificates.find(
    ({ owner, purpose }) => owner === 'office' && purpose === 'sign',
  );
  await cipher.ok('keys.renewOffice', {});
  await cipher.ok('keys.revoke', { id: before?.id ?? '', reason: 'superseded' });
  const list = path.join(folder, 'thu-hoi.crl');
  await cipher.ok('keys.writeList', { path: list });
  await (await a.clerk()).ok('keys.readList', { path: list });
  await Promise.all([a.vault.close(), b.vault.close()]);
  here = await openGuarded(a.vault.dir);
  there = await openGuarded(b.vault.dir);
  certificates = certificatesOf(there, 'office', 'sign')
    .map(({ der }) => parseCertificate(der))
    .sort((one, two) => two.notBeforeMs - one.notBeforeMs);
}, PAIR_TIMEOUT_MS);
afterAll(async () => {
  here.close();
  there.close();
  await pair.remove();
});

/** A signature that holds, by whoever has this certificate. */
async function judged(
  db: WriteDb,
  { officeCode }: Pick<Office, 'officeCode'>,
  by: Certificate | undefined,
): Promise<FileSignature> {
  const lists = trustNow({ db, station: { office: { code: officeCode } }, nowMs: pair.nowMs });
  const [report] = await reportsOf(
    [
      {
        field: '',
        kind: 'signature',
        subFilter: 'ETSI.CAdES.detached',
        coverage: 'whole',
        proof: 'right',
        weak: false,
        changes: [],
        signer: null,
        claimedMs: null,
        stamp: null,
        certificates: by === undefined ? [] : [by.der.toString('base64')],
      },
    ],
    lists,
    pair.nowMs(),
  );
  if (report === undefined) throw new Error('nothing is told');
  return report;
}

describe('whom a station believes for exchange', () => {
  it('vouches for signatures in files too, and that is told', async () => {
    const own = certificatesOf(here, 'office', 'sign').map(({ der }) => parseCertificate(der));
    expect(await judged(here, pair.a, own[0])).toMatchObject({
      verdict: 'whole',
      trustedBy: 'system',
      lists: 'good',
    });
    expect(await judged(here, pair.a, certificates[0])).toMatchObject({
      verdict: 'whole',
      trustedBy: 'system',
      lists: 'good',
      issuers: [ownAuthorities(there)[0]?.name.commonName],
    });
  });

  it('whoever took a certificate back is heard, here and where it was taken back', async () => {
    expect(certificates).toHaveLength(2);
    for (const [db, office] of [
      [here, pair.a],
      [there, pair.b],
    ] as const)
      expect(await judged(db, office, certificates[1])).toMatchObject({
        verdict: 'unproved',
        trust: 'revoked-later',
      });
  });

  it('vouches for certificates of its own office and of no other', () => {
    const { anchorsOf } = trustNow({
      db: here,
      station: { office: { code: pair.a.officeCode } },
      nowMs: pair.nowMs,
    });
    const [leaf] = certificates;
    if (leaf === undefined) throw new Error('no certificate');
    const roots = (code: string | undefined): string[] =>
      anchorsOf({ ...leaf, name: { ...leaf.name, officeCode: code } }).map(({ sha256 }) => sha256);
    const sha256Of = (db: WriteDb): string[] => ownAuthorities(db).map(({ sha256 }) => sha256);
    expect(roots(pair.b.officeCode)).toEqual(sha256Of(there));
    expect(roots(pair.a.officeCode)).toEqual(sha256Of(here));
    expect(roots('000.99.99.H99')).toEqual([]);
    expect(roots(undefined)).toEqual([]);
  });

  it('a station that exchanges with nobody believes nobody else', async () => {
    here.exec(
      'UPDATE peer_card SET replaced_ms = read_ms WHERE trusted_ms IS NOT NULL AND replaced_ms IS NULL',
    );
    expect(await judged(here, pair.a, certificates[0])).toMatchObject({
      verdict: 'unproved',
      trust: 'unknown',
      trustedBy: null,
    });
  });
});
