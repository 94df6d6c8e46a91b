import { z } from 'zod';
import { refuseUnsettled } from '../tables/epochs.ts';
import {
  SUBMISSION_ACTS,
  SUBMISSION_STATES,
  type SubmissionAct,
} from '../../../shared/domain/submission/lifecycle.ts';
import { SubmissionKind, SubmissionSource } from '../../../shared/ipc/contract/submissions.ts';
import { bytes } from '../db/bytes.ts';
import type { Db } from '../db/handles.ts';
import { doing, manyOf, oneOf, theValue, valueOf, valuesOf } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';

const flag = z.int().transform((n) => n === 1);

const SubmissionRecord = z.object({
  id: z.string(),
  revision: z.int(),
  number: z.int(),
  receiptCode: z.string(),
  kind: SubmissionKind,
  source: SubmissionSource,
  onBehalf: flag,
  title: z.string(),
  body: z.string(),
  field: z.string(),
  note: z.string(),
  receivedOn: z.string(),
  receivedMs: z.int(),
  receivedBy: z.string(),
  state: z.enum(SUBMISSION_STATES),
  accepted: flag,
  refusalProposed: flag,
  reasonCode: z.string().nullable(),
  transferTo: z.string().nullable(),
  leadId: z.string().nullable(),
  supportIds: z.string().transform((list) => z.array(z.string()).parse(JSON.parse(list))),
  assignedOn: z.string().nullable(),
  assignedDueOn: z.string().nullable(),
  acknowledgedMs: z.int().nullable(),
  classifiedMs: z.int().nullable(),
  /** the answer was approved */
  answeredMs: z.int().nullable(),
  /** it is with every sender who waited for it */
  toldMs: z.int().nullable(),
  rating: z.int().nullable(),
  ratingComment: z.string(),
  transferConfirmedMs: z.int().nullable(),
  rulePack: z.string(),
});
export type SubmissionRecord = z.infer<typeof SubmissionRecord>;

const COLUMNS = `id, revision, number, receipt_code AS receiptCode, kind, source, on_behalf AS onBehalf, title, body, field,
  note, received_on AS receivedOn, received_ms AS receivedMs, received_by AS receivedBy, state, accepted,
  refusal_proposed AS refusalProposed, reason_code AS reasonCode, transfer_to AS transferTo, lead_id AS leadId,
  support_ids AS supportIds, assigned_on AS assignedOn, assigned_due_on AS assignedDueOn,
  acknowledged_ms AS acknowledgedMs, classified_ms AS classifiedMs, answered_ms AS answeredMs, told_ms AS toldMs, rating,
  rating_comment AS ratingComment, transfer_confirmed_ms AS transferConfirmedMs,
  ifnull((SELECT pack FROM submission_rules r WHERE r.submission_id = submission.id ORDER BY r.position DESC LIMIT 1),
    rule_pack) AS rulePack`;

export const findSubmission = oneOf(SubmissionRecord)<[id: string]>(`
  SELECT ${COLUMNS} FROM submission WHERE id = ?`);

export const findByReceipt = oneOf(SubmissionRecord)<[receiptKey: string]>(`
  SELECT ${COLUMNS} FROM submission WHERE receipt_key = ?`);

/** The receipts that a key is, or is without its last two signs (year and check), which are seldom at hand. */
export const receiptsCalled = valuesOf(z.string())<{ key: string }>(`
  SELECT id FROM submission WHERE receipt_key >= :key AND receipt_key < :key || '~'
    AND length(receipt_key) IN (length(:key), length(:key) + 2) ORDER BY number DESC LIMIT 31`);

const Taken = z.object({ taken: z.int() });

/** The next number of a prefix and year, taken inside the command; nothing else in the database numbers receipts. */
export function takeSequence(db: Db, prefix: string, year: number): number {
  refuseUnsettled(db, 'receipts', `${prefix}/${year}`);
  const row = db
    .prepare(
      `INSERT INTO submission_series (prefix, year, next) VALUES (:prefix, :year, 2)
         ON CONFLICT DO UPDATE SET next = next + 1 RETURNING next - 1 AS taken`,
    )
    .get({ prefix, year });
  return Taken.parse(row).taken;
}

export const nextNumber = theValue(z.int())('SELECT ifnull(max(number), 0) + 1 AS n FROM submission');

export interface NewSubmission {
  readonly id: string;
  readonly number: number;
  readonly prefix: string;
  readonly year: number;
  readonly sequence: number;
  readonly receiptCode: string;
  readonly receiptKey: string;
  readonly kind: string;
  readonly source: string;
  readonly onBehalf: boolean;
  readonly title: string;
  readonly body: string;
  readonly field: string;
  readonly note: string;
  readonly receivedOn: string;
  readonly receivedMs: number;
  readonly receivedBy: string;
  readonly rulePack: string;
  /** told there and then, at the counter or on the telephone */
  readonly acknowledgedMs: number | null;
}

export const insertSubmission = doing<NewSubmission>(`
  INSERT INTO submission (id, revision, number, prefix, year, sequence, receipt_code, receipt_key, kind, source, on_behalf,
    title, body, field, note, received_on, received_ms, received_by, state, accepted, refusal_proposed, support_ids,
    acknowledged_ms, rule_pack)
  VALUES (:id, 1, :number, :prefix, :year, :sequence, :receiptCode, :receiptKey, :kind, :source, :onBehalf,
    :title, :body, :field, :note, :receivedOn, :receivedMs, :receivedBy, 'received', 0, 0, '[]',
    :acknowledgedMs, :rulePack)`);

/** What an act changes; what is left out stays. */
export interface Change {
  readonly state: SubmissionRecord['state'];
  readonly accepted?: boolean;
  readonly refusalProposed?: boolean;
  readonly reasonCode?: string | null;
  readonly transferTo?: string | null;
  readonly leadId?: string | null;
  readonly supportIds?: readonly string[];
  readonly assignedOn?: string | null;
  readonly assignedDueOn?: string | null;
  readonly classifiedMs?: number | null;
  readonly answeredMs?: number | null;
  readonly toldMs?: number | null;
  readonly rating?: number | null;
  readonly ratingComment?: string;
  readonly transferConfirmedMs?: number | null;
  readonly acknowledgedMs?: number | null;
}

export function updateSubmission(db: Db, before: SubmissionRecord, change: Change): void {
  const after = { ...before, ...change };
  db.prepare(
    `UPDATE submission SET revision = revision + 1, state = :state, accepted = :accepted, refusal_proposed = :refusalProposed,
       reason_code = :reasonCode, transfer_to = :transferTo, lead_id = :leadId, support_ids = :supportIds,
       assigned_on = :assignedOn, assigned_due_on = :assignedDueOn, classified_ms = :classifiedMs,
       answered_ms = :answeredMs, told_ms = :toldMs, rating = :rating, rating_comment = :ratingComment,
       transfer_confirmed_ms = :transferConfirmedMs, acknowledged_ms = :acknowledgedMs WHERE id = :id`,
  ).run({
    id: after.id,
    state: after.state,
    accepted: after.accepted ? 1 : 0,
    refusalProposed: after.refusalProposed ? 1 : 0,
    reasonCode: after.reasonCode,
    transferTo: after.transferTo,
    leadId: after.leadId,
    supportIds: JSON.stringify(after.supportIds),
    assignedOn: after.assignedOn,
    assignedDueOn: after.assignedDueOn,
    classifiedMs: after.classifiedMs,
    answeredMs: after.answeredMs,
    toldMs: after.toldMs,
    rating: after.rating,
    ratingComment: after.ratingComment,
    transferConfirmedMs: after.transferConfirmedMs,
    acknowledgedMs: after.acknowledgedMs,
  });
}

const SenderRow = z.object({
  sealedKey: bytes,
  sealed: bytes,
  masked: z.string(),
  complete: flag,
  erasedMs: z.int().nullable(),
});
export type SenderRow = z.infer<typeof SenderRow>;

export const insertSender = doing<[submissionId: string, row: Omit<SenderRow, 'erasedMs'>]>(`
  INSERT INTO submission_sender (submission_id, sealed_key, sealed, masked, complete)
  VALUES (?, :sealedKey, :sealed, :masked, :complete)`);

export const senderOf = oneOf(SenderRow)<[submissionId: string]>(`
  SELECT ${columnsOf(SenderRow)} FROM submission_sender WHERE submission_id = ?`);

/** Writes an identity anew: corrected, or erased with its key. */
export const updateSender = doing<[submissionId: string, row: SenderRow]>(`
  UPDATE submission_sender SET sealed_key = :sealedKey, sealed = :sealed, masked = :masked, complete = :complete,
    erased_ms = :erasedMs WHERE submission_id = ?`);

export interface ActRow {
  readonly act: string;
  readonly byId: string;
  readonly atMs: number;
  readonly reasonCode: string | null;
  readonly body: string;
}

export const insertAct = doing<[submissionId: string, act: ActRow]>(`
  INSERT INTO submission_act (submission_id, position, act, by_id, at_ms, reason_code, body)
  VALUES (:1, (SELECT count(*) + 1 FROM submission_act WHERE submission_id = :1),
    :act, :byId, :atMs, :reasonCode, :body)`);

const ActNote = z.object({
  position: z.int(),
  act: z.string(),
  by: z.string(),
  atMs: z.int(),
  reasonCode: z.string().nullable(),
  text: z.string(),
});

/** The words that belong to acts, oldest first. */
export const notesOf = manyOf(ActNote)<[submissionId: string]>(`
  SELECT ${columnsOf(ActNote, 'a', { by: 'p.full_name', text: 'body' })}
    FROM submission_act a JOIN person p ON p.id = a.by_id
   WHERE a.submission_id = ? AND (a.body <> '' OR a.reason_code IS NOT NULL) ORDER BY a.position`);

/** When one of these acts was done last, or null. */
export const lastActMs = theValue(z.int().nullable())<[submissionId: string, acts: readonly string[]]>(`
  SELECT max(at_ms) AS atMs FROM submission_act
   WHERE submission_id = ? AND act IN (SELECT value FROM json_each(?))`);

/** Who wrote last that the sender was told that the words came. */
export const lastTeller = valueOf(z.string())<[submissionId: string]>(`
  SELECT by_id AS id FROM submission_act WHERE submission_id = ? AND act = 'acknowledge' ORDER BY position DESC LIMIT 1`);

const LastActor = z.object({ act: z.string(), byId: z.string() });
const KNOWN_ACTS: readonly string[] = SUBMISSION_ACTS;
const isAct = (act: string): act is SubmissionAct => KNOWN_ACTS.includes(act);

/** Who did each act last on this case. */
export function lastActors(db: Db, submissionId: string): Map<SubmissionAct, string> {
  const rows = db
    .prepare('SELECT act, by_id AS byId FROM submission_act WHERE submission_id = ? ORDER BY position')
    .all(submissionId);
  const known = rows
    .map((row) => LastActor.parse(row))
    .flatMap(({ act, byId }): [SubmissionAct, string][] => (isAct(act) ? [[act, byId]] : []));
  return new Map(known);
}

const PauseRow = z.object({ from: z.string(), to: z.string().nullable() });

export const pausesOf = manyOf(PauseRow)<[submissionId: string]>(`
  SELECT from_on AS "from", to_on AS "to" FROM submission_pause WHERE submission_id = ? ORDER BY from_on`);

/** A second pause that begins on the day of another one goes on with it. */
export const beginPause = doing<[submissionId: string, on: string]>(`
  INSERT INTO submission_pause (submission_id, from_on, to_on) VALUES (?, ?, NULL) ON CONFLICT DO UPDATE SET to_on = NULL`);

export const endPause = doing<[submissionId: string, on: string]>(`
  UPDATE submission_pause SET to_on = :2 WHERE submission_id = :1 AND to_on IS NULL`);
