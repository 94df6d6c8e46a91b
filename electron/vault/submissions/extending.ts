import { requireShown } from '../seals/shown.ts';
import { believe } from '../seals/believed.ts';
import type { LedgerAct } from '../../../shared/domain/ledgerActs.ts';
import { dueOn as dueAfter } from '../../../shared/domain/calendar/deadline.ts';
import { raise } from '../../../shared/errors.ts';
import { checkDate, officeCalendar } from '../rules/officeRules.ts';
import { type Ports, handlers } from '../ports.ts';
import { keepBeside } from './basis.ts';
import { carryOut, freshSubmission, stateAfter, submissionOf, takesPart } from './acting.ts';
import { rulesOfCase } from './caseRules.ts';
import { dueOnOf } from './clocks.ts';
import {
  approvedExtensions,
  decideExtension,
  type Extension,
  insertExtension,
  type NewExtension,
  openExtension,
} from './extensionStore.ts';
import type { SubmissionRecord } from './store.ts';

export const extensionCommands = handlers({
  'submissions.askExtension': (ports, input) => {
    const before = freshSubmission(ports, input);
    const acting = { act: 'ask-extension', note: input.reason } as const;
    const state = stateAfter(ports, before, acting);
    if (!takesPart(ports, before)) raise('not-permitted', { op: 'submissions.askExtension' });
    checkDate('dueOn', input.dueOn);
    const cap = checkWithinCap(ports, before, input.dueOn);
    insertExtension(ports.db, before.id, {
      ...cap,
      dueOn: input.dueOn,
      reason: input.reason,
      askedBy: ports.actor.id,
      askedMs: ports.nowMs(),
    });
    const changed = carryOut(ports, before, acting, { state });
    append(ports, 'submission.extension-asked', before.id, input.dueOn);
    keepBeside(ports, before.id, input);
    return changed;
  },

  'submissions.decideExtension': (ports, input) => {
    const before = freshSubmission(ports, input);
    const act = input.approve ? 'approve-extension' : 'reject-extension';
    const acting = { act, note: input.note } as const;
    const state = stateAfter(ports, before, acting);
    const asked = openExtension(ports.db, before.id);
    if (asked === null) return raise('illegal-transition', { from: before.state, action: act });
    requireShown(ports.db, input.shown, ['submission_extension', before.id, asked.position]);
    if (input.approve) believe(ports.db, 'submission_extension', 'asked', [before.id, asked.position]);
    return decided(ports, before, asked, { ...acting, state });
  },
});

/** What a leader's word on a request does. */
function decided(
  ports: Ports,
  before: SubmissionRecord,
  { position, dueOn }: Extension,
  {
    state,
    ...acting
  }: Pick<SubmissionRecord, 'state'> & {
    readonly act: 'approve-extension' | 'reject-extension';
    readonly note: string;
  },
): { id: string; revision: number } {
  const approved = acting.act === 'approve-extension';
  const decision = approved ? 'approved' : 'rejected';
  decideExtension(ports.db, before.id, position, { decision, by: ports.actor.id, atMs: ports.nowMs() });
  const assignedDueOn = approved ? dueOn : before.assignedDueOn;
  const changed = carryOut(ports, before, acting, { state, assignedDueOn });
  append(ports, `submission.extension-${decision}`, before.id, dueOn);
  return changed;
}

/**
 * Whoever approves the answer says with it that no more time is needed: a request that waits for its decision is turned
 * down in the same act, and stands in nobody's way when the case is opened again. Nobody decides on an own request.
 */
export function endExtension(ports: Ports, record: SubmissionRecord): SubmissionRecord {
  const asked = openExtension(ports.db, record.id);
  if (asked === null || asked.askedBy === ports.actor.id) return record;
  decided(ports, record, asked, { act: 'reject-extension', note: '', state: record.state });
  return submissionOf(ports, record.id);
}

/** Whether the pack still allows this case more time, and none is being asked for. */
export function mayStillExtend(ports: Ports, record: SubmissionRecord): boolean {
  const rule = rulesOfCase(ports, record).submission.extension;
  if (rule === null || openExtension(ports.db, record.id) !== null) return false;
  return approvedExtensions(ports.db, record.id) < rule.most;
}

/**
 * The cap of the pack for one more extension; the row keeps it, and the database refuses a date behind it.
 * @throws AppError `answer-extension-refused` with the rule and the last day that it allows
 */
function checkWithinCap(
  ports: Ports,
  record: SubmissionRecord,
  wanted: string,
): Pick<NewExtension, 'dueBefore' | 'latestOn' | 'most'> {
  const rule = rulesOfCase(ports, record).submission.extension;
  const cap = extendableTo(ports, record);
  if (rule === null || cap === null)
    return raise('answer-extension-refused', { rule: rule?.id ?? '', until: '' });
  const { due, until } = cap;
  if (wanted <= due || wanted > until) raise('answer-extension-refused', { rule: rule.id, until });
  return { dueBefore: due, latestOn: until, most: rule.most };
}

/** How far the answer's date may still be moved: `until` is the last day; null where the pack allows no more. */
export function extendableTo(ports: Ports, record: SubmissionRecord): { due: string; until: string } | null {
  const rule = rulesOfCase(ports, record).submission.extension;
  const due = dueOnOf(ports, record);
  if (rule === null || due === null || !mayStillExtend(ports, record)) return null;
  return { due, until: dueAfter(officeCalendar(ports), due, rule.period) };
}

const append = (ports: Ports, act: LedgerAct, subjectId: string, dueOn: string): void =>
  ports.append({ act, subjectKind: 'submission', subjectId, facts: { dueOn } });
