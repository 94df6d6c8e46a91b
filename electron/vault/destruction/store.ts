import { z } from 'zod';
import { DestructionState } from '../../../shared/ipc/contract/destruction.ts';
import type { Db } from '../db/handles.ts';

const Destruction = z.object({
  id: z.string(),
  revision: z.int(),
  state: DestructionState,
  reason: z.string(),
  proposedMs: z.int(),
  proposedBy: z.string(),
  decidedBy: z.string().nullable(),
  method: z.string().nullable(),
  destroyedMs: z.int().nullable(),
  destroyedBy: z.string().nullable(),
  urgent: z.int().transform((value) => value === 1),
  reportCode: z.string(),
  reportTo: z.string(),
  reportOn: z.string().nullable(),
  reportDueOn: z.string().nullable(),
});
export type Destruction = z.infer<typeof Destruction>;

const COLUMNS = `id, revision, state, reason, proposed_ms AS proposedMs, proposed_by AS proposedBy, decided_by AS decidedBy, method,
  destroyed_ms AS destroyedMs, destroyed_by AS destroyedBy, urgent, report_code AS reportCode, report_to AS reportTo,
  report_on AS reportOn, report_due_on AS reportDueOn`;

export function findDestruction(db: Db, id: string): Destruction | null {
  const row = db.prepare(`SELECT ${COLUMNS} FROM destruction WHERE id = ?`).get(id);
  return row === undefined ? null : Destruction.parse(row);
}

/** Newest first. */
export const allDestructions = (db: Db): Destruction[] =>
  db
    .prepare(`SELECT ${COLUMNS} FROM destruction ORDER BY proposed_ms DESC, id DESC`)
    .all()
    .map((row) => Destruction.parse(row));

export function insertDestruction(
  db: Db,
  row: { id: string; reason: string; nowMs: number; by: string; urgent: 0 | 1; reportDueOn: string | null },
): void {
  db.prepare(
    `INSERT INTO destruction (id, revision, state, reason, proposed_ms, proposed_by, urgent, report_due_on)
     VALUES (:id, 1, 'proposed', :reason, :nowMs, :by, :urgent, :reportDueOn)`,
  ).run(row);
}

/** The written report of a destruction at once. @returns false when it was reported meanwhile */
export const reportDestruction = (
  db: Db,
  before: Destruction,
  report: { code: string; to: string; on: string; nowMs: number; by: string },
): boolean =>
  db
    .prepare(
      `UPDATE destruction SET revision = revision + 1, report_code = :code, report_to = :to, report_on = :on,
         reported_ms = :nowMs, reported_by = :by WHERE id = :id AND revision = :revision AND reported_ms IS NULL`,
    )
    .run({ ...report, id: before.id, revision: before.revision }).changes === 1;

export interface Step {
  readonly state: z.infer<typeof DestructionState>;
  readonly decidedBy?: string;
  readonly rule?: string;
  readonly method?: string;
  readonly destroyedMs?: number;
  readonly destroyedBy?: string;
}

/** @returns false when someone else was faster */
export function moveDestruction(db: Db, before: Destruction, step: Step): boolean {
  return (
    db
      .prepare(
        `UPDATE destruction SET revision = revision + 1, state = :state, decided_by = ifnull(:decidedBy, decided_by),
           decision_rule = ifnull(:rule, decision_rule), method = ifnull(:method, method), destroyed_ms = :destroyedMs, destroyed_by = :destroyedBy
         WHERE id = :id AND revision = :revision`,
      )
      .run({
        ...{ decidedBy: null, rule: null, method: null, destroyedMs: null, destroyedBy: null },
        ...step,
        ...{ id: before.id, revision: before.revision },
      }).changes === 1
  );
}

const Item = z.object({
  position: z.int(),
  documentId: z.string(),
  retentionUntil: z.string(),
  retentionGround: z.string(),
  copies: z.int(),
  checkedMs: z.int().nullable(),
  checkedBy: z.string().nullable(),
  checkNote: z.string(),
});
export type DestructionItem = z.infer<typeof Item>;

export const itemsOf = (db: Db, id: string): DestructionItem[] =>
  db
    .prepare(
      `SELECT position, document_id AS documentId, retention_until AS retentionUntil, retention_ground AS retentionGround, copies,
              checked_ms AS checkedMs, checked_by AS checkedBy, check_note AS checkNote
         FROM destruction_item WHERE destruction_id = ? ORDER BY position`,
    )
    .all(id)
    .map((row) => Item.parse(row));

export function insertItem(
  db: Db,
  item: Pick<DestructionItem, 'position' | 'documentId' | 'retentionUntil' | 'retentionGround' | 'copies'> & {
    destructionId: string;
  },
): void {
  db.prepare(
    `INSERT INTO destruction_item (destruction_id, position, document_id, retention_until, retention_ground, copies)
     VALUES (:destructionId, :position, :documentId, :retentionUntil, :retentionGround, :copies)`,
  ).run(item);
}

export const checkItemRow = (
  db: Db,
  at: { id: string; position: number; nowMs: number; by: string; note: string },
): boolean =>
  db
    .prepare(
      `UPDATE destruction_item SET checked_ms = :nowMs, checked_by = :by, check_note = :note
        WHERE destruction_id = :id AND position = :position`,
    )
    .run(at).changes === 1;

const Member = z.object({
  position: z.int(),
  fullName: z.string(),
  post: z.string(),
  role: z.enum(['chair', 'secretary', 'member']),
  personId: z.string().nullable(),
});
export type MemberRow = z.infer<typeof Member>;

export const membersOf = (db: Db, id: string): MemberRow[] =>
  db
    .prepare(
      `SELECT position, full_name AS fullName, post, role, person_id AS personId FROM destruction_member
        WHERE destruction_id = ? ORDER BY position`,
    )
    .all(id)
    .map((row) => Member.parse(row));

export function insertMember(db: Db, member: MemberRow & { destructionId: string }): void {
  db.prepare(
    `INSERT INTO destruction_member (destruction_id, position, full_name, post, person_id, role)
     VALUES (:destructionId, :position, :fullName, :post, :personId, :role)`,
  ).run(member);
}

const Body = z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())]));
const Paper = z.object({
  kind: z.enum(['council', 'list', 'meeting', 'decision', 'minutes']),
  code: z.string(),
  datedOn: z.string(),
  body: z.string().transform((text) => Body.parse(JSON.parse(text))),
  recordedMs: z.int(),
  recordedBy: z.string(),
});
export type PaperRow = z.infer<typeof Paper>;

/** In the order of the steps. */
export const papersOf = (db: Db, id: string): PaperRow[] =>
  db
    .prepare(
      `SELECT kind, code, dated_on AS datedOn, body, recorded_ms AS recordedMs, recorded_by AS recordedBy FROM destruction_paper
        WHERE destruction_id = ? ORDER BY recorded_ms, CASE kind WHEN 'list' THEN 0 ELSE 1 END`,
    )
    .all(id)
    .map((row) => Paper.parse(row));

export function insertPaper(db: Db, paper: PaperRow & { destructionId: string }): void {
  db.prepare(
    `INSERT INTO destruction_paper (destruction_id, kind, code, dated_on, body, recorded_ms, recorded_by)
     VALUES (:destructionId, :kind, :code, :datedOn, :body, :recordedMs, :recordedBy)`,
  ).run({ ...paper, body: JSON.stringify(paper.body) });
}

export function insertTombstone(
  db: Db,
  stone: {
    documentId: string;
    destructionId: string;
    level: string;
    files: number;
    bytes: number;
    keys: number;
    copies: number;
    nowMs: number;
    by: string;
  },
): void {
  db.prepare(
    `INSERT INTO tombstone (document_id, destruction_id, level, files, bytes, keys, copies, at_ms, by_id)
     VALUES (:documentId, :destructionId, :level, :files, :bytes, :keys, :copies, :nowMs, :by)`,
  ).run(stone);
}
