import { raise } from '../../../shared/errors.ts';
import type { Db } from '../db/handles.ts';
import { doing } from '../db/statements.ts';
import { setRoles } from '../people/store.ts';
import type { Ports } from '../ports.ts';
import type { RosterPerson } from './body.ts';
import { rosterDeviations, rosterInForce, signRepaired } from './guard.ts';

/**
 * Puts people, posts and certificates back to what the signed roster says, after something else than this program wrote
 * into the database: a person who was put in leaves, a certificate that was put in is taken back, names and posts are
 * those that were signed. Nothing is deleted, so that it can be looked into.
 * @returns what could not be put back (a row that is gone) as `left`: a backup has it
 * @throws AppError `key-not-granted` for those who do not hold the issuing key
 */
export function restoreRoster(ports: Ports): { done: number; left: number } {
  const authorityKey = ports.keys.authorityKey ?? raise('key-not-granted', { key: 'authority' });
  const { people } = rosterInForce(ports.db).content;
  let [done, left] = [0, 0];
  for (const { what, id, how } of rosterDeviations(ports.db)) {
    if (how === 'missing') left += 1;
    else {
      if (what === 'certificate') takeBack(ports.db, id, ports.nowMs());
      else
        putBack(
          ports.db,
          id,
          people.find((person) => person.id === id),
        );
      done += 1;
    }
  }
  if (done > 0) signRepaired(ports.db, ports.nowMs(), { kind: 'authority', authorityKey });
  return { done, left };
}

/** One that was taken back by nobody of the office stays so: the key may be known to others. */
const takeBack = doing<[id: string, nowMs: number]>(`
  UPDATE certificate SET revoked_ms = :2, revoked_reason = 'compromised' WHERE id = :1 AND revoked_ms IS NULL`);

function putBack(db: Db, id: string, signed: RosterPerson | undefined): void {
  if (signed === undefined) {
    setRoles(db, id, []);
    db.prepare("UPDATE person SET state = 'left', revision = revision + 1 WHERE id = ?").run(id);
    return;
  }
  const { fullName, position, state, exceptionDocument, exceptionUntil, roles } = signed;
  db.prepare(
    `UPDATE person SET full_name = :fullName, position = :position, state = :state, revision = revision + 1,
       exception_document = :exceptionDocument, exception_until = :exceptionUntil WHERE id = :id`,
  ).run({ id, fullName, position, state, exceptionDocument, exceptionUntil });
  setRoles(db, id, roles);
}
