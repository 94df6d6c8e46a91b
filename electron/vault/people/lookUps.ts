import { z } from 'zod';
import { isThere, manyOf, oneOf } from '../db/statements.ts';

const Person = z.object({
  id: z.string(),
  fullName: z.string(),
  position: z.string(),
  state: z.enum(['active', 'left']),
});
export type PersonCard = z.infer<typeof Person>;

export const findPerson = oneOf(Person)<[id: string]>(`
  SELECT id, full_name AS fullName, position, state FROM person WHERE id = ?`);

export const activePeople = manyOf(Person)(`
  SELECT id, full_name AS fullName, position, state FROM person WHERE state = 'active' ORDER BY id`);

export const hasRole = isThere<[personId: string, role: string]>(`
  SELECT 1 FROM person_role r JOIN person p ON p.id = r.person_id
   WHERE r.person_id = ? AND r.role = ? AND p.state = 'active'`);

/** True while the head's document lets this person hold posts that are otherwise apart (small office). */
export const hasException = isThere<[personId: string, today: string]>(`
  SELECT 1 FROM person WHERE id = ? AND exception_until >= ?`);
