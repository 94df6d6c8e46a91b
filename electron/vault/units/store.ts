import { z } from 'zod';
import type { Db } from '../db/handles.ts';
import { doing, manyOf } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';

const Unit = z.object({
  id: z.string(),
  name: z.string(),
  fromOn: z.string(),
  toOn: z.string().nullable(),
  headId: z.string().nullable(),
});
export type Unit = z.infer<typeof Unit>;

/** In the order of their names. */
export const listUnits = manyOf(Unit)(`
  SELECT ${columnsOf(Unit)} FROM office_unit ORDER BY name, id`);

export const findUnit = (db: Db, id: string): Unit | null =>
  listUnits(db).find((unit) => unit.id === id) ?? null;

/** Writes a unit, new or known. */
export const putUnit = doing<Unit & { readonly nowMs: number; readonly by: string }>(`
  INSERT INTO office_unit (id, name, from_on, to_on, head_id, created_ms, created_by)
  VALUES (:id, :name, :fromOn, :toOn, :headId, :nowMs, :by)
  ON CONFLICT (id) DO UPDATE SET name = excluded.name, from_on = excluded.from_on, to_on = excluded.to_on, head_id = excluded.head_id`);

const Member = z.object({ personId: z.string(), unitId: z.string().nullable(), fromDay: z.int() });
export type Member = z.infer<typeof Member>;

/** Everybody's turns, the newest first. */
export const listMembers = manyOf(Member)(`
  SELECT ${columnsOf(Member)} FROM unit_member
   ORDER BY person_id, from_day DESC`);

export const putMember = doing<Member & { readonly nowMs: number; readonly by: string }>(`
  INSERT INTO unit_member (person_id, from_day, unit_id, set_ms, set_by)
  VALUES (:personId, :fromDay, :unitId, :nowMs, :by)
  ON CONFLICT DO UPDATE SET unit_id = excluded.unit_id, set_ms = excluded.set_ms, set_by = excluded.set_by`);

/** The unit that a person belongs to on a day; null where to none. */
export function unitOn(db: Db, personId: string, day: number): string | null {
  const row = db
    .prepare(
      `SELECT unit_id AS unitId FROM unit_member WHERE person_id = ? AND from_day <= ? ORDER BY from_day DESC LIMIT 1`,
    )
    .get(personId, day);
  return row === undefined ? null : Member.pick({ unitId: true }).parse(row).unitId;
}

/**
 * The unit of whoever led a stay, on the day on which the stay began; '' where nobody leads or the person belonged to
 * none. `stay` is what the stay is called in the text.
 */
export const unitOfStay = (stay: string): string => `ifnull((SELECT m.unit_id FROM unit_member m
  WHERE m.person_id = ${stay}.lead_id AND m.from_day <= ${stay}.from_day ORDER BY m.from_day DESC LIMIT 1), '')`;

/** As `unitOfStay`, of the stay that is called `s`. */
export const UNIT_OF_STAY = unitOfStay('s');
