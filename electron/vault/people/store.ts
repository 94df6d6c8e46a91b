import { z } from 'zod';
import { Role } from '../../../shared/ipc/schemas.ts';
import { bytes } from '../db/bytes.ts';
import type { Db } from '../db/handles.ts';
import { doing, manyOf, valuesOf } from '../db/statements.ts';

const PersonRow = z.object({
  id: z.string(),
  revision: z.int(),
  username: z.string(),
  fullName: z.string(),
  position: z.string(),
  state: z.enum(['active', 'left']),
  exceptionDocument: z.string().nullable(),
  exceptionUntil: z.string().nullable(),
  mustChange: z.int().transform((n) => n === 1),
  roles: z.string().transform((list) => z.array(Role).parse(JSON.parse(list))),
  certificateUntilMs: z.int().nullable(),
  holdsOfficeKey: z.int().transform((n) => n === 1),
});
export type PersonRow = z.infer<typeof PersonRow>;

const SELECT = `
  SELECT p.id, p.revision, p.username, p.full_name AS fullName, p.position, p.state,
         p.exception_document AS exceptionDocument, p.exception_until AS exceptionUntil,
         p.must_change_passphrase AS mustChange,
         (SELECT json_group_array(role) FROM person_role WHERE person_id = p.id) AS roles,
         (SELECT min(until) FROM (SELECT max(not_after_ms) AS until FROM certificate WHERE person_id = p.id AND revoked_ms IS NULL
            GROUP BY purpose)) AS certificateUntilMs,
         EXISTS (SELECT 1 FROM key_grant WHERE person_id = p.id AND key_kind = 'office') AS holdsOfficeKey
    FROM person p`;

export const allPeople = manyOf(PersonRow)(`${SELECT} ORDER BY p.rowid`);

export function personById(db: Db, id: string): PersonRow | undefined {
  const row = db.prepare(`${SELECT} WHERE p.id = ?`).get(id);
  return row === undefined ? undefined : PersonRow.parse(row);
}

export function personByUsername(db: Db, username: string): PersonRow | undefined {
  const row = db.prepare(`${SELECT} WHERE p.username = ?`).get(username);
  return row === undefined ? undefined : PersonRow.parse(row);
}

export interface NewPersonRow {
  readonly id: string;
  readonly username: string;
  readonly fullName: string;
  readonly position: string;
  readonly roles: readonly string[];
  readonly exception: { document: string; until: string } | null;
  readonly mustChange: boolean;
  readonly escrow: Uint8Array;
  readonly escrowSerial: string;
  readonly createdMs: number;
}

export function insertPerson(db: Db, person: NewPersonRow): void {
  db.prepare(
    `INSERT INTO person (id, revision, username, full_name, position, state, exception_document, exception_until,
                         must_change_passphrase, escrow, escrow_serial, created_ms)
     VALUES (:id, 1, :username, :fullName, :position, 'active', :document, :until, :mustChange, :escrow, :escrowSerial, :createdMs)`,
  ).run({
    id: person.id,
    username: person.username,
    fullName: person.fullName,
    position: person.position,
    document: person.exception?.document ?? null,
    until: person.exception?.until ?? null,
    mustChange: person.mustChange ? 1 : 0,
    escrow: person.escrow,
    escrowSerial: person.escrowSerial,
    createdMs: person.createdMs,
  });
  setRoles(db, person.id, person.roles);
}

export function setRoles(db: Db, personId: string, roles: readonly string[]): void {
  db.prepare('DELETE FROM person_role WHERE person_id = ?').run(personId);
  const insert = db.prepare('INSERT INTO person_role (person_id, role) VALUES (?, ?)');
  for (const role of new Set(roles)) insert.run(personId, role);
}

/** Returns false when the revision is not the one the caller saw. */
export function updatePerson(
  db: Db,
  change: {
    id: string;
    revision: number;
    fullName: string;
    position: string;
    state: 'active' | 'left';
    exception: { document: string; until: string } | null;
  },
): boolean {
  const result = db
    .prepare(
      `UPDATE person SET revision = revision + 1, full_name = :fullName, position = :position, state = :state,
              exception_document = :document, exception_until = :until
        WHERE id = :id AND revision = :revision`,
    )
    .run({
      id: change.id,
      revision: change.revision,
      fullName: change.fullName,
      position: change.position,
      state: change.state,
      document: change.exception?.document ?? null,
      until: change.exception?.until ?? null,
    });
  return result.changes === 1;
}

export const setMustChange = doing<[personId: string, must: boolean]>(`
  UPDATE person SET must_change_passphrase = :2, revision = revision + 1 WHERE id = :1`);

export const setEscrow = doing<[personId: string, escrow: Uint8Array, serial: string]>(`
  UPDATE person SET escrow = :2, escrow_serial = :3 WHERE id = :1`);

/** People whose own key the recovery code in force does not bring back yet: it does once they agreed. */
export function waitingForEscrow(db: Db): number {
  const waiting = db.prepare(
    `SELECT count(*) AS n FROM person WHERE state = 'active' AND escrow_serial IS NOT (
       SELECT serial FROM certificate WHERE owner = 'recovery' AND purpose = 'encrypt' AND revoked_ms IS NULL
        ORDER BY not_before_ms DESC, id DESC LIMIT 1)`,
  );
  return z.object({ n: z.int() }).parse(waiting.get()).n;
}

/** The same by name, for whoever is to tell them. */
export const namesWaitingForEscrow = valuesOf(z.string())(`
  SELECT full_name FROM person WHERE state = 'active' AND escrow_serial IS NOT (
    SELECT serial FROM certificate WHERE owner = 'recovery' AND purpose = 'encrypt' AND revoked_ms IS NULL
     ORDER BY not_before_ms DESC, id DESC LIMIT 1) ORDER BY rowid LIMIT 200`);

export function escrowOf(db: Db, personId: string): { escrow: Uint8Array; serial: string } | undefined {
  const row = db
    .prepare('SELECT escrow, escrow_serial AS serial FROM person WHERE id = ? AND escrow IS NOT NULL')
    .get(personId);
  return row === undefined ? undefined : z.object({ escrow: bytes, serial: z.string() }).parse(row);
}
