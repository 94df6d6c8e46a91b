import { z } from 'zod';
import { ObstacleFacts } from '../../../shared/domain/obstacles/facts.ts';
import { SubmissionState } from '../../../shared/ipc/contract/submissions.ts';
import { doing, manyOf, oneOf, valueOf } from '../db/statements.ts';
import { SHOWN_STATE } from './shownState.ts';

const Steps = z.string().transform((list) => z.array(z.string()).parse(JSON.parse(list)));

const Row = z.object({
  id: z.string(),
  receiptCode: z.string(),
  title: z.string(),
  state: SubmissionState,
  reportedMs: z.int(),
  reporterId: z.string().nullable(),
  office: z.string(),
  screen: z.string(),
  code: z.string().nullable(),
  rule: z.string().nullable(),
  version: z.string(),
  urgency: ObstacleFacts.shape.urgency,
  steps: Steps,
  answer: z.string().nullable(),
  answerOffice: z.string().nullable(),
  answerBy: z.string().nullable(),
  answerMs: z.int().nullable(),
});

export type ObstacleRecord = z.infer<typeof Row>;

const SELECT = `SELECT o.submission_id AS id, s.receipt_code AS receiptCode, s.title, ${SHOWN_STATE} AS state, s.received_ms AS reportedMs,
    o.reporter_id AS reporterId, o.office, o.screen, o.code, o.rule, o.version, o.urgency, o.steps, o.answer,
    o.answer_office AS answerOffice, o.answer_by AS answerBy, o.answer_ms AS answerMs
  FROM obstacle o JOIN submission s ON s.id = o.submission_id`;

export const insertObstacle = doing<
  [submissionId: string, row: ObstacleFacts & { readonly office: string; readonly reporterId: string | null }]
>(`
  INSERT INTO obstacle (submission_id, reporter_id, office, screen, code, rule, version, urgency, steps)
  VALUES (?, :reporterId, :office, :screen, :code, :rule, :version, :urgency, :steps)`);

export const findObstacle = oneOf(Row)<[submissionId: string]>(`${SELECT} WHERE o.submission_id = ?`);

/** Newest first; of one person, or all that were reported on this station. */
export const reportedHere = manyOf(Row)<[reporterId: string | null, limit: number]>(`
  ${SELECT} WHERE o.reporter_id IS NOT NULL AND (:1 IS NULL OR o.reporter_id = :1)
   ORDER BY s.number DESC LIMIT :2 + 0`);

/** All of them, for what recurs; the newest first. */
export const everyObstacle = manyOf(Row)<[limit: number]>(`${SELECT} ORDER BY s.number DESC LIMIT ? + 0`);

export const keepAnswer = doing<
  [
    submissionId: string,
    answer: { readonly text: string; readonly office: string; readonly by: string; readonly atMs: number },
  ]
>(`
  UPDATE obstacle SET answer = :text, answer_office = :office, answer_by = :by, answer_ms = :atMs
   WHERE submission_id = ?`);

/** An answer that was sent back is none. */
export const clearAnswer = doing<[submissionId: string]>(`
  UPDATE obstacle SET answer = NULL, answer_office = NULL, answer_by = NULL, answer_ms = NULL
   WHERE submission_id = ?`);

export const supportStation = valueOf(z.string())('SELECT station_id AS stationId FROM obstacle_support');

export const setSupportStation = doing<{ stationId: string; byId: string; atMs: number }>(`
  INSERT INTO obstacle_support (one, station_id, by_id, at_ms) VALUES (1, :stationId, :byId, :atMs)
  ON CONFLICT DO UPDATE SET station_id = :stationId, by_id = :byId, at_ms = :atMs`);
