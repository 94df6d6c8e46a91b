import { createPublicKey } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import {
  sealBareFile,
  openBareFile,
  decryptFile,
  loadIdentity,
  verifyFile,
  loadRevocationLists,
} from '../../../electron/vault/crypto/x509/bareFiles.ts';
import { sealCms } from '../../../electron/vault/crypto/cms/envelope.ts';
import { keySigner, signCms } from '../../../electron/vault/crypto/cms/sign.ts';
import type { CmsProfile } from '../../../electron/vault/crypto/cms/types.ts';
import { issueRevocationList } from '../../../electron/vault/crypto/x509/crl.ts';
import {
  createCertificateRequest,
  parseCertificateRequest,
} from '../../../electron/vault/crypto/x509/csr.ts';
import { pemBlocks, toPem } from '../../../electron/vault/crypto/pem.ts';
import { readPkcs12, writePkcs12 } from '../../../electron/vault/crypto/x509/pkcs12.ts';
import { AppError } from '../../../shared/errors.ts';
import { DAY_MS, issue, makePki, OFFICE_A, PERSON_A, refusalOf, testKey } from '../../unit/crypto/testPki.ts';
import { certificatePem, keyPem, openSsl } from './openssl.ts';

const ssl = openSsl();
afterAll(() => ssl.remove());

// openssl judges at the time of the machine, so these certificates must hold today.
const NOW_MS = Date.now();
const span = { fromMs: NOW_MS - 100 * DAY_MS, toMs: NOW_MS + 900 * DAY_MS };
const root = issue('authority', 'root', undefined, span);
const office = issue('signing', 'a-sign', root, span);
const person = issue('signing', 'c-sign', root, { ...span, subject: PERSON_A });
const reader = issue('encryption', 'b-enc', root, span);
const { rootB } = makePki();

const content = Buffer.from('Công văn số 01-CV/ĐU — nội dung thử\r\n');
ssl.put('content', content);
ssl.put('root.pem', certificatePem(root.certificate));
ssl.put('rootB.pem', certificatePem(rootB.certificate));
for (const [name, holder] of Object.entries({ office, person, reader })) {
  ssl.put(`${name}.pem`, certificatePem(holder.certificate));
  ssl.put(`${name}.key`, keyPem(holder.privateKey));
}

const trust = { certificates: [root.certificate], nowMs: NOW_MS };
const signers = [
  keySigner(person.certificate, person.privateKey),
  keySigner(office.certificate, office.privateKey, 'pss'),
];

describe('openssl takes what we write:', () => {
  it.each(['office', 'person', 'reader'])('certificate of %s', (name) => {
    const verified = ssl.run('verify', '-x509_strict', '-CAfile', 'root.pem', `${name}.pem`);
    expect(verified.output).toContain('OK');
    expect(ssl.run('verify', '-CAfile', 'rootB.pem', `${name}.pem`).ok).toBe(false);
  });

  it('purposes of the certificates, and Vietnamese names', () => {
    const forPurpose = (purpose: string, name: string): boolean =>
      ssl.run('verify', '-purpose', purpose, '-CAfile', 'root.pem', `${name}.pem`).ok;
    expect([forPurpose('smimesign', 'person'), forPurpose('smimeencrypt', 'reader')]).toEqual([true, true]);
    expect([forPurpose('smimesign', 'reader'), forPurpose('smimeencrypt', 'person')]).toEqual([false, false]);
    const { output } = ssl.run(
      'x509',
      '-in',
      'person.pem',
      '-noout',
      '-subject',
      '-nameopt',
      'utf8,sep_comma_plus',
    );
    expect(output).toContain('CN=Nguyễn Thị Ngữ');
    expect(output).toContain(`organizationIdentifier=${OFFICE_A.officeCode}`);
  });

  it('revocation list', () => {
    const revoked = [{ serialHex: office.certificate.serialHex, revokedMs: NOW_MS - DAY_MS, reason: 1 }];
    const list = issueRevocationList({
      issuer: root.certificate,
      issuerKey: root.privateKey,
      number: 3,
      thisUpdateMs: NOW_MS - DAY_MS,
      nextUpdateMs: NOW_MS + DAY_MS,
      revoked,
    });
    ssl.put('crl.pem', toPem(list, 'X509 CRL'));
    expect(ssl.run('crl', '-in', 'crl.pem', '-noout', '-CAfile', 'root.pem').output).toContain('verify OK');
    const check = (name: string) =>
      ssl.run('verify', '-crl_check', '-CRLfile', 'crl.pem', '-CAfile', 'root.pem', `${name}.pem`);
    expect(check('office').output).toContain('certificate revoked');
    expect(check('person').ok).toBe(true);
  });

  it('certificate request', () => {
    const privateKey = testKey('c-enc');
    const request = createCertificateRequest(
      { privateKey, publicKey: createPublicKey(privateKey) },
      PERSON_A,
      'signing',
    );
    ssl.put('request.pem', toPem(request, 'CERTIFICATE REQUEST'));
    expect(ssl.run('req', '-in', 'request.pem', '-verify', '-noout').output).toMatch(/verify OK/i);
  });

  it.each([
    ['attached', false],
    ['detached', true],
  ])('signatures of two, %s, as CAdES', async (_what, detached) => {
    ssl.put('signed', await signCms({ content, signers, signedMs: NOW_MS, detached }));
    const verify = (ca: string) =>
      ssl.run(
        'cms',
        '-verify',
        '-binary',
        '-inform',
        'DER',
        '-in',
        'signed',
        '-CAfile',
        ca,
        '-cades',
        '-out',
        'out',
        ...(detached ? ['-content', 'content'] : []),
      );
    expect(verify('root.pem').output).toMatch(/Verification successful/);
    expect(ssl.get('out')).toEqual(content);
    expect(verify('rootB.pem').ok).toBe(false);
  });

  it('sealed message, and the signed one inside', async () => {
    const sealed = await sealBareFile({
      content,
      sender: { ...office, others: [] },
      recipients: [reader.certificate],
      nowMs: NOW_MS,
    });
    ssl.put('sealed', sealed);
    const opened = ssl.run(
      'cms',
      '-decrypt',
      '-inform',
      'DER',
      '-in',
      'sealed',
      '-recip',
      'reader.pem',
      '-inkey',
      'reader.key',
      '-out',
      'inner',
    );
    expect(opened.output).toBe('');
    expect(
      ssl.run(
        'cms',
        '-verify',
        '-binary',
        '-inform',
        'DER',
        '-in',
        'inner',
        '-CAfile',
        'root.pem',
        '-cades',
        '-out',
        'out',
      ).ok,
    ).toBe(true);
    expect(ssl.get('out')).toEqual(content);
    expect(
      ssl.run(
        'cms',
        '-decrypt',
        '-inform',
        'DER',
        '-in',
        'sealed',
        '-recip',
        'office.pem',
        '-inkey',
        'office.key',
      ).ok,
    ).toBe(false);
  });

  it('PKCS#12 with a Vietnamese passphrase', () => {
    const passphrase = 'Mật-khẩu dài của cán bộ';
    ssl.put('ours.p12', writePkcs12({ ...office, others: [root.certificate] }, passphrase, 'Khóa ký', 2000));
    const read = ssl.run('pkcs12', '-in', 'ours.p12', '-nodes', '-passin', `pass:${passphrase}`);
    expect(read.output.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
    expect(read.output).toContain('BEGIN PRIVATE KEY');
    expect(ssl.run('pkcs12', '-in', 'ours.p12', '-nodes', '-passin', 'pass:sai').ok).toBe(false);
  });
});

describe('we take what openssl writes:', () => {
  const sign = (name: string, ...more: string[]): Buffer => {
    const base = [
      'cms',
      '-sign',
      '-binary',
      '-md',
      'sha256',
      '-in',
      'content',
      '-outform',
      'DER',
      '-out',
      'theirs',
    ];
    const made = ssl.run(...base, '-signer', `${name}.pem`, '-inkey', `${name}.key`, ...more);
    expect(made.output).toBe('');
    return ssl.get('theirs');
  };
  const verdict = (message: Uint8Array, profile: CmsProfile, detached?: Uint8Array): string =>
    refusalOf(() => {
      const verified = verifyFile({ message, trust, profile, ...(detached ? { content: detached } : {}) });
      expect(verified.content).toEqual(content);
    });

  const pss = ['-keyopt', 'rsa_padding_mode:pss', '-keyopt', 'rsa_pss_saltlen:digest'];
  it.each<[string, string[], string, string]>([
    ['attached', ['-nodetach'], '', 'signature-invalid no-signing-certificate'],
    ['CAdES', ['-nodetach', '-cades'], '', ''],
    ['CAdES with PSS', ['-nodetach', '-cades', ...pss], '', ''],
    ['by key identifier', ['-nodetach', '-cades', '-keyid'], '', ''],
    ['SHA-512', ['-nodetach', '-cades', '-md', 'sha512'], '', ''],
    ['BER stream', ['-nodetach', '-cades', '-stream'], '', 'message-malformed not-der'],
    ['no attributes', ['-nodetach', '-noattr'], '', 'signature-invalid no-signed-attributes'],
    [
      'SHA-1',
      ['-nodetach', '-md', 'sha1'],
      'algorithm-refused digest-algorithm',
      'algorithm-refused digest-algorithm',
    ],
    [
      'without certificates',
      ['-nodetach', '-cades', '-nocerts'],
      'certificate-unknown no-signer-certificate',
      'certificate-unknown no-signer-certificate',
    ],
  ])('signed %s', (_what, options, foreign, exchange) => {
    const message = sign('office', ...options);
    expect(verdict(message, 'foreign')).toBe(foreign);
    expect(verdict(message, 'exchange')).toBe(exchange);
  });

  it('detached, over the right content only', () => {
    const message = sign('person', '-cades');
    expect(verdict(message, 'exchange', content)).toBe('');
    expect(verdict(message, 'exchange', Buffer.from('khác'))).toBe('signature-invalid digest-mismatch');
  });

  it('and refuse what openssl may accept: an encryption certificate that signs', () => {
    expect(verdict(sign('reader', '-nodetach', '-cades'), 'foreign')).toBe('certificate-invalid key-usage');
  });

  const oaep = [
    '-keyopt',
    'rsa_padding_mode:oaep',
    '-keyopt',
    'rsa_oaep_md:sha256',
    '-keyopt',
    'rsa_mgf1_md:sha256',
  ];
  const encrypt = (input: string, ...options: string[]): Buffer => {
    const made = ssl.run(
      'cms',
      '-encrypt',
      '-binary',
      '-in',
      input,
      '-outform',
      'DER',
      '-out',
      'theirs',
      ...options,
    );
    expect(made.output).toBe('');
    return ssl.get('theirs');
  };
  const key = { ...reader, others: [] };

  it.each<[string, string[], string, string]>([
    ['AES-256-GCM, OAEP SHA-256', ['-aes-256-gcm', '-recip', 'reader.pem', ...oaep], '', ''],
    [
      'AES-256-GCM, OAEP SHA-1',
      ['-aes-256-gcm', '-recip', 'reader.pem', ...oaep.slice(0, 2)],
      '',
      'algorithm-refused key-transport',
    ],
    [
      'AES-256-GCM, PKCS#1 v1.5',
      ['-aes-256-gcm', '-recip', 'reader.pem'],
      '',
      'algorithm-refused key-transport',
    ],
    ['AES-256-CBC, PKCS#1 v1.5', ['-aes-256-cbc', 'reader.pem'], '', 'algorithm-refused not-authenticated'],
    ['AES-128-CBC as a stream', ['-aes-128-cbc', '-stream', 'reader.pem'], '', 'message-malformed not-der'],
    [
      'triple DES',
      ['-des3', 'reader.pem'],
      'algorithm-refused cipher',
      'algorithm-refused not-authenticated',
    ],
  ])('sealed with %s', (_what, options, foreign, exchange) => {
    const message = encrypt('content', ...options);
    const open = (profile: CmsProfile): string =>
      refusalOf(() => expect(decryptFile(message, key, profile).content).toEqual(content));
    expect(open('foreign')).toBe(foreign);
    expect(open('exchange')).toBe(exchange);
  });

  it('signed, then sealed', () => {
    ssl.put('inner', sign('office', '-nodetach', '-cades'));
    const message = encrypt('inner', '-aes-256-gcm', '-recip', 'reader.pem', ...oaep);
    const opened = openBareFile(message, key, trust);
    expect(opened.content).toEqual(content);
    expect(opened.signers.map((s) => s.name)).toEqual([OFFICE_A.commonName]);
    const elsewhere = (): unknown =>
      openBareFile(message, key, { ...trust, certificates: [rootB.certificate] });
    expect(refusalOf(elsewhere)).toBe('certificate-unknown untrusted');
    const other = (): unknown => openBareFile(message, { ...office, others: [] }, trust);
    expect(refusalOf(other)).toBe('envelope-not-for-us not-a-recipient');
  });

  it('the same message in PEM', () => {
    const message = Buffer.from(toPem(sealCms(content, [reader.certificate]), 'CMS'));
    expect(decryptFile(message, key).content).toEqual(content);
  });

  it.each([
    ['with its defaults', []],
    ['with PBMAC1', ['-pbmac1_pbkdf2']],
    ['with SHA-512 in the MAC', ['-macalg', 'SHA512', '-iter', '3000']],
    ['with AES-128', ['-keypbe', 'AES-128-CBC', '-certpbe', 'AES-128-CBC']],
  ])('PKCS#12 %s', (_what, options) => {
    const passphrase = 'Mật-khẩu dài của cán bộ';
    const made = ssl.run(
      'pkcs12',
      '-export',
      '-in',
      'office.pem',
      '-inkey',
      'office.key',
      '-certfile',
      'root.pem',
      '-passout',
      `pass:${passphrase}`,
      '-out',
      'theirs.p12',
      ...options,
    );
    expect(made.output).toBe('');
    const read = loadIdentity(ssl.get('theirs.p12'), passphrase);
    expect(read.privateKey.equals(office.privateKey)).toBe(true);
    expect(read.certificate.sha256).toBe(office.certificate.sha256);
    expect(refusalOf(() => readPkcs12(ssl.get('theirs.p12'), 'sai'))).toBe('wrong-passphrase');
  });

  it('certificate requests, and no altered one', () => {
    const made = ssl.run(
      'req',
      '-new',
      '-utf8',
      '-key',
      'person.key',
      '-subj',
      '/C=VN/O=Đảng ủy xã An Mẫu/CN=Nguyễn Thị Ngữ',
      '-out',
      'request.pem',
    );
    expect(made.ok).toBe(true);
    const [der = Buffer.alloc(0)] = pemBlocks(ssl.get('request.pem').toString(), 'CERTIFICATE REQUEST');
    expect(parseCertificateRequest(der).subject.commonName).toBe('Nguyễn Thị Ngữ');
    const bent = Buffer.from(der);
    bent[60] = (bent[60] ?? 0) ^ 1;
    expect(refusalOf(() => parseCertificateRequest(bent))).not.toBe('');
  });

  it('revocation lists', () => {
    ssl.put(
      'index.txt',
      `R\t291231235959Z\t260101000000Z,keyCompromise\t${office.certificate.serialHex.toUpperCase()}\tunknown\t/CN=x\n`,
    );
    ssl.put('number', '2A\n');
    ssl.put(
      'ca.cnf',
      '[ca]\ndefault_ca=d\n[d]\ndatabase=index.txt\ncrlnumber=number\ndefault_md=sha256\ndefault_crl_days=7\ncrl_extensions=e\n[e]\nauthorityKeyIdentifier=keyid\n',
    );
    ssl.put('root.key', keyPem(root.privateKey));
    expect(
      ssl.run(
        'ca',
        '-config',
        'ca.cnf',
        '-gencrl',
        '-keyfile',
        'root.key',
        '-cert',
        'root.pem',
        '-out',
        'theirs.crl',
      ).ok,
    ).toBe(true);
    const revocationLists = loadRevocationLists(ssl.get('theirs.crl'));
    const message = sign('office', '-nodetach', '-cades');
    const refused = (): unknown => verifyFile({ message, trust: { ...trust, revocationLists } });
    expect(refusalOf(refused)).toBe('certificate-revoked');
    expect(
      verifyFile({ message: sign('person', '-nodetach'), trust: { ...trust, revocationLists } }).signers,
    ).toHaveLength(1);
  });
});

it('errors carry codes and reasons, never content or names', () => {
  try {
    openBareFile(Buffer.from('rác'), { ...reader, others: [] }, trust);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    expect((error as AppError).message).toBe('message-malformed');
  }
});
