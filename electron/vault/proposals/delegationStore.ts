import { z } from 'zod';
import { DELEGATED_ACTS, type Delegation } from '../../../shared/domain/document/signing.ts';
import type { Db } from '../db/handles.ts';

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

const SELECT = `SELECT d.id, d.capacity, d.from_id AS fromId, p.position AS fromPosition, d.to_id AS toId, d.document, d.scope,
  d.ceiling, d.acts, d.type_ids AS typeIds, d.from_on AS fromOn, d.to_on AS toOn, d.entered_by AS enteredBy,
  d.entered_ms AS enteredMs, d.revoked_ms AS revokedMs, d.revoke_reason AS revokeReason
  FROM delegation d JOIN person p ON p.id = d.from_id`;

export function findDelegation(db: Db, id: string): DelegationRow | null {
  const row = db.prepare(`${SELECT} WHERE d.id = ?`).get(id);
  return row === undefined ? null : DelegationRow.parse(row);
}

/** Those that end last come first. */
export const allDelegations = (db: Db): DelegationRow[] =>
  db
    .prepare(`${SELECT} ORDER BY d.to_on DESC, d.entered_ms DESC`)
    .all()
    .map((row) => DelegationRow.parse(row));

/** Delegations of this capacity that overlap a span, in either direction of a hand-over. */
export const delegatesOn = (
  db: Db,
  span: { capacity: string; fromId: string; toId: string; fromOn: string; toOn: string },
): boolean =>
  db
    .prepare(
      `SELECT 1 FROM delegation d WHERE d.capacity = :capacity AND d.revoked_ms IS NULL
          AND d.from_on <= :toOn AND :fromOn <= d.to_on AND (d.to_id = :fromId OR d.from_id = :toId)`,
    )
    .get(span) !== undefined;

/** What this person may do for others on a day. */
export const delegationsTo = (db: Db, personId: string, on: string): DelegationRow[] =>
  db
    .prepare(
      `${SELECT} WHERE d.to_id = :personId AND d.revoked_ms IS NULL AND d.from_on <= :on AND :on <= d.to_on ORDER BY d.entered_ms`,
    )
    .all({ personId, on })
    .map((row) => DelegationRow.parse(row));

export function insertDelegation(
  db: Db,
  row: Omit<DelegationRow, 'fromPosition' | 'revokedMs' | 'revokeReason'>,
): void {
  db.prepare(
    `INSERT INTO delegation (id, capacity, from_id, to_id, document, scope, ceiling, acts, type_ids, from_on, to_on, entered_by, entered_ms)
     VALUES (:id, :capacity, :fromId, :toId, :document, :scope, :ceiling, :acts, :typeIds, :fromOn, :toOn, :enteredBy, :enteredMs)`,
  ).run({ ...row, acts: JSON.stringify(row.acts), typeIds: JSON.stringify(row.typeIds) });
}

export function revokeDelegation(db: Db, id: string, reason: string, nowMs: number): void {
  db.prepare('UPDATE delegation SET revoked_ms = :nowMs, revoke_reason = :reason WHERE id = :id').run({
    id,
    reason,
    nowMs,
  });
}

/** As the rule asks for it. */
export const asDelegation = (row: DelegationRow): Delegation => ({
  ...row,
  revoked: row.revokedMs !== null,
});
