import type { LedgerAct } from '../../../shared/domain/ledgerActs.ts';
import type { SubmissionAct } from '../../../shared/domain/submission/lifecycle.ts';
import { raise } from '../../../shared/errors.ts';
import { stillUntold } from './answerBack.ts';
import { type Parsed, type Ports, about, handlers } from '../ports.ts';
import { keepBeside } from './basis.ts';
import { refuseBlanks } from './blanks.ts';
import { eachByItself } from './eachByItself.ts';
import {
  carryOut,
  freshSubmission,
  mayReveal,
  mayTellSender,
  stateAfter,
  takesPart,
  submissionOf,
} from './acting.ts';
import { openSender } from './sender.ts';
import { beginPause, type Change, endPause, type SubmissionRecord } from './store.ts';

/** What intake decides about a new case, and the words of the ledger for it. */
const DECISIONS: Readonly<
  Record<Parsed<'submissions.classify'>['decision'], { act: SubmissionAct; ledger: LedgerAct }>
> = {
  accept: { act: 'accept', ledger: 'submission.accepted' },
  'ask-supplement': { act: 'ask-supplement', ledger: 'submission.supplement-asked' },
  'propose-refusal': { act: 'propose-refusal', ledger: 'submission.refusal-proposed' },
  transfer: { act: 'transfer', ledger: 'submission.transferred' },
};

export const handlingCommands = handlers({
  'submissions.revealSender': (ports, input) => {
    const record = submissionOf(ports, input.id);
    if (!mayReveal(ports, record)) raise('not-permitted', { op: 'submissions.revealSender' });
    ports.append({
      act: 'sender.revealed',
      ...about('submission', record.id),
      facts: { reason: input.reason },
    });
    return { sender: openSender(ports, record.id) };
  },

  'submissions.classify': (ports, input) => {
    const changed = classify(ports, freshSubmission(ports, input), input);
    keepBeside(ports, input.id, input);
    return changed;
  },

  'submissions.classifySeveral': (ports, { ids, ...said }) => {
    const refused = eachByItself(
      ports,
      [...new Set(ids)].map((id) => ({ id })),
      ({ id }) => {
        const before = submissionOf(ports, id);
        // somebody else said what it is after the list was read
        if (before.accepted || before.refusalProposed || before.leadId !== null)
          raise('stale-revision', { id, revision: before.revision });
        classify(ports, before, { ...said, files: [], documents: [] });
      },
    );
    return { classified: new Set(ids).size - refused.length, refused };
  },

  'submissions.supplement': (ports, input) => {
    const before = freshSubmission(ports, input);
    const acting = { act: 'supplement', note: input.text } as const;
    const state = stateAfter(ports, before, acting);
    if (!mayTellSender(ports, before)) raise('not-permitted', { op: 'submissions.supplement' });
    endPause(ports.db, before.id, ports.today());
    const changed = carryOut(ports, before, acting, { state, reasonCode: null });
    ports.append({ act: 'submission.supplemented', subjectKind: 'submission', subjectId: before.id });
    return changed;
  },

  'submissions.askSender': (ports, input) => {
    const before = freshSubmission(ports, input);
    const { reasonCode, note } = input;
    const acting = { act: 'ask-supplement', reasonCode, note } as const;
    const state = stateAfter(ports, before, acting);
    if (!takesPart(ports, before)) raise('not-permitted', { op: 'submissions.askSender' });
    refuseBlanks(note);
    beginPause(ports.db, before.id, ports.today());
    const changed = carryOut(ports, before, acting, { state, reasonCode });
    ports.append({
      act: 'submission.supplement-asked',
      ...about('submission', before.id),
      facts: { reasonCode },
    });
    keepBeside(ports, before.id, input);
    return changed;
  },

  'submissions.decideRefusal': (ports, input) => {
    const before = freshSubmission(ports, input);
    const acting = { act: input.approve ? 'approve-refusal' : 'reject-refusal', note: input.note } as const;
    const state = stateAfter(ports, before, acting);
    const reasonCode = input.approve ? before.reasonCode : null;
    const told = input.approve ? { toldMs: null } : {};
    const changed = carryOut(ports, before, acting, { state, refusalProposed: false, reasonCode, ...told });
    const act = input.approve ? 'submission.refusal-approved' : 'submission.refusal-rejected';
    ports.append({ act, ...about('submission', before.id), facts: { reasonCode: before.reasonCode } });
    return changed;
  },

  'submissions.startWork': (ports, input) => {
    const before = freshSubmission(ports, input);
    const acting = { act: 'start-work', note: '' } as const;
    const state = stateAfter(ports, before, acting);
    if (!takesPart(ports, before)) raise('not-permitted', { op: 'submissions.startWork' });
    const changed = carryOut(ports, before, acting, { state });
    ports.append({ act: 'submission.work-started', subjectKind: 'submission', subjectId: before.id });
    return changed;
  },

  'submissions.close': (ports, input) => {
    const before = freshSubmission(ports, input);
    const acting = { act: 'close', note: input.note } as const;
    const state = stateAfter(ports, before, acting);
    const untold = stillUntold(ports, before);
    // a closed case leaves every list of what is owed: nobody would see that its sender was never answered
    if (untold > 0 && input.note.trim() === '') raise('answer-undelivered', { id: before.id, untold });
    if (untold > 0 && input.rating !== null)
      raise('bad-input', { field: 'rating', rule: 'answer-undelivered' });
    // what the sender said of the answer was written once, and stays
    if (before.rating !== null && input.rating !== null)
      raise('illegal-transition', { from: before.state, action: 'rate' });
    const changed = carryOut(ports, before, acting, { state, rating: before.rating ?? input.rating });
    ports.append({
      act: untold > 0 ? 'submission.closed-untold' : 'submission.closed',
      ...about('submission', before.id),
      facts: { rating: input.rating, untold },
    });
    return changed;
  },
});

type Said = Omit<Parsed<'submissions.classify'>, 'id' | 'revision'>;

function classify(ports: Ports, before: SubmissionRecord, said: Said): { id: string; revision: number } {
  const { act, ledger } = DECISIONS[said.decision];
  // of a case under work, whoever works on it asks the sender
  if (act === 'ask-supplement' && before.leadId !== null)
    raise('illegal-transition', { from: before.state, action: act });
  const acting = { act, reasonCode: said.reasonCode, note: said.note };
  const state = stateAfter(ports, before, acting);
  if (said.decision === 'transfer' && (said.transferTo ?? '').trim() === '')
    raise('bad-input', { field: 'transferTo', rule: 'empty' });
  if (said.decision !== 'ask-supplement' && said.files.length + said.documents.length > 0)
    raise('bad-input', { field: 'files', rule: 'ask-supplement' });
  refuseBlanks(said.note); // a letter to the sender or to the other office says it
  const change = classified(ports, before, said);
  const changed = carryOut(ports, before, acting, { state, ...change });
  ports.append({ act: ledger, ...about('submission', before.id), facts: { reasonCode: said.reasonCode } });
  return changed;
}

function classified(ports: Ports, before: SubmissionRecord, input: Said): Omit<Change, 'state'> {
  const done = { classifiedMs: before.classifiedMs ?? ports.nowMs(), reasonCode: input.reasonCode };
  switch (input.decision) {
    case 'accept':
      return { ...done, accepted: true };
    case 'ask-supplement':
      beginPause(ports.db, before.id, ports.today());
      return { reasonCode: input.reasonCode };
    case 'propose-refusal':
      return { ...done, refusalProposed: true };
    case 'transfer':
      return { ...done, transferTo: input.transferTo, transferConfirmedMs: null };
  }
}
