import type { ScreenRule } from './screenRule.ts';
import { shortened, shortenedInColumn } from './abbreviated.ts';
import { withoutEscapes } from './escapes.ts';
import { rejoined, undoubled, unglued } from './glued.ts';
import { asSeen } from './lookalikes.ts';
import { reportedOn } from './markReported.ts';
import { MarkPage, phraseEnd } from './markPage.ts';
import { LEVELS, type MarkForm, type MarkRules, markRulesOf, type Phrase } from './markRules.ts';
import type { Hit, Mark } from './markHit.ts';
import { hitsOf } from './markFinding.ts';
import { FARTHEST_COLUMN, judge } from './markStanding.ts';
import { isWideGap, type Token } from './markTokens.ts';
import { inUnicode, oldReadings } from './misread.ts';
import { withoutWrongTables } from './misreadTables.ts';
import { MarkWork, STEPS_OF_A_HIT, STEPS_OF_WORDS } from './markWork.ts';
import { withoutCarets } from './spelling.ts';
import type { MarkedLevel } from './secrecy.ts';

export { findMarkInName } from './markInName.ts';
export type { Mark } from './markHit.ts';

export interface FoundMarks {
  /** the highest that stands as a mark */
  readonly mark: Mark | null;
  /** what may be one: a person is asked */
  readonly doubt: (Mark & { readonly excerpt: string }) | null;
  /** false where the text would have taken more steps than it may: what was not looked at counts as a doubt */
  readonly isWhole: boolean;
}

const LINE_END = /\r\n?|[\n\v\f\u0085\u2028\u2029]/;
/** Letters that stand in "mật" in any spelling, with little between them: a cheap look before a line is taken apart. */
const LIKE_A_MARK = /nật|(?:m|rn|nn|[il1]v[il1]).{0,6}[aâậạáảãàăặấầẩẫắằẳẵ4?\ufffd].{0,6}[tjilrfy\d]/i;
/** A letter for a level stands by itself. */
const LIKE_A_SHORT_MARK =
  /(?<!\p{L})(?:[MABC]|TU?\.?M|TuM|(?:c\/?v|v\/?b|tl|hs)t?u?m)(?!\p{L})|[\d=:→–-]\s?["“]?mật|[đt][./]\s?m[ậâa]t|m[ậâa]t\s?[\])]?\.|th[ờo]i h[ạa]n b[ảa]o v|(?:ti|tuyt) m[ậâa]?t|m[ậa]t\W{0,3}$|(?:độ|dấu)\s{0,2}:?\s?["“]?(?:(?:tối|tuyệt)\s)?m\p{L}t(?!\p{L})|^\W{0,3}mật|secret|confid|restrict/iu;
/** "Độ mật" in a cell of a table's head. */
const COLUMN =
  /(?:^|[\t|│┃;,]|\s{2})\s{0,3}["“]?(?:(?:mức|cấp|dấu)\s)?(?:(?:độ|mức|cấp)\s(?:bảo\s)?mật|do mat|đ[./]\s?mật)["”]?\s{0,3}(?:$|[\t|│┃;,]|\s{2})/iu;
const NAMES_SECRECY = /mật|mat/i;
/** "MẬT", and in letters that stand apart. */
const SHORTEST = 3;
const HAS_ODD = /[\u0080-\u00ff]/;

/** The lines of a text as an eye reads them, whatever code it was written in. */
function linesOf(given: string): string[] {
  const composed = given.normalize('NFC');
  const text = rejoined(undoubled(withoutCarets(withoutWrongTables(withoutEscapes(composed)))));
  return asSeen(HAS_ODD.test(text) ? inUnicode(text) : text).split(LINE_END);
}

/**
 * Searches every line of a text for marks of secrecy (dấu chỉ độ mật) and for the stamps that go with them; what the
 * words are is data of the screening pack. The steps grow with the length of the text only, and end at `work.most`.
 */
export function searchMarks(
  text: string,
  rules: readonly ScreenRule[],
  work = new MarkWork(STEPS_OF_WORDS),
): FoundMarks {
  const known = markRulesOf(rules);
  const lines = linesOf(text);
  const page = new MarkPage(lines, known, work);
  const isWord = (lower: string): boolean => known.words.has(lower);
  const marks: Mark[] = [];
  let doubt: FoundMarks['doubt'] = null;
  const top: MarkedLevel = 'tuyet-mat';
  const isHigher = (level: MarkedLevel): boolean =>
    doubt === null || LEVELS.indexOf(level) < LEVELS.indexOf(doubt.level);
  /** The highest that is doubted, the first of them. */
  const ask = (one: NonNullable<FoundMarks['doubt']>): void => {
    if (isHigher(one.level)) doubt = one;
  };
  const take = (own: MarkPage, at: number): void => {
    const hits = hitsOf(own, at);
    if (work.isSpent) return;
    for (const [place, hit] of hits.entries()) {
      work.spend(STEPS_OF_A_HIT);
      if (work.isSpent) return;
      const others = [hits[place - 1], hits[place + 1]].filter((one): one is Hit => one !== undefined);
      const verdict = judge(own, hit, others, isHigher(hit.form.level));
      if (verdict === 'doubt')
        ask({ level: hit.form.level, rule: hit.form.rule, excerpt: excerptOf(own, hit) });
      else if (verdict !== null) marks.push(raised(own, hit, verdict));
    }
  };

  for (const [at, line] of lines.entries()) {
    work.spend(line.length + 1);
    if (work.isSpent) break;
    if (line.length < SHORTEST) continue;
    if (marks.at(-1)?.level === top) break;
    if (NAMES_SECRECY.test(line) && COLUMN.test(line)) page.columnAt = at;
    const stamp = stampOn(page, at);
    if (stamp !== null) marks.push(stamp);
    if (LIKE_A_MARK.test(line)) {
      take(page, at);
      const apart = unglued(line);
      if (apart !== null) take(new MarkPage(around(lines, at, apart), known, work), REACH);
    }
    const short = LIKE_A_SHORT_MARK.test(line) ? shortened(line) : null;
    if (short !== null) ask({ rule: known.labelRule, ...short });
    const inColumn = at > page.columnAt && at - page.columnAt <= FARTHEST_COLUMN;
    const code = inColumn ? shortenedInColumn(page.text(page.columnAt), line) : null;
    if (code !== null) ask({ rule: known.labelRule, ...code });
    const reported = isHigher(top) ? reportedOn(page, at, isHigher('mat')) : null;
    if (reported !== null) ask(reported);
    for (const reading of oldReadings(line, isWord))
      take(new MarkPage(around(lines, at, reading), known, work), REACH);
  }
  for (const { form, caps, text: excerpt } of brokenMarks(lines, known)) {
    const { level, rule } = form;
    if (form.exact && caps) marks.push({ level, rule });
    else ask({ level, rule, excerpt });
  }
  for (const { form, text: excerpt } of brokenMarks(cellsOf(lines), known))
    ask({ level: form.level, rule: form.rule, excerpt });
  if (!work.isSpent) return { mark: highest(marks), doubt, isWhole: true };
  // what was not looked at may be of any level that the text names
  const rest = { level: markedLevel(text), rule: known.labelRule };
  if (marks.length > 0) marks.push(rest);
  ask({ ...rest, excerpt: '' });
  return { mark: highest(marks), doubt, isWhole: false };
}

/** The highest mark that stands in a text, or null; a text too costly to be looked through counts as marked. See `searchMarks`. */
export function findMark(text: string, rules: readonly ScreenRule[]): Mark | null {
  const { mark, doubt, isWhole } = searchMarks(text, rules);
  if (mark !== null || isWhole || doubt === null) return mark;
  return { level: doubt.level, rule: doubt.rule };
}

const highest = (marks: readonly Mark[]): Mark | null =>
  LEVELS.flatMap((level) => marks.find((mark) => mark.level === level) ?? [])[0] ?? null;

function excerptOf(page: MarkPage, { line, from, to }: Hit): string {
  const tokens = page.tokens(line);
  return page.text(line).slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0);
}

/** "TỐI" on one line and "MẬT" on the next are one mark. */
function raised(page: MarkPage, hit: Hit, mark: Mark): Mark {
  const word = page.tokens(hit.line)[hit.from];
  const above = page.tokens(page.beside(hit.line, -1));
  const [first] = above;
  if (hit.from > 0 || above.length !== 1 || first === undefined || word === undefined) return mark;
  const both = page.rules.forms.get(first.lower + word.lower);
  return both === undefined ? mark : { level: both.level, rule: mark.rule };
}

const REACH = 8;
/** A line in another reading among its neighbours. */
const around = (lines: readonly string[], at: number, reading: string): string[] => [
  ...Array.from({ length: REACH }, (_, way) => lines[at - REACH + way] ?? ''),
  reading,
  ...lines.slice(at + 1, at + 1 + REACH),
];

/** Two capitals begin the line or a cell. */
const BEGINS_IN_CAPITALS = /(?:^|\s\s|[\t|;,"])[^\p{L}\p{N}]{0,12}\p{Lu}\p{Lu}/u;
const LONGEST_STAMP_LINE = 400;

/** A stamp that goes with a mark begins a line, or a cell of it, in capitals. */
function stampOn(page: MarkPage, at: number): Mark | null {
  const line = page.text(at);
  if (line.length < 8 || line.length > LONGEST_STAMP_LINE || !BEGINS_IN_CAPITALS.test(line)) return null;
  const { stamps } = page.rules;
  const tokens = page.tokens(at);
  for (const [place, token] of tokens.entries()) {
    const gap = line.slice(tokens[place - 1]?.end ?? 0, token.start);
    if (!token.caps || (place > 0 && !isWideGap(gap))) continue;
    for (const stamp of stamps.byFirst.get(token.base) ?? []) {
      const end = stampEnd(tokens, place, stamp, line);
      if (end > 0 && !goesOn(page, at, end) && !isAsked(page, at, end))
        return { level: 'mat', rule: stamp.rule };
    }
  }
  return null;
}

function stampEnd(tokens: readonly Token[], at: number, stamp: Phrase, line: string): number {
  for (const unmarked of [false, true]) {
    const whole = phraseEnd(tokens, at, stamp, unmarked);
    const blank = stamp.lower.at(-1) === '#' ? withBlank(tokens, at, stamp, unmarked, line) : -1;
    const end = Math.max(whole, blank);
    const typed = tokens.slice(at, end);
    const fits = typed.every(
      (token) => token.isNumber || (token.caps && (!unmarked || token.lower === token.base)),
    );
    if (end > 0 && fits) return end;
  }
  return -1;
}

/** "BẢN SAO SỐ: ……": the number is left open. */
function withBlank(
  tokens: readonly Token[],
  at: number,
  stamp: Phrase,
  unmarked: boolean,
  line: string,
): number {
  const short = { ...stamp, lower: stamp.lower.slice(0, -1), base: stamp.base.slice(0, -1) };
  const end = phraseEnd(tokens, at, short, unmarked);
  const rest = line.slice(tokens[end - 1]?.end ?? 0, (tokens[end - 1]?.end ?? 0) + 12);
  return end > 0 && /^\s*[:.]?\s*(?:…|\.{3}|_{2,}|$)/u.test(rest) ? end : -1;
}

/** "TÀI LIỆU THU HỒI ĐẤT" goes on as something else, also on the next line. */
function goesOn(page: MarkPage, at: number, end: number): boolean {
  const tokens = page.tokens(at);
  const next = tokens[end] ?? page.tokens(at + 1)[0];
  const two = tokens.slice(Math.max(0, end - 2), end);
  if (next === undefined || two.length < 2) return false;
  const said = [...two, next];
  const words = said.map(({ lower }) => lower).join(' ');
  const bare = said.every(({ lower, base }) => lower === base);
  return page.rules.compounds.has(words) || (bare && page.rules.compoundBases.has(words));
}

/** "THỜI HẠN BẢO VỆ BÍ MẬT NHÀ NƯỚC LÀ BAO LÂU?" speaks of the stamp. */
const isAsked = (page: MarkPage, at: number, end: number): boolean =>
  ['là', 'độ'].includes(page.tokens(at)[end]?.lower ?? '') || page.text(at).trimEnd().endsWith('?');

const PIECE = /^[^\p{L}\p{N}\n]{0,6}([\p{L}\p{M}]{1,6}(?:[ .-][\p{L}\p{M}]{1,3}){0,5})[^\p{L}\p{N}\n]{0,6}$/u;
const LONGEST_PIECE = 24;

/** "Ậ     Ngày 3/3": a short piece stands beside another column. */
const FIRST_CELL = /^\s{0,8}([\p{L}\p{M}]{1,3})(?:\t|\s{2})\s{0,80}\S/u;
/** Lines of a head, where columns stand beside each other. */
const HEAD_LINES = 200;
const cellsOf = (lines: readonly string[]): string[] =>
  lines.slice(0, HEAD_LINES).map((line) => FIRST_CELL.exec(line)?.[1] ?? line);

interface Broken {
  readonly form: MarkForm;
  readonly caps: boolean;
  readonly text: string;
}

function* beginningAt(run: readonly string[], from: number, rules: MarkRules): Generator<Broken> {
  let text = run[from] ?? '';
  // two whole words under each other are judged as marks by themselves
  let isBroken = !rules.words.has(text.toLowerCase());
  for (let at = from + 1; at < run.length && rules.beginnings.has(text.toLowerCase()); at += 1) {
    const piece = run[at] ?? '';
    text += piece;
    isBroken ||= !rules.words.has(piece.toLowerCase());
    const form = rules.forms.get(text.toLowerCase());
    if (form !== undefined && !form.everyday && isBroken)
      yield { form, caps: text === text.toUpperCase(), text };
  }
}

/** Letters of one mark on lines under each other: "M", "Ậ", "T"; "MẬ", "T"; "TU", "YỆT", "MẬT". */
function brokenMarks(lines: readonly string[], rules: MarkRules): Broken[] {
  const found: Broken[] = [];
  let run: string[] = [];
  const close = (): void => {
    for (let from = 0; from + 1 < run.length; from += 1) found.push(...beginningAt(run, from, rules));
    run = [];
  };
  for (const line of lines) {
    if (line.length > LONGEST_PIECE) {
      close();
      continue;
    }
    const piece = PIECE.exec(line)?.[1]?.replaceAll(/[ .-]/g, '');
    if (piece !== undefined) run.push(piece);
    else if (line.trim() !== '') close();
  }
  close();
  return found;
}

const NAMED: readonly (readonly [MarkedLevel, RegExp])[] = [
  ['tuyet-mat', /tuyệt\s{0,3}mật|t\s?u\s?y\s?ệ\s?t\s{1,3}m\s?ậ\s?t|tuyet\s{1,3}mat/iu],
  ['toi-mat', /tối\s{0,3}mật|t\s?ố\s?i\s{1,3}m\s?ậ\s?t|toi\s{1,3}mat/iu],
];

/** The highest level that a text which was stopped names in any way; Mật where none higher does. */
export function markedLevel(text: string): MarkedLevel {
  const seen = linesOf(text).join('\n');
  return NAMED.find(([, words]) => words.test(seen))?.[0] ?? 'mat';
}
