import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Where Debian, Fedora and others put SoftHSM. */
const SOFTHSM = [
  '/usr/lib/softhsm/libsofthsm2.so',
  '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so',
  '/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so',
  '/usr/lib64/pkcs11/libsofthsm2.so',
].find((file) => fs.existsSync(file));
const FIXTURES = path.resolve(import.meta.dirname, '../fixtures/token');

export const TOKEN_PIN = '24681357';

export interface SoftToken {
  readonly folder: string;
  /** the library that the product loads */
  readonly module: string;
  /** DER of what stands on the token */
  readonly certificate: Buffer;
  /** SHA-256 of it, hex in small letters */
  readonly fingerprint: string;
  /** PEM file of the authority that issued it */
  readonly authorityFile: string;
  /** at the next signature */
  fail(how: 'hang' | 'crash' | 'gone' | 'quietly-gone' | 'not'): void;
  /** how many tries the token has left */
  setTries(tries: number): void;
  triesLeft(): number;
  /** how often a PIN was tried */
  logins(): number;
  remove(): void;
}

export interface TokenPlan {
  readonly commonName?: string;
  readonly organization?: string;
  /** lines of an OpenSSL extension section; default: those of Ban Cơ yếu */
  readonly extensions?: readonly string[];
  readonly rsaBits?: number;
  readonly days?: number;
}

/** As on certificates of Ban Cơ yếu: four usages, three purposes, no organizationIdentifier. */
const STATE_EXTENSIONS = [
  'basicConstraints=CA:FALSE',
  'keyUsage=digitalSignature,nonRepudiation,keyEncipherment,dataEncipherment',
  'extendedKeyUsage=clientAuth,emailProtection,1.3.6.1.4.1.311.20.2.2',
];

/**
 * A token of SoftHSM with a key and a certificate of an authority of its own, behind a library that can be told to fail as
 * tokens in use do. On a machine without SoftHSM, OpenSC or a compiler it throws: nothing is skipped silently.
 */
export function makeSoftToken(plan: TokenPlan = {}): SoftToken {
  if (SOFTHSM === undefined) throw new Error('SoftHSM is not installed (Debian: softhsm2)');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-token-'));
  const file = (name: string): string => path.join(folder, name);
  const env = { ...process.env, SOFTHSM2_CONF: file('softhsm2.conf') };
  const run = (command: string, ...args: string[]): void =>
    void execFileSync(command, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  fs.mkdirSync(file('tokens'));
  fs.writeFileSync(
    file('softhsm2.conf'),
    `directories.tokendir = ${file('tokens')}\nobjectstore.backend = file\nlog.level = ERROR\n`,
  );
  makeCertificate(run, file, plan);
  run(
    'softhsm2-util',
    '--init-token',
    '--free',
    '--label',
    'VGCA Token',
    '--pin',
    TOKEN_PIN,
    '--so-pin',
    '87654321',
  );
  run(
    'softhsm2-util',
    '--import',
    file('leaf.key'),
    '--token',
    'VGCA Token',
    '--label',
    'ky',
    '--id',
    'a1',
    '--pin',
    TOKEN_PIN,
  );
  run(
    'pkcs11-tool',
    '--module',
    SOFTHSM,
    '--token-label',
    'VGCA Token',
    '--login',
    '--pin',
    TOKEN_PIN,
    '--write-object',
    file('leaf.der'),
    '--type',
    'cert',
    '--id',
    'a1',
    '--label',
    'ky',
  );
  fs.rmSync(file('leaf.key'));
  run(
    'gcc',
    '-shared',
    '-fPIC',
    '-O1',
    `-DFOLDER="${folder}"`,
    `-DSOFTHSM="${SOFTHSM}"`,
    '-o',
    file('module.so'),
    path.join(FIXTURES, 'module.c'),
    '-ldl',
  );
  const certificate = fs.readFileSync(file('leaf.der'));
  const text = (name: string): string =>
    fs.existsSync(file(name)) ? fs.readFileSync(file(name), 'utf8') : '';
  return {
    folder,
    module: file('module.so'),
    certificate,
    fingerprint: new X509Certificate(certificate).fingerprint256.replaceAll(':', '').toLowerCase(),
    authorityFile: file('ca.pem'),
    fail: (how) => fs.writeFileSync(file('fault'), how),
    setTries: (tries) => fs.writeFileSync(file('tries'), String(tries)),
    triesLeft: () => Number(text('tries') || '3'),
    logins: () => text('logins').length,
    remove: () => fs.rmSync(folder, { recursive: true, force: true }),
  };
}

function makeCertificate(
  run: (command: string, ...args: string[]) => void,
  file: (name: string) => string,
  {
    commonName = 'Lê Đức Toản',
    organization = 'Ủy ban nhân dân xã Mường Khương',
    extensions,
    rsaBits = 2048,
    days = 365,
  }: TokenPlan,
): void {
  const config = file('leaf.cnf');
  fs.writeFileSync(config, `[leaf]\n${(extensions ?? STATE_EXTENSIONS).join('\n')}\n`);
  const key = ['-newkey', 'rsa:2048', '-nodes', '-sha256', '-utf8'];
  const caUsage = [
    '-addext',
    'basicConstraints=critical,CA:TRUE',
    '-addext',
    'keyUsage=critical,keyCertSign,cRLSign',
  ];
  run(
    'openssl',
    'req',
    '-x509',
    ...key,
    '-keyout',
    file('ca.key'),
    '-out',
    file('ca.pem'),
    '-days',
    '3650',
    '-subj',
    '/C=VN/O=Ban Thử/CN=CA thử nghiệm',
    ...caUsage,
  );
  run(
    'openssl',
    'req',
    '-newkey',
    `rsa:${rsaBits}`,
    '-nodes',
    '-utf8',
    '-keyout',
    file('leaf.key'),
    '-out',
    file('leaf.csr'),
    '-subj',
    `/C=VN/L=Lào Cai/O=${organization}/CN=${commonName}`,
  );
  run(
    'openssl',
    'x509',
    '-req',
    '-sha256',
    '-in',
    file('leaf.csr'),
    '-CA',
    file('ca.pem'),
    '-CAkey',
    file('ca.key'),
    '-CAcreateserial',
    '-days',
    String(days),
    '-extfile',
    config,
    '-extensions',
    'leaf',
    '-outform',
    'DER',
    '-out',
    file('leaf.der'),
  );
  fs.rmSync(file('ca.key'));
}
