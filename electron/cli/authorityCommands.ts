import type { Reply } from '../../shared/ipc/reply.ts';
import { AppError } from '../../shared/errors.ts';
import { loadIdentity } from '../vault/crypto/x509/bareFiles.ts';
import type { Certificate } from '../vault/crypto/x509/certificates.ts';
import { REASON_KEY_COMPROMISE, type Revocation } from '../vault/crypto/x509/crl.ts';
import { fingerprintOf } from '../vault/crypto/fingerprint.ts';
import { certifyOffice, createOfflineRoot, nextOfflineList } from '../vault/crypto/x509/offlineRoot.ts';
import { pemOrDer, toPem } from '../vault/crypto/pem.ts';
import type { Identity } from '../vault/crypto/x509/pkcs12.ts';
import { checkPassphrase } from '../vault/people/createRules.ts';
import {
  badCall,
  need,
  readInput,
  readOptions,
  readPassphrase,
  writeNew,
  type Options,
  type Terminal,
} from './io.ts';

const YEARS = 5;
const REASONS: Readonly<Record<string, number>> = {
  compromised: REASON_KEY_COMPROMISE,
  superseded: 4,
  ceased: 5,
};

/**
 * `authority create | sign | list`: a root whose key is one file for the safe, on a machine without a network.
 * It certifies the requests that offices write on their page of keys, and gives out its list of revoked certificates.
 */
export async function authorityCommand(
  terminal: Terminal,
  [verb, ...args]: readonly string[],
): Promise<Reply<unknown>> {
  const { options, lists } = readOptions(
    args,
    ['name', 'key', 'passphrase-file', 'in', 'purpose', 'office', 'years', 'previous', 'out', 'certificate'],
    ['revoke'],
  );
  switch (verb) {
    case 'create':
      return { ok: true, value: await create(terminal, options) };
    case 'sign':
      return { ok: true, value: sign(terminal, options) };
    case 'list':
      return { ok: true, value: list(terminal, options, lists['revoke'] ?? []) };
    default:
      throw new AppError('unknown-operation');
  }
}

async function create(terminal: Terminal, options: Options) {
  const [name, out, file] = [
    need(options, 'name').normalize('NFC'),
    need(options, 'out'),
    need(options, 'certificate'),
  ];
  const passphrase = readPassphrase(terminal, options, null);
  checkPassphrase(passphrase, { username: '', office: name });
  const root = await createOfflineRoot(terminal.newKeyPair, name, passphrase, terminal.nowMs());
  writeNew(out, root.file);
  writeNew(file, Buffer.from(toPem(root.certificate.der, 'CERTIFICATE'), 'latin1'));
  return { out, certificate: file, ...faceOf(root.certificate) };
}

function sign(terminal: Terminal, options: Options) {
  const { purpose } = options;
  if (purpose !== 'sign' && purpose !== 'encrypt') throw badCall('purpose', 'sign-or-encrypt');
  const years = Number(options['years'] ?? YEARS);
  if (!Number.isInteger(years) || years < 1 || years > YEARS) throw badCall('years', 'range');
  const [request] = pemOrDer(readInput(terminal, need(options, 'in'), 'in'), 'CERTIFICATE REQUEST');
  if (request === undefined) throw new AppError('certificate-invalid', { reason: 'malformed' });
  const officeCode = need(options, 'office');
  const root = rootOf(terminal, options);
  const made = certifyOffice(root, { request, purpose, officeCode, years }, terminal.nowMs());
  const out = need(options, 'out');
  // the whole chain: the office compares the root before it takes the certificate
  const chain = [made, root.certificate].map(({ der }) => toPem(der, 'CERTIFICATE')).join('');
  writeNew(out, Buffer.from(chain, 'latin1'));
  return { out, purpose, serial: made.serialHex, ...faceOf(made), root: faceOf(root.certificate) };
}

function list(terminal: Terminal, options: Options, revoke: readonly string[]) {
  const { previous } = options;
  const last =
    previous === undefined ? null : pemOrDer(readInput(terminal, previous, 'previous'), 'X509 CRL')[0];
  if (last === undefined) throw new AppError('certificate-invalid', { reason: 'malformed' });
  const nowMs = terminal.nowMs();
  const revoked = revoke.map((text) => revocationOf(text, nowMs));
  const made = nextOfflineList(rootOf(terminal, options), last, revoked, nowMs);
  const out = need(options, 'out');
  writeNew(out, Buffer.from(toPem(made, 'X509 CRL'), 'latin1'));
  return { out, revoked: revoked.map(({ serialHex }) => serialHex) };
}

/** `SERIAL=reason`, as openssl and the page of keys print the serial. */
function revocationOf(text: string, nowMs: number): Revocation {
  const [serial = '', word = ''] = text.split('=');
  const reason = REASONS[word];
  if (!/^[0-9a-f]{2,40}$/i.test(serial) || serial.length % 2 === 1 || reason === undefined)
    throw badCall('revoke', 'serial=reason');
  return { serialHex: serial.toLowerCase(), revokedMs: Math.floor(nowMs / 1000) * 1000, reason };
}

const rootOf = (terminal: Terminal, options: Options): Identity =>
  loadIdentity(readInput(terminal, need(options, 'key'), 'key'), readPassphrase(terminal, options, null));

function faceOf(certificate: Certificate) {
  const { hex, words } = fingerprintOf(certificate);
  const { name, notAfterMs: untilMs } = certificate;
  return { name: name.commonName, officeCode: name.officeCode ?? null, fingerprint: hex, words, untilMs };
}
