import type { LedgerAct } from '../../shared/domain/ledgerActs.ts';
import { markRestricted } from './audit/restricted.ts';
import { appendEntry } from './audit/store.ts';
import { beginAfterLostLog } from './backup/lostLog.ts';
import type { LedgerDraft } from './ports.ts';
import type { OpenSession } from './sessionPorts.ts';
import { tellAside } from './rules/tellAside.ts';
import { destroyLeftBehind } from './secrecy/leftBehind.ts';
import { renew } from './seals/watch.ts';
import { sealSignIn } from './seals/atSignIn.ts';
import { tellCarried } from './updates/carried.ts';
import { headerEntry, headerNamed, isNamed } from './session/headerNamed.ts';
import { passKeysOn } from './session/passOn.ts';
import { putBackAtSignIn, schemaStands } from './session/schemaAtOpening.ts';
import { sealingOf, type Session } from './session/session.ts';
import { settleHeader } from './session/settleHeader.ts';
import { decidingIn } from './tables/deciding.ts';

/** How somebody came in, as the ledger tells it. */
export interface ComingIn {
  readonly act: LedgerAct;
  readonly facts: LedgerDraft['facts'];
  /** the process before died with the database open, and the log is gone */
  readonly logLost: boolean;
}

export interface SignInParts {
  readonly session: Session;
  readonly ports: OpenSession['ports'];
  readonly appVersion: string;
  readonly said: ComingIn;
  /** whether places outside the vault know that it is behind */
  readonly ifBehind: () => LedgerDraft[];
}

/**
 * A header that opens to another passphrase or code than the ledger names: of the recovery that just came in, or of a command
 * that was cut off between header and commit, or somebody else's work; the last two are told.
 */
function nameHeader({ db, header }: Session, { act }: ComingIn): LedgerDraft[] {
  if (isNamed(db, header)) return [];
  const isOwn = act === 'session.recovered' || headerNamed(db, header.vaultId) === null;
  return [headerEntry(header, isOwn ? 'vault.header-named' : 'vault.header-unknown')];
}

/** Everything that a sign-in writes, in one transaction that either happens or does not. */
export function writeSignIn({ session, ports, appVersion, said, ifBehind }: SignInParts): void {
  const { db, station, actor, signing } = session;
  const nowMs = ports.nowMs();
  const who = { id: actor.id, name: actor.fullName };
  const write = (putBack: LedgerDraft[]): void => {
    settleHeader(session);
    const drafts: LedgerDraft[] = [
      {
        act: said.act,
        subjectKind: 'person',
        subjectId: actor.id,
        facts: { ...said.facts, session: signing.id },
      },
      ...putBack,
      ...nameHeader(session, said),
      ...passKeysOn(session, nowMs),
      ...(said.logLost ? beginAfterLostLog(session, nowMs) : []),
      ...ifBehind(),
      ...tellCarried(db, station.stationId, ports.dir, appVersion),
      ...destroyLeftBehind(ports),
      ...tellAside(db, station.stationId, ports.rules.aside),
    ];
    for (const draft of drafts) {
      const { seq } = appendEntry(db, who, nowMs, { ...draft, clock: 'any' });
      markRestricted(db, seq, draft);
    }
  };
  db.transaction(() => {
    renew(db); // a try before, on a full disk, took the triggers with it that were made in it
    const putBack = putBackAtSignIn(db, station);
    decidingIn(db, () => sealSignIn(db, sealingOf(session), () => write(putBack)));
  }).immediate();
  schemaStands(db);
}
