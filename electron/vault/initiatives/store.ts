import { z } from 'zod';
import { COUNCIL_ROLES, type InitiativeState, VOTES } from '../../../shared/domain/submission/initiative.ts';
import { bytes } from '../db/bytes.ts';
import type { Db } from '../db/handles.ts';
import { doing, manyOf, oneOf, theValue } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';
import { type DecidedQuery, idsDecided } from './decided.ts';
import type { Initiative } from '../tables/initiatives.ts';

const flag = z
  .int()
  .nullable()
  .transform((n) => (n === null ? null : n === 1));

export const insertInitiative = doing<{
  id: string;
  state: string;
  note: string;
  by: string;
  nowMs: number;
  rulePack: string;
}>(`
  INSERT INTO initiative (submission_id, revision, state, sift_note, sifted_by, sifted_ms, rule_pack)
  VALUES (:id, 2, :state, :note, :by, :nowMs, :rulePack)`);

export function moveInitiative(
  db: Db,
  before: Initiative,
  state: InitiativeState,
  council: { code: string; on: string } | null = null,
): void {
  db.prepare(
    `UPDATE initiative SET revision = revision + 1, state = :state, council_code = ifnull(:code, council_code),
       council_on = ifnull(:on, council_on) WHERE submission_id = :id`,
  ).run({ id: before.id, state, code: council?.code ?? null, on: council?.on ?? null });
}

const Member = z.object({
  personId: z.string(),
  role: z.enum(COUNCIL_ROLES),
  conflict: flag,
  conflictNote: z.string(),
});
export type Member = z.infer<typeof Member>;

export const membersOf = manyOf(Member)<[id: string]>(`
  SELECT ${columnsOf(Member)} FROM initiative_member
   WHERE submission_id = ? ORDER BY position`);

export const insertMember = doing<{ id: string; position: number; personId: string; role: string }>(`
  INSERT INTO initiative_member (submission_id, position, person_id, role, conflict_note)
  VALUES (:id, :position, :personId, :role, '')`);

export const declare = doing<{
  id: string;
  personId: string;
  conflict: boolean;
  note: string;
  nowMs: number;
}>(`
  UPDATE initiative_member SET conflict = :conflict, conflict_note = :note, declared_ms = :nowMs
   WHERE submission_id = :id AND person_id = :personId`);

const Score = z.object({
  personId: z.string(),
  scores: z.string().transform((text) => z.record(z.string(), z.int()).parse(JSON.parse(text))),
  vote: z.enum(VOTES),
  remark: z.string(),
  salt: bytes,
  seal: z.string(),
});
export type Score = z.infer<typeof Score>;

export const scoresOf = manyOf(Score)<[id: string]>(`
  SELECT ${columnsOf(Score, 's')} FROM initiative_score s
    JOIN initiative_member m ON m.submission_id = s.submission_id AND m.person_id = s.person_id
   WHERE s.submission_id = ? ORDER BY m.position`);

export const insertScore = doing<
  Omit<Score, 'scores'> & { id: string; scores: Record<string, number>; nowMs: number }
>(`
  INSERT INTO initiative_score (submission_id, person_id, scores, vote, remark, salt, seal, at_ms)
  VALUES (:id, :personId, :scores, :vote, :remark, :salt, :seal, :nowMs)`);

const Minutes = z.object({
  code: z.string(),
  metOn: z.string(),
  place: z.string(),
  opinions: z.string(),
  conclusion: z.string(),
  byId: z.string(),
});
export type Minutes = z.infer<typeof Minutes>;

export const minutesOf = oneOf(Minutes)<[id: string]>(`
  SELECT ${columnsOf(Minutes)} FROM initiative_minutes WHERE submission_id = ?`);

export const insertMinutes = doing<Minutes & { id: string; nowMs: number }>(`
  INSERT INTO initiative_minutes (submission_id, code, met_on, place, opinions, conclusion, by_id, at_ms)
  VALUES (:id, :code, :metOn, :place, :opinions, :conclusion, :byId, :nowMs)`);

const Decision = z.object({
  outcome: z.enum(VOTES),
  code: z.string(),
  decidedOn: z.string(),
  reasonCode: z.string().nullable(),
  note: z.string(),
  unit: z.string(),
  pilotUntil: z.string().nullable(),
  followUpOn: z.string().nullable(),
  byId: z.string(),
  atMs: z.int(),
});
export type Decision = z.infer<typeof Decision>;

export const decisionsOf = manyOf(Decision)<[id: string]>(`
  SELECT ${columnsOf(Decision)} FROM initiative_decision WHERE submission_id = ? ORDER BY position`);

export const insertDecision = doing<Decision & { id: string }>(`
  INSERT INTO initiative_decision (submission_id, position, outcome, code, decided_on, reason_code, note, unit, pilot_until,
    follow_up_on, by_id, at_ms)
  VALUES (:id, (SELECT count(*) + 1 FROM initiative_decision WHERE submission_id = :id), :outcome, :code, :decidedOn, :reasonCode,
    :note, :unit, :pilotUntil, :followUpOn, :byId, :atMs)`);

const Follow = z.object({
  unit: z.string(),
  on: z.string(),
  result: z.string(),
  byId: z.string(),
  atMs: z.int(),
});

export const followsOf = manyOf(Follow)<[id: string]>(`
  SELECT unit, on_date AS "on", result, by_id AS byId, at_ms AS atMs FROM initiative_follow WHERE submission_id = ? ORDER BY position`);

export const insertFollow = doing<z.infer<typeof Follow> & { id: string }>(`
  INSERT INTO initiative_follow (submission_id, position, unit, on_date, result, by_id, at_ms)
  VALUES (:id, (SELECT count(*) + 1 FROM initiative_follow WHERE submission_id = :id), :unit, :on, :result, :byId, :atMs)`);

const Reward = z.object({ code: z.string(), note: z.string(), byId: z.string(), atMs: z.int() });

/** What was noted last; the earlier ones stay. */
export const rewardOf = oneOf(Reward)<[id: string]>(`
  SELECT code, note, by_id AS byId, at_ms AS atMs FROM initiative_reward WHERE submission_id = ? ORDER BY position DESC LIMIT 1`);

export const insertReward = doing<z.infer<typeof Reward> & { id: string }>(`
  INSERT INTO initiative_reward (submission_id, position, code, note, by_id, at_ms)
  VALUES (:id, (SELECT count(*) + 1 FROM initiative_reward WHERE submission_id = :id), :code, :note, :byId, :atMs)`);

const Listed = z.object({ id: z.string(), state: z.string().nullable() });

/** Sáng kiến and giải pháp that were taken into scope, newest first. */
export function listInitiatives(
  db: Db,
  query: {
    state: InitiativeState | null;
    personId: string | null;
    decided: DecidedQuery | null;
    limit: number;
  },
): string[] {
  const { decided, ...rest } = query;
  const asked = decided === null ? null : idsDecided(decided);
  const text = `SELECT s.id, i.state FROM submission_list l JOIN submission s ON s.id = l.submission_id LEFT JOIN initiative i ON i.submission_id = s.id
    WHERE l.grp = 'skgp' AND (i.state IS NOT NULL OR s.accepted = 1 AND s.state IN ('classifying','assigned','in-progress','awaiting-approval'))
      AND (:state IS NULL OR ifnull(i.state, 'sifting') = :state)
      AND (:personId IS NULL OR EXISTS (SELECT 1 FROM initiative_member m WHERE m.submission_id = s.id AND m.person_id = :personId))
      ${asked === null ? '' : `AND s.id IN (${asked.sql})`}
    ORDER BY l.sort_key LIMIT :limit + 0`;
  const rows = db.prepare(text).all({ ...rest, ...asked?.params });
  return rows.map((row) => Listed.parse(row).id);
}

/** How many councils wait for what this person must say or give. */
export const countWaiting = theValue(z.int())<[personId: string]>(`
  SELECT count(*) AS n FROM initiative_member m JOIN initiative i ON i.submission_id = m.submission_id
   WHERE m.person_id = :1 AND i.state = 'scoring' AND ifnull(m.conflict, 0) = 0
     AND NOT EXISTS (SELECT 1 FROM initiative_score s WHERE s.submission_id = m.submission_id AND s.person_id = :1)`);
