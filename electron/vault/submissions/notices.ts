import { raise } from '../../../shared/errors.ts';
import { type Ports, about, handlers } from '../ports.ts';
import { refuseBlanks } from './blanks.ts';
import { isOver } from './rows.ts';
import { namesNobody } from './sender.ts';
import { lastActMs, lastTeller, type SubmissionRecord } from './store.ts';
import { eachByItself } from './eachByItself.ts';
import { carryOut, freshSubmission, mayTellSender, stateAfter, submissionOf } from './acting.ts';

/** What the sender was told, and that it was told. */
export const noticeCommands = handlers({
  'submissions.reportProgress': (ports, input) => {
    const before = freshSubmission(ports, input);
    const acting = { act: 'report-progress', note: input.text } as const;
    const state = stateAfter(ports, before, acting);
    if (!mayTellSender(ports, before)) raise('not-permitted', { op: 'submissions.reportProgress' });
    refuseBlanks(input.text);
    const changed = carryOut(ports, before, acting, { state });
    ports.append({
      act: 'submission.progress-reported',
      ...about('submission', before.id),
      facts: { channel: input.channel },
    });
    return changed;
  },

  'submissions.acknowledge': (ports, input) => {
    const open = [...new Set(input.ids)]
      .map((id) => submissionOf(ports, id))
      // whose case was refused is told that, not that it is being sorted
      .filter(
        ({ id, acknowledgedMs, state }) =>
          acknowledgedMs === null && state !== 'refused' && !namesNobody(ports, id),
      );
    if (open.length === 0) raise('illegal-transition', { from: 'acknowledged', action: 'acknowledge' });
    for (const record of open) {
      const { state } = record;
      carryOut(ports, record, { act: 'acknowledge', note: '' }, { state, acknowledgedMs: ports.nowMs() });
      ports.append({
        act: 'submission.acknowledged',
        ...about('submission', record.id),
        facts: { channel: input.channel },
      });
    }
    return { acknowledged: open.length };
  },

  'submissions.takeBackAcknowledged': (ports, input) => {
    const cases = [...new Set(input.ids)].map((id) => submissionOf(ports, id));
    const note = input.note.trim();
    if (note === '' && !cases.every((record) => isJustTold(ports, record)))
      raise('bad-input', { field: 'note', rule: 'empty' });
    const refused = eachByItself(ports, cases, (record) => {
      const { state } = record;
      const acting = { act: 'take-back-acknowledge', note } as const;
      if (!mayTakeBack(ports, record)) raise('illegal-transition', { from: state, action: acting.act });
      carryOut(ports, record, acting, { state, acknowledgedMs: null });
      ports.append({
        act: 'submission.acknowledgement-taken-back',
        ...about('submission', record.id),
        facts: {},
      });
    });
    return { takenBack: cases.length - refused.length, refused };
  },
});

/** Whoever pressed too early takes it back at once without a word; later, or what somebody else wrote, says why. */
const JUST_NOW_MS = 10 * 60_000;

function isJustTold(ports: Ports, { id, acknowledgedMs }: SubmissionRecord): boolean {
  const since = acknowledgedMs ?? 0;
  return ports.nowMs() - since <= JUST_NOW_MS && lastTeller(ports.db, id) === ports.actor.id;
}

/** That somebody was told by an act, and nothing that was told later says it too; who heard the code at the counter knows it. */
export const mayTakeBack = (ports: Pick<Ports, 'db'>, record: SubmissionRecord): boolean =>
  record.acknowledgedMs !== null &&
  record.toldMs === null &&
  !isOver(record.state) &&
  lastActMs(ports.db, record.id, ['acknowledge']) !== null;
