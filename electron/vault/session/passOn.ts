import { raise } from '../../../shared/errors.ts';
import { adoptLines } from '../knowing/recordKeys.ts';
import { parseCertificate } from '../crypto/x509/certificates.ts';
import { wrapKeyFor } from '../crypto/wrap.ts';
import { wipe } from '../crypto/primitives.ts';
import { currentCertificate, GRANT_KINDS, setKeyGrant, waitingForKey } from '../people/certificateStore.ts';
import { escrowContext, grantContext, GRANT_ROLES, mayHoldKey } from '../people/credentials.ts';
import { wrapForPerson } from '../roster/wrap.ts';
import { personById, setEscrow } from '../people/store.ts';
import { about, type LedgerDraft } from '../ports.ts';
import { isRosterWhole, requireRoster } from '../roster/guard.ts';
import { keyIfSound, takeOutRefused } from './officeKeys.ts';
import type { Session } from './session.ts';

/**
 * At sign-in a holder passes keys on to colleagues whose posts ask for them and who have none yet (new people, a
 * reset passphrase). A key is wrapped for the
 * colleague's certificate; nobody types or sees it. Returns what to write to the ledger.
 */
export function passKeysOn(session: Session, nowMs: number): LedgerDraft[] {
  const drafts: LedgerDraft[] = session.refusedKeys.map((kind) => takeOutRefused(session, kind));
  if (!isRosterWhole(session.db)) return drafts; // told by the health check; nothing is wrapped until it is put right
  for (const kind of GRANT_KINDS) {
    const waiting = waitingForKey(session.db, kind, GRANT_ROLES[kind]).filter((personId) =>
      mayHoldKey(kind, personById(session.db, personId)?.roles ?? []),
    );
    if (waiting.length === 0) continue;
    const { key, isRefused } = keyIfSound(session.db, session.actor, session.keys.userKey, kind);
    if (isRefused) drafts.push(takeOutRefused(session, kind));
    if (key === null) continue;
    for (const personId of waiting) {
      const wrapped = wrapForPerson(session.db, personId, key, grantContext(kind, personId));
      if (wrapped === undefined) continue;
      setKeyGrant(session.db, personId, kind, wrapped, nowMs);
      drafts.push({ act: 'key.passed-on', subjectKind: 'person', subjectId: personId, facts: { key: kind } });
    }
    wipe(key);
  }
  const lines = adoptLines(session);
  if (lines > 0)
    drafts.push({
      act: 'register.lines-adopted',
      ...about('person', session.actor.id),
      facts: { lines },
    });
  return drafts;
}

/**
 * The own key of who is signed in goes into escrow under the recovery code in force: never by itself, only by an act of that
 * person.
 */
export function renewOwnEscrow(session: Session): void {
  const recovery = currentCertificate(session.db, 'recovery', 'encrypt') ?? raise('certificate-unknown');
  requireRoster(session.db);
  const escrow = wrapKeyFor(
    parseCertificate(recovery.der),
    session.keys.userKey,
    escrowContext(session.actor.id),
  );
  setEscrow(session.db, session.actor.id, escrow, recovery.serial);
}
