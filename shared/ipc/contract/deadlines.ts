import { z } from 'zod';
import { Changed, CivilDate, CivilTime, filled, Id, Offer, PersonRef, Revision, TimeMs } from '../schemas.ts';
import { command, query } from './spec.ts';

const ClockName = z.enum(['present', 'process', 'reply']);

const Clock = z.strictObject({
  clock: ClockName,
  dueOn: CivilDate.nullable(),
  dueTime: CivilTime.nullable(),
  /** null: still running or stopped */
  doneMs: TimeMs.nullable(),
  stoppedSince: TimeMs.nullable(),
  extensions: z.int(),
  /** working days late as of today or of the day it was done */
  lateDays: z.int().nonnegative(),
  /** working days left; null when late, done or without a date */
  leftDays: z.int().nullable(),
  rule: z.string(),
});

const Event = z.strictObject({
  id: Id,
  clock: ClockName,
  kind: z.enum(['stopped', 'resumed', 'extended', 'recalculated']),
  by: PersonRef,
  atMs: TimeMs,
  /** null: none was asked, or sealed for this person */
  reason: z.string().nullable(),
  before: z.strictObject({ dueOn: CivilDate.nullable(), dueTime: CivilTime.nullable() }),
  after: z.strictObject({ dueOn: CivilDate.nullable(), dueTime: CivilTime.nullable() }),
});

const Changeable = z.enum(['process', 'reply']);
const Seen = { id: Id, revision: Revision };

/** Several clocks of a document; each change of one is an event that stays. */
export const deadlineOps = {
  'deadlines.get': query(
    { documentId: Id },
    {
      clocks: z.array(Clock),
      history: z.array(Event),
      offers: z.array(Offer),
      cap: z.strictObject({
        most: z.int(),
        workingDays: z.int(),
        latest: CivilDate.nullable(),
        rule: z.string(),
      }),
    },
  ),
  /** The clock stands still, with a reason (waiting for the sender, for another office). */
  'deadlines.stop': command({ ...Seen, reason: filled(500) }, Changed),
  'deadlines.resume': command(z.strictObject(Seen), Changed),
  /** A leader moves a date, within the cap of the pack, counted. */
  'deadlines.extend': command(
    {
      ...Seen,
      clock: Changeable,
      dueOn: CivilDate,
      dueTime: CivilTime.nullable(),
      reason: filled(500),
    },
    Changed,
  ),
  /**
   * How much is due soon, stands still, and is late with others for so long that it has come up to this person: what the
   * desk does not count by itself. Computed here and now, with no timer and no mail. Leaders: of the office.
   */
  'deadlines.reminders': query(
    {},
    {
      counts: z.strictObject({
        soon: z.int(),
        stopped: z.int(),
        escalated: z.int(),
      }),
      /** counted over the whole office, for whoever follows it; else what is one's own */
      office: z.boolean(),
      soonUntil: CivilDate,
      /** the rule by which late work goes up the line */
      rule: z.string(),
    },
  ),
} as const;
