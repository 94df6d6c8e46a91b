import { z } from 'zod';
import {
  addDays,
  type CivilDate,
  civilDateAt,
  startOfDayMs,
} from '../../../shared/domain/calendar/civilDate.ts';
import { dueOn, type Period } from '../../../shared/domain/calendar/deadline.ts';
import { type WorkCalendar, workingDaysBetween } from '../../../shared/domain/calendar/workingDays.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { SubmissionKind, SubmissionState } from '../../../shared/ipc/contract/submissions.ts';
import { manyOf, theOne } from '../db/statements.ts';
import { officeCalendar } from '../rules/officeRules.ts';
import type { Ports } from '../ports.ts';
import { OPEN_STATES } from '../submissions/listStore.ts';
import { tracksOf } from '../submissions/tracks.ts';

/** Quiet cases in one answer; a list that is longer than this is worked on from its head. */
const MOST = 100;

const OPEN = OPEN_STATES.map((state) => `'${state}'`).join(',');
const LAST_ACT = `(SELECT a.at_ms FROM submission_act a WHERE a.submission_id = l.submission_id ORDER BY a.position DESC LIMIT 1)`;
/** What the status sheet and the counter are told from. */
const LAST_ENTRY = `(SELECT e.at_ms FROM ledger e WHERE e.subject_kind = 'submission' AND e.subject_id = l.submission_id
  ORDER BY e.seq DESC LIMIT 1)`;

const Totals = z.object({ open: z.int(), behind: z.int(), quiet: z.int() });
const Quiet = z.object({
  id: z.string(),
  receiptCode: z.string(),
  title: z.string(),
  holder: z.string(),
  kind: SubmissionKind,
  state: SubmissionState,
  lastMs: z.int(),
});

/**
 * How far what a sender can be told lies behind what happened; counted over every open case, now. What colleagues report
 * of the program is no case of a sender, as in all other figures.
 */
export function statusLag(ports: Ports): Output<'figures.statusLag'> {
  const { id: rule, period } = ports.rules.asOf(ports.today()).clock('progress');
  const calendar = officeCalendar(ports);
  const beforeMs = startOfDayMs(firstLoud(calendar, period, ports.today()));
  const totals = totalsOf(ports.db, beforeMs);
  return {
    ...totals,
    rule,
    days: period.amount,
    cases: quietOf(ports.db, beforeMs).map(({ lastMs, kind, ...one }) => {
      const lastOn = civilDateAt(lastMs);
      const { council, waitsFor } = tracksOf(ports, { id: one.id, kind, state: one.state });
      return {
        ...one,
        council,
        waitsFor,
        lastOn,
        workingDays: workingDaysBetween(calendar, lastOn, ports.today()),
      };
    }),
  };
}

/** The earliest day on which an event keeps a case from being quiet today. */
function firstLoud(calendar: WorkCalendar, period: Period, today: CivilDate): CivilDate {
  let day = today;
  while (dueOn(calendar, addDays(day, -1), period) >= today) day = addDays(day, -1);
  return day;
}

const LINES = `FROM (SELECT l.submission_id AS id, ifnull(${LAST_ACT}, l.received_ms) AS lastMs,
    ifnull(${LAST_ENTRY}, 0) AS toldMs FROM submission_list l
    WHERE l.grp <> 'vuong-mac' AND l.state IN (${OPEN}))`;

const totalsOf = theOne(Totals)<[beforeMs: number]>(`
  SELECT count(*) AS open, count(*) FILTER (WHERE toldMs < lastMs) AS behind,
    count(*) FILTER (WHERE lastMs < ?) AS quiet ${LINES}`);

const quietOf = manyOf(Quiet)<[beforeMs: number]>(`
  SELECT q.id, l.receipt_code AS receiptCode, l.title, ifnull(p.full_name, '') AS holder, l.kind, l.state, q.lastMs
    FROM (SELECT id, lastMs ${LINES} WHERE lastMs < ? ORDER BY lastMs, id LIMIT ${MOST}) q
    JOIN submission_list l ON l.submission_id = q.id LEFT JOIN person p ON p.id = l.holder_id
   ORDER BY q.lastMs, q.id`);
