import { backupsAtDoor } from './atDoor.ts';
import { codeSince } from '../session/codeStanding.ts';
import { allPeople } from '../people/store.ts';
import { readFront, withoutFailures, writeFront } from '../session/front.ts';
import type { VaultPaths } from '../disk/layout.ts';
import type { Session } from '../session/session.ts';

/** The unlock screen shows who is active now, and this person's wrong entries are forgotten. */
export function refreshFront(paths: VaultPaths, session: Session): void {
  const { station } = session;
  const people = allPeople(session.db).filter((person) => person.state === 'active');
  const front = {
    format: 1 as const,
    officeName: station.office.name,
    officeKind: station.office.kind,
    profile: station.profile,
    training: station.training,
    people: people.map(({ username, fullName, position }) => ({ username, fullName, position })),
    recovery: codeSince(session.db, station.stationId),
    backups: backupsAtDoor(session.db),
    failures: readFront(paths.front)?.failures ?? {},
  };
  writeFront(paths.front, withoutFailures(front, session.actor.username));
}
