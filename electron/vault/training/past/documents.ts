import type { Stage } from '../documentStory.ts';
import type { IncomingText } from '../incomingTexts.ts';
import type { Who } from '../people.ts';
import { clock, DIRECTIONS, LEADERS, pick, plain, SPECIALISTS } from '../storyParts.ts';
import { PAST_INCOMING } from './incomingSubjects.ts';
import { PAST_OUTGOING } from './outgoingSubjects.ts';

/** The last weeks have a story of their own; before it everything came, was worked on and closed. */
export const LAST_WEEKS = 34;

/** Working days before today on which the n-th of so many came, evenly between the first day and the last weeks. */
export const pastAgo = (index: number, of: number, longest: number): number =>
  LAST_WEEKS + Math.floor((longest - LAST_WEEKS) * (1 - (index + 0.5) / of));

interface Past {
  readonly text: IncomingText;
  readonly code: string;
  readonly index: number;
  readonly longest: number;
}

/** One dispatch from the book to its answer and its end; a few were forgotten and are late ever since. */
export function tellPastIncoming(stage: Stage, { text, code, index, longest }: Past): void {
  const { desks, story } = stage;
  const ago = pastAgo(index, PAST_INCOMING.length, longest);
  const clerk: Who = index % 6 === 2 ? 'on' : 'huong';
  const leader = pick(LEADERS, Math.floor(index / 2));
  const specialist = pick(SPECIALISTS, index + 1);
  const forgotten = index % 38 === 11;
  story.at(ago, clock(465, index, 17), async () => {
    const arrivedOn = story.day(ago);
    const { id } = await desks.call(clerk, 'documents.registerIncoming', {
      ...plain(text, code),
      arrivedOn,
      documentDate: story.before(arrivedOn, 1 + (index % 4)),
      presentTo: desks.idOf(leader),
    });
    story.at(ago - 1, clock(480, index, 13), async () => {
      const { revision } = await desks.call(leader, 'documents.direct', {
        id,
        revision: 1,
        text: pick(DIRECTIONS, index + 2),
        leadId: desks.idOf(specialist),
        supportIds: [],
        dueOn: story.workingDayAfter(story.day(ago - 1), 5 + (index % 5)),
        dueTime: null,
      });
      if (!forgotten) work({ id, revision });
    });
  });

  function work({ id, revision }: { id: string; revision: number }): void {
    story.at(ago - 2, clock(520, index, 11), async () => {
      const begun = await desks.call(specialist, 'documents.startWork', { id, revision });
      story.at(ago - 5 - (index % 3), clock(600, index, 19), async () => {
        const note = index % 4 === 0 ? 'Đã báo cáo trực tiếp tại giao ban.' : '';
        const answer = note === '' ? `${String(100 + index)}-BC/VP` : '';
        const done = await desks.call(specialist, 'documents.answer', {
          id,
          revision: begun.revision,
          outgoingId: null,
          code: answer,
          note,
        });
        story.at(ago - 6 - (index % 3), clock(500, index, 23), async () => {
          await desks.call('huong', 'documents.close', { id, revision: done.revision, note: '' });
        });
      });
    });
  }
}

/** What left the office; sent and filed the same day. */
export function tellPastOutgoing({ desks, story }: Stage, longest: number): void {
  PAST_OUTGOING.forEach(({ typeId, subject, to }, index) => {
    const ago = pastAgo(index, PAST_OUTGOING.length, longest);
    story.at(ago, clock(610, index, 29), async () => {
      const clerk = index % 5 === 1 ? 'on' : 'huong';
      const { id } = await desks.call(clerk, 'documents.registerOutgoing', {
        book: 'outgoing',
        typeId,
        documentDate: story.day(ago),
        subject,
        level: 'none',
        urgency: 'thuong',
        signer: index % 3 === 1 ? 'Bùi Quang Thắng' : 'Phạm Thị Ngọc Ánh',
        recipients: [...to],
        copies: to.length + 2,
        pages: 1 + (index % 5),
        note: '',
        answersId: null,
        files: [],
      });
      await desks.call(clerk, 'documents.issue', { id, revision: 1 });
    });
  });
}
