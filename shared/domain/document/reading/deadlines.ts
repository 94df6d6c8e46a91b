import { isAsked, type Place } from './askedOf.ts';
import { type Addressees, addresseesIn, HEADINGS_DEPTH, headingOf } from './addressees.ts';
import { foldBase } from '../../text/fold.ts';
import { DEADLINES, MOTTOS } from './layout.ts';
import { tidy } from './lines.ts';
import { ITEM, type Paragraph } from './paragraphs.ts';

/** A date that the text sets. */
export interface ReadDeadline {
  /** YYYY-MM-DD */
  readonly date: string;
  /** HH:MM, where the text says one */
  readonly time: string | null;
  /** the sentence that it was read from */
  readonly line: string;
  /** the receiver is asked to do something by then; else it is somebody else's, or nobody can tell whose */
  readonly asked: boolean;
  /** it was recognised in a picture, and is to be compared with the page */
  readonly isRecognised?: true;
}

export interface DeadlineOf {
  readonly typeName: string | null;
  readonly issuer?: string | null;
  /** YYYY-MM-DD: dates before it tell of the past, and a day without a year is the next one after it */
  readonly documentDate: string | null;
}

const MOST_DEADLINES = 8;
const MOST_PARAGRAPHS = 3_000;
const LONGEST_PARAGRAPH = 4_000;
const LONGEST_LINE = 300;

const HOURS = String.raw`\d{1,2}\s*(?:giờ|g|h|:)\s*(?:\d{2}(?!\d)\s*(?:phút|p(?!\p{L})|['’])?)?`;
/** What may stand between the word that sets a deadline and its day. */
const FILLER = String.raw`(?:[\s,(:–-]|là|vào|lúc|trong|thời điểm|hết|đến|cuối|giờ|buổi (?:sáng|chiều)|(?:hành chính|làm việc)|thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|${HOURS})*`;
const DAY = String.raw`(?:ngày[.,:]?\s*)?(?<day>\d\s?\d?)\s*(?:[/.-]\s*(?<month>\d{1,2})(?:\s*[/.-]\s*(?<year>\d{4}))?|[.,:]?\s*tháng\s*(?<monthWord>\d\s?\d?)(?:[.,:]?\s*năm\s*(?<yearWord>\d(?:\s?\d){3}))?)(?![\d/])`;
const STRONG = String.raw`(?<strong>(?:trước|quá|đến hết|hết)(?!\p{L})${FILLER}|(?:chậm nhất|muộn nhất|trễ nhất|hạn chót|hạn cuối|thời hạn|hạn|không quá)(?!\p{L})[^.;!?]{0,60}?(?:(?<=[\s(:])|(?=ngày)))`;
const WEAK = String.raw`(?<weak>(?:trong|đến|tới|vào)(?!\p{L})${FILLER}(?=ngày)|(?:thời gian|ngày) [^.;:]{2,80}:\s*${FILLER})`;
const SET = new RegExp(String.raw`(?<!\p{L})(?:${STRONG}|${WEAK})${DAY}`, 'giu');
/** A month alone ends with its last day. */
const SET_MONTH =
  /(?<!\p{L})(?:(?<strong>(?:đến hết|hết|chậm nhất|muộn nhất|hoàn thành|xong)(?:\s+(?:là|trong|đến|hết|vào|cuối))*)|(?<weak>trong))\s+tháng\s*(?<month>\d{1,2})\s*(?:\/|-|năm)\s*(?<year>\d{4})(?!\d)/giu;
const CLOCK = /(\d{1,2})\s*(?:giờ|g|h|:)\s*(\d{2})?/iu;
const SENTENCE = /(?<=[.!?;])\s+(?=[\p{Lu}“"(\-–+\d])|(?<=;)\s+/u;
/** What ends a date that comes again each year or month, or is counted from one that is not written here. */
const COMES_AGAIN = /^\s*(?:hằng|hàng|của (?:kỳ|tháng|quý|năm)|năm sau|tháng sau|các năm|mỗi|kế tiếp)/iu;

const digits = (written: string | undefined): number => Number((written ?? '').replaceAll(/\s/gu, ''));

/** The date that was written, in the year that is meant; null for none. */
function dateOf(groups: Readonly<Record<string, string | undefined>>, after: string | null): string | null {
  const [day, month] = [digits(groups['day']), digits(groups['month'] ?? groups['monthWord'])];
  const written = digits(groups['year'] ?? groups['yearWord']);
  const on = (year: number, onDay = day): string | null => {
    const date = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(onDay).padStart(2, '0')}`;
    const read = new Date(`${date}T00:00:00Z`);
    return Number.isNaN(read.getTime()) || !read.toISOString().startsWith(date) ? null : date;
  };
  if (groups['day'] === undefined)
    return month < 1 || month > 12 ? null : on(written, new Date(Date.UTC(written, month, 0)).getUTCDate());
  if (written > 0) return on(written);
  if (after === null) return null;
  const same = on(Number(after.slice(0, 4)));
  return same !== null && same >= after ? same : on(Number(after.slice(0, 4)) + 1);
}

function clockIn(text: string): string | null {
  const [, hour, minute = '00'] = CLOCK.exec(text) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return null;
  return `${hour.padStart(2, '0')}:${minute}`;
}

/** The dates by which the text asks something, in order, each once; of a date that is set twice, that one that is asked. */
export function deadlinesIn(
  paragraphs: readonly Paragraph[],
  { typeName, documentDate, issuer = null }: DeadlineOf,
): readonly ReadDeadline[] {
  const list = paragraphs.slice(0, MOST_PARAGRAPHS);
  const addressees = addresseesIn(list, issuer);
  const found: ReadDeadline[] = [];
  for (const place of placesIn(list, { typeName, addressees }))
    for (const match of [...place.sentence.matchAll(SET), ...place.sentence.matchAll(SET_MONTH)]) {
      const end = match.index + match[0].length;
      const date = dateOf(match.groups ?? {}, documentDate);
      const past = date === null || (documentDate !== null && date < documentDate);
      if (past || COMES_AGAIN.test(place.sentence.slice(end)) || isOther(place.sentence, match.index, end))
        continue;
      const isWeak = match.groups?.['weak'] !== undefined;
      const asked = isAsked(place, { from: match.index, to: end, isWeak, words: match[0] });
      if (isWeak && !asked) continue;
      const line = lineAround(place.sentence, match.index);
      const one = { date, time: clockIn(match[0].slice(0, -4)), line, asked };
      const same = found.findIndex((other) => other.date === date);
      if (same < 0) found.push(one);
      else if (asked && found[same]?.asked === false) found[same] = one;
    }
  return [...found.filter(({ asked }) => asked), ...found.filter(({ asked }) => !asked)].slice(
    0,
    MOST_DEADLINES,
  );
}

const isOther = (sentence: string, from: number, to: number): boolean => {
  const about = sentence.slice(Math.max(0, from - 24), to + 12).toLocaleLowerCase('vi');
  return DEADLINES.not.some((word) => about.includes(word));
};

/** The sentence, or what of a long one is around the date. */
function lineAround(sentence: string, at: number): string {
  if (sentence.length <= LONGEST_LINE) return sentence;
  const from = Math.max(0, Math.min(at - LONGEST_LINE / 2, sentence.length - LONGEST_LINE));
  return `…${sentence.slice(from, from + LONGEST_LINE)}…`;
}

/** A full stop between brackets ("(nhà số 7 ngõ. Bờ Kênh)") ends no sentence. */
function sentencesOf(text: string): readonly string[] {
  const found: string[] = [];
  for (const part of text.split(SENTENCE)) {
    const last = found.at(-1);
    const isOpen = last !== undefined && last.lastIndexOf('(') > last.lastIndexOf(')');
    if (isOpen && part.includes(')')) found[found.length - 1] = `${last} ${part}`;
    else found.push(part);
  }
  return found;
}

interface Around {
  readonly typeName: string | null;
  readonly addressees: Addressees;
}

/** Every sentence with what governs it: the headings over it, the words that lead to its list, the one before it. */
function* placesIn(paragraphs: readonly Paragraph[], around: Around): Generator<Place> {
  const headings: (string | null)[] = [];
  let lead = '';
  let inAnnex = false;
  let previous = '';
  for (const { text: whole, isRow } of paragraphs) {
    const text = tidy(whole.slice(0, LONGEST_PARAGRAPH));
    inAnnex ||=
      /^PHỤ LỤC(?: [\dIVX]+[A-Z]?)?\s*[:.–-]/u.test(text) ||
      (/^(?:phụ lục|biểu mẫu|mẫu số)(?!\p{L})/iu.test(text) && text.length < 80) ||
      hasMotto(text);
    const { depth, isHeading } = headingOf(text);
    if (depth < HEADINGS_DEPTH) headings.length = Math.min(headings.length, depth);
    else if (!ITEM.test(text)) lead = '';
    const over = headings.filter((one) => one !== null && one !== undefined);
    const begins = beginningOf(text);
    for (const [index, sentence] of sentencesOf(text).entries()) {
      // what stands before the colon of a paragraph is said of all its sentences
      const governed = index > 0 && begins !== null ? [...over, begins] : over;
      yield {
        ...around,
        sentence,
        previous,
        lead,
        headings: governed,
        isRow,
        inAnnex,
        isItem: ITEM.test(text),
      };
      previous = sentence;
    }
    if (depth < HEADINGS_DEPTH) headings[depth] = isHeading || text.endsWith(':') ? text : beginningOf(text);
    if (text.endsWith(':')) lead = text;
  }
}

const MOTTO = MOTTOS.map((motto) => foldBase(motto).replaceAll(' ', ''));

/** Below the head of a document another head is that of one that it encloses. */
export const hasMotto = (text: string): boolean => {
  const capitals = (text.match(/\p{Lu}{2,}/gu) ?? []).join('');
  return MOTTO.some((motto) => foldBase(capitals).replaceAll(' ', '').includes(motto));
};

/** Of an item that says more than whose it is: what stands before its colon. */
const beginningOf = (text: string): string | null => {
  const colon = text.indexOf(':');
  return colon > 0 && colon < 160 ? text.slice(0, colon + 1) : null;
};
