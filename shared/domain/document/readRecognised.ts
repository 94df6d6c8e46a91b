import type { PageReading } from './readPage.ts';
import { asksIn, mayAsk } from './reading/asks.ts';
import { deadlinesIn, hasMotto } from './reading/deadlines.ts';
import { type Line, parted, rowsOf } from './reading/lines.ts';
import { bounded, type PageText } from './reading/pageText.ts';
import { foldBase } from '../text/fold.ts';
import { DEADLINES } from './reading/layout.ts';
import { type Paragraph, paragraphsOf } from './reading/paragraphs.ts';
import { joinedWords } from './reading/recognised.ts';
import { repaired } from './reading/repair.ts';

/** So many pages of a scan are recognised for what they ask: as many as are read of a text. */
export const MOST_RECOGNISED_PAGES = 16;

/**
 * What the head of a scan said, with what its pages ask, once they are recognised whole: the words of a scan stand in
 * its pictures alone, and most of what is asked stands under the head or behind the first page.
 */
export function withWholePages(reading: PageReading, pages: readonly PageText[]): PageReading {
  const { typeName } = reading;
  const rows = pages.flatMap((page, at) => (at === 0 ? withoutHead(rowsOfPage(page)) : rowsOfPage(page)));
  const month = reading.doubts.documentDate?.part ?? null;
  const documentDate = reading.documentDate ?? (month === null ? null : `${month}-01`);
  const found = mayAsk(typeName)
    ? deadlinesIn(mendedParagraphs(rows), { typeName, documentDate, issuer: reading.issuer })
    : [];
  return {
    ...reading,
    deadlines: found.map((one) => ({ ...one, isRecognised: true })),
    asks: reading.asks || asksIn(rows, typeName),
  };
}

/** Rows over the motto, and it: another one below is that of a document that is enclosed. */
const withoutHead = (rows: readonly Line[]): readonly Line[] =>
  rows.slice(rows.slice(0, HEAD_ROWS).findIndex(({ text }) => hasMotto(text)) + 1);
const HEAD_ROWS = 12;

/** The paragraphs, with the words that set deadlines as they are written where a mark of theirs was read badly. */
const mendedParagraphs = (rows: readonly Line[]): readonly Paragraph[] =>
  paragraphsOf(rows).map(({ text, isRow }) => ({ text: mended(text), isRow }));

const MENDED = new Map(DEADLINES.mended.map((words) => [foldBase(words), words]));

function mended(text: string): string {
  const dated = text
    .replaceAll(/(?<!\p{L})ng[aàáâăạ]y(?=\s*\d)/gu, 'ngày')
    .replaceAll(/(?<!\p{L})th[aáăâạả]ng(?=\s*\d)/gu, 'tháng');
  const words = dated.split(' ');
  for (const [at, word] of words.entries()) {
    const next = words[at + 1] ?? '';
    const [, letters = '', rest = ''] = /^(\p{Ll}+)(\P{L}*)$/u.exec(next) ?? [];
    const right = letters === '' ? undefined : MENDED.get(foldBase(`${word} ${letters}`));
    if (right === undefined || !/^\p{Ll}+$/u.test(word)) continue;
    const [first = '', second = ''] = right.split(' ');
    words.splice(at, 2, first, `${second}${rest}`);
  }
  return words.join(' ');
}

const rowsOfPage = ({ items }: PageText): Line[] =>
  rowsOf(parted(joinedWords(repaired(bounded(items))).filter(({ text }) => text.trim() !== '')));
