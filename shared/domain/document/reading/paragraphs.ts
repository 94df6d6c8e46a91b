import { type Line, runsOf, tidy } from './lines.ts';

/** "-", "+", "1.", "a)", "IV.", "Điều 2." */
export const ITEM =
  /^(?:[-–—+•*▪●○]\s?(?=\S)|\d{1,2}(?:\.\d{1,2}){0,3}\s?[.)/]\s?(?=\p{L})|\d{1,2}(?:\.\d{1,2}){1,3}\s+(?=\p{L})|[a-zđ]\s?[.)]\s|[IVX]{1,5}\s?[.)]\s?|điều \d{1,3}\s?[.:])/iu;
const PAGE_NUMBER = /^[-–]?\s*\d{1,3}\s*[-–]?$/u;
const ENDS = /[.;:!?]["”’)]?$/u;
/** A row of so many parts with wide gaps between them belongs to a table. */
const CELLS = 3;
const ENDED_EARLY = 60;

/** A line that can't end with that word goes on, however short it is. */
const GOES_ON =
  /(?<!\p{L})(?:về|của|và|cho|các|những|theo|tại|do|với|gửi|đến|tới|trước|ngày|là|qua|trong|từ|hoặc|cùng|thuộc|nhất)$/u;
/** So many lines around one tell where lines end there; what stands beside the text (a seal, a note) is no margin. */
const AROUND = 6;
const OUTLIERS = 2;

function marginAt(lines: readonly Line[], at: number): number {
  const rights = lines
    .slice(Math.max(0, at - AROUND), at + AROUND)
    .map(({ right }) => right)
    .toSorted((a, b) => b - a);
  return rights[Math.min(OUTLIERS, rights.length - 1)] ?? 0;
}

/** A paragraph as it was written, or a row of a table, whose cells belong together in a way that lines don't show. */
export interface Paragraph {
  readonly text: string;
  readonly isRow: boolean;
}

/** The lines of pages, in order, put together to the paragraphs that were broken into them. */
export function paragraphsOf(lines: readonly Line[]): readonly Paragraph[] {
  const found: { text: string; isRow: boolean }[] = [];
  let before: Line | null = null;
  for (const [at, line] of lines.entries()) {
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
      (/^[\p{Lu}“"]/u.test(text) &&
        !GOES_ON.test(before.text) &&
        (ENDS.test(before.text) || before.right < marginAt(lines, at) - ENDED_EARLY));
    if (begins) found.push({ text, isRow });
    else last.text = tidy(`${last.text} ${text}`);
    before = line;
  }
  return found;
}
