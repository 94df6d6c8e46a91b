import { z } from 'zod';
import { DELEGATED_ACTS, type Delegation } from '../../../shared/domain/document/signing.ts';
import { doing, isThere, manyOf, oneOf } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';

const Names = z.string().transform((text) => z.array(z.string()).parse(JSON.parse(text)));
const Acts = z.string().transform((text) => z.array(z.enum(DELEGATED_ACTS)).parse(JSON.parse(text)));
const DelegationRow = z.object({
  id: z.string(),
  capacity: z.string(),
  fromId: z.string(),
  fromPosition: z.string(),
  toId: z.string(),
  document: z.string(),
  scope: z.string(),
  ceiling: z.enum(['none', 'mat', 'toi-mat']),
  acts: Acts,
  typeIds: Names,
  fromOn: z.string(),
  toOn: z.string(),
  enteredBy: z.string(),
  enteredMs: z.int(),
  revokedMs: z.int().nullable(),
  revokeReason: z.string().nullable(),
});
export type DelegationRow = z.infer<typeof DelegationRow>;

const SELECT = `SELECT ${columnsOf(DelegationRow, 'd', { fromPosition: 'p.position' })}
  FROM delegation d JOIN person p ON p.id = d.from_id`;

export const findDelegation = oneOf(DelegationRow)<[id: string]>(`${SELECT} WHERE d.id = ?`);

/** Those that end last come first. */
export const allDelegations = manyOf(DelegationRow)(`${SELECT} ORDER BY d.to_on DESC, d.entered_ms DESC`);

/** Delegations of this capacity that overlap a span, in either direction of a hand-over. */
export const delegatesOn = isThere<{
  capacity: string;
  fromId: string;
  toId: string;
  fromOn: string;
  toOn: string;
}>(`
  SELECT 1 FROM delegation d WHERE d.capacity = :capacity AND d.revoked_ms IS NULL
     AND d.from_on <= :toOn AND :fromOn <= d.to_on AND (d.to_id = :fromId OR d.from_id = :toId)`);

/** What this person may do for others on a day. */
export const delegationsTo = manyOf(DelegationRow)<[personId: string, on: string]>(`
  ${SELECT} WHERE d.to_id = :1 AND d.revoked_ms IS NULL AND d.from_on <= :2 AND :2 <= d.to_on ORDER BY d.entered_ms`);

export const insertDelegation = doing<Omit<DelegationRow, 'fromPosition' | 'revokedMs' | 'revokeReason'>>(`
  INSERT INTO delegation (id, capacity, from_id, to_id, document, scope, ceiling, acts, type_ids, from_on, to_on, entered_by, entered_ms)
  VALUES (:id, :capacity, :fromId, :toId, :document, :scope, :ceiling, :acts, :typeIds, :fromOn, :toOn, :enteredBy, :enteredMs)`);

export const revokeDelegation = doing<[id: string, reason: string, nowMs: number]>(`
  UPDATE delegation SET revoked_ms = :3, revoke_reason = :2 WHERE id = :1`);

/** As the rule asks for it. */
export const asDelegation = (row: DelegationRow): Delegation => ({
  ...row,
  revoked: row.revokedMs !== null,
});
