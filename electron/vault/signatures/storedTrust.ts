import { type Certificate, parseCertificate } from '../crypto/certificates.ts';
import type { Db } from '../db/handles.ts';
import { authorities, lists, revokedEntry, trustInForce } from './trustStore.ts';
import type { TrustLists } from './trustLists.ts';

/** Whom this vault trusts now. */
export function storedTrust(db: Db): TrustLists {
  const trusted = new Set(trustInForce(db).map(({ authorityId }) => authorityId));
  const [anchors, intermediates]: [Certificate[], Certificate[]] = [[], []];
  for (const { id, der } of authorities(db))
    (trusted.has(id) ? anchors : intermediates).push(parseCertificate(der));
  const newest = new Map(lists(db).map((list) => [list.issuerKey, list]));
  return {
    anchors,
    intermediates,
    listOf: (issuerKey) => newest.get(issuerKey) ?? null,
    revokedBy: (issuerKey, serialHex) => revokedEntry(db, issuerKey, serialHex),
  };
}
