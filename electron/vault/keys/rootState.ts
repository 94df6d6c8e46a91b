import { z } from 'zod';
import type { Output } from '../../../shared/ipc/contract.ts';
import { isSelfSigned, isSignedBy, parseCertificate, type Certificate } from '../crypto/x509/certificates.ts';
import { topOf } from '../crypto/x509/chain.ts';
import { parseRevocationList } from '../crypto/x509/crl.ts';
import type { Db } from '../db/handles.ts';
import { issuingCertificate } from '../peers/ownKeys.ts';
import { newestRevocationList } from '../peers/store.ts';
import { currentCertificate } from '../people/certificateStore.ts';
import { outsideAuthorities } from '../roster/outside.ts';
import { allPeople } from '../people/store.ts';
import type { Ports } from '../ports.ts';

type RootState = Output<'keys.list'>['root'];

/** The root in a file that stands above the issuing key; null while the issuing key is its own root. */
export function rootAbove(db: Db): Certificate | null {
  const issuing = issuingCertificate(db);
  if (isSelfSigned(issuing)) return null;
  const root = topOf(issuing, outsideAuthorities(db));
  return isSelfSigned(root) ? root : null;
}

/** Where the root's key is, how fresh its list is, and what a lost machine or an older issuing key leaves to do. */
export function rootState({ db }: Pick<Ports, 'db'>): RootState {
  const root = rootAbove(db);
  const issuing = issuingCertificate(db);
  const list = root === null ? null : newestRevocationList(db, root.sha256);
  return {
    place: root === null ? 'vault' : 'file',
    rootUntilMs: (root ?? issuing).notAfterMs,
    issuerUntilMs: issuing.notAfterMs,
    listUntilMs: list === null ? null : parseRevocationList(list).nextUpdateMs,
    lostMs: lostSince(db),
    people: underOlderIssuer(db, issuing),
  };
}

/** When this station was reported lost, while the issuing key that lay on it is still the one in force. */
function lostSince(db: Db): number | null {
  const issuing = currentCertificate(db, 'authority', 'issue');
  const lostMs = z
    .int()
    .nullable()
    .parse(db.prepare("SELECT max(at_ms) FROM ledger WHERE act = 'incident.station-lost'").pluck().get());
  return lostMs !== null && issuing !== undefined && issuing.notBeforeMs <= lostMs ? lostMs : null;
}

/** People who still sign with a certificate of an issuing key of before. */
const underOlderIssuer = (db: Db, issuing: Certificate): number =>
  allPeople(db).filter(({ id, state }) => {
    const row = state === 'active' ? currentCertificate(db, 'person', 'sign', id) : undefined;
    return row?.outsideSha256 === null && !isSignedBy(parseCertificate(row.der), issuing);
  }).length;
