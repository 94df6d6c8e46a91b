import { type Line, runsOf, tidy } from './lines.ts';

/** "-", "+", "1.", "a)", "IV.", "Điều 2." */
export const ITEM =
  /^(?:[-–—+•*▪●○]\s?(?=\S)|\d{1,2}(?:\.\d{1,2}){0,3}\s?[.)/]\s?(?=\p{L})|\d{1,2}(?:\.\d{1,2}){1,3}\s+(?=\p{L})|[a-zđ]\s?[.)]\s|[IVX]{1,5}\s?[.)]\s?|điều \d{1,3}\s?[.:])/iu;
const PAGE_NUMBER = /^[-–]?\s*\d{1,3}\s*[-–]?$/u;
const ENDS = /[.;:!?]["”’)]?$/u;
/** A row of so many parts with wide gaps between them belongs to a table. */
const CELLS = 3;
const ENDED_EARLY = 60;

/** A paragraph as it was written, or a row of a table, whose cells belong together in a way that lines don't show. */
export interface Paragraph {
  readonly text: string;
  readonly isRow: boolean;
}

/** The lines of pages, in order, put together to the paragraphs that were broken into them. */
export function paragraphsOf(lines: readonly Line[]): readonly Paragraph[] {
  const widest = Math.max(0, ...lines.map(({ right }) => right));
  const found: { text: string; isRow: boolean }[] = [];
  let before: Line | null = null;
  for (const line of lines) {
    const { text } = line;
    if (PAGE_NUMBER.test(text)) continue;
    const isRow = runsOf(line).length >= CELLS;
    const last = found.at(-1);
    const begins =
      before === null ||
      last === undefined ||
      isRow !== last.isRow ||
      isRow ||
      ITEM.test(text) ||
      (/^[\p{Lu}“"]/u.test(text) && (ENDS.test(before.text) || before.right < widest - ENDED_EARLY));
    if (begins) found.push({ text, isRow });
    else last.text = tidy(`${last.text} ${text}`);
    before = line;
  }
  return found;
}
