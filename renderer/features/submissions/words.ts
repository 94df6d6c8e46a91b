import type { ListedState } from '../../../shared/domain/submission/lifecycle.ts';
import type { SubmissionState } from '../../../shared/ipc/contract/submissions.ts';
import type { Case, CaseRow } from './stores.ts';

export { caseHolder, caseState, SOURCES } from '../../parts/cases/caseWords.ts';

export const STATES = [
  'received',
  'classifying',
  'to-assign',
  'to-refuse',
  'awaiting-supplement',
  'council',
  'assigned',
  'in-progress',
  'awaiting-approval',
  'approved',
  'sent',
  'answered',
  'closed',
  'refused',
  'transferred',
  'merged',
  'withdrawn',
] as const satisfies readonly ListedState[];

export const KINDS = ['phan-anh', 'kien-nghi', 'sang-kien', 'giai-phap'] as const;

export const CHANNELS = ['handed', 'post', 'phone', 'email', 'portal', 'meeting', 'envelope'] as const;
export type Channel = (typeof CHANNELS)[number];

const CAME_BY: Readonly<Record<Case['source'], Channel>> = {
  letter: 'post',
  visit: 'handed',
  phone: 'phone',
  'voters-meeting': 'meeting',
  portal: 'portal',
  email: 'email',
  envelope: 'envelope',
  app: 'handed',
};
/** The channel back to the sender is the one that the submission came through. */
export const channelOf = (source: Case['source']): Channel => CAME_BY[source];

/** By an envelope an answer goes with its own step, and the vault knows of it. */
export const BY_HAND = CHANNELS.filter((channel) => channel !== 'envelope');
export const byHand = (source: Case['source']): (typeof BY_HAND)[number] => {
  const channel = channelOf(source);
  return channel === 'envelope' ? 'post' : channel;
};

/** Whether a sender can be answered, and by what where a detail is missing: by the masked ones, which keep what is there. */
export function answerableBy({
  senderComplete,
  senderMasked,
}: Pick<Case, 'senderComplete' | 'senderMasked'>) {
  const { fullName, address, phone, email, party } = senderMasked;
  if (party?.kind === 'unnamed') return 'submissions.nobodyNamed';
  if (senderComplete) return 'submissions.complete';
  if (fullName !== '' && address !== '') return 'submissions.byPostOnly';
  return fullName !== '' && (phone !== '' || email !== '')
    ? 'submissions.noAddress'
    : 'submissions.incomplete';
}

/** The steps of a case in one line, in the order of its work. */
export const STAGES = [
  'received',
  'classified',
  'assigned',
  'working',
  'approval',
  'answered',
  'closed',
] as const;
export type Stage = (typeof STAGES)[number];

const STAGE_OF: Readonly<Record<SubmissionState, number>> = {
  received: 1,
  classifying: 1,
  'awaiting-supplement': 1,
  refused: 1,
  transferred: 1,
  merged: 1,
  withdrawn: 1,
  assigned: 3,
  'in-progress': 3,
  'awaiting-approval': 4,
  approved: 5,
  answered: 6,
  closed: 7,
};

/** Acts of the ledger that end a stage, the surest first: the day beside its name. */
const ENDED_BY: Readonly<Record<Stage, readonly string[]>> = {
  received: ['submission.registered'],
  classified: ['submission.accepted', 'submission.assigned'],
  assigned: ['submission.assigned'],
  working: ['submission.answer-submitted'],
  approval: ['submission.answer-approved'],
  answered: ['submission.answer-told', 'submission.answer-delivered'],
  closed: ['submission.closed', 'submission.closed-untold'],
};

export interface StageView {
  readonly stage: Stage;
  /** `moved`: the case went on to another office, which is no refusal */
  readonly at: 'done' | 'now' | 'stopped' | 'moved' | 'ahead';
  readonly atMs: number | null;
}

/** A letter of which nobody has said yet what becomes of it. */
export const isUnsorted = ({ state, waitsFor, council, holder }: CaseRow): boolean =>
  (state === 'received' || state === 'classifying') &&
  waitsFor === null &&
  council === null &&
  holder === null;

/** Accepted, and nothing since then that asks to classify again. */
export const isClassified = (detail: Pick<Case, 'timeline'>): boolean => {
  const last = [...detail.timeline]
    .sort((a, b) => b.seq - a.seq)
    .find((item) => CLASSIFYING.includes(item.act));
  return last?.act === 'submission.accepted' || last?.act === 'submission.assigned';
};
const CLASSIFYING: readonly string[] = [
  'submission.accepted',
  'submission.assigned',
  'submission.supplement-asked',
  'submission.supplemented',
  'submission.refusal-proposed',
  'submission.refusal-rejected',
  'submission.sent-back',
  'submission.unmerged',
  'submission.transfer-returned',
];

/** A sáng kiến or giải pháp that was taken into scope: it waits to be sifted, or a council has it. */
export const isJudged = ({
  kind,
  state,
  waitsFor,
  council,
}: Pick<Case, 'kind' | 'state' | 'waitsFor' | 'council'>): boolean =>
  (kind === 'sang-kien' || kind === 'giai-phap') &&
  (waitsFor === 'to-assign' || council !== null || JUDGED.has(state));
const JUDGED: ReadonlySet<SubmissionState> = new Set(['assigned', 'in-progress', 'awaiting-approval']);

/** Ended early: the line stops there, what lies ahead will not come. */
const STOPPED: readonly SubmissionState[] = ['refused', 'transferred', 'merged', 'withdrawn'];

/** Where it was when it ended early: what had been done before that stays done. */
const stoppedAt = ({ timeline }: Pick<Case, 'timeline'>): number => {
  const did = (act: string): boolean => timeline.some((item) => item.act === act);
  return did('submission.assigned') ? 3 : did('submission.accepted') ? 2 : 1;
};

const endOf = (state: SubmissionState): StageView['at'] =>
  state === 'transferred' ? 'moved' : STOPPED.includes(state) ? 'stopped' : 'now';

export function stagesOf(
  detail: Pick<Case, 'state' | 'timeline' | 'lead' | 'waitsFor'>,
): readonly StageView[] {
  const asked = detail.state === 'awaiting-supplement' && detail.lead !== null; // by whoever works on it
  const now = asked
    ? STAGE_OF['in-progress']
    : STOPPED.includes(detail.state)
      ? stoppedAt(detail)
      : detail.waitsFor === 'to-assign' || (detail.state === 'classifying' && isClassified(detail))
        ? 2
        : STAGE_OF[detail.state];
  return STAGES.map((stage, index) => {
    const by = ENDED_BY[stage].find((act) => detail.timeline.some((item) => item.act === act));
    const ended = detail.timeline.filter((item) => item.act === by);
    const atMs = ended.length === 0 ? null : Math.max(...ended.map((item) => item.atMs));
    if (index < now) return { stage, at: 'done', atMs };
    if (index === now) return { stage, at: endOf(detail.state), atMs: null };
    return { stage, at: 'ahead', atMs: null };
  });
}

/** Whether the answer still has to go out to a sender, whoever of the office does it. */
export const isUntold = ({ waiting }: Case): boolean => waiting.length > 0;

/** The newest answer of the office that the case went to, as long as nobody here refused it. */
export const standingAnswer = ({ travel }: Case): Case['travel']['answers'][number] | undefined =>
  travel.answers.findLast(({ refused }) => refused === null);

type AnswerThere = Case['travel']['answers'][number];

/** Who answered: another office than the one that sent it here, where the case had gone on. */
export const answeredBy = ({ office, receiptCode, way }: AnswerThere): AnswerThere['way'][number] =>
  way[0] ?? { office, receiptCode };

/** The offices that an answer came through, the last of them the one that sent it here; none where it answered itself. */
export const cameThrough = ({ office, receiptCode, way }: AnswerThere): AnswerThere['way'] =>
  way.length === 0 ? [] : [...way.slice(1), { office, receiptCode }];

export interface DueSet {
  readonly how: 'set' | 'extended';
  readonly atMs: number;
}

/** How a leader set the day of the answer: when the case was given out, or by an extension; null where a rule reckoned it. */
export function dueSetBy({ timeline }: Pick<Case, 'timeline'>): DueSet | null {
  const last = [...timeline].sort((a, b) => b.seq - a.seq).find(({ act }) => SETS_DUE.includes(act));
  if (last === undefined) return null;
  if (last.act === 'submission.extension-approved') return { how: 'extended', atMs: last.atMs };
  return (last.facts['dueOn'] ?? null) === null ? null : { how: 'set', atMs: last.atMs };
}
/** A case that is opened again has no day of its own. */
const SETS_DUE: readonly string[] = [
  'submission.assigned',
  'submission.reopened',
  'submission.extension-approved',
];
