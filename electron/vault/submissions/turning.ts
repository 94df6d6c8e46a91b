import type { LedgerAct } from '../../../shared/domain/ledgerActs.ts';
import { raise } from '../../../shared/errors.ts';
import { type Parsed, type Ports, handlers } from '../ports.ts';
import { carryOut, freshSubmission, stateAfter, takesPart } from './acting.ts';
import { clockOf } from './clocks.ts';
import { followersOf } from './mergeStore.ts';
import { endPause, lastActors, type SubmissionRecord } from './store.ts';

/** Ways off the straight one: taken back, opened again, given back, sent to another office. */
export const turningCommands = handlers({
  'submissions.withdraw': (ports, input) => {
    const before = freshSubmission(ports, input);
    const acting = { act: 'withdraw', note: input.note } as const;
    const state = stateAfter(ports, before, acting);
    if (followersOf(ports.db, before.id).length > 0) raise('duplicates-wait', { id: before.id });
    if (input.why === 'no-supplement') checkSupplementOver(ports, before);
    endPause(ports.db, before.id, ports.today());
    const changed = carryOut(ports, before, acting, { state });
    const said = input.why === 'sender' ? 'submission.withdrawn' : 'submission.not-supplemented';
    append(ports, said, before.id, {});
    return changed;
  },

  'submissions.reopen': (ports, input) => {
    const before = freshSubmission(ports, input);
    const acting = { act: 'reopen', note: input.note } as const;
    const state = stateAfter(ports, before, acting);
    if (lastActors(ports.db, before.id).has('reopen')) raise('already-reopened', { id: before.id });
    const changed = carryOut(ports, before, acting, {
      state,
      assignedOn: ports.today(),
      assignedDueOn: null,
      answeredMs: null,
      toldMs: null,
      rating: null,
      ratingComment: '',
    });
    append(ports, 'submission.reopened', before.id, {});
    return changed;
  },

  'submissions.sendBack': (ports, input) => {
    const before = freshSubmission(ports, input);
    const acting = { act: 'send-back', reasonCode: input.reasonCode, note: input.note } as const;
    const state = stateAfter(ports, before, acting);
    if (!takesPart(ports, before)) raise('not-permitted', { op: 'submissions.sendBack' });
    const changed = carryOut(ports, before, acting, {
      state,
      leadId: null,
      supportIds: [], // the day from which the answer is reckoned stays: the sender waits since then
    });
    append(ports, 'submission.sent-back', before.id, { reasonCode: input.reasonCode });
    return changed;
  },

  'submissions.settleTransfer': (ports, input) => settle(ports, freshSubmission(ports, input), input),
});

/**
 * The other office took the case over, or sent it back: then it is classified anew.
 * @throws AppError `illegal-transition` when it was confirmed before
 */
export function settle(
  ports: Ports,
  before: SubmissionRecord,
  { outcome, reference, note }: Pick<Parsed<'submissions.settleTransfer'>, 'outcome' | 'reference' | 'note'>,
): { id: string; revision: number } {
  const confirmed = outcome === 'confirmed';
  const words = [reference, note].filter((part) => part !== '').join('. ');
  const acting = { act: confirmed ? 'confirm-transfer' : 'transfer-returned', note: words } as const;
  const state = stateAfter(ports, before, acting);
  if (confirmed && before.transferConfirmedMs !== null)
    raise('illegal-transition', { from: before.state, action: acting.act });
  if (!confirmed && note.trim() === '') raise('bad-input', { field: 'note', rule: 'empty' });
  const back = {
    transferTo: null,
    transferConfirmedMs: null,
    accepted: false,
    classifiedMs: null,
    reasonCode: null,
  };
  const change = confirmed ? { transferConfirmedMs: ports.nowMs() } : back;
  const changed = carryOut(ports, before, acting, { state, ...change });
  if (confirmed) append(ports, 'submission.transfer-confirmed', before.id, { reference: reference || null });
  else append(ports, 'submission.transfer-returned', before.id, {});
  return changed;
}

/** @throws AppError `supplement-period-runs` while the sender may still answer */
function checkSupplementOver(ports: Ports, record: SubmissionRecord): void {
  const clock = clockOf(ports, record, 'supplement');
  if (clock === null) raise('illegal-transition', { from: record.state, action: 'withdraw' });
  if (clock.dueOn >= ports.today()) raise('supplement-period-runs', { rule: clock.rule, until: clock.dueOn });
}

const append = (
  ports: Ports,
  act: LedgerAct,
  subjectId: string,
  facts: Readonly<Record<string, string | null>>,
): void => ports.append({ act, subjectKind: 'submission', subjectId, facts });
