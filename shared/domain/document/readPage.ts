import { asksIn, mayAsk } from './reading/asks.ts';
import { dateIn, recognisedDate, type RecognisedDate } from './reading/dates.ts';
import { deadlinesIn, type ReadDeadline } from './reading/deadlines.ts';
import { healthOf, type TextHealth } from './reading/health.ts';
import { issuerIn } from './reading/issuer.ts';
import { isDoubtfulIssuer } from './reading/issuerDoubt.ts';
import { TYPES } from './reading/layout.ts';
import { type Line, parted, rowsOf, runsOf } from './reading/lines.ts';
import { copyNumberIn, isMarking } from './reading/marking.ts';
import { numberIn } from './reading/number.ts';
import { paragraphsOf } from './reading/paragraphs.ts';
import { bounded, type PageText, type ReadUrgency, type Spot, spotOf } from './reading/pageText.ts';
import { joinedWords } from './reading/recognised.ts';
import { repaired } from './reading/repair.ts';
import { typeOfSymbol } from './reading/symbols.ts';
import { hasSecrecyMark } from './reading/secrecyMark.ts';
import { isRegistryStamp, isStamp, withoutStamp } from './reading/stamp.ts';
import { subjectOfLetter, subjectUnder } from './reading/subject.ts';
import { urgencyIn } from './reading/urgency.ts';
import { withOfficeMarks, withProvince } from './reading/officeMarks.ts';
import { headOf } from './reading/zones.ts';

/**
 * What the first page of an office document says of itself, read off its words and where they stand: the layouts are
 * those of NĐ 30/2020/NĐ-CP (Phụ lục I), of laws, and of Hướng dẫn 36-HD/VPTW for the Party. A reading is a proposal
 * for the registration form, never a value.
 */
export type { PageItem, PageText } from './reading/pageText.ts';

export interface PageReading {
  readonly code: string | null;
  /** YYYY-MM-DD */
  readonly documentDate: string | null;
  readonly issuer: string | null;
  /** name of the type in small letters; `công văn` where the page names none but has a "V/v" or whom it goes to */
  readonly typeName: string | null;
  readonly subject: string | null;
  /** of a classified document, as printed ("03") */
  readonly copyNumber: string | null;
  readonly urgency: ReadUrgency | null;
  /** the dates that the text sets; those by which the receiver is asked for something come first */
  readonly deadlines: readonly ReadDeadline[];
  /** the page asks its addressee for something */
  readonly asks: boolean;
  /** whether the page has words that can be read */
  readonly health: TextHealth;
  /**
   * what was recognised in a picture and has to be compared with it, or was recognised in part; the number also where
   * the head has two
   */
  readonly doubts: Readonly<Partial<Record<DoubtfulField, Doubt>>>;
  /** a mark of secrecy stands on the page: then nothing is proposed, unless marked pages are asked for */
  readonly marked: boolean;
}

export type DoubtfulField = 'code' | 'documentDate' | 'issuer' | 'subject';

export interface Doubt {
  /** what of it is sure: the notation ("/SYT-NVY"), the month (YYYY-MM); null where all of it is proposed */
  readonly part: string | null;
  /** where it stands on the page */
  readonly spot: Spot | null;
}

export const NOTHING_READ: PageReading = {
  code: null,
  documentDate: null,
  issuer: null,
  typeName: null,
  subject: null,
  copyNumber: null,
  urgency: null,
  deadlines: [],
  asks: false,
  health: 'little',
  doubts: {},
  marked: false,
};

const LETTER = 'công văn';
/** Dots where the organ's name stands: a form of an appendix. */
const BLANK = /\.{3}|…/u;
const HEAD_SHARE = 0.5;

/** "Nghị quyết (cá biệt)" is printed without what stands in brackets. */
const bareName = (name: string): string => name.replace(/\s*\(.*\)$/u, '');

/**
 * Reads the head of a page. `typeNames` are the types of the office's own rules; those of both systems and of
 * legislation are known besides, since any of them comes in. Nothing is proposed without a motto, and nothing from
 * outside the place where it belongs.
 * @param markedToo a marked page is read as well: the form is one for classified documents, on a machine that may hold
 *   them
 */
export function readPage(
  page: PageText,
  typeNames: readonly string[],
  markedToo = false,
  further: readonly PageText[] = [],
): PageReading {
  const marked = hasSecrecyMark(page);
  if (marked && !markedToo) return nothing('little', true);
  const clean = joinedWords(repaired(bounded(page.items)));
  const items = parted(clean.filter(({ text }) => text.trim() !== ''));
  const recognised = items.some(({ sure }) => sure !== undefined);
  const rows = rowsOf(items);
  const health = healthOf(rows);
  if (health !== 'true') return nothing(health, marked);
  const head = headOf(page, items, [...new Set([...typeNames.map(bareName), ...TYPES])]);
  if (head === null) return nothing(health, marked);
  const { right, title, addressed, below } = head;
  const left = head.left
    .map((line) => (recognised ? { ...line, text: withoutStamp(line.text) } : line))
    .filter(
      ({ text }) =>
        text !== '' && !isStamp(text) && !isMarking(text) && !(recognised && isRegistryStamp(text)),
    );
  const numbered = numberIn(left);
  const about = subjectOfLetter(left);
  const isLetter = about !== null || (addressed && numbered !== null);
  const isNumbered = numbered !== null && (numbered.code ?? numbered.notation) !== null;
  if (title === null && !isLetter && !isNumbered) return nothing(health, marked);
  const over = left.slice(0, numbered?.index ?? left.length);
  if (over.some(({ text }) => BLANK.test(text))) return nothing(health, marked);
  const dated = recognised ? recognisedDate(right) : null;
  const documentDate = recognised ? (dated?.date ?? null) : dateIn(right.map(({ text }) => text).join(' '));
  const ofSymbol = about === null ? typeOfSymbol(numbered?.code ?? numbered?.notation ?? '') : null;
  const typeName = title?.typeName ?? ofSymbol ?? (isLetter ? LETTER : null);
  const printed = (title === null ? null : subjectUnder(title, below, page.width)) ?? about;
  const subject = recognised && printed !== null ? withOfficeMarks(printed) : printed;
  const named = issuerIn(over);
  const issuer = recognised && named !== null ? withProvince(named) : named;
  const all = [...below, ...further.flatMap((one) => rowsOf(parted(repaired(bounded(one.items)))))];
  const upperHalf = rows.filter(({ y }) => y < page.height * HEAD_SHARE);
  return {
    code: numbered?.code ?? null,
    documentDate,
    issuer,
    typeName,
    subject,
    copyNumber: copyNumberIn(upperHalf.flatMap(runsOf).map(({ text }) => text)),
    urgency:
      upperHalf
        .flatMap(runsOf)
        .map(({ text }) => urgencyIn(text))
        .find((found) => found !== null) ?? null,
    deadlines: mayAsk(typeName) ? deadlinesIn(paragraphsOf(all), { typeName, documentDate, issuer }) : [],
    asks: asksIn(all, typeName),
    health,
    doubts: recognised
      ? doubtsOf({ numbered, dated, issuer, over, subject })
      : doubtsOfText(numbered, issuer, over),
    marked,
  };
}

interface Recognised {
  readonly numbered: ReturnType<typeof numberIn>;
  readonly dated: RecognisedDate | null;
  readonly issuer: string | null;
  readonly over: readonly Line[];
  readonly subject: string | null;
}

/** Letters of names and subjects are often right but for a mark; digits are proposed where they are sure, or not at all. */
function doubtsOf({ numbered, dated, issuer, over, subject }: Recognised): PageReading['doubts'] {
  const doubts: Partial<Record<DoubtfulField, Doubt>> = {};
  if (numbered !== null && (numbered.code === null || numbered.isOneOfTwo))
    doubts.code = {
      part: numbered.code === null ? numbered.notation : null,
      spot: spotOf(numbered.items),
    };
  if (dated !== null && dated.date === null)
    doubts.documentDate = { part: dated.month, spot: spotOf(dated.items) };
  if (issuer !== null) doubts.issuer = { part: null, spot: spotOf(over.flatMap(({ items }) => items)) };
  if (subject !== null) doubts.subject = { part: null, spot: null };
  return doubts;
}

/** Two numbers in one head, and a name that reads like none, are to be compared with the page. */
const doubtsOfText = (
  numbered: ReturnType<typeof numberIn>,
  issuer: string | null,
  over: readonly Line[],
): PageReading['doubts'] => ({
  ...(numbered?.isOneOfTwo === true && { code: { part: null, spot: spotOf(numbered.items) } }),
  ...(issuer !== null &&
    isDoubtfulIssuer(issuer) && { issuer: { part: null, spot: spotOf(over.flatMap(({ items }) => items)) } }),
});

const nothing = (health: TextHealth, marked: boolean): PageReading =>
  Object.assign({}, NOTHING_READ, { health, marked });
