import { raise } from '../../../shared/errors.ts';
import type { Db } from '../db/handles.ts';
import { doing } from '../db/statements.ts';
import { setRoles } from '../people/store.ts';
import type { Ports } from '../ports.ts';
import type { Deviation, RosterPerson } from './body.ts';
import { rosterDeviations, rosterInForce, signRepaired } from './guard.ts';
import { sectionDeviations, type SectionRow, signedRows } from './sectionRows.ts';
import { SECTION_NAMES, sectionOf, type SectionName } from './sections.ts';

/**
 * Puts everything that the signed roster speaks for back to what it says, after something else than this program wrote
 * into the database: a person who was put in leaves, a certificate that was put in is taken back, a card that was put in
 * is replaced by the one that was compared. Nothing is deleted, so that it can be looked into.
 * @returns what could not be put back (a row that is gone) as `left`: a backup has it. What counts from now on is what is
 *          there then, signed anew
 * @throws AppError `key-not-granted` for those who do not hold the issuing key
 */
export function restoreRoster(ports: Ports): { done: number; left: number } {
  const { db } = ports;
  const authorityKey = ports.keys.authorityKey ?? raise('key-not-granted', { key: 'authority' });
  const body = rosterInForce(db);
  const wrong = rosterDeviations(db);
  let left = 0;
  for (const { what, id, how } of wrong)
    if (what === 'person' || what === 'certificate') {
      if (how === 'missing') left += 1;
      else if (what === 'certificate') takeBack(db, id, ports.nowMs());
      else
        putBack(
          db,
          id,
          body.content.people.find((person) => person.id === id),
        );
    }
  for (const name of SECTION_NAMES) {
    const broken = wrong.filter(({ what }) => what === name);
    if (broken.length === 0) continue;
    restoreSection(ports, name, broken, signedRows(db, body, name) ?? []);
    left += sectionDeviations(db, body, name).length;
  }
  const by = { nowMs: ports.nowMs(), append: ports.append };
  if (wrong.length > left) signRepaired(db, by, { kind: 'authority', authorityKey });
  return { done: wrong.length - left, left };
}

/** First what nobody signed goes out of force, then what was signed takes its place again. */
function restoreSection(
  { db, nowMs, actor }: Ports,
  name: SectionName,
  broken: readonly Deviation[],
  signed: readonly SectionRow[],
): void {
  const { takeOut, putIn } = sectionOf(name);
  if (takeOut !== null)
    for (const { id, how } of broken)
      if (how !== 'missing') db.prepare(takeOut).run({ id, nowMs: nowMs(), by: actor.id });
  if (putIn !== null)
    for (const { id, how } of broken) {
      const row = how === 'added' ? undefined : signed.find((one) => one.id === id);
      if (row !== undefined) db.prepare(putIn).run(row);
    }
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
