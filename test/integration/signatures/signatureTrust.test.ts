import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Output } from '../../../shared/ipc/contract.ts';
import { CERTIFIED, type PdfAuthorities, pdfAuthorities } from '../../support/pdfAuthorities.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { plainPdf, signed } from '../../support/signedPdf.ts';
import { type Caller, createTestVault, type TestVault } from '../../support/vault.ts';

const DAY = 24 * 3_600_000;
const START = Date.now();
const at = (days: number): Date => new Date(START + days * DAY);

let by: PdfAuthorities;
let vault: TestVault;
let folder: string;
let pdf: Buffer;
/** the clock of the station is moved by hand */
let ahead = 600_000;

const put = (name: string, bytes: Uint8Array): string => {
  fs.writeFileSync(path.join(folder, name), bytes);
  return path.join(folder, name);
};
const admin = (): Promise<Caller> => vault.as('quantri');

async function wordFor(person: string): Promise<Output<'attachments.signatures'>['signatures'][number]> {
  const caller = await vault.as(person);
  const { done } = await caller.ok('attachments.stageChunk', {
    stageId: null,
    name: 'cong-van.pdf',
    dataBase64: pdf.toString('base64'),
    last: true,
  });
  const id = done?.stageId ?? '';
  const { signatures } = await caller.ok('attachments.signatures', { source: 'stage', id });
  await caller.ok('attachments.discardStage', { stageId: id });
  const [first] = signatures;
  if (first === undefined) throw new Error('no signature');
  return first;
}

const known = async (caller: Caller, name: string) => {
  const { authorities } = await caller.ok('signatureTrust.list', {});
  const found = authorities.find((one) => one.name === name);
  if (found === undefined) throw new Error(`${name} is not known`);
  return found;
};

beforeAll(async () => {
  by = pdfAuthorities();
  by.certify('Gốc', { extensions: CERTIFIED.root });
  by.certify('Nơi cấp', { by: 'Gốc', extensions: CERTIFIED.sub });
  by.certify('Người ký', { by: 'Nơi cấp', extensions: CERTIFIED.signer });
  pdf = signed(plainPdf(), { message: (covered) => by.cms('Người ký', covered, '-cades') }).bytes;
  vault = await createTestVault({
    people: ['quantri', 'vanthu', 'lanhdao'],
    nowMs: () => Date.now() + ahead,
  });
  folder = fs.mkdtempSync(path.join(vault.dir, '..', 'an-thu-trust-'));
}, 60_000);
afterAll(async () => {
  by.remove();
  await vault.remove();
  fs.rmSync(folder, { recursive: true, force: true });
});

describe('authorities of signatures in files', () => {
  it('are known once loaded, and trusted only when the fingerprint was compared', async () => {
    expect(await wordFor('vanthu')).toMatchObject({ verdict: 'unproved', trust: 'unknown' });
    const caller = await admin();
    const file = put('noi-cap.p7b', by.bag('Gốc', 'Nơi cấp', 'Người ký'));
    expect(await caller.ok('signatureTrust.load', { path: file })).toMatchObject({
      added: [{ isRoot: true }, { isRoot: false }],
      known: 0,
      unfit: 1,
      lists: [],
    });
    expect(await caller.ok('signatureTrust.load', { path: file })).toMatchObject({ added: [], known: 2 });
    expect(await wordFor('vanthu')).toMatchObject({ verdict: 'unproved' });

    const again = await admin();
    const root = await known(again, 'Gốc');
    expect(root).toMatchObject({ isRoot: true, trusted: null, leadsTo: null, list: null });
    const asked = { id: root.id, comparedHow: 'công văn 12 của nơi cấp' };
    expect(
      await again.call('signatureTrust.trust', {
        id: asked.id,
        comparedHow: asked.comparedHow,
        fingerprint: 'ab'.repeat(32),
      }),
    ).toMatchObject({ error: { code: 'certificate-unknown' } });
    const { fingerprint } = root;
    const { id, comparedHow } = asked;
    expect(await again.ok('signatureTrust.trust', { id, comparedHow, fingerprint })).toMatchObject({
      trusted: { comparedHow: 'công văn 12 của nơi cấp' },
      leadsTo: 'Gốc',
    });
    expect(await again.call('signatureTrust.trust', { id, comparedHow, fingerprint })).toMatchObject({
      error: { code: 'signature-trust-refused', params: { reason: 'trusted' } },
    });
    expect(await known(again, 'Nơi cấp')).toMatchObject({ trusted: null, leadsTo: 'Gốc' });
    expect(await wordFor('vanthu')).toMatchObject({
      verdict: 'whole',
      issuers: ['Nơi cấp', 'Gốc'],
      lists: 'none',
    });
  });

  it('are the administrator’s, who types the passphrase for it; nobody else loads or trusts', async () => {
    const clerk = await vault.as('vanthu');
    const file = put('goc.der', by.bag('Gốc'));
    expect(await clerk.call('signatureTrust.load', { path: file })).toMatchObject({
      error: { code: 'not-permitted' },
    });
    expect(await clerk.call('signatureTrust.list', {})).toMatchObject({ error: { code: 'not-permitted' } });
    const caller = await admin();
    const { id } = await known(caller, 'Nơi cấp');
    const bare = await vault.service().call('host', 'signatureTrust.withdraw', {
      passphrase: 'khác',
      input: { id, reason: 'thử' },
    });
    expect(bare).toMatchObject({ error: { code: 'wrong-passphrase' } });
  });

  it('take back certificates by lists: the newest counts, and what was taken back stays so', async () => {
    const serialHex = by.serialOf('Người ký');
    const load = async (name: string, bytes: Buffer): Promise<Output<'signatureTrust.load'>> =>
      (await admin()).ok('signatureTrust.load', { path: put(name, bytes) });
    const pem = (der: Buffer): Buffer =>
      Buffer.from(`-----BEGIN X509 CRL-----\n${der.toString('base64')}\n-----END X509 CRL-----\n`, 'latin1');
    const of = (day: number, reason?: number): Buffer =>
      by.list('Nơi cấp', at(day), at(day + 30), [
        { serialHex, revokedMs: Math.floor(at(-20).getTime() / 1000) * 1000, reason },
      ]);
    const clean = (day: number): Buffer => by.list('Nơi cấp', at(day), at(day + 30));

    expect(await load('0.crl', clean(-10))).toMatchObject({ lists: [{ issuer: 'Nơi cấp', count: 0 }] });
    expect(await wordFor('vanthu')).toMatchObject({ verdict: 'whole', lists: 'none' });
    expect(await load('goc.crl', by.list('Gốc', at(-9), at(20)))).toMatchObject({ aside: [] });
    expect(await wordFor('vanthu')).toMatchObject({ verdict: 'whole', lists: 'good' });
    // held for a while, then free again
    expect(await load('1.crl', pem(of(-8, 6)))).toMatchObject({ lists: [{ count: 1 }] });
    expect(await wordFor('vanthu')).toMatchObject({ verdict: 'wrong', trust: 'revoked' });
    expect(await load('2.crl', clean(-7))).toMatchObject({ lists: [{ count: 0 }] });
    expect(await wordFor('vanthu')).toMatchObject({ verdict: 'whole' });
    // an older one tells nothing new
    expect(await load('1.crl', of(-8, 4))).toMatchObject({ lists: [], aside: [{ why: 'older' }] });
    expect(await load('3.crl', of(-6, 4))).toMatchObject({ lists: [{ count: 1 }] });
    expect(await wordFor('vanthu')).toMatchObject({ verdict: 'wrong', trust: 'revoked' });
    // a later list that lacks it does not bring it back
    expect(await load('4.crl', clean(-5))).toMatchObject({ lists: [{ count: 0 }] });
    expect(await wordFor('vanthu')).toMatchObject({ verdict: 'wrong', trust: 'revoked' });
    expect(await load('5.crl', clean(3))).toMatchObject({ aside: [{ why: 'future' }] });
    by.certify('Gốc khác', { extensions: CERTIFIED.root });
    expect(await load('6.crl', by.list('Gốc khác', at(-1), at(1)))).toMatchObject({
      aside: [{ issuer: 'Gốc khác', why: 'unknown-issuer' }],
    });
    const forged = clean(-1);
    forged[forged.length - 9] = (forged.at(-9) ?? 0) ^ 1;
    expect(await load('7.crl', forged)).toMatchObject({ aside: [{ why: 'not-signed' }] });
  }, 60_000);

  it('are no more, when the trust is taken away; and come again only by comparing anew', async () => {
    by.certify('Người hai', { by: 'Nơi cấp', extensions: CERTIFIED.signer });
    pdf = signed(plainPdf(), { message: (covered) => by.cms('Người hai', covered, '-cades') }).bytes;
    ahead = 3_600_000;
    expect(await wordFor('vanthu')).toMatchObject({ verdict: 'whole' });
    const caller = await admin();
    const { id, fingerprint } = await known(caller, 'Gốc');
    expect(await caller.ok('signatureTrust.withdraw', { id, reason: 'nơi cấp báo lộ khóa' })).toMatchObject({
      trusted: null,
    });
    expect(await caller.call('signatureTrust.withdraw', { id, reason: 'lần nữa' })).toMatchObject({
      error: { code: 'signature-trust-refused', params: { reason: 'untrusted' } },
    });
    expect(await wordFor('vanthu')).toMatchObject({ verdict: 'unproved', trust: 'unknown' });
    const again = await admin();
    await again.ok('signatureTrust.trust', { id, fingerprint, comparedHow: 'gọi lại tổng đài' });
    expect(await wordFor('vanthu')).toMatchObject({ verdict: 'whole' });
  });

  it('are not read out of files that hold none', async () => {
    const caller = await admin();
    const refused = async (bytes: Buffer): Promise<unknown> => {
      const reply = await caller.call('signatureTrust.load', { path: put('x', bytes) });
      return reply.ok ? reply.value : reply.error.params['reason'];
    };
    expect(await refused(Buffer.from('không phải chứng thư'))).toBe('nothing');
    expect(await refused(Buffer.alloc(0))).toBe('nothing');
    expect(await refused(by.bag('Người ký'))).toBe('people');
    expect(await refused(Buffer.alloc(4_000, Buffer.from('3080', 'hex')))).toBe('nothing');
  });

  it('stay as they were compared, for whoever has the key and a SQL prompt', async () => {
    await vault.close();
    const db = await openRaw(vault.dir);
    const never = (sql: string): void => {
      expect(() => db.prepare(sql).run(), sql).toThrow();
    };
    const acts = db
      .prepare("SELECT DISTINCT act FROM ledger WHERE act LIKE 'signature-trust.%'")
      .pluck()
      .all();
    expect(acts.sort()).toEqual([
      'signature-trust.given',
      'signature-trust.loaded',
      'signature-trust.withdrawn',
    ]);
    const [root, sub] = db
      .prepare('SELECT id FROM signature_authority ORDER BY added_ms, id')
      .pluck()
      .all() as string[];
    never(`UPDATE signature_authority SET der = zeroblob(200)`);
    never(`DELETE FROM signature_authority`);
    never(`INSERT INTO signature_trust (id, authority_id, fingerprint, compared_how, trusted_ms, trusted_by)
      SELECT '${'a'.repeat(32)}', '${sub ?? ''}', sha256, 'x', 1, added_by FROM signature_authority WHERE id = '${root ?? ''}'`);
    never(`UPDATE signature_trust SET compared_how = 'khác'`);
    never(
      `UPDATE signature_trust SET withdrawn_ms = NULL, withdrawn_by = NULL, withdrawn_why = NULL WHERE withdrawn_ms IS NOT NULL`,
    );
    never(`DELETE FROM signature_trust`);
    never(`UPDATE signature_list SET this_update_ms = this_update_ms - 1`);
    never(`DELETE FROM signature_list`);
    never(`DELETE FROM signature_revoked`);
    never(`UPDATE signature_revoked SET revoked_ms = revoked_ms + 1`);
    never(`UPDATE signature_revoked SET reason = 6`);
    db.close();
  });
});
