import { daysBetween } from '../../../shared/domain/calendar/civilDate.ts';
import type { Stage } from './documentStory.ts';
import type { Who } from './people.ts';
import { pastAgo } from './past/documents.ts';
import { PAST_SUBMISSIONS } from './past/submissions.ts';
import { pick } from './storyParts.ts';
import { answerTo } from './submissionAnswers.ts';
import { SENDERS, type SubmissionText, SUBMISSIONS } from './submissionTexts.ts';

const SPECIALISTS = ['thuy', 'ung', 'thuy', 'nam'] as const;
/** Its answer is still to be written and its day is still to come: every specialist has one such case. */
const IN_THE_MAKING = 17;

interface Case {
  readonly id: string;
  readonly index: number;
  readonly ago: number;
  readonly revision: number;
  /** of the months before the last weeks: all of them came to an end */
  readonly past: boolean;
}
type New = Pick<Case, 'index' | 'ago' | 'past'> & { readonly sender: (typeof SENDERS)[number] };

/** Invented cases of S1 in every state: just received, refused, waiting for the sender, late, answered, closed. */
export function tellSubmissions(stage: Stage, longest: number): void {
  PAST_SUBMISSIONS.forEach(({ sender, ...text }, index) => {
    const ago = pastAgo(index, PAST_SUBMISSIONS.length, longest);
    tellOne(stage, text, { index, ago, sender, past: true });
  });
  SUBMISSIONS.forEach((text, index) => {
    const ago = Math.floor(26 * (1 - (index + 0.5) / SUBMISSIONS.length));
    const sender = pick(SENDERS, index);
    tellOne(stage, text, { index, ago, sender, past: false });
  });
}

const at = (hours: number, index: number): string =>
  `${String(hours).padStart(2, '0')}:${String((index * 7) % 60).padStart(2, '0')}`;

function tellOne(stage: Stage, text: SubmissionText, { index, ago, sender, past }: New): void {
  const { desks, story } = stage;
  story.at(ago, at(8, index), async () => {
    const { id } = await desks.call('hue', 'submissions.register', {
      ...text,
      receivedOn: story.day(ago),
      sender,
      onBehalf: text.source === 'phone' || text.source === 'visit',
      note: '',
      files: [],
      phraseConfirmed: false,
    });
    const told = text.source !== 'visit' && text.source !== 'phone' && index % 7 !== 6;
    if (told) await desks.call('hue', 'submissions.acknowledge', { ids: [id], channel: 'post' });
    if (ago >= 1) classify(stage, { id, index, ago, past, revision: told ? 2 : 1 });
  });
}

function classify(stage: Stage, one: Case): void {
  const { desks, story } = stage;
  const ago = Math.max(0, one.ago - 1);
  story.at(ago, at(9, one.index), async () => {
    const choice =
      !one.past && one.index === 21
        ? ({
            decision: 'propose-refusal',
            reasonCode: 'L1',
            note: 'Việc sửa camera thuộc kế hoạch an ninh trật tự của UBND xã.',
          } as const)
        : !one.past && one.index === 18
          ? ({
              decision: 'ask-supplement',
              reasonCode: 'L3',
              note: 'Xin bổ sung mã hồ sơ và ngày nộp phí.',
            } as const)
          : ({ decision: 'accept', reasonCode: null, note: '' } as const);
    const input = { id: one.id, revision: one.revision, ...choice, transferTo: null };
    const { revision } = await desks.call('hue', 'submissions.classify', input);
    if (choice.decision === 'accept' && ago >= 1) assign(stage, { ...one, ago, revision });
  });
}

/** Days for an answer by the pack; a leader sets an earlier one. */
const PACK_DAYS = 20;

function assign(stage: Stage, one: Case): void {
  const { desks, story } = stage;
  const ago = Math.max(0, one.ago - 1);
  const lead: Who = SPECIALISTS[one.index % SPECIALISTS.length] ?? 'thuy';
  story.at(ago, at(10, one.index), async () => {
    const set = story.workingDayAfter(story.day(ago), !one.past && one.index % 5 === 0 ? 6 : 12);
    // around Tết twelve working days are longer than the pack allows: then the day of the pack stands
    const dueOn = daysBetween(story.day(ago), set) <= PACK_DAYS ? set : null;
    const text = 'Kiểm tra thực tế, phối hợp UBND xã, dự thảo trả lời trình ký.';
    const input = {
      id: one.id,
      revision: one.revision,
      leadId: desks.idOf(lead),
      supportIds: [],
      dueOn,
      text,
    };
    const { revision } = await desks.call('toan', 'submissions.assign', input);
    if (ago >= 2) handle(stage, { ...one, ago: ago - 1, revision }, lead);
  });
}

function handle(stage: Stage, one: Case, lead: Who): void {
  const { desks, story } = stage;
  story.at(one.ago, at(14, one.index), async () => {
    const { revision } = await desks.call(lead, 'submissions.startWork', {
      id: one.id,
      revision: one.revision,
    });
    const ago = one.ago - 3 - (one.index % 4);
    if (ago < 0 || (!one.past && (one.index % 5 === 0 || one.index === IN_THE_MAKING))) return;
    story.at(ago, at(15, one.index), async () => {
      const draft = { id: one.id, revision, text: answerTo(one.index, one.past), submit: true };
      const submitted = await desks.call(lead, 'submissions.draftAnswer', draft);
      if (ago < 1 || (!one.past && one.index % 4 === 3)) return;
      decide(stage, { ...one, ago: ago - 1, revision: submitted.revision });
    });
  });
}

function decide(stage: Stage, one: Case): void {
  const { desks, story } = stage;
  story.at(one.ago, at(16, one.index), async () => {
    const { answerDraft } = await desks.call('anh', 'submissions.get', { id: one.id });
    const shown = answerDraft?.shown ?? '';
    const decision = { id: one.id, revision: one.revision, shown, approve: true, note: '' };
    const { revision } = await desks.call('anh', 'submissions.decideAnswer', decision);
    if (one.ago < 2) return;
    story.at(one.ago - 1, at(11, one.index), async () => {
      const { id } = one;
      const delivery = { id, revision, receiptId: id, channel: 'post', documentCode: '', note: '' } as const;
      const delivered = await desks.call('hue', 'submissions.deliver', delivery);
      story.at(one.ago - 2, at(11, one.index), async () => {
        const closing = { id, revision: delivered.revision, rating: 3 + (one.index % 3), note: '' };
        await desks.call('hue', 'submissions.close', closing);
      });
    });
  });
}
