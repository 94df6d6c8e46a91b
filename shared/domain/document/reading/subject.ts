import { foldBase, foldExact } from '../../text/fold.ts';
import { AUTHORITIES, FOOT, LIMITS, NUMBERED_PARTS, startOf, SUBJECT_ENDS, TEXT_BEGINS } from './layout.ts';
import { isSyllable } from './health.ts';
import { centerOf, isCapitals, isOrnament, type Line, lineFrom, runsOf, tidy } from './lines.ts';
import { isRegistryStamp, isStamp } from './stamp.ts';
import { urgencyIn } from './urgency.ts';
import type { Title } from './zones.ts';

/** "V/v", and "Về việc" as recognisers write it too ("Vẻ việc"). */
const ABOUT = /^\(?(?:v\s*\/\s*v|v[eèéẻẽẹêềếểễệ] vi[eèéẻẽẹêềếểễệ]c)\s*[:.]?\s*/iu;
/** Lines of one paragraph stand closer than this many letters' height. */
const CLOSE = 2.1;
const UNDER_TITLE = 3.2;
const RIGHT_MARGIN = 0.88;
const ENDED_EARLY = 0.8;
/** A centred line's middle lies within this of the title's, in points. */
const OFF_MIDDLE = 8;

interface Around {
  readonly title: Title;
  readonly pageWidth: number;
}

/** "V/v …" of the left column, line by line until something else begins; null where there is none. */
export function subjectOfLetter(left: readonly Line[]): string | null {
  const start = left.findIndex(({ text }) => ABOUT.test(text));
  const first = left[start];
  if (first === undefined) return null;
  const parts = [first.text.replace(ABOUT, 'V/v ')];
  let last = first;
  for (const line of left.slice(start + 1)) {
    const ends =
      isOrnament(line.text) || urgencyIn(line.text) !== null || startOf(foldExact(line.text), FOOT) !== null;
    if (ends || line.y - last.y > last.height * CLOSE) break;
    parts.push(line.text);
    last = line;
  }
  return bounded(parts.join(' '));
}

/** What the title line says after the type, and the lines under it until an authority or the text begins. */
export function subjectUnder(title: Title, below: readonly Line[], pageWidth: number): string | null {
  const parts = title.rest === '' ? [] : [title.rest];
  let last = title.line;
  let step = 0;
  const rows = below.filter(({ y }) => y > title.line.y + LIMITS.sameLine);
  for (const line of rows.map((row) => withoutAside(row, pageWidth / 2)).filter((row) => row !== null)) {
    const gap = line.y - last.y;
    const jumps = step > 0 && gap > step * 1.45;
    if (jumps || gap > last.height * UNDER_TITLE || endsSubject(line, parts, last, { title, pageWidth }))
      break;
    parts.push(line.text);
    if (last !== title.line) step = gap;
    last = line;
  }
  return bounded(parts.join(' '));
}

const ENDS_BY_LETTERS = SUBJECT_ENDS.map(foldBase);
const isRecognised = ({ items }: Line): boolean => items.some(({ sure }) => sure !== undefined);

/** Of a picture's row what stands over the middle: a stamp may lie beside the subject, and read as words of it. */
function withoutAside(row: Line, middle: number): Line | null {
  if (!isRecognised(row)) return row;
  const runs = runsOf(row);
  const own = runs.filter(
    (run) => (run.x <= middle && run.right >= middle) || !(isStamp(run.text) || isOdd(run.text)),
  );
  return own.length === 0 ? null : own.length === runs.length ? row : lineFrom(own);
}

/** Hardly a word of it is Vietnamese. */
function isOdd(text: string): boolean {
  const words = text.split(/\s+/u).filter((word) => /[\p{L}\d]/u.test(word));
  const good = words.filter((word) => isSyllable(word.toLocaleLowerCase('vi').replaceAll(/[^\p{L}]/gu, '')));
  return good.length * 2 < words.length || isRegistryStamp(text);
}

function endsSubject(
  line: Line,
  parts: readonly string[],
  last: Line,
  { title, pageWidth }: Around,
): boolean {
  const { text } = line;
  const folded = foldExact(text);
  if (isRecognised(line) && startOf(foldBase(text), ENDS_BY_LETTERS) !== null) return true;
  if (isOrnament(text) || startOf(folded, SUBJECT_ENDS) !== null || isNumberedPart(text, folded)) return true;
  if (isCapitals(text))
    return startOf(folded, AUTHORITIES) !== null || (parts.length > 0 && !parts.every(isCapitals));
  // "THỦ TƯỚNG CHÍNH PHỦ điện:"
  if (
    parts.length > 0 &&
    isCapitals(text.split(' ').slice(0, 2).join(' ')) &&
    startOf(folded, AUTHORITIES) !== null
  )
    return true;
  if (!/^[\p{Lu}(]/u.test(text) || ABOUT.test(text)) return false;
  if (parts.length > 0 && startOf(folded, TEXT_BEGINS) !== null) return true;
  if (line.right < pageWidth * RIGHT_MARGIN) return false;
  // a paragraph to the right margin: indented, so off the middle, or after a line that ended early
  const indented = Math.abs(centerOf(line) - centerOf(title.line)) > OFF_MIDDLE;
  return indented || (parts.length > 0 && last.right < pageWidth * ENDED_EARLY);
}

/** "Điều 1", "Chương I", "Phần thứ nhất", "I.", "1)" */
function isNumberedPart(text: string, folded: string): boolean {
  const part = startOf(folded, NUMBERED_PARTS);
  const next = part === null ? '' : folded.slice(part.length + 1);
  return /^(?:\d|[ivxl]+(?: |$)|thứ )/u.test(next) || /^(?:[IVX]{1,5}|\d{1,2}|[a-zđ])\s?[.)\-–]/u.test(text);
}

function bounded(text: string): string | null {
  const subject = tidy(text.replaceAll(/[_*]{2,}|-{3,}/gu, ' ')).replace(/\s*[-–*]$/u, '');
  return subject.length < 4 || subject.length > LIMITS.longestSubject ? null : subject;
}
