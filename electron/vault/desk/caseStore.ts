import { z } from 'zod';
import type { Db } from '../db/handles.ts';
import { theValue, valuesOf } from '../db/statements.ts';
import { type ListLine, listLines, OPEN, WHOLE_LIST } from '../submissions/listStore.ts';
import { TO_ASSIGN, TO_REFUSE } from '../submissions/sortedStore.ts';
import type { Whose } from './store.ts';

/**
 * Whose desk the cases are on. `states` are those whose next word is this post's; an obstacle, which an office asked and no
 * citizen, stands only with whoever holds it.
 */
export interface CasePost {
  readonly me: string;
  readonly states: readonly string[];
  readonly leads: 0 | 1;
}

/**
 * The next word is a leader's: on an answer, on what was sorted (one that nobody has sorted yet is reception's), and on what
 * a council has only to set it up and to decide by its minutes.
 */
const FIRST = `(:leads = 1 AND l.grp <> 'vuong-mac' AND (l.state = 'awaiting-approval' OR l.state = 'classifying'
  AND CASE (SELECT i.state FROM initiative i WHERE i.submission_id = l.submission_id)
    WHEN 'sifted' THEN 1 WHEN 'minuted' THEN 1
    ELSE NOT EXISTS (SELECT 1 FROM initiative i WHERE i.submission_id = l.submission_id)
      AND EXISTS (SELECT 1 FROM submission s WHERE s.id = l.submission_id AND (${TO_ASSIGN} OR ${TO_REFUSE})) END))`;
const OWN = `(l.holder_id IS :me OR (l.grp <> 'vuong-mac' AND l.state IN (SELECT value FROM json_each(:states))))`;
const OWN_ONLY = `${OWN} AND NOT ${FIRST}`;
const OTHERS = `l.grp <> 'vuong-mac' AND NOT (${OWN} OR ${FIRST})`;
const DUE = `l.due_on IS NOT NULL AND l.due_on < :before AND (:from IS NULL OR l.due_on >= :from) AND l.state IN ${OPEN}`;
const FROM_DUE = 'FROM submission_list l INDEXED BY submission_list_due';

interface Span {
  readonly from: string | null;
  readonly before: string;
}

const COUNTS = {
  first: theValue(z.int())<CasePost & Span>(`SELECT count(*) AS n ${FROM_DUE} WHERE ${DUE} AND ${FIRST}`),
  own: theValue(z.int())<CasePost & Span>(`SELECT count(*) AS n ${FROM_DUE} WHERE ${DUE} AND ${OWN_ONLY}`),
  others: theValue(z.int())<CasePost & Span>(`SELECT count(*) AS n ${FROM_DUE} WHERE ${DUE} AND ${OTHERS}`),
} as const;
const LISTS = {
  first: valuesOf(z.string())<CasePost & Span & { limit: number }>(
    `SELECT l.submission_id AS id ${FROM_DUE} WHERE ${DUE} AND ${FIRST}
      ORDER BY l.due_on, l.sort_key LIMIT :limit + 0`,
  ),
  own: valuesOf(z.string())<CasePost & Span & { limit: number }>(
    `SELECT l.submission_id AS id ${FROM_DUE} WHERE ${DUE} AND ${OWN_ONLY} ORDER BY l.due_on, l.sort_key LIMIT :limit + 0`,
  ),
  others: valuesOf(z.string())<CasePost & Span & { limit: number }>(
    `SELECT l.submission_id AS id ${FROM_DUE} WHERE ${DUE} AND ${OTHERS} ORDER BY l.due_on, l.sort_key LIMIT :limit + 0`,
  ),
} as const;

/** How many open cases are due in these days, of one part of the office's work. */
export const countDueCasesOf = (db: Db, whose: Whose, post: CasePost, span: Span): number =>
  COUNTS[whose](db, { ...post, ...span });

/** The longest late first. */
export function dueCasesOf(
  db: Db,
  whose: Whose,
  post: CasePost,
  span: Span & { readonly limit: number },
): ListLine[] {
  const ids = LISTS[whose](db, { ...post, ...span });
  return inOrder(db, ids);
}

const decided = valuesOf(z.string())<{ leads: 1; limit: number }>(`
  SELECT l.submission_id AS id FROM submission_list l INDEXED BY submission_list_state
   WHERE l.state IN ('classifying','awaiting-approval') AND ${FIRST}
   ORDER BY l.due_on IS NULL, l.due_on, l.sort_key LIMIT :limit + 0`);

/** Cases whose next word is a leader's, the earliest date first. */
export const casesToDecide = (db: Db, limit: number): ListLine[] =>
  inOrder(db, decided(db, { leads: 1, limit }));

const countDecided = theValue(z.int())<{ leads: 1 }>(`
  SELECT count(*) AS n FROM submission_list l INDEXED BY submission_list_state
   WHERE l.state IN ('classifying','awaiting-approval') AND ${FIRST}`);
export const countToDecide = (db: Db): number => countDecided(db, { leads: 1 });

function inOrder(db: Db, ids: readonly string[]): ListLine[] {
  if (ids.length === 0) return [];
  const lines = new Map(
    listLines(db, { ...WHOLE_LIST, ids: [...ids], limit: ids.length }).map((line) => [line.id, line]),
  );
  return ids.flatMap((id) => lines.get(id) ?? []);
}
