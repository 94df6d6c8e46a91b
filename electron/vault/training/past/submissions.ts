import type { Input } from '../../../../shared/ipc/contract.ts';
import { pick as at } from '../storyParts.ts';
import type { SubmissionText } from '../submissionTexts.ts';
import { ADDED, BEGINNINGS, pastSender, PLACES, TOPICS } from './submissionTopics.ts';

export interface PastSubmission extends SubmissionText {
  readonly sender: Input<'submissions.register'>['sender'];
}

/** Each topic so often, each time about another place, by somebody else, in another way. */
const ROUNDS = 4;
/** Without a common divisor with the number of topics. */
const STRIDES = [7, 13, 19, 31] as const;
const SOURCES = ['portal', 'letter', 'phone', 'visit', 'email', 'voters-meeting', 'portal'] as const;

/** What people wrote in the months before the last weeks, oldest first. */
export const PAST_SUBMISSIONS: readonly PastSubmission[] = Array.from(
  { length: ROUNDS * TOPICS.length },
  (_, index) => {
    const round = Math.floor(index / TOPICS.length);
    // another order in each round, so that the same topics do not meet
    const turn = (index * at(STRIDES, round) + round * 5) % TOPICS.length;
    const [kind, field, title, body, ask] = at(TOPICS, turn);
    const place = at(PLACES, turn * 3 + round * 4);
    const said = (text: string): string => text.replaceAll('{p}', place);
    const beginning = at(BEGINNINGS, round + turn);
    const first = beginning === '' ? capital(said(title)) : `${beginning}${said(title)}`;
    const words = [said(body), at(ADDED, index), said(ask)].filter((text) => text !== '');
    return {
      kind,
      field,
      source: at(SOURCES, index),
      title: first,
      body: words.join(' '),
      sender: pastSender(index, place),
    };
  },
);

function capital(text: string): string {
  return `${text.charAt(0).toLocaleUpperCase('vi')}${text.slice(1)}`;
}
