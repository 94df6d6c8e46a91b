import { raise } from '../../../shared/errors.ts';
import { about, command } from '../ports.ts';
import { refuseBlanks } from './blanks.ts';
import { carryOut, freshSubmission, mayTellSender, stateAfter, submissionOf } from './acting.ts';

/** What the sender was told, and that it was told. */
export const noticeCommands = {
  'submissions.reportProgress': command<'submissions.reportProgress'>((ports, input) => {
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
  }),

  'submissions.acknowledge': command<'submissions.acknowledge'>((ports, input) => {
    const open = [...new Set(input.ids)]
      .map((id) => submissionOf(ports, id))
      // whose case was refused is told that, not that it is being sorted
      .filter(({ acknowledgedMs, state }) => acknowledgedMs === null && state !== 'refused');
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
  }),
};
