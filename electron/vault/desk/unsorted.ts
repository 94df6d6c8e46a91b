import { z } from 'zod';
import type { DeskItem } from '../../../shared/ipc/contract/desk.ts';
import { theValue, valuesOf } from '../db/statements.ts';
import { caseStates, type Desk } from './desk.ts';

/** More letters than this that nobody has classified are one row: there they drown no other work. */
const ROWS_OF_THEIR_OWN = 10;

/** Taken in, in nobody's hands, before no council; what is late or due today stands by itself. */
const UNSORTED = `FROM submission_list l INDEXED BY submission_list_state
  WHERE l.state = 'received' AND l.grp <> 'vuong-mac' AND l.holder_id IS NULL
    AND (l.due_on IS NULL OR l.due_on > :today)
    AND NOT EXISTS (SELECT 1 FROM initiative i WHERE i.submission_id = l.submission_id)`;
const countUnsorted = theValue(z.int())<{ today: string }>(`SELECT count(*) AS n ${UNSORTED}`);
const newestUnsorted = valuesOf(z.string())<{ today: string }>(
  `SELECT l.submission_id AS id ${UNSORTED} ORDER BY l.sort_key LIMIT 1`,
);

/** The letters that wait for classifying as one row that opens their list; null where they are few, or another post's. */
export function unsortedRow(desk: Desk): DeskItem | null {
  const { db } = desk.ports;
  if (!desk.submissions || !caseStates(desk).includes('received')) return null;
  const of = { today: desk.today };
  const count = countUnsorted(db, of);
  const [id] = count > ROWS_OF_THEIR_OWN ? newestUnsorted(db, of) : [];
  if (id === undefined) return null;
  return {
    subjectKind: 'unsorted',
    id,
    opens: null,
    count,
    book: null,
    number: '',
    title: null,
    level: 'none',
    urgency: 'thuong',
    state: 'received',
    holder: null,
    dueOn: null,
    dueTime: null,
    lateDays: 0,
  };
}
