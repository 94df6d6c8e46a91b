import { raise } from '../../../shared/errors.ts';
import type { Parsed } from '../../../shared/ipc/contract.ts';
import type { Certificate } from '../crypto/x509/certificates.ts';
import { REASON_CA_COMPROMISE, type Revocation } from '../crypto/x509/crl.ts';
import type { Identity } from '../crypto/x509/pkcs12.ts';
import { issuingCertificate } from '../peers/ownKeys.ts';
import type { Db } from '../db/handles.ts';
import { authorityRows, currentCertificate, insertCertificate } from '../people/certificateStore.ts';
import { issue, toRow, type Authority, type Issued } from '../people/credentials.ts';
import type { Ports } from '../ports.ts';
import { issueOfficePair, putOfficePair, type OfficePair } from './commands.ts';
import { certificateFacts, revokeCertificate } from './store.ts';

/** What becomes of the issuing key of before and of all that it issued. */
export type OldIssuer = Parsed<'keys.setUpRoot'>['old'];

/** A new issuing key of the vault under a root, and the office's own keys under it; not yet written. */
export interface NewIssuer {
  readonly issuing: Issued;
  readonly pair: OfficePair;
}

const SUPERSEDED = 4;

/** @throws AppError `key-not-granted` for those who do not hold the issuing key */
export async function newIssuer(ports: Ports, root: Identity): Promise<NewIssuer> {
  if (ports.keys.authorityKey === null) raise('key-not-granted', { key: 'authority' });
  const { name, code } = ports.station.office;
  const subject = {
    organization: name,
    officeCode: code,
    commonName: `${name} CA ${authorityRows(ports.db).length + 1}`,
  };
  const above: Authority = { certificate: root.certificate, key: root.privateKey };
  const issuing = await issue(ports.newKeyPair, 'authority', subject, ports.nowMs(), above);
  const authority = { certificate: issuing.certificate, key: issuing.keys.privateKey };
  return { issuing, pair: await issueOfficePair(ports, authority) };
}

/**
 * Puts the new issuing key in force and renews the office's keys under it. Where the old one is taken back, all that it
 * issued to the office and to people for signing is taken back with it: each asks for new keys at the next sign-in.
 */
export function putIssuer(
  ports: Ports,
  { issuing, pair }: NewIssuer,
  root: Certificate,
  old: OldIssuer,
): void {
  const { db } = ports;
  const authorityKey = ports.keys.authorityKey ?? raise('key-not-granted', { key: 'authority' });
  const before = currentCertificate(db, 'authority', 'issue') ?? raise('certificate-unknown');
  const issued = certificateFacts(db).filter(
    ({ owner, purpose, revokedMs, id }) =>
      revokedMs === null &&
      (owner === 'office' || (owner === 'person' && purpose === 'sign')) &&
      isInside(db, id),
  );
  insertCertificate(db, {
    ...toRow(issuing, 'authority', 'issue', null, authorityKey, ports.newId()),
    notBeforeMs: ports.nowMs(),
    outsideSha256: root.sha256,
  });
  putOfficePair(ports, pair);
  if (old === 'keep') return;
  for (const { id } of issued) revokeCertificate(db, id, old, ports.nowMs());
  revokeCertificate(db, before.id, old, ports.nowMs());
}

const isInside = (db: Db, id: string): boolean =>
  db.prepare('SELECT outside_sha256 IS NULL FROM certificate WHERE id = ?').pluck().get(id) === 1;

/** The issuing certificate in force, for the root's list. */
export function revocationOf(db: Db, why: Exclude<OldIssuer, 'keep'>, nowMs: number): Revocation {
  return {
    serialHex: issuingCertificate(db).serialHex,
    revokedMs: Math.floor(nowMs / 1000) * 1000,
    reason: why === 'compromised' ? REASON_CA_COMPROMISE : SUPERSEDED,
  };
}
