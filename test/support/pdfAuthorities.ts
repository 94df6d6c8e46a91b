import { createPrivateKey, X509Certificate } from 'node:crypto';
import { parseCertificate } from '../../electron/vault/crypto/x509/certificates.ts';
import { issueRevocationList, type Revocation } from '../../electron/vault/crypto/x509/crl.ts';
import { openSsl } from '../integration/crypto/openssl.ts';
import { pooledKeyPair } from './keyPool.ts';

/** Extensions of what is certified here. */
export const CERTIFIED = {
  root: 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash',
  sub: 'basicConstraints=critical,CA:TRUE,pathlen:0\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid',
  signer:
    'keyUsage=critical,digitalSignature,nonRepudiation\nsubjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid',
  stamping:
    'keyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\nsubjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid',
} as const;

export interface Certifying {
  /** who certifies; itself without */
  readonly by?: string;
  /** lines of the extensions */
  readonly extensions: string;
  readonly days?: number;
  readonly key?: 'rsa:2048' | 'ec';
  /** another certificate for the key of before */
  readonly again?: boolean;
  /** `-sha1` for a root of old */
  readonly hash?: string;
}

/** A tree of authorities of others, made with openssl; each is known by the name that it was made with. */
export interface PdfAuthorities {
  /** a certificate with a new key, as DER */
  certify(name: string, how: Certifying): Buffer;
  /** a detached CMS of that signer, who encloses the own certificate alone; `more`: further arguments */
  cms(name: string, bytes: Buffer, ...more: readonly string[]): Buffer;
  /** a time stamp of that authority over the bytes */
  token(name: string, bytes: Buffer): Buffer;
  /** what that authority answers to a question for a time stamp, both as DER (RFC 3161) */
  answer(name: string, question: Uint8Array): Buffer;
  /** the question for a stamp over a digest (SHA-256, hex), with a random number of openssl's own */
  question(digest: string): Buffer;
  /** the content of a token, signed by somebody else as if it were theirs */
  tokenBy(name: string, token: Uint8Array): Buffer;
  /** whether openssl takes a token over these bytes under that root; what it says */
  verifyToken(root: string, token: Uint8Array, over: Uint8Array): string;
  /** certificate and key in PEM */
  pemOf(name: string): { readonly cert: Buffer; readonly key: Buffer };
  /** the list of an authority, as DER */
  list(name: string, from: Date, until: Date, revoked?: readonly Revocation[]): Buffer;
  serialOf(name: string): string;
  /** a bag of certificates (.p7b), DER */
  bag(...names: readonly string[]): Buffer;
  remove(): void;
}

const STAMPING = `[tsa]
default_tsa = it
[it]
serial = serial
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256
ess_cert_id_alg = sha256
`;

export function pdfAuthorities(): PdfAuthorities {
  const openssl = openSsl();
  const run = (...args: string[]): void => {
    const { ok, output } = openssl.run(...args);
    if (!ok) throw new Error(`${args.join(' ')}\n${output}`);
  };
  openssl.put('ts.cnf', STAMPING);
  openssl.put('serial', '01\n');
  const certificateOf = (name: string) => parseCertificate(openssl.get(`${name}.der`));
  return {
    certify(name, { by, extensions, days = 3650, key = 'rsa:2048', again = false, hash = '-sha256' }) {
      openssl.put('ext', extensions);
      const subject = `/C=VN/O=Cơ quan thử/CN=${name}`;
      const out = ['-out', `${name}.csr`, '-utf8', '-subj', subject];
      const ready = again || key === 'ec' ? null : pooledKeyPair(); // openssl takes a tenth of a second for one
      if (ready !== null)
        openssl.put(`${name}.key`, ready.privateKey.export({ format: 'pem', type: 'pkcs8' }));
      const made = key === 'ec' ? ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'] : [key];
      const its =
        ready === null ? ['-newkey', ...made, '-nodes', '-keyout', `${name}.key`] : ['-key', `${name}.key`];
      if (!again) run('req', '-new', ...its, ...out);
      const above =
        by === undefined
          ? ['-key', `${name}.key`]
          : ['-CA', `${by}.pem`, '-CAkey', `${by}.key`, '-CAcreateserial'];
      const file = ['-in', `${name}.csr`, '-out', `${name}.pem`, '-days', String(days), '-extfile', 'ext'];
      run('x509', '-req', hash, ...above, ...file);
      const der = new X509Certificate(openssl.get(`${name}.pem`)).raw;
      openssl.put(`${name}.der`, der);
      return der;
    },
    cms(name, bytes, ...more) {
      openssl.put('content', bytes);
      const who = ['-signer', `${name}.pem`, '-inkey', `${name}.key`];
      const out = ['-outform', 'DER', '-out', 'content.cms'];
      run('cms', '-sign', '-binary', '-in', 'content', ...who, ...out, ...more);
      return openssl.get('content.cms');
    },
    token(name, bytes) {
      openssl.put('content', bytes);
      run('ts', '-query', '-data', 'content', '-sha256', '-cert', '-out', 'content.tsq');
      const who = ['-signer', `${name}.pem`, '-inkey', `${name}.key`];
      const out = ['-queryfile', 'content.tsq', '-out', 'content.tst', '-token_out'];
      run('ts', '-reply', '-config', 'ts.cnf', ...who, ...out);
      return openssl.get('content.tst');
    },
    answer(name, question) {
      openssl.put('asked.tsq', question);
      const who = ['-signer', `${name}.pem`, '-inkey', `${name}.key`];
      run('ts', '-reply', '-config', 'ts.cnf', ...who, '-queryfile', 'asked.tsq', '-out', 'answer.tsr');
      return openssl.get('answer.tsr');
    },
    question(digest) {
      run('ts', '-query', '-digest', digest, '-sha256', '-cert', '-out', 'own.tsq');
      return openssl.get('own.tsq');
    },
    tokenBy(name, token) {
      openssl.put('token.der', token);
      run('cms', '-verify', '-noverify', '-binary', '-inform', 'DER', '-in', 'token.der', '-out', 'told');
      const who = ['-signer', `${name}.pem`, '-inkey', `${name}.key`, '-cades', '-md', 'sha256'];
      const how = ['-binary', '-nodetach', '-econtent_type', '1.2.840.113549.1.9.16.1.4', '-in', 'told'];
      run('cms', '-sign', ...how, ...who, '-outform', 'DER', '-out', 'told.der');
      return openssl.get('told.der');
    },
    verifyToken(root, token, over) {
      openssl.put('checked.tst', token);
      openssl.put('checked', over);
      const files = ['-data', 'checked', '-in', 'checked.tst', '-token_in', '-CAfile', `${root}.pem`];
      return openssl.run('ts', '-verify', ...files).output;
    },
    pemOf: (name) => ({ cert: openssl.get(`${name}.pem`), key: openssl.get(`${name}.key`) }),
    list: (name, from, until, revoked = []) =>
      issueRevocationList({
        issuer: certificateOf(name),
        issuerKey: createPrivateKey(openssl.get(`${name}.key`)),
        number: 1,
        thisUpdateMs: Math.floor(from.getTime() / 1000) * 1000,
        nextUpdateMs: Math.floor(until.getTime() / 1000) * 1000,
        revoked,
      }),
    serialOf: (name) => certificateOf(name).serialHex,
    bag(...names) {
      const files = names.flatMap((name) => ['-certfile', `${name}.pem`]);
      run('crl2pkcs7', '-nocrl', ...files, '-outform', 'DER', '-out', 'bag.p7b');
      return openssl.get('bag.p7b');
    },
    remove: () => openssl.remove(),
  };
}
