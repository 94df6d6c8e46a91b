import { AppError, raise } from '../../../shared/errors.ts';
import type { Db } from '../db/handles.ts';
import { forgetAllKeys } from '../knowing/keyMemory.ts';
import { dataVersion, personInForce } from '../roster/guard.ts';
import { forgetSealedWords } from '../search/sealed.ts';
import { takeNewerHeader } from './headerInForce.ts';
import { isNewHeader } from './headerSeen.ts';
import type { Session } from './session.ts';

/** Of each database up to which write of another session this one has looked. */
const looked = new WeakMap<Db, number>();

/** From now on: nothing of this person and these rights was read before. */
export const beginLooking = (db: Db): void => void looked.set(db, dataVersion(db));

/**
 * Asked before each call, and again in its transaction: where another session wrote meanwhile, who this person is and may do
 * is read anew, from the roster as it is signed; what was opened of classified records is forgotten, so that the database is
 * asked who reads them now. The session of somebody who left, or whose passphrase is another since, is over.
 * @throws AppError `vault-locked` when it is over
 */
export function noticeOthers(session: Session): void {
  const { db, actor, keys } = session;
  const now = dataVersion(db);
  if (looked.get(db) === now) return;
  forgetAllKeys(keys);
  forgetSealedWords(keys);
  const person = personNow(session);
  const isStill = person !== undefined && (!isNewHeader(db, session.header) || takeNewerHeader(session));
  if (!isStill) {
    session.isOver = true;
    raise('vault-locked');
  }
  if (JSON.stringify(person) !== JSON.stringify(actor)) session.actor = person;
  looked.set(db, now);
}

/** Rows that are not as they were signed change nobody: what rests upon them is refused where it is done. */
function personNow({ db, actor }: Session): Session['actor'] | undefined {
  try {
    return personInForce(db, actor);
  } catch (error) {
    if (error instanceof AppError && error.code === 'roster-broken') return actor;
    throw error;
  }
}
