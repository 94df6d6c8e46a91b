import { z } from 'zod';
import type { Duty } from '../../../shared/ipc/contract/caseWork.ts';
import type { Db } from '../db/handles.ts';
import { theValue } from '../db/statements.ts';
import { TO_ASSIGN } from './sortedStore.ts';
import { OPEN } from './listStore.ts';
import { OWES_PASS_ON } from './passOnStore.ts';

const Found = z.object({ id: z.string() });
const Count = z.object({ n: z.int() });
const AT_WORK = `('assigned','in-progress','awaiting-approval')`;
const WITH_CASE = 'submission_list l JOIN submission s ON s.id = l.submission_id';

/** Answers that went back to the office from which a case had come, as `mayReturnAnswer` says of one. */
const SENT_BACK = `o.kind = 'submission-answer' AND o.stage NOT IN ('refused','purged') AND o.replaced_by IS NULL
  AND o.submission_id IN (SELECT s.id UNION SELECT m.submission_id FROM submission_merge m WHERE m.master_id = s.id AND m.undone_ms IS NULL)
  AND o.created_ms >= (SELECT max(a.decided_ms) FROM submission_answer a WHERE a.submission_id = s.id AND a.decision = 'approved') - 1000`;

/** Who names nobody is told nothing. */
const NAMED = `NOT EXISTS (SELECT 1 FROM submission_sender x WHERE x.submission_id = s.id
  AND json_extract(x.masked, '$.party.kind') = 'unnamed')`;
/** Not yet told that their words came; who has an answer, or had one before the case was opened again, knows it, and a refusal says it too. */
const UNTOLD = `s.acknowledged_ms IS NULL AND s.told_ms IS NULL AND s.state NOT IN ('withdrawn','closed') AND s.state <> 'refused' AND ${NAMED}
  AND NOT (EXISTS (SELECT 1 FROM submission_act r WHERE r.submission_id = s.id AND r.act = 'reopen')
    AND EXISTS (SELECT 1 FROM submission_act d WHERE d.submission_id = s.id AND d.act IN ('deliver','told')))`;

/**
 * The cases that may owe something, by the narrowest index that knows them, and the order in which they are the oldest:
 * a list of one state lies in the order of its numbers, so nothing is sorted.
 */
const FROM: Readonly<Record<Duty, { readonly of: string; readonly by: string }>> = {
  acknowledge: {
    of: `submission s WHERE ${UNTOLD}`,
    by: 's.received_on, s.number',
  },
  own: {
    of: `${WITH_CASE}
      WHERE l.state IN ('classifying','transferred') AND (${TO_ASSIGN}
        OR s.state = 'transferred' AND s.transfer_confirmed_ms IS NULL)`,
    by: 's.number',
  },
  accept: { of: `${WITH_CASE} WHERE l.state = 'assigned'`, by: 'l.sort_key DESC' },
  supplement: { of: `${WITH_CASE} WHERE l.state = 'awaiting-supplement'`, by: 'l.sort_key DESC' },
  progress: {
    of: `submission_list l INDEXED BY submission_list_due JOIN submission s ON s.id = l.submission_id
      WHERE l.due_on IS NOT NULL AND l.due_on < :today AND l.state IN ${OPEN} AND l.state IN ${AT_WORK}`,
    by: 'l.due_on, s.number',
  },
  consult: {
    of: `submission s WHERE s.state IN ${AT_WORK} AND s.id IN (
      SELECT submission_id FROM submission_consultation WHERE answered_ms IS NULL)`,
    by: 's.number',
  },
  deliver: {
    of: `${WITH_CASE} WHERE l.state IN ('approved','answered') AND EXISTS (
      SELECT s.id AS receipt UNION SELECT m.submission_id FROM submission_merge m WHERE m.master_id = s.id AND m.undone_ms IS NULL
      EXCEPT SELECT d.submission_id FROM submission_delivery d WHERE d.case_id = s.id
        AND d.round = (SELECT max(round) FROM submission_answer a WHERE a.submission_id = s.id)
      EXCEPT SELECT o.submission_id FROM outbox o WHERE ${SENT_BACK})`,
    by: 'l.sort_key DESC',
  },
  'pass-on': { of: OWES_PASS_ON, by: 's.number' },
  'tell-refusal': { of: `submission s WHERE s.state = 'refused' AND s.told_ms IS NULL`, by: 's.number' },
};

interface Asked {
  readonly duty: Duty;
  readonly today: string;
}

const named = ({ duty, today }: Asked): object => (duty === 'progress' ? { today } : {});

const casesOf = (duty: Duty): string =>
  `SELECT s.id FROM ${FROM[duty].of} ORDER BY ${FROM[duty].by} LIMIT :limit + 0 OFFSET :from + 0`;

export function casesOwing(db: Db, asked: Asked, page: { from: number; limit: number }): string[] {
  const rows = db.prepare(casesOf(asked.duty)).all({ ...named(asked), ...page });
  return rows.map((row) => Found.parse(row).id);
}

const countOf = (duty: Duty): string =>
  `SELECT count(*) AS n FROM (SELECT 1 FROM ${FROM[duty].of} LIMIT :most + 0)`;

/** How many owe it, counted up to `most`. */
export const countOwing = (db: Db, asked: Asked, most: number): number =>
  Count.parse(db.prepare(countOf(asked.duty)).get({ ...named(asked), most })).n;

/** Senders not yet told who wrote on that day or before, counted up to `most`. */
export const countUntoldSince = theValue(z.int())<[receivedOn: string, most: number]>(`
  SELECT count(*) AS n FROM (SELECT 1 FROM submission s WHERE ${UNTOLD} AND s.received_on <= ? LIMIT ? + 0)`);
