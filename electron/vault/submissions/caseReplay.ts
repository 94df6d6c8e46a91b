import { z } from 'zod';
import {
  addDays,
  type CivilDate,
  civilDateAt,
  dayNumber,
} from '../../../shared/domain/calendar/civilDate.ts';
import { SUBMISSION_ACTS } from '../../../shared/domain/submission/lifecycle.ts';
import { rehearse } from '../../../shared/domain/submission/rehearse.ts';
import { REPLAY_PAGE } from '../../../shared/ipc/contract/caseRules.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import type { Db } from '../db/handles.ts';
import { manyOf } from '../db/statements.ts';
import { type Ports, handlers } from '../ports.ts';
import { submissionOf } from './acting.ts';
import { rulesOfCase } from './caseRules.ts';
import { clockReader } from './clocks.ts';
import { OPEN } from './listStore.ts';

type Named = Output<'rules.caseReplay'>['cases'][number];

const DAYS = 365;

/** Before the first page. */
const NEWEST = { day: 999_999, line: 0 };
const Ended = z.object({ id: z.string(), day: z.int(), line: z.int() });
const Past = z.object({ act: z.enum(SUBMISSION_ACTS), byId: z.string(), reasonCode: z.string().nullable() });

/** Cases of the last twelve months that are over, told again under the version in force. Changes nothing. */
export const caseReplayQueries = handlers({
  'rules.caseReplay': (ports, { after }) => {
    const pack = ports.rules.asOf(ports.today()).appliedId('submission');
    const since = addDays(ports.today(), -DAYS);
    const ended = endedSince(ports.db, since, after);
    const last = ended.at(-1);
    const read = clockReader(ports);
    const told = ended.map(({ id }) => replayed(ports, read, id, pack));
    const differing = told.flatMap((one) => one ?? []);
    const count = (is: (one: Named) => boolean): number => differing.filter(is).length;
    return {
      pack,
      since,
      looked: ended.length,
      moved: count(({ before, after: then }) => before !== then),
      toLate: count(({ turned }) => turned === 'late'),
      toOnTime: count(({ turned }) => turned === 'on-time'),
      steps: differing.reduce((sum, { acts }) => sum + acts.length, 0),
      unread: count(({ readable }) => !readable),
      cases: differing.filter(
        ({ turned, acts, readable }) => turned !== null || acts.length > 0 || !readable,
      ),
      next: ended.length === REPLAY_PAGE && last !== undefined ? { day: last.day, line: last.line } : null,
    };
  },
});

/** Where a case stands since it was over, the latest first; by the days of the stays, which are kept in that order. */
function endedSince(
  db: Db,
  since: CivilDate,
  after: { readonly day: number; readonly line: number } | null,
): z.infer<typeof Ended>[] {
  return db
    .prepare(
      `SELECT l.submission_id AS id, s.from_day AS day, s.line
         FROM submission_stay s JOIN submission_list l ON l.sort_key = s.line
        WHERE s.from_day >= :since AND (s.from_day, s.line) < (:day, :line) AND s.to_day = 999999 AND s.state NOT IN ${OPEN}
        ORDER BY s.from_day DESC, s.line DESC LIMIT :limit + 0`,
    )
    .all({ since: dayNumber(since), limit: REPLAY_PAGE, ...(after ?? NEWEST) })
    .map((row) => Ended.parse(row));
}

/** What would have been otherwise with a case; null where nothing would, or it is of that version already. */
function replayed(
  ports: Ports,
  read: ReturnType<typeof clockReader>,
  id: string,
  pack: string,
): Named | null {
  const record = submissionOf(ports, id);
  const own = rulesOfCase(ports, record);
  if (own.appliedId('submission') === pack) return null;
  const moved = { ...record, rulePack: pack };
  const before = read(record, 'answer')?.dueOn ?? null;
  const after = read(moved, 'answer')?.dueOn ?? null;
  const acts = rehearse(own.submission, rulesOfCase(ports, moved).submission, actsOf(ports.db, id));
  const doneMs = record.toldMs ?? record.answeredMs;
  const turned = turnOf(doneMs === null ? null : civilDateAt(doneMs), before, after);
  if (before === after && acts?.length === 0) return null;
  const { receiptCode, title } = record;
  return { id, receiptCode, title, before, after, turned, acts: acts ?? [], readable: acts !== null };
}

function turnOf(
  doneOn: CivilDate | null,
  before: CivilDate | null,
  after: CivilDate | null,
): Named['turned'] {
  if (doneOn === null || before === null || after === null) return null;
  const [was, would] = [doneOn > before, doneOn > after];
  return was === would ? null : would ? 'late' : 'on-time';
}

const KNOWN = SUBMISSION_ACTS.map((act) => `'${act}'`).join(',');

/** The acts of a case that stand on an edge of a pack, in their order. */
const actsOf = manyOf(Past)<[id: string]>(`
  SELECT act, by_id AS byId, reason_code AS reasonCode FROM submission_act
   WHERE submission_id = ? AND act IN (${KNOWN}) ORDER BY position`);
