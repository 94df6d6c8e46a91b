import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forkReader } from '../../../electron/cli/forkBeside.ts';
import { readSignatures } from '../../../electron/reader/signatures/readSignatures.ts';
import { createReader, type Reader } from '../../../electron/vault/reader/index.ts';
import { reportsOf } from '../../../electron/vault/signatures/report.ts';
import { TRUST_NOBODY, type TrustLists } from '../../../electron/vault/signatures/trustLists.ts';
import type { FileSignature } from '../../../shared/ipc/contract/fileSignatures.ts';
import { CERTIFIED, type PdfAuthorities, pdfAuthorities } from '../../support/pdfAuthorities.ts';
import { type GrowingPdf, grown, plainPdf, signed } from '../../support/signedPdf.ts';
import { trustOfFiles } from '../../support/trustOfFiles.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** everything is made behind the start of this file and before this */
const now = Date.now() + 10 * 60_000;
const at = (ms: number): Date => new Date(ms);

let by: PdfAuthorities;
let reader: Reader;
let root: Buffer;
let sub: Buffer;
/** by the signer under the sub-authority, without a time stamp */
let plain: GrowingPdf;

const signedBy = (name: string, ...more: readonly string[]): GrowingPdf =>
  signed(plainPdf(), { message: (covered) => by.cms(name, covered, '-cades', ...more) });
const stampedBy = (name: string, pdf: GrowingPdf): GrowingPdf =>
  signed(pdf, { subFilter: 'ETSI.RFC3161', message: (covered) => by.token(name, covered) });

beforeAll(() => {
  by = pdfAuthorities();
  reader = createReader(forkReader);
  root = by.certify('Gốc', { extensions: CERTIFIED.root });
  sub = by.certify('Nơi cấp', { by: 'Gốc', extensions: CERTIFIED.sub });
  by.certify('Người ký', { by: 'Nơi cấp', extensions: CERTIFIED.signer });
  by.certify('Dấu giờ', { by: 'Gốc', extensions: CERTIFIED.stamping });
  plain = signedBy('Người ký');
});
afterAll(() => {
  by.remove();
  reader.close();
});

const trusting = (...files: readonly Buffer[]): Promise<TrustLists> => trustOfFiles(reader, files);
const judged = (pdf: Pick<GrowingPdf, 'bytes'>, lists: TrustLists, nowMs = now): Promise<FileSignature[]> =>
  reportsOf(readSignatures(pdf.bytes).signatures, lists, nowMs);
const word = async (pdf: Pick<GrowingPdf, 'bytes'>, lists: TrustLists, nowMs = now): Promise<unknown> =>
  (await judged(pdf, lists, nowMs))[0]?.verdict;

describe('the word for a signature', () => {
  it('is whole with root and sub-authority, though the signer encloses the own certificate alone', async () => {
    expect((await judged(plain, await trusting(root, sub)))[0]).toMatchObject({
      verdict: 'whole',
      trust: 'trusted',
      issuers: ['Nơi cấp', 'Gốc'],
      lists: 'none',
      provedMs: null,
    });
  });

  it('is not enough certificates without one of them, and with those of others', async () => {
    const stranger = by.certify('Gốc khác', { extensions: CERTIFIED.root });
    expect(await word(plain, TRUST_NOBODY)).toBe('unproved');
    expect(await word(plain, await trusting(root))).toBe('unproved');
    expect(await word(plain, await trusting(sub))).toBe('unproved');
    expect(await word(plain, await trusting(stranger, sub))).toBe('unproved');
  });

  it('is what was changed or cut off, whoever is trusted', async () => {
    const lists = await trusting(root, sub);
    expect(await word(grown(plain, { 4: '<<>>' }), lists)).toBe('modified');
    expect(await word({ bytes: plain.bytes.subarray(0, -40) }, lists)).toBe('cut');
  });

  it('takes sub-authorities out of the message too, trusting none of them', async () => {
    by.certify('Gốc lạ', { extensions: CERTIFIED.root });
    by.certify('Nơi cấp lạ', { by: 'Gốc lạ', extensions: CERTIFIED.sub });
    const enclosed = signedBy('Người ký', '-certfile', 'Nơi cấp.pem');
    const strange = signedBy('Người ký', '-certfile', 'Gốc lạ.pem', '-certfile', 'Nơi cấp lạ.pem');
    expect(await word(enclosed, await trusting(root))).toBe('whole');
    expect(await word(strange, await trusting(root))).toBe('unproved');
  }, 30_000);

  it('is never whole with SHA-1 or a short key of the signer', async () => {
    expect((await judged(signedBy('Người ký', '-md', 'sha1'), await trusting(root, sub)))[0]).toMatchObject({
      verdict: 'unproved',
      weak: true,
      trust: 'trusted',
    });
  });
});

describe('a path to a trusted root', () => {
  const pathOf = async (extensions: string, signer: string = CERTIFIED.signer): Promise<FileSignature> => {
    const made = by.certify('Nơi cấp thử', { by: 'Gốc', extensions });
    by.certify('Người thử', { by: 'Nơi cấp thử', extensions: signer });
    const pdf = signedBy('Người thử', '-certfile', 'Nơi cấp thử.pem');
    const [found] = await judged(pdf, await trusting(root, made));
    if (found === undefined) throw new Error('no signature');
    return found;
  };

  it.each<[string, string, string, string]>([
    ['a sub-authority that is none', CERTIFIED.signer, 'wrong', 'unfit'],
    [
      'one that may not certify',
      CERTIFIED.sub.replace('keyCertSign,cRLSign', 'digitalSignature'),
      'wrong',
      'unfit',
    ],
    [
      'one with limits of names',
      `${CERTIFIED.sub}\nnameConstraints=critical,permitted;DNS:cơquan.vn`,
      'unproved',
      'unclear',
    ],
    [
      'one with a limit that nobody knows',
      `${CERTIFIED.sub}\n1.2.3.4.5=critical,ASN1:NULL`,
      'unproved',
      'unclear',
    ],
  ])('%s: %s', async (_, extensions, verdict, trust) => {
    expect(await pathOf(extensions.replace('cơquan', 'coquan'))).toMatchObject({ verdict, trust });
  });

  it('a signer that may only encrypt', async () => {
    const usage = CERTIFIED.signer.replace('digitalSignature,nonRepudiation', 'keyEncipherment');
    expect(await pathOf(CERTIFIED.sub, usage)).toMatchObject({ verdict: 'wrong', trust: 'unfit' });
  });

  it('a path longer than its authority permits', async () => {
    // the sub-authority may certify people only
    const under = by.certify('Nơi cấp dưới', { by: 'Nơi cấp', extensions: CERTIFIED.sub });
    by.certify('Người dưới', { by: 'Nơi cấp dưới', extensions: CERTIFIED.signer });
    expect((await judged(signedBy('Người dưới'), await trusting(root, sub, under)))[0]).toMatchObject({
      verdict: 'wrong',
      trust: 'unfit',
    });
  });

  it('a root that signed itself with SHA-1, and keys on curves', async () => {
    const old = by.certify('Gốc cũ', { extensions: CERTIFIED.root, hash: '-sha1' });
    by.certify('Người cũ', { by: 'Gốc cũ', extensions: CERTIFIED.signer });
    expect(await word(signedBy('Người cũ'), await trusting(old))).toBe('whole');
    const curve = by.certify('Gốc cong', { extensions: CERTIFIED.root, key: 'ec' });
    by.certify('Người cong', { by: 'Gốc cong', extensions: CERTIFIED.signer, key: 'ec' });
    expect(await word(signedBy('Người cong'), await trusting(curve))).toBe('whole');
    // a certificate under it with SHA-1 is another matter
    const weak = by.certify('Nơi cấp yếu', { by: 'Gốc', extensions: CERTIFIED.sub, hash: '-sha1' });
    by.certify('Người yếu', { by: 'Nơi cấp yếu', extensions: CERTIFIED.signer });
    expect(await word(signedBy('Người yếu'), await trusting(root, weak))).toBe('unproved');
  }, 30_000);

  it('of a renewed sub-authority, the certificate that is in force is found', async () => {
    const old = by.certify('Nơi cấp', { by: 'Gốc', extensions: CERTIFIED.sub, days: 1, again: true });
    const again = await trusting(root, old, sub);
    expect(await word(plain, again, now + 2 * DAY)).toBe('whole');
    expect(await word(plain, await trusting(root, sub), now + 4_000 * DAY)).toBe('unproved');
    expect(await word(plain, await trusting(root, old))).toBe('whole');
    expect(await word(plain, await trusting(root, old), now + 2 * DAY)).toBe('unproved');
  });
});

describe('a time stamp that is trusted', () => {
  it('proves a signature to have been there while its certificate was in force', async () => {
    by.certify('Người ngắn', { by: 'Gốc', extensions: CERTIFIED.signer, days: 1 });
    const bare = signedBy('Người ngắn');
    const lists = await trusting(root);
    expect(await word(bare, lists)).toBe('whole');
    expect((await judged(bare, lists, now + 3 * DAY))[0]).toMatchObject({
      verdict: 'unproved',
      trust: 'expired',
    });
    const both = stampedBy('Dấu giờ', bare);
    const [signature, stamp] = await judged(both, lists, now + 3 * DAY);
    expect(signature).toMatchObject({ verdict: 'whole', trust: 'trusted' });
    expect(Math.abs((signature?.provedMs ?? 0) - now)).toBeLessThan(15 * 60_000);
    expect(stamp).toMatchObject({ kind: 'stamp', verdict: 'whole' });
  });

  it('is none by an authority that nobody trusts, and none by whoever may not stamp', async () => {
    by.certify('Dấu lạ', { extensions: CERTIFIED.root });
    by.certify('Giờ lạ', { by: 'Dấu lạ', extensions: CERTIFIED.stamping });
    by.certify('Người ngắn', { by: 'Gốc', extensions: CERTIFIED.signer, days: 1 });
    const both = stampedBy('Giờ lạ', signedBy('Người ngắn'));
    expect(await judged(both, await trusting(root), now + 3 * DAY)).toMatchObject([
      { verdict: 'unproved', trust: 'expired', provedMs: null },
      { verdict: 'unproved', trust: 'unknown' },
    ]);
  });

  it('over the signature of somebody trusted proves those before it too, and over that of a stranger none', async () => {
    by.certify('Người ngắn', { by: 'Gốc', extensions: CERTIFIED.signer, days: 1 });
    by.certify('Người lạ', { extensions: CERTIFIED.signer });
    const lists = await trusting(root, sub);
    const [, { stamp } = { stamp: null }] = readSignatures(stampedBy('Dấu giờ', plain).bytes).signatures;
    const behind = async (name: string): Promise<FileSignature[]> => {
      const two = signed(signedBy('Người ngắn'), { message: (covered) => by.cms(name, covered, '-cades') });
      const [first, second] = readSignatures(two.bytes).signatures;
      // as if the stamp were over the second signature itself
      return first && second ? reportsOf([first, { ...second, stamp }], lists, now + 3 * DAY) : [];
    };
    expect(await behind('Người ký')).toMatchObject([{ verdict: 'whole' }, { verdict: 'whole' }]);
    expect(await behind('Người lạ')).toMatchObject([
      { verdict: 'unproved', trust: 'expired', provedMs: null },
      { verdict: 'unproved', trust: 'unknown' },
    ]);
  });

  it('counts only as long as its own certificate is in force', async () => {
    by.certify('Giờ ngắn', { by: 'Gốc', extensions: CERTIFIED.stamping, days: 2 });
    by.certify('Người ngắn', { by: 'Gốc', extensions: CERTIFIED.signer, days: 1 });
    const both = stampedBy('Giờ ngắn', signedBy('Người ngắn'));
    const lists = await trusting(root);
    expect(await word(both, lists, now + 1.5 * DAY)).toBe('whole');
    expect(await word(both, lists, now + 3 * DAY)).toBe('unproved');
    // a later stamp over all of it keeps it provable
    expect(await judged(stampedBy('Dấu giờ', both), lists, now + 3 * DAY)).toMatchObject([
      { verdict: 'whole' },
      { verdict: 'whole' },
      { verdict: 'whole' },
    ]);
  });
});

describe('lists of revoked certificates', () => {
  const revoked = (name: string, revokedMs: number, reason?: number) => [
    { serialHex: by.serialOf(name), revokedMs: Math.floor(revokedMs / 1000) * 1000, reason },
  ];
  const withList = async (name: string, revokedMs: number, reason?: number): Promise<TrustLists> => {
    const list = by.list('Gốc', at(now + HOUR), at(now + 30 * DAY), revoked(name, revokedMs, reason));
    return trusting(root, list);
  };
  let signer: GrowingPdf;
  beforeAll(() => {
    by.certify('Người thu', { by: 'Gốc', extensions: CERTIFIED.signer });
    signer = signedBy('Người thu');
  });

  it('revoked before the time stamp it is wrong, behind it whole; compromised it is not proved', async () => {
    const both = stampedBy('Dấu giờ', signer);
    const told = async (ms: number, reason?: number): Promise<unknown> =>
      (await judged(both, await withList('Người thu', ms, reason), now + 2 * HOUR))[0];
    expect(await told(now - 5 * HOUR)).toMatchObject({ verdict: 'wrong', trust: 'revoked' });
    expect(await told(now + HOUR, 4)).toMatchObject({ verdict: 'whole', trust: 'trusted', lists: 'good' });
    expect(await told(now + HOUR, 1)).toMatchObject({ verdict: 'unproved', trust: 'revoked-later' });
  });

  it('without a stamp, revoked before the claimed time it is wrong, behind it not proved', async () => {
    const told = async (ms: number): Promise<unknown> =>
      word(signer, await withList('Người thu', ms), now + 2 * HOUR);
    expect(await told(now - 5 * HOUR)).toBe('wrong');
    expect(await told(now + HOUR)).toBe('unproved');
  });

  it('a stamp of an authority that was revoked proves nothing, but for harmless reasons', async () => {
    by.certify('Người ngắn', { by: 'Gốc', extensions: CERTIFIED.signer, days: 1 });
    const both = stampedBy('Dấu giờ', signedBy('Người ngắn'));
    const told = async (ms: number, reason?: number): Promise<unknown> =>
      word(both, await withList('Dấu giờ', ms, reason), now + 3 * DAY);
    expect(await told(now + HOUR, 4)).toBe('whole');
    expect(await told(now + HOUR)).toBe('unproved');
    expect(await told(now - HOUR, 4)).toBe('unproved');
  });

  it('out of date it is told; a missing one too', async () => {
    const old = by.list('Gốc', at(now - 60 * DAY), at(now - 30 * DAY));
    const listsOf = async (...files: readonly Buffer[]): Promise<unknown> =>
      (await judged(signer, await trusting(root, ...files), now))[0];
    expect(await listsOf(old)).toMatchObject({ verdict: 'whole', lists: 'stale' });
    expect(await listsOf()).toMatchObject({ verdict: 'whole', lists: 'none' });
    const fresh = by.list('Gốc', at(now - DAY), at(now + 30 * DAY));
    expect(await listsOf(fresh, old)).toMatchObject({ verdict: 'whole', lists: 'good' });
  });

  it('of another authority, or with a changed byte, counts for nothing', async () => {
    const stranger = by.certify('Gốc thứ ba', { extensions: CERTIFIED.root });
    const list = by.list('Gốc thứ ba', at(now - DAY), at(now + DAY), revoked('Người thu', now - 5 * HOUR));
    expect(await word(signer, await trusting(root, stranger, list))).toBe('whole');
    const own = by.list('Gốc', at(now - DAY), at(now + DAY), revoked('Người thu', now - 5 * HOUR));
    expect(await word(signer, await trusting(root, own))).toBe('wrong');
    let counted = 0;
    for (let byte = 20; byte < own.length; byte += 9) {
      const changed = Buffer.from(own);
      changed[byte] = (changed[byte] ?? 0) ^ 1;
      if ((await word(signer, await trusting(root, changed))) !== 'whole') counted += 1;
    }
    expect(counted).toBe(0);
  }, 60_000);
});
