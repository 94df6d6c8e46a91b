import type { Peer } from '../../../shared/ipc/contract/exchange.ts';
import type { Certificate } from '../crypto/x509/certificates.ts';
import { isListOf, parseRevocationList } from '../crypto/x509/crl.ts';
import type { Db } from '../db/handles.ts';
import { newestRevocationList } from './store.ts';

/** How the newest list of an authority stands now: whether there is one, whether it reads, and how old it is. */
export function listStanding(db: Db, issuer: Certificate, nowMs: number): Peer['list'] {
  const der = newestRevocationList(db, issuer.sha256);
  if (der === null) return { state: 'none', issuedMs: null, nextMs: null };
  try {
    const list = parseRevocationList(der);
    const { thisUpdateMs: issuedMs, nextUpdateMs: nextMs } = list;
    if (!isListOf(list, issuer)) return { state: 'unreadable', issuedMs: null, nextMs: null };
    return { state: nextMs < nowMs ? 'stale' : 'fresh', issuedMs, nextMs };
  } catch {
    return { state: 'unreadable', issuedMs: null, nextMs: null };
  }
}
