import { shownOf } from '../seals/shown.ts';
import { z } from 'zod';
import type { CarryOut } from '../../../shared/ipc/contract/copyRecords.ts';
import { raise } from '../../../shared/errors.ts';
import type { Db } from '../db/handles.ts';
import { doing, manyOf, oneOf } from '../db/statements.ts';
import type { Ports } from '../ports.ts';
import { overdueDays, personRef, visibleCopy } from './rows.ts';

const SlipRow = z.object({
  id: z.string(),
  copyId: z.string(),
  holderId: z.string(),
  holderName: z.string(),
  holderPosition: z.string(),
  purpose: z.string(),
  destination: z.string(),
  protection: z.string(),
  from: z.string(),
  until: z.string(),
  state: z.enum(['asked', 'permitted', 'refused', 'withdrawn', 'out', 'returned', 'lost']),
  askedMs: z.int(),
  decidedBy: z.string().nullable(),
  decidedByName: z.string().nullable(),
  decidedByPosition: z.string().nullable(),
  decidedMs: z.int().nullable(),
  decidedTitle: z.string().nullable(),
  rule: z.string().nullable(),
  reason: z.string(),
  outMs: z.int().nullable(),
  endedMs: z.int().nullable(),
  checkedBy: z.string().nullable(),
  checkedByName: z.string().nullable(),
  checkedByPosition: z.string().nullable(),
  pagesSeen: z.int().nullable(),
  intact: z.int().nullable(),
  checkNote: z.string(),
});
export type SlipRow = z.infer<typeof SlipRow>;

const SELECT = `SELECT o.id, o.copy_id AS copyId, o.holder_id AS holderId, h.full_name AS holderName, h.position AS holderPosition, o.purpose,
    o.destination, o.protection, o.from_on AS "from", o.until_on AS until, o.state, o.asked_ms AS askedMs, o.decided_by AS decidedBy,
    d.full_name AS decidedByName, d.position AS decidedByPosition, o.decided_ms AS decidedMs, o.decided_title AS decidedTitle,
    o.rule_id AS rule, o.reason, o.out_ms AS outMs, o.ended_ms AS endedMs, o.checked_by AS checkedBy, k.full_name AS checkedByName,
    k.position AS checkedByPosition, o.pages_seen AS pagesSeen, o.intact, o.check_note AS checkNote
  FROM carry_out o JOIN person h ON h.id = o.holder_id LEFT JOIN person d ON d.id = o.decided_by LEFT JOIN person k ON k.id = o.checked_by`;

export const findSlip = oneOf(SlipRow)<[id: string]>(`${SELECT} WHERE o.id = ?`);

export type SlipView = 'mine' | 'to-decide' | 'permitted' | 'out' | 'overdue' | 'ended';

const slipsWhere = (where: string): string => `${SELECT} WHERE ${where} LIMIT 500`;
const VIEWS: Record<SlipView, string> = {
  mine: slipsWhere("o.holder_id = :me AND o.state IN ('asked','permitted','out') ORDER BY o.until_on"),
  'to-decide': slipsWhere("o.state = 'asked' AND o.holder_id <> :me ORDER BY o.asked_ms"),
  permitted: slipsWhere("o.state = 'permitted' ORDER BY o.from_on"),
  out: slipsWhere("o.state = 'out' ORDER BY o.until_on"),
  overdue: slipsWhere("o.state = 'out' AND o.until_on < :today ORDER BY o.until_on"),
  ended: slipsWhere("o.state IN ('returned','refused','withdrawn','lost') ORDER BY o.asked_ms DESC"),
};

/** What is longest out comes first; what a person may not know of is left out by `toSlip`. */
export const listSlips = (db: Db, view: SlipView, who: { me: string; today: string }): SlipRow[] =>
  db
    .prepare(VIEWS[view])
    .all(who)
    .map((row) => SlipRow.parse(row));

const DECIDED = slipsWhere(`o.holder_id = :me AND (o.state = 'permitted' AND o.until_on >= :today
    OR o.state = 'refused' AND o.decided_ms >= :sinceMs) ORDER BY o.decided_ms DESC`);

/** What this person may carry out now, and what was refused to them since then. */
export const slipsDecidedFor =
  manyOf(SlipRow)<[who: { me: string; today: string; sinceMs: number }]>(DECIDED);

/** Null when this person may not know of the copy. */
export function toSlip(ports: Pick<Ports, 'db' | 'actor' | 'today'>, row: SlipRow): CarryOut | null {
  const copy = visibleCopy(ports, row.copyId);
  if (copy === null) return null;
  const { id, purpose, destination, protection, from, until, state, askedMs, decidedMs, decidedTitle } = row;
  const { rule, reason, outMs, endedMs, pagesSeen, checkNote } = row;
  return {
    id,
    purpose,
    destination,
    protection,
    from,
    until,
    state,
    askedMs,
    decidedMs,
    decidedTitle,
    rule,
    reason,
    outMs,
    endedMs,
    pagesSeen,
    checkNote,
    shown: state === 'asked' ? shownOf(ports.db, ['carry_out', id]) : '',
    copy,
    holder: { id: row.holderId, fullName: row.holderName, position: row.holderPosition },
    overdueDays: state === 'out' ? overdueDays(until, ports.today()) : 0,
    decidedBy: personRef(row.decidedBy, row.decidedByName, row.decidedByPosition),
    checkedBy: personRef(row.checkedBy, row.checkedByName, row.checkedByPosition),
    intact: row.intact === null ? null : row.intact === 1,
  };
}

export interface NewSlip {
  readonly id: string;
  readonly copyId: string;
  readonly holderId: string;
  readonly purpose: string;
  readonly destination: string;
  readonly protection: string;
  readonly from: string;
  readonly until: string;
  readonly askedMs: number;
}

export const insertSlip = doing<NewSlip>(`
  INSERT INTO carry_out (id, copy_id, holder_id, purpose, destination, protection, from_on, until_on, asked_ms, state, reason, check_note)
  VALUES (:id, :copyId, :holderId, :purpose, :destination, :protection, :from, :until, :askedMs, 'asked', '', '')`);

function step(db: Db, sql: string, values: object): void {
  if (db.prepare(sql).run(values).changes !== 1) raise('stale-revision');
}

export const decideSlip = (
  db: Db,
  decision: {
    id: string;
    state: 'permitted' | 'refused';
    decidedBy: string;
    decidedMs: number;
    decidedTitle: string;
    ruleId: string;
    reason: string;
  },
): void =>
  step(
    db,
    `UPDATE carry_out SET state = :state, decided_by = :decidedBy, decided_ms = :decidedMs, decided_title = :decidedTitle,
       rule_id = :ruleId, reason = :reason WHERE id = :id AND state = 'asked'`,
    decision,
  );

export const slipOut = (db: Db, id: string, nowMs: number): void =>
  step(db, "UPDATE carry_out SET state = 'out', out_ms = :nowMs WHERE id = :id AND state = 'permitted'", {
    id,
    nowMs,
  });

export const withdrawSlip = (db: Db, id: string, nowMs: number): void =>
  step(
    db,
    "UPDATE carry_out SET state = 'withdrawn', ended_ms = :nowMs WHERE id = :id AND state IN ('asked','permitted')",
    { id, nowMs },
  );

export const slipBack = (
  db: Db,
  back: {
    id: string;
    nowMs: number;
    checkedBy: string;
    pagesSeen: number | null;
    intact: 0 | 1;
    note: string;
  },
): void =>
  step(
    db,
    `UPDATE carry_out SET state = 'returned', ended_ms = :nowMs, checked_by = :checkedBy, pages_seen = :pagesSeen, intact = :intact,
       check_note = :note WHERE id = :id AND state = 'out'`,
    back,
  );

export const endSlipOfLost = (db: Db, copyId: string, nowMs: number): void =>
  step(
    db,
    "UPDATE carry_out SET state = 'lost', ended_ms = :nowMs WHERE copy_id = :copyId AND state = 'out'",
    {
      copyId,
      nowMs,
    },
  );

/** Slips of a person who leaves, not yet used. */
export const withdrawSlipsOf = doing<[personId: string, nowMs: number]>(`
  UPDATE carry_out SET state = 'withdrawn', ended_ms = :2 WHERE holder_id = :1 AND state IN ('asked','permitted')`);
