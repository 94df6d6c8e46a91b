import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forkReader } from '../../../electron/cli/forkBeside.ts';
import { readSignatures } from '../../../electron/reader/signatures/readSignatures.ts';
import * as asn from '../../../electron/vault/crypto/asn1.ts';
import { parseCertificate } from '../../../electron/vault/crypto/x509/certificates.ts';
import { algorithm } from '../../../electron/vault/crypto/cms/algorithms.ts';
import { OID } from '../../../electron/vault/crypto/oids.ts';
import { createReader, type Reader } from '../../../electron/vault/reader/index.ts';
import { inTurns } from '../../../electron/vault/signatures/inParts.ts';
import { reportsOf } from '../../../electron/vault/signatures/report.ts';
import { trustOfAll } from '../../../electron/vault/signatures/trust.ts';
import { TRUST_NOBODY, type TrustLists } from '../../../electron/vault/signatures/trustLists.ts';
import type { FileSignature } from '../../../shared/ipc/contract/fileSignatures.ts';
import type { SignatureFacts } from '../../../shared/ipc/readerSignatures.ts';
import { CERTIFIED, type PdfAuthorities, pdfAuthorities } from '../../support/pdfAuthorities.ts';
import { plainPdf, signed } from '../../support/signedPdf.ts';
import { trustOfFiles } from '../../support/trustOfFiles.ts';

const DAY = 86_400_000;
const now = Date.now() + 600_000;
let by: PdfAuthorities;
let reader: Reader;
let root: Buffer;
let lists: TrustLists;
beforeAll(async () => {
  by = pdfAuthorities();
  reader = createReader(forkReader);
  root = by.certify('Gốc', { extensions: CERTIFIED.root });
  lists = await trustOfFiles(reader, [root]);
});
afterAll(() => {
  by.remove();
  reader.close();
});

async function report(
  name: string,
  {
    subFilter,
    trust = lists,
    more = ['-cades'],
  }: { subFilter?: string; trust?: TrustLists; more?: string[] } = {},
): Promise<FileSignature | undefined> {
  const how = subFilter === undefined ? {} : { subFilter };
  const pdf = signed(plainPdf(), { ...how, message: (covered) => by.cms(name, covered, ...more) });
  const [first] = await reportsOf(readSignatures(pdf.bytes).signatures, trust, now);
  return first;
}

describe('whose certificate signs a document', () => {
  const USE = 'keyUsage=critical,digitalSignature\nextendedKeyUsage=';

  it.each([
    ['a TLS server', `${USE}critical,serverAuth`, 'unfit'],
    ['a TLS server that is a client too', `${USE}serverAuth,clientAuth`, 'unfit'],
    ['what answers about certificates', `${USE}OCSPSigning`, 'unfit'],
    ['what tells the time', CERTIFIED.stamping, 'unfit'],
    ['an authority', `${CERTIFIED.sub}`.replace('keyCertSign', 'keyCertSign,digitalSignature'), 'unfit'],
    ['a person, as the State certifies them', `${USE}clientAuth,emailProtection,msSmartcardLogin`, 'trusted'],
    ['somebody without a purpose', CERTIFIED.signer, 'trusted'],
  ])('%s', async (name, extensions, trust) => {
    by.certify(name, { by: 'Gốc', extensions });
    expect(await report(name)).toMatchObject({ trust, verdict: trust === 'trusted' ? 'whole' : 'wrong' });
  });

  it('CAdES says, signed, which certificate it means', async () => {
    by.certify('Người ký', { by: 'Gốc', extensions: CERTIFIED.signer });
    const subFilter = 'ETSI.CAdES.detached';
    expect(await report('Người ký', { subFilter })).toMatchObject({ verdict: 'whole' });
    expect(await report('Người ký', { subFilter, more: [] })).toMatchObject({ verdict: 'wrong' });
    // what is no CAdES need not
    expect(await report('Người ký', { more: [] })).toMatchObject({ verdict: 'whole' });
  });

  it('what was taken back counts for its key, also where another certificate of it is enclosed first', async () => {
    by.certify('Gia hạn', { by: 'Gốc', extensions: CERTIFIED.signer });
    const serialHex = by.serialOf('Gia hạn');
    const old = by.pemOf('Gia hạn').cert;
    by.certify('Gia hạn', { by: 'Gốc', extensions: CERTIFIED.signer, again: true });
    const list = by.list('Gốc', new Date(Date.now() - DAY), new Date(Date.now() + 30 * DAY), [
      { serialHex, revokedMs: Date.now() - DAY / 2, reason: 1 },
    ]);
    const trust = await trustOfFiles(reader, [root, list]);
    expect(await report('Gia hạn', { trust, more: [] })).toMatchObject({ verdict: 'whole' });
    const [both] = readSignatures(
      signed(plainPdf(), { message: (covered) => by.cms('Gia hạn', covered) }).bytes,
    ).signatures;
    const oldDer = old.toString('latin1').replaceAll(/-----[^-]*-----|\s/g, '');
    const facts = both && { ...both, certificates: [...both.certificates, oldDer] };
    expect(await reportsOf(facts ? [facts] : [], trust, now)).toMatchObject([
      { trust: 'revoked', verdict: 'wrong' },
    ]);
  });
});

describe('certificates that somebody made to be costly', () => {
  const name = (cn: string) => asn.sequence(asn.set(asn.sequence(asn.oid(OID.commonName), asn.utf8(cn))));
  const uint = (bytes: Buffer) => asn.integerHex(`00${bytes.toString('hex')}`);
  function certificate(subject: string, issuer: string, serial: number, bits: number): Buffer {
    const modulus = randomBytes(bits / 8);
    modulus[0] = (modulus[0] ?? 0) | 0x80;
    modulus[modulus.length - 1] = (modulus.at(-1) ?? 0) | 1;
    const key = asn.encode(asn.sequence(uint(modulus), uint(Buffer.from('ffffffff', 'hex'))));
    const authority = asn.octets(asn.encode(asn.sequence(asn.boolean(true))));
    const body = asn.sequence(
      asn.tagged(0, asn.integer(2)),
      asn.integer(serial),
      algorithm(OID.sha256Rsa),
      name(issuer),
      asn.sequence(asn.time(0), asn.time(2.4e12)),
      name(subject),
      asn.sequence(algorithm(OID.rsa), asn.bits(key)),
      asn.tagged(3, asn.sequence(asn.sequence(asn.oid(OID.basicConstraints), authority))),
    );
    const signature = randomBytes(bits / 8);
    signature[0] = 0;
    return asn.encode(asn.sequence(body, algorithm(OID.sha256Rsa), asn.bits(signature)));
  }
  const SIGNATURES = 64;
  const ENCLOSED = 12;

  it('sixty-four signatures with twelve of 8,192 bits are judged in parts, and few of them are tried', async () => {
    const facts = Array.from({ length: SIGNATURES }, (): SignatureFacts => ({
      field: '',
      kind: 'signature',
      subFilter: '',
      coverage: 'whole',
      proof: 'right',
      weak: false,
      changes: [],
      signer: null,
      claimedMs: null,
      stamp: null,
      certificates: Array.from({ length: ENCLOSED }, (_, at) =>
        certificate(at === 0 ? 'ai do' : 'A', 'A', 2 + at, 8_192).toString('base64'),
      ),
    }));
    const anchor = parseCertificate(certificate('goc', 'goc', 1, 2_048));
    const work = trustOfAll(facts, { ...TRUST_NOBODY, anchors: [anchor] }, now);
    let parts = 0;
    const counted = (function* () {
      for (;;) {
        const step = work.next();
        if (step.done === true) return step.value;
        parts += 1;
        yield;
      }
    })();
    let turns = 0;
    let isOver = false;
    const others = (): void => {
      turns += 1;
      if (!isOver) setImmediate(others);
    };
    setImmediate(others);
    const trusts = await inTurns(counted);
    isOver = true;
    expect(trusts.map(({ signer }) => signer.state)).toEqual(
      Array.from({ length: SIGNATURES }, () => 'unknown'),
    );
    // each certificate is read once, and 32 signatures are tried
    expect(parts).toBe(SIGNATURES * ENCLOSED + 32);
    expect(turns).toBeGreaterThan(1);
  });
});
