import { foldBase } from '../../../shared/domain/text/fold.ts';
import type { HelpEntry } from '../../../shared/ipc/contract/obstacles.ts';
import { ERROR_SEVERITY, type ErrorCode } from '../../../shared/errors.ts';
import type { HelpTexts } from '../../i18n/help/texts.ts';
import type { Translate } from '../../i18n/I18n.tsx';
import { errorWords } from '../../i18n/errorWords.ts';
import type { HelpPlace } from './helpStore.ts';
import { TOPIC_IDS } from './topics.ts';

export interface Found {
  readonly place: HelpPlace;
  readonly title: string;
}

/** What a person can't mend is not explained to them. */
const CODES = (Object.keys(ERROR_SEVERITY) as ErrorCode[]).filter((code) => ERROR_SEVERITY[code] !== 'bug');

/** Every topic, published answer and refusal in which all the words stand, with or without marks; titles first. */
export function findHelp(
  words: string,
  texts: HelpTexts,
  t: Translate,
  answers: readonly HelpEntry[] = [],
): readonly Found[] {
  const wanted = foldBase(words).split(/\s+/).filter(Boolean);
  const has = (text: string): boolean => {
    const folded = foldBase(text);
    return wanted.every((word) => folded.includes(word));
  };
  const topics = TOPIC_IDS.map((topic) => {
    const { title, what, steps } = texts[topic];
    return { place: { topic }, title, whole: [title, what, ...steps].join(' ') };
  });
  const refusals = CODES.map((error) => {
    const { title, next } = errorWords(t, { code: error, params: {} });
    return { place: { error }, title, whole: `${title} ${next}` };
  });
  const published = answers.map(({ id, title, body, office }) => ({
    ...{ place: { answer: id }, title, whole: `${title} ${body} ${office}` },
  }));
  const all = [...topics, ...published, ...refusals].filter(({ whole }) => has(whole));
  return [...all.filter(({ title }) => has(title)), ...all.filter(({ title }) => !has(title))].map(
    ({ place, title }) => ({ place, title }),
  );
}
