import type { ShortcutId } from '../../../keys/shortcuts.ts';
import type { Case } from '../stores.ts';
import { isClassified, isUntold } from '../words.ts';
import type { NoteStep } from './NoteForm.tsx';

/** The four answers of classifying. */
export const CLASSIFY_ACTS = ['accept', 'ask-supplement', 'propose-refusal', 'transfer'] as const;

export type Step =
  | 'draft-answer'
  | 'decide-answer'
  | 'decide-refusal'
  | 'assign'
  | 'classify'
  | 'supplement'
  | 'start-work'
  | 'close'
  | 'decide-extension'
  | 'sign-answer'
  | 'issue-answer'
  | 'deliver'
  | 'ask-consultation'
  | 'rate'
  | 'propose-publication'
  | 'decide-publication'
  | NoteStep
  | 'report-progress'
  | 'ask-extension'
  | 'send-back'
  | 'ask-sender'
  | 'settle-transfer'
  | 'send-transfer'
  | 'send-answer'
  | 'pass-on'
  | 'tell-refusal'
  | 'withdraw'
  | 'answer-consultation'
  | 'carry';

export interface StepView {
  readonly step: Step;
  readonly acts: readonly string[];
  readonly key?: ShortcutId;
}

/** In the order of urgency: the first one that this person may do is the primary button. */
const STEPS: readonly StepView[] = [
  { step: 'decide-answer', acts: ['approve-answer', 'reject-answer'] },
  { step: 'decide-refusal', acts: ['approve-refusal', 'reject-refusal'] },
  { step: 'decide-extension', acts: ['approve-extension', 'reject-extension'] },
  { step: 'draft-answer', acts: ['draft-answer'], key: 'detail.answer' },
  { step: 'start-work', acts: ['start-work'] },
  { step: 'assign', acts: ['assign'], key: 'detail.assign' },
  { step: 'supplement', acts: ['supplement'] },
  { step: 'classify', acts: CLASSIFY_ACTS, key: 'submission.classify' },
  { step: 'decide-publication', acts: ['approve-publication'] },
  { step: 'sign-answer', acts: ['sign-answer'] },
  { step: 'issue-answer', acts: ['issue-answer'] },
  // the office that a case came from tells its sender: its answer goes there first
  { step: 'send-answer', acts: ['send-answer'] },
  { step: 'deliver', acts: ['deliver'] },
  { step: 'pass-on', acts: ['pass-on'] },
  { step: 'tell-refusal', acts: ['tell-refusal'] },
  { step: 'rate', acts: ['rate'] },
  { step: 'close', acts: ['close'] },
  { step: 'send-transfer', acts: ['send-transfer'] },
  { step: 'settle-transfer', acts: ['settle-transfer'] },
];

/** Beside the straight way: on the bar while there is room, else behind one button. */
const ASIDE: readonly StepView[] = [
  { step: 'report-progress', acts: ['report-progress'], key: 'submission.progress' },
  { step: 'ask-consultation', acts: ['ask-consultation'] },
  { step: 'ask-sender', acts: ['ask-sender'] },
  { step: 'ask-extension', acts: ['ask-extension'] },
  { step: 'send-back', acts: ['send-back'] },
  { step: 'unmerge', acts: ['unmerge'] },
  { step: 'propose-publication', acts: ['propose-publication'] },
  { step: 'take-back-acknowledge', acts: ['take-back-acknowledge'] },
  { step: 'reopen', acts: ['reopen'] },
  { step: 'withdraw', acts: ['withdraw'] },
];

export interface Offered extends StepView {
  readonly reason: string | null;
  /** It was done before: the button says so. */
  readonly again: 'assign' | 'classify' | null;
}

const again = (step: Step, detail: Case): Offered['again'] =>
  (step === 'classify' && isClassified(detail)) || (step === 'assign' && detail.lead !== null)
    ? (step as 'assign' | 'classify')
    : null;

/** What can be done now. A step that somebody else must do stays away; one that is refused to this person says why. */
function offered(detail: Case, steps: readonly StepView[]): readonly Offered[] {
  return steps.flatMap((view): Offered[] => {
    const offers = detail.offers.filter((offer) => view.acts.includes(offer.act));
    if (offers.some((offer) => offer.allowed))
      return [{ ...view, reason: null, again: again(view.step, detail) }];
    const told = offers.find((offer) => offer.reason !== null && offer.reason !== 'not-permitted');
    return told ? [{ ...view, reason: told.reason, again: null }] : [];
  });
}

/** Asked for an opinion in this case, and it was not given yet: nothing of the case waits for this person but that. */
export const openQuestion = (detail: Case, userId: string): Case['consultations'][number] | undefined =>
  detail.consultations.find(({ person, answer }) => person?.id === userId && answer === null);

/** The sealed envelope of this case, or of its answer, that nobody took out of this office yet. */
export const lyingEnvelope = ({ travel }: Case): string | null =>
  [travel.came?.answer ?? null, travel.sent].find((mark) => mark?.stage === 'sealed')?.envelopeId ?? null;

const own = (step: Step): Offered => ({ step, acts: [], reason: null, again: null });

export interface CaseSteps {
  /** as buttons, the refused ones with their reason */
  readonly steps: readonly Offered[];
  /** behind one button */
  readonly aside: readonly Offered[];
  readonly allowed: readonly Offered[];
  /** what the primary button and its key do */
  readonly next: Offered | undefined;
}

interface Who {
  readonly userId: string;
  /** may take envelopes out */
  readonly carries: boolean;
}

/** What this person can do with the case now, and what comes next. */
export function stepsOf(detail: Case, { userId, carries }: Who): CaseSteps {
  const goesBack = detail.offers.some(({ act }) => act === 'send-answer');
  // where an envelope tells what became of a transfer or an answer, writing it down by hand is the exception
  const told = ({ step }: StepView): boolean =>
    (step === 'settle-transfer' && detail.travel.sent !== null) ||
    // the office that the case came from tells its sender
    (step === 'pass-on' && goesBack) ||
    (step === 'tell-refusal' && goesBack && detail.waiting.every(({ byEnvelope }) => byEnvelope)) ||
    // whoever is left has the answer on its way by envelope: the case's own sender, or that of one that follows it
    (step === 'deliver' && !isUntold(detail));
  const lying = carries && lyingEnvelope(detail) !== null;
  const steps = [
    ...(openQuestion(detail, userId) === undefined ? [] : [own('answer-consultation')]),
    ...(lying ? [own('carry')] : []),
    ...offered(
      detail,
      STEPS.filter((view) => !told(view)),
    ),
  ];
  const aside = offered(detail, [...STEPS.filter(told), ...ASIDE]).filter((view) => view.reason === null);
  const allowed = steps.filter((view) => view.reason === null);
  // What was classified or assigned may be so again, but nobody is asked to; nor to close what the sender was not
  // told yet, or what is still on its way to them.
  const early = isUntold(detail) || detail.awaitsReceipt;
  const next = allowed.find((view) => view.again === null && !(view.step === 'close' && early));
  return { steps, aside, allowed, next };
}
