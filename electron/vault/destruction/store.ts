import { z } from 'zod';
import { DestructionState } from '../../../shared/ipc/contract/destruction.ts';
import type { Db } from '../db/handles.ts';
import { changing, doing, manyOf, oneOf } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';

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

const COLUMNS = columnsOf(Destruction);

export const findDestruction = oneOf(Destruction)<[id: string]>(`
  SELECT ${COLUMNS} FROM destruction WHERE id = ?`);

/** Newest first. */
export const allDestructions = manyOf(Destruction)(`
  SELECT ${COLUMNS} FROM destruction ORDER BY proposed_ms DESC, id DESC`);

export const insertDestruction = doing<{
  id: string;
  reason: string;
  nowMs: number;
  by: string;
  urgent: 0 | 1;
  reportDueOn: string | null;
}>(`
  INSERT INTO destruction (id, revision, state, reason, proposed_ms, proposed_by, urgent, report_due_on)
  VALUES (:id, 1, 'proposed', :reason, :nowMs, :by, :urgent, :reportDueOn)`);

/** The written report of a destruction at once. @returns false when it was reported meanwhile */
export const reportDestruction = changing<
  [before: Destruction, report: { code: string; to: string; on: string; nowMs: number; by: string }]
>(`
  UPDATE destruction SET revision = revision + 1, report_code = :code, report_to = :to, report_on = :on,
    reported_ms = :nowMs, reported_by = :by WHERE id = :id AND revision = :revision AND reported_ms IS NULL`);

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
        decidedBy: null,
        rule: null,
        method: null,
        destroyedMs: null,
        destroyedBy: null,
        ...step,
        id: before.id,
        revision: before.revision,
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

export const itemsOf = manyOf(Item)<[id: string]>(`
  SELECT ${columnsOf(Item)} FROM destruction_item WHERE destruction_id = ? ORDER BY position`);

export const insertItem = doing<
  Pick<DestructionItem, 'position' | 'documentId' | 'retentionUntil' | 'retentionGround' | 'copies'> & {
    destructionId: string;
  }
>(`
  INSERT INTO destruction_item (destruction_id, position, document_id, retention_until, retention_ground, copies)
  VALUES (:destructionId, :position, :documentId, :retentionUntil, :retentionGround, :copies)`);

export const checkItemRow = changing<{
  id: string;
  position: number;
  nowMs: number;
  by: string;
  note: string;
}>(`
  UPDATE destruction_item SET checked_ms = :nowMs, checked_by = :by, check_note = :note
   WHERE destruction_id = :id AND position = :position`);

const Member = z.object({
  position: z.int(),
  fullName: z.string(),
  post: z.string(),
  role: z.enum(['chair', 'secretary', 'member']),
  personId: z.string().nullable(),
});
export type MemberRow = z.infer<typeof Member>;

export const membersOf = manyOf(Member)<[id: string]>(`
  SELECT ${columnsOf(Member)} FROM destruction_member
   WHERE destruction_id = ? ORDER BY position`);

export const insertMember = doing<MemberRow & { destructionId: string }>(`
  INSERT INTO destruction_member (destruction_id, position, full_name, post, person_id, role)
  VALUES (:destructionId, :position, :fullName, :post, :personId, :role)`);

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
export const papersOf = manyOf(Paper)<[id: string]>(`
  SELECT ${columnsOf(Paper)} FROM destruction_paper
   WHERE destruction_id = ? ORDER BY recorded_ms, CASE kind WHEN 'list' THEN 0 ELSE 1 END`);

export const insertPaper = doing<PaperRow & { destructionId: string }>(`
  INSERT INTO destruction_paper (destruction_id, kind, code, dated_on, body, recorded_ms, recorded_by)
  VALUES (:destructionId, :kind, :code, :datedOn, :body, :recordedMs, :recordedBy)`);

export const insertTombstone = doing<{
  documentId: string;
  destructionId: string;
  level: string;
  files: number;
  bytes: number;
  keys: number;
  copies: number;
  nowMs: number;
  by: string;
}>(`
  INSERT INTO tombstone (document_id, destruction_id, level, files, bytes, keys, copies, at_ms, by_id)
  VALUES (:documentId, :destructionId, :level, :files, :bytes, :keys, :copies, :nowMs, :by)`);
