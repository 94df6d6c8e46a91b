import { foldBase } from '../../../shared/domain/text/fold.ts';
import type { HelpEntry } from '../../../shared/ipc/contract/obstacles.ts';
import { errorNumber } from '../../../shared/errorNumber.ts';
import { ERROR_SEVERITY, type ErrorCode } from '../../../shared/errors.ts';
import type { HelpTexts } from '../../i18n/help/vi.ts';
import type { Translate } from '../../i18n/I18n.tsx';
import { errorWords } from '../../i18n/errorWords.ts';
import type { HelpPlace } from '../../data/helpStore.ts';
import { TOPIC_IDS } from '../../data/helpTopics.ts';

export interface Found {
  readonly place: HelpPlace;
  readonly title: string;
}

/** What a person can't mend is not explained to them. */
const CODES = (Object.keys(ERROR_SEVERITY) as ErrorCode[]).filter((code) => ERROR_SEVERITY[code] !== 'bug');

/** What is looked through, folded once. */
interface Line extends Found {
  readonly inTitle: string;
  readonly inWhole: string;
}

const line = (place: HelpPlace, title: string, rest: readonly string[]): Line => ({
  place,
  title,
  inTitle: foldBase(title),
  inWhole: foldBase([title, ...rest].join(' ')),
});

/** The texts of a language don't change while the program runs: they are folded at the first search, not at each key. */
const shipped = new WeakMap<Translate, readonly Line[]>();

function linesOf(texts: HelpTexts, t: Translate): readonly Line[] {
  const known = shipped.get(t);
  if (known) return known;
  const topics = TOPIC_IDS.map((topic) => {
    const { title, what, steps, where = [] } = texts[topic];
    return line({ topic }, title, [what, ...steps, ...where]);
  });
  const refusals = CODES.map((error) => {
    const { title, next } = errorWords(t, { code: error, params: {} });
    return line({ error }, title, [next, errorNumber(error)]); // whoever is told the number finds the words
  });
  const lines = [...topics, ...refusals];
  shipped.set(t, lines);
  return lines;
}

/**
 * Topics, published answers and refusals by how many of the words stand in them, with or without marks; among equals by
 * how many stand in the title. What has less than half of the words is left out.
 */
export function findHelp(
  words: string,
  texts: HelpTexts,
  t: Translate,
  answers: readonly HelpEntry[] = [],
): readonly Found[] {
  const wanted = [...new Set(foldBase(words).split(/\s+/).filter(Boolean))];
  const count = (folded: string): number => wanted.filter((word) => folded.includes(word)).length;
  const published = answers.map(({ id, title, body, office }) => line({ answer: id }, title, [body, office]));
  const lines = linesOf(texts, t);
  const topics = lines.filter(({ place }) => 'topic' in place);
  const refusals = lines.filter(({ place }) => 'error' in place);
  return [...topics, ...published, ...refusals]
    .map((each) => ({ each, whole: count(each.inWhole), title: count(each.inTitle) }))
    .filter(({ whole }) => whole > 0 && whole * 2 >= wanted.length)
    .toSorted((a, b) => b.whole - a.whole || b.title - a.title)
    .map(({ each: { place, title } }) => ({ place, title }));
}
