import type { Certificate } from '../crypto/x509/certificates.ts';
import { parseRevocationList, type RevocationList } from '../crypto/x509/crl.ts';
import type { Db } from '../db/handles.ts';
import { outsideAuthorities } from '../roster/outside.ts';
import { ownAuthorities } from '../peers/ownKeys.ts';
import { anchorsFor, isTakenBack, trustedPeers } from '../peers/peers.ts';
import { newestRevocationList, revokedSerials } from '../peers/store.ts';
import { issuerKeyOf, type ListSpan, type Revoked, type TrustLists } from './trustLists.ts';

/** Whom this station believes for exchange, without an act of an administrator for signatures in files. */
type SystemTrust = Pick<TrustLists, 'anchorsOf' | 'listOf' | 'revokedBy'>;

interface Known {
  readonly span: ListSpan;
  readonly revoked: ReadonlyMap<string, Revoked>;
}

/**
 * The authorities of this office and of those that it exchanges with, each for certificates with the code of its own office
 * and for no other: whoever was compared to exchange letters may not speak for a third one.
 */
export function systemTrust(db: Db, ownCode: string, nowMs: number): SystemTrust {
  const known = new Map<string, Known>();
  const outside = outsideAuthorities(db);
  const isOutside = ({ sha256 }: Certificate): boolean => outside.some((one) => one.sha256 === sha256);
  const ours = ownAuthorities(db);
  const inside = ours.filter((one) => !isOutside(one));
  // what we took back ourselves is known here at once
  const ownList = { span: { thisUpdateMs: nowMs, nextUpdateMs: nowMs }, revoked: takenBackHere(db) };
  for (const one of inside) known.set(issuerKeyOf(one), ownList);
  const byOffice = new Map<string, readonly Certificate[]>();
  for (const code of new Set(trustedPeers(db).map(({ officeCode }) => officeCode)))
    byOffice.set(
      code,
      anchorsFor(db, code).filter((one) => isReadable(db, one, known)),
    );
  const above = outside.filter((one) => !isTakenBack(db, one, ours) && isReadable(db, one, known));
  byOffice.set(ownCode, [...inside, ...above]);
  return {
    anchorsOf: ({ name }) => (name.officeCode === undefined ? [] : (byOffice.get(name.officeCode) ?? [])),
    listOf: (issuerKey) => known.get(issuerKey)?.span ?? null,
    revokedBy: (issuerKey, serialHex) => known.get(issuerKey)?.revoked.get(serialHex) ?? null,
  };
}

const takenBackHere = (db: Db): ReadonlyMap<string, Revoked> =>
  new Map(
    revokedSerials(db).map(({ serialHex, revokedMs, reason }) => [
      serialHex,
      { revokedMs, reason: reason ?? null },
    ]),
  );

/** Keeps the list of an authority, if there is one. @returns false for one that can't be read: it may have named anybody */
function isReadable(db: Db, authority: Certificate, known: Map<string, Known>): boolean {
  const der = newestRevocationList(db, authority.sha256);
  const key = issuerKeyOf(authority);
  if (der === null || known.has(key)) return true;
  let list: RevocationList;
  try {
    list = parseRevocationList(der);
  } catch {
    return false;
  }
  const { thisUpdateMs, nextUpdateMs } = list;
  const revoked = new Map(
    [...list.revoked].map(([serial, { revokedMs, reason }]) => [
      serial,
      { revokedMs, reason: reason ?? null },
    ]),
  );
  known.set(key, { span: { thisUpdateMs, nextUpdateMs }, revoked });
  return true;
}
