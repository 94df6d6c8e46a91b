import type { KeyObject } from 'node:crypto';
import { AppError, raise } from '../../../shared/errors.ts';
import { loadCertificates, loadIdentity } from '../crypto/x509/bareFiles.ts';
import { isSelfSigned, KEY_USAGE, type Certificate, isPersonal } from '../crypto/x509/certificates.ts';
import { validateChain } from '../crypto/x509/chain.ts';
import { parseRevocationList, type RevocationList } from '../crypto/x509/crl.ts';
import { parseCertificateRequest } from '../crypto/x509/csr.ts';
import { OID } from '../crypto/oids.ts';
import { newestRevocationList } from '../peers/store.ts';
import { readSmallFile } from '../disk/smallFile.ts';
import { waitingOfficeRequests, type OfficeRequest } from '../people/outsideStore.ts';
import { outsideAuthorities } from '../roster/outside.ts';
import type { Actor, Ports } from '../ports.ts';

const MAX_FILE_BYTES = 1024 * 1024;

type Purpose = OfficeRequest['purpose'];

/** One certificate of the office with its key: out of the file itself, or waiting here under the request. */
export interface Brought {
  readonly purpose: Purpose;
  readonly certificate: Certificate;
  readonly key: KeyObject | OfficeRequest;
}

export interface Judged {
  readonly brought: readonly Brought[];
  /** from the one above the certificates up to the root, which is last */
  readonly chain: readonly Certificate[];
  readonly root: Certificate;
}

/** Whose certificates they are to be: the office's (null), or a person's of it. */
export type Holder = Pick<Actor, 'id' | 'fullName'> | null;

interface FilePorts extends Pick<Ports, 'db' | 'station' | 'nowMs'> {
  readonly holder: Holder;
}
type Reason = 'request' | 'office' | 'person' | 'root' | 'purpose' | 'extendedKeyUsage';

/**
 * Reads what an authority outside sent and judges it as every other office will: one chain to one root, for this
 * office or for this person of it, one purpose a certificate. Believes no root yet.
 * @throws AppError `office-certificate-wrong` with the reason, `wrong-passphrase`, and the codes of a certificate
 */
export function judgeOutsideFile(
  from: Pick<Ports, 'db' | 'station' | 'nowMs'>,
  holder: Holder,
  path: string,
  passphrase: string | null,
): Judged {
  const ports: FilePorts = { db: from.db, station: from.station, nowMs: from.nowMs, holder };
  const file = readSmallFile(path, MAX_FILE_BYTES);
  const { held, others } = passphrase === null ? answers(ports, file) : pkcs12(file, passphrase);
  const known = outsideAuthorities(ports.db);
  const pool = [...others.filter((one) => one.isAuthority), ...known];
  const paths = held.map(({ certificate, key }) => {
    const purpose = purposeOf(ports, certificate);
    return { purpose, certificate, key, path: pathOf(ports, certificate, purpose, pool) };
  });
  const roots = new Map(paths.flatMap((one) => one.path.at(-1) ?? []).map((one) => [one.sha256, one]));
  const [root, second] = roots.values();
  if (root === undefined || second !== undefined) return wrong(ports, 'root');
  const chain = new Map(paths.flatMap((one) => one.path.slice(1)).map((one) => [one.sha256, one]));
  chain.delete(root.sha256);
  return { brought: paths, chain: [...chain.values(), root], root };
}

/**
 * Certificates of an authority alone, from the issuing one up to one root: what the cipher officer compares before
 * anybody of the office may bring certificates of it.
 * @throws AppError `office-certificate-wrong` with the reason, and the codes of a certificate
 */
export function judgeAuthorityFile(from: Pick<Ports, 'db' | 'station' | 'nowMs'>, path: string): Judged {
  const ports: FilePorts = { db: from.db, station: from.station, nowMs: from.nowMs, holder: null };
  const certificates = loadCertificates(readSmallFile(path, MAX_FILE_BYTES));
  const [root, second] = certificates.filter(isSelfSigned);
  if (root === undefined || second !== undefined || certificates.some((one) => !one.isAuthority))
    return wrong(ports, 'root');
  const between = certificates.filter((one) => one !== root);
  const nowMs = ports.nowMs();
  for (const one of certificates)
    validateChain(one, {
      atMs: nowMs,
      nowMs,
      revocation: 'when-present',
      keyUsage: 'keyCertSign',
      anchors: [root],
      intermediates: between,
    });
  return { brought: [], chain: [...between, root], root };
}

interface Read {
  readonly held: readonly Pick<Brought, 'certificate' | 'key'>[];
  readonly others: readonly Certificate[];
}

/** Certificates that answer our requests, with their issuers. */
function answers(ports: FilePorts, file: Buffer): Read {
  const certificates = loadCertificates(file);
  const requests = waitingOfficeRequests(ports.db, ports.holder?.id ?? null).map((request) => ({
    request,
    publicKey: parseCertificateRequest(request.request).publicKey,
  }));
  const held = certificates.flatMap((certificate) => {
    const asked = requests.find(({ publicKey }) => publicKey.equals(certificate.publicKey));
    if (asked === undefined || certificate.isAuthority) return [];
    if (asked.request.purpose !== purposeOf(ports, certificate)) return wrong(ports, 'purpose');
    return [{ certificate, key: asked.request }];
  });
  return held.length === 0 ? wrong(ports, 'request') : { held, others: certificates };
}

function pkcs12(file: Buffer, passphrase: string): Read {
  const { certificate, privateKey, others } = loadIdentity(file, passphrase);
  return { held: [{ certificate, key: privateKey }], others };
}

/** To sign or to receive, never both; of this office and of no person, or of that person of it. */
function purposeOf(ports: FilePorts, certificate: Certificate): Purpose {
  const signs = certificate.keyUsage?.has(KEY_USAGE.digitalSignature) ?? false;
  const receives = certificate.keyUsage?.has(KEY_USAGE.keyEncipherment) ?? false;
  if (signs === receives) return wrong(ports, 'purpose');
  const { holder } = ports;
  if (
    certificate.name.officeCode !== ports.station.office.code ||
    isPersonal(certificate) !== (holder !== null)
  )
    return wrong(ports, holder === null ? 'office' : 'person');
  // the authority may have its own number for the person, but not another name
  if (holder !== null && !isSameName(certificate.name.commonName, holder.fullName))
    return wrong(ports, 'person');
  if (signs && !(certificate.extendedKeyUsage?.has(OID.documentSigning) ?? false))
    return wrong(ports, 'extendedKeyUsage');
  return signs ? 'sign' : 'encrypt';
}

const isSameName = (one: string, other: string): boolean =>
  one.normalize('NFC').trim() === other.normalize('NFC').trim();

function pathOf(
  ports: FilePorts,
  certificate: Certificate,
  purpose: Purpose,
  pool: readonly Certificate[],
): readonly Certificate[] {
  const nowMs = ports.nowMs();
  try {
    return validateChain(certificate, {
      atMs: nowMs,
      nowMs,
      revocation: 'when-present',
      anchors: pool.filter(isSelfSigned),
      intermediates: pool.filter((one) => !isSelfSigned(one)),
      revocationLists: pool.flatMap((one) => listOf(ports, one)),
      keyUsage: purpose === 'sign' ? 'digitalSignature' : 'keyEncipherment',
    });
  } catch (cause) {
    if (!(cause instanceof AppError) || cause.code !== 'certificate-unknown') throw cause;
    return wrong(ports, 'root');
  }
}

function listOf(ports: FilePorts, authority: Certificate): RevocationList[] {
  const der = newestRevocationList(ports.db, authority.sha256);
  return der === null ? [] : [parseRevocationList(der)];
}

const wrong = (ports: FilePorts, reason: Reason): never =>
  raise('office-certificate-wrong', {
    reason,
    wanted: ports.holder === null ? ports.station.office.code : ports.holder.fullName,
  });
