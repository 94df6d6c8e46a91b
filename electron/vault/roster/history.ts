import type { Role } from '../../../shared/domain/people/roles.ts';
import { sha256Hex } from '../crypto/primitives.ts';
import type { Db } from '../db/handles.ts';
import type { RosterBody, RosterPerson } from './body.ts';
import { rosterInForce } from './guard.ts';
import { readRoster } from './store.ts';

/** Rosters of before that were followed back from the one in force, by serial. */
const known = new WeakMap<Db, Map<number, RosterBody>>();

/** The roster with a serial, if the one in force follows from it by the hashes; null where none does. */
function rosterAt(db: Db, serial: number): RosterBody | null {
  const followed = known.get(db) ?? new Map<number, RosterBody>();
  known.set(db, followed);
  let body = rosterInForce(db);
  if (serial > body.serial) return null;
  while (body.serial > serial) {
    let before = followed.get(body.serial - 1);
    if (before === undefined) {
      const read = readRoster(db, body.serial - 1);
      if (read === undefined || body.previous !== sha256Hex(Buffer.from(read.text, 'utf8'))) return null;
      before = read.body;
      followed.set(before.serial, before);
    }
    body = before;
  }
  return body;
}

/** Who somebody was by the roster with this serial; undefined for one whom it does not know as active. */
export function personAt(db: Db, serial: number, personId: string): RosterPerson | undefined {
  const person = rosterAt(db, serial)?.content.people.find(({ id }) => id === personId);
  return person?.state === 'active' ? person : undefined;
}

/** The posts that somebody held by the roster with this serial; none for one whom it does not know as active. */
export const rolesAt = (db: Db, serial: number, personId: string): readonly Role[] =>
  personAt(db, serial, personId)?.roles ?? [];
