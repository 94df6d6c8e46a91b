import { type Certificate, parseCertificate } from '../crypto/x509/certificates.ts';
import type { Db } from '../db/handles.ts';
import { authorities, lists, revokedEntry, trustInForce } from './trustStore.ts';
import type { Ports } from '../ports.ts';
import { systemTrust } from './systemTrust.ts';
import type { ListSpan, TrustLists } from './trustLists.ts';

interface Station extends Pick<Ports, 'db' | 'nowMs'> {
  readonly station: { readonly office: { readonly code: string } };
}

/** Whom this vault trusts now: whom an administrator confirmed, and whom this station believes for exchange. */
export function trustNow({ db, station, nowMs }: Station): TrustLists {
  const stored = storedTrust(db);
  const system = systemTrust(db, station.office.code, nowMs());
  return {
    anchors: stored.anchors,
    anchorsOf: system.anchorsOf,
    intermediates: stored.intermediates,
    listOf: (issuerKey) => newer(stored.listOf(issuerKey), system.listOf(issuerKey)),
    revokedBy: (issuerKey, serialHex) =>
      stored.revokedBy(issuerKey, serialHex) ?? system.revokedBy(issuerKey, serialHex),
  };
}

const newer = (a: ListSpan | null, b: ListSpan | null): ListSpan | null =>
  a === null || (b !== null && b.thisUpdateMs > a.thisUpdateMs) ? b : a;

/** Whom an administrator confirmed. */
export function storedTrust(db: Db): TrustLists {
  const trusted = new Set(trustInForce(db).map(({ authorityId }) => authorityId));
  const [anchors, intermediates]: [Certificate[], Certificate[]] = [[], []];
  for (const { id, der } of authorities(db))
    (trusted.has(id) ? anchors : intermediates).push(parseCertificate(der));
  const newest = new Map(lists(db).map((list) => [list.issuerKey, list]));
  return {
    anchors,
    anchorsOf: () => [],
    intermediates,
    listOf: (issuerKey) => newest.get(issuerKey) ?? null,
    revokedBy: (issuerKey, serialHex) => revokedEntry(db, issuerKey, serialHex),
  };
}
