import { beginsWithNumber, endsWithAny, isNumberOnly, type MarkPage, startsWithAny } from './markPage.ts';
import { InLine } from './markInLine.ts';
import { isDegree } from './markDegree.ts';
import { keyedWord } from './keyed.ts';
import { Spoken } from './markSpoken.ts';
import { LONGEST_LABEL } from './markFinding.ts';
import type { Hit, Verdict } from './markHit.ts';
import { isWideGap, type Token } from './markTokens.ts';

/** Lines below the head of a table that are read as its rows. */
export const FARTHEST_COLUMN = 80;
/**
 * Does the mark stand as one? Looks a bounded way to both sides and to the lines around.
 * @param asks false where a level as high is asked about already, so that one more doubt changes nothing and is not looked for
 */
export function judge(page: MarkPage, hit: Hit, others: readonly Hit[], asks = true): Verdict {
  const place = new Standing(page, hit);
  if (place.isCompound()) return asks ? bareCompound(page, hit) : null;
  if (place.isName())
    return endsWithAny(page.tokens(hit.line), hit.from, page.rules.called)
      ? new Spoken(page, hit).verdict()
      : null;
  if (place.isUnticked()) return null;
  if (place.isTicked()) return { level: hit.form.level, rule: page.rules.labelRule };
  if (others.some((other) => other.form.level !== hit.form.level && place.isListedWith(other)))
    return new Spoken(page, hit).isNumbered() ? 'doubt' : null;
  if (place.isCellOfColumn()) return 'doubt';
  const set = hit.form.misread
    ? asked(place.labelled())
    : (place.labelled() ?? place.alone() ?? place.inHead() ?? place.opening() ?? null);
  const line = new InLine(page, hit);
  const own = set ?? line.verdict();
  if ((own !== null && own !== 'doubt') || !asks || line.isDenied()) return own;
  const spoken = new Spoken(page, hit);
  if (own === 'doubt') return set === null && spoken.isTalkOnly() ? null : own;
  return spoken.verdict();
}

/** Without marks "mat cua" is "mạt cưa" as well; these are compounds for certain. */
const SURELY =
  /^(?:sau|truoc|khau|do|ma|ong|thu|thiet|danh|vu|gau|hoa|bang|tran|tien|hang|tong|giao|nghi|ngu|hieu|lenh|dam|tham|dien|nuoc|trom|mua)$/;
/** "mat", and "mât" where a font had the circumflex only. */
const isUnmarked = ({ lower, base }: Token): boolean => lower === base || lower === 'mât';
function bareCompound(page: MarkPage, hit: Hit): Verdict {
  const tokens = page.tokens(hit.line);
  const word = tokens[hit.from];
  if (word === undefined || !isUnmarked(word) || SURELY.test(tokens[hit.to]?.base ?? '')) return null;
  return new InLine(page, hit).isDenied() ? null : new Spoken(page, hit).verdict();
}

const FARTHEST = 24;
const TICKED = /^\s{0,3}[☑☒✓✔✅⊠]/u;
const IN_BRACKETS = /\([^()]{1,24}\)\s{0,2}[:=]\s{0,2}["“'«([*]{0,2}$/u;
const LETTER_OF_LEVEL = /^(?:a|b|c|m|tm|tum)$/;
/** One word follows the other, or the next run of a printed line. */
const CLOSE = /^[ -]{0,2}$|^ ?¦ ?$/;

/** What is spelled as no mark is may only be asked about. */
const asked = (verdict: Verdict): Verdict => (verdict === null ? null : 'doubt');

class Standing {
  private readonly page: MarkPage;
  private readonly hit: Hit;
  private readonly tokens: readonly Token[];
  private readonly line: string;

  constructor(page: MarkPage, hit: Hit) {
    this.page = page;
    this.hit = hit;
    this.tokens = page.tokens(hit.line);
    this.line = page.text(hit.line);
  }

  /** What stands between a word and the one before it. */
  private gap(at: number): string {
    const from = this.tokens[at - 1]?.end ?? 0;
    return this.line.slice(from, this.tokens[at]?.start ?? this.line.length);
  }

  private stop(rule = this.hit.form.rule): Verdict {
    return { level: this.hit.form.level, rule };
  }

  /** "mật ong", "bảo mật", also over the end of a line. */
  isCompound(): boolean {
    const { from, to, line } = this.hit;
    if (to - from > 1 || this.hit.form.level !== 'mat') return this.isBehindOther();
    const word = this.tokens[from];
    if (word === undefined) return false;
    const { compounds, compoundBases } = this.page.rules;
    const bare = isUnmarked(word);
    const known = (first: Token, second: Token): boolean =>
      compounds.has(`${first.lower} ${second.lower}`) ||
      (bare && compoundBases.has(`${first.base} ${second.base}`));
    const before = this.tokens[from - 1];
    const after = this.tokens[to];
    const beside = (token: Token | undefined, gap: string): string =>
      token === undefined || !CLOSE.test(gap) ? '' : keyedWord(token.lower);
    const keyed = keyedWord(word.lower);
    if (
      this.hit.form.typed &&
      (compounds.has(`${beside(before, this.gap(from))} ${keyed}`) ||
        compounds.has(`${keyed} ${beside(after, this.gap(to))}`))
    )
      return true;
    if (before !== undefined && CLOSE.test(this.gap(from)) && !this.isOfNumber(before) && known(before, word))
      return true;
    if (after !== undefined && CLOSE.test(this.gap(to)) && !this.isHead(to, after) && known(word, after))
      return SURELY.test(after.base) || !this.isOfPaper();
    if (from > 0 || to < this.tokens.length || this.page.isFramed(line)) return false;
    const above = this.page.isUnderNumber(line) ? undefined : this.page.tokens(line - 1).at(-1);
    const [below] = this.page.tokens(line + 1);
    const label = this.page.tokens(this.page.beside(line, -1));
    if (endsWithAny(label, label.length, this.page.rules.labels)) return false;
    const next = this.page.tokens(line + 1);
    const isTitle = !this.page.isTail(line) && startsWithAny(next, 0, this.page.rules.beside) >= 0;
    const wrapsOn = below !== undefined && known(word, below) && !isTitle && !this.page.isNearNumber(line, 3);
    return (above !== undefined && known(above, word)) || wrapsOn;
  }

  /** "văn bản mật chỉ gửi giấy": a paper is called secret, whatever the next word makes of it. */
  private isOfPaper(): boolean {
    const start = this.tokens[this.hit.from]?.start ?? 0;
    const before = this.line.slice(Math.max(0, start - 40), start).toLowerCase();
    return this.tokens[this.hit.from]?.lower === 'mật' && this.page.rules.told.called.marked.test(before);
  }

  /** "tôi mật độ", "TUYẾT MẬT ONG": the second word goes on as something else, the first is none of a level. */
  private isBehindOther(): boolean {
    const { from, to, form } = this.hit;
    const last = this.tokens[to - 1];
    const after = this.tokens[to];
    if (form.exact || to - from !== 2 || last === undefined || after === undefined) return false;
    const isCompound = this.page.rules.compounds.has(`${last.lower} ${after.lower}`);
    return isCompound && CLOSE.test(this.gap(to)) && !this.isHead(to, after);
  }

  /** What follows goes on with the head: "MẬT NGHỊ QUYẾT", "MẬT Sơn Hà, ngày". */
  private isHead(at: number, after: Token): boolean {
    if (this.isCopy(at) || startsWithAny(this.tokens, at, this.page.rules.beside) >= 0) return true;
    const title = /^\p{Lu}\p{Ll}/u.test(this.line.slice(after.start));
    return this.hit.caps && title;
  }

  /** The last part of a notation: "/HU", "-CAT". */
  private isOfNumber({ start }: Token): boolean {
    return /[\p{L}\d][-/]$/u.test(this.line.slice(Math.max(0, start - 2), start));
  }

  /** "NGUYỄN THỊ ⇥ MẬT", "XÃ CHÂU MẬT": a cell or two words behind what stands before names. */
  isName(): boolean {
    const { from, form } = this.hit;
    const first = this.tokens[from];
    if (form.level !== 'mat' || from === 0 || first === undefined) return false;
    // names begin with a capital
    if (/^\p{Ll}/u.test(this.line.slice(first.start))) return false;
    const gap = this.gap(from);
    if (!/^[\s|,;]*$/u.test(gap)) return false;
    const cell = this.tokens.slice(this.cellStart(from - 1), from);
    const { surnames, places, middles } = this.page.rules;
    const family = cell.find(({ isNumber }) => !isNumber);
    if (family !== undefined && cell.length <= 4 && surnames.has(family.lower)) return true;
    const before = this.tokens[from - 1];
    const second = this.tokens[from - 2];
    if (before !== undefined && second !== undefined && !isWideGap(gap)) {
      if (middles.has(before.lower) && surnames.has(second.lower)) return true;
      if (surnames.has(before.lower) && this.isCalled(second)) return true;
      // "1. Nguyễn Mật"
      const point = this.line.slice(second.end, before.start);
      if (second.isNumber && surnames.has(before.lower) && /^[.)]\s?$/u.test(point)) return true;
      if (second.lower === 'đ' && before.lower === 'c') return true;
    }
    const near = this.tokens.slice(Math.max(0, from - 2), from);
    // "Huyện ủy" is who issued it, "văn bản" is no village
    const { issuers, called } = this.page.rules;
    if (endsWithAny(this.tokens, from, issuers) || endsWithAny(near, near.length, called)) return false;
    const isPlaced = near.map(({ lower }) => places.has(lower));
    // "xã, huyện, Mật" goes on
    if (isPlaced.length > 1 && isPlaced.every(Boolean)) return true;
    return /^\s?$/u.test(gap) && isPlaced.some(Boolean);
  }

  /** "ông", "bà", "tên": what stands before a name is a compound of the mark's word as well. */
  private isCalled({ lower }: Token): boolean {
    const { compounds } = this.page.rules;
    return compounds.has(`${lower} mật`);
  }

  /** Levels named one after another are no mark of one. */
  isListedWith(other: Hit): boolean {
    const [first, second] = other.from < this.hit.from ? [other, this.hit] : [this.hit, other];
    if (second.from - first.to > 6) return false;
    const between = this.line.slice(
      this.tokens[first.to - 1]?.end ?? 0,
      this.tokens[second.from]?.start ?? 0,
    );
    if (this.page.rules.told.called.marked.test(`${between.toLowerCase()}`)) return false;
    if (/\\|(?<!\p{L})(?:chứ|không|sang|thành|lên|xuống)(?!\p{L})/iu.test(between)) return false;
    // "độ mật: tối mật" names one level
    return !isDegree(this.page, other) && !new Standing(this.page, other).isCompound();
  }

  /** The box before it is empty, and none behind it is ticked. */
  isUnticked(): boolean {
    return (
      /(?:[☐□◻▢○◯⬜]|[[(]\s{0,3}[\])])\s*$/u.test(this.gap(this.hit.from)) &&
      !TICKED.test(this.gap(this.hit.to))
    );
  }

  /** The box before it is ticked. */
  isTicked(): boolean {
    const gap = this.gap(this.hit.from);
    const isBoxBehind =
      TICKED.test(this.gap(this.hit.to)) &&
      !/[☐☑☒□]/u.test(this.line.slice(0, this.tokens[this.hit.from]?.start ?? 0));
    if (isBoxBehind) return true;
    if (/[☑☒✓✔✗✘■]\s*$/u.test(gap)) return true;
    const before = this.tokens[this.hit.from - 1];
    return (
      before?.lower === 'x' &&
      /[[(]\s?$/u.test(this.line.slice(Math.max(0, before.start - 2), before.start)) &&
      /^\s?[\])]\s*$/u.test(gap)
    );
  }

  /** A value in a table with a column "Độ mật", in a cell or, as PDFs are copied, on a line of its own. */
  isCellOfColumn(): boolean {
    const { from, to, line, form } = this.hit;
    const far = line - this.page.columnAt;
    if (far < 1 || far > FARTHEST_COLUMN || form.typed || this.isAmongLevels()) return false;
    const gap = this.gap(from);
    const isFirst = from === 0 || /(?:\s{2}|[\t|│┃;,])\s*["“]?$/u.test(gap);
    const isLast = to >= this.tokens.length || /^["”]?\s*(?:\s{2}|[\t|│┃;,])/u.test(this.gap(to));
    return isFirst && isLast;
  }

  private cellStart(at: number): number {
    let from = at;
    while (from > 0 && at - from < FARTHEST && !isWideGap(this.gap(from))) from -= 1;
    return from;
  }

  private cellEnd(at: number): number {
    let to = at;
    while (to < this.tokens.length && to - at < FARTHEST && !isWideGap(this.gap(to))) to += 1;
    return to;
  }

  private isCopy(from: number): boolean {
    return startsWithAny(this.tokens, from, this.page.rules.copies) >= 0;
  }

  labelled(): Verdict {
    const { from, to, line } = this.hit;
    const gap = this.gap(from);
    const { labels } = this.page.rules;
    if (this.isBehindLetter() || this.isBehindBrackets()) return this.stop(this.page.rules.labelRule);
    const parted =
      /^["'”»)\]]?[\s._]*[:=：>→.…~–—-][\s:=.…_–—-]*>?[\s"“'«([*]*$/u.test(gap) || isWideGap(gap);
    if (from > 0 && parted && endsWithAny(this.tokens, from, labels)) {
      const after = this.gap(to);
      const ends =
        to >= this.tokens.length || /[.;,)\]"”»'|*]|\s{2}|\s[-–—]\s/u.test(after) || this.isCopy(to);
      return ends || this.tokens[to]?.isNumber === true ? this.stop(this.page.rules.labelRule) : 'doubt';
    }
    if (from > 0 && endsWithAny(this.tokens, from, labels) && gap === ' ' && from <= LONGEST_LABEL)
      return to >= this.tokens.length || /^\s?[.;,|]/u.test(this.gap(to)) ? 'doubt' : null;
    if (from > 0 || to < this.tokens.length) return null;
    const above = this.page.beside(line, -1);
    const label = this.page.tokens(above);
    const named = label.length > 0 && label.length <= 5 && endsWithAny(label, label.length, labels);
    return named && !this.isAmongLevels() ? this.stop(this.page.rules.labelRule) : null;
  }

  /** "Dấu chỉ độ mật (C): Mật", "Độ mật: B - Tối mật": the letter of the inner envelope stands before it. */
  private isBehindLetter(): boolean {
    const { from } = this.hit;
    const letter = this.tokens[from - 1];
    if (from < 2 || letter === undefined || !LETTER_OF_LEVEL.test(letter.lower) || !letter.caps) return false;
    return (
      /^\s*[:=(–—-]+\s*$/u.test(this.gap(from - 1)) &&
      /^\s*[)\]:=–—(-]+\s*["“'«([*]*$/u.test(this.gap(from)) &&
      endsWithAny(this.tokens, from - 1, this.page.rules.labels)
    );
  }

  /** "Độ mật (ghi rõ): Mật". */
  private isBehindBrackets(): boolean {
    const start = this.tokens[this.hit.from]?.start ?? 0;
    const found = IN_BRACKETS.exec(this.line.slice(Math.max(0, start - 40), start));
    if (found === null) return false;
    const at = Math.max(0, start - 40) + found.index;
    const to = this.tokens.findIndex((token) => token.start >= at);
    return to > 0 && endsWithAny(this.tokens, to, this.page.rules.labels);
  }

  /** Another level stands alone on a line beside it. */
  private isAmongLevels(): boolean {
    return ([-1, 1] as const).some((step) => {
      const place = this.page.beside(this.hit.line, step);
      const form = this.page.rules.forms.get(
        this.page
          .tokens(place)
          .map(({ lower }) => lower)
          .join(''),
      );
      return form !== undefined && form.level !== this.hit.form.level;
    });
  }

  alone(): Verdict {
    const { from, to, line, form, caps } = this.hit;
    const left = this.tokens.slice(this.cellStart(from), from);
    const right = this.tokens.slice(to, this.cellEnd(to));
    const copyAfter = right.length > 0 && this.isCopy(to);
    const copyBefore = left.length > 0 && startsWithAny(left, 0, this.page.rules.copies) > 0;
    const numbers = (tokens: readonly Token[]): boolean => tokens.every(({ isNumber }) => isNumber);
    const numbered = (tokens: readonly Token[]): boolean => tokens.some(({ isNumber }) => isNumber);
    if (!(numbers(left) || (copyBefore && left.length <= 6)) || !(numbers(right) || copyAfter)) return null;
    if (right.length > 8) return null;
    const copy = copyAfter || copyBefore;
    const first = this.tokens[from];
    const title = first !== undefined && !first.caps && /\p{Lu}/u.test(this.line.charAt(first.start));
    const framed = this.page.isFramed(line);
    if (form.exact) {
      if (caps) return this.isAmongLevels() && this.isAmongTalk() ? 'doubt' : this.stop();
      if (copy) return this.stop();
      const may = form.level !== 'mat' || title || framed;
      const near = this.page.isNearNumber(line, 3) && !this.page.isTail(line);
      if (may && near && !this.isAmongLevels()) return this.stop();
      if (may && this.page.isUnderNumber(line)) return this.stop();
      if (this.isAmongLevels() || (this.page.isTail(line) && !framed)) return null;
      if (near || this.page.isNearNumber(line, 1) || this.page.isBesideHead(line)) return 'doubt';
      if (form.level !== 'mat') return this.isAmongTalk() ? null : 'doubt';
      return may && this.page.isFirst(line) && !this.isAmongTalk() ? 'doubt' : null;
    }
    if (this.page.isTail(line) && !framed && !copy && !this.page.isInHead(line)) return null;
    const bare = this.tokens
      .slice(from, to)
      .every(({ lower, base }) => lower === base && !base.includes('?'));
    const isSmall = !caps && !title && form.level === 'mat';
    if (
      (!isSmall || this.page.isOverCopy(line)) &&
      this.page.isUnderNumber(line) &&
      !numbered(left) &&
      !numbered(right)
    )
      return this.stop();
    if (this.page.isInHead(line) && !caps) return 'doubt';
    if (isSmall || (bare && !this.page.isUnmarkedAround(line)))
      return this.page.isNearNumber(line, 2) && (caps || title || this.page.isNearNumber(line, 1))
        ? 'doubt'
        : null;
    if (copy && (caps || title)) return this.stop();
    if (caps) return this.page.isNearNumber(line, 5) ? this.stop() : 'doubt';
    if ((title || form.level !== 'mat') && this.page.isNearNumber(line, 2)) return this.stop();
    return form.level !== 'mat' && this.page.isBesideHead(line) ? 'doubt' : null;
  }

  private isAmongTalk(): boolean {
    const { line } = this.hit;
    return [-2, -1, 1, 2].some((step) => this.isTalk(this.page.tokens(line + step)));
  }

  private isTalk(tokens: readonly Token[]): boolean {
    const most = tokens.slice(0, 40);
    return most.some((_, at) => startsWithAny(most, at, this.page.rules.talk) >= 0);
  }

  /** Beside a document's number, the national motto, or who issued it. */
  inHead(): Verdict {
    const { from, to, form, caps, line } = this.hit;
    const first = this.tokens[from];
    const last = this.tokens[to - 1];
    if (first === undefined || last === undefined) return null;
    const spelled = form.exact || this.page.isUnmarkedAround(line) || !this.isBare();
    if (!spelled) return null;
    const before = this.line.slice(Math.max(0, first.start - 200), first.start);
    const ends = to >= this.tokens.length || this.isCopy(to);
    const closes = form.exact ? caps || ends : ends || isWideGap(this.gap(to));
    if (closes && first.start < 160 && isNumberOnly(before)) return this.stop();
    const after = this.line.slice(last.end, last.end + 160);
    const opens = this.cellStart(from) === from;
    const isNumber = beginsWithNumber(after) && (form.exact || /\d\s?[-–—/]/u.test(after));
    if (caps && opens && isNumber) return this.stop();
    if (!caps) return null;
    const { mottoes, issuers, headRule, issuerRule } = this.page.rules;
    if (startsWithAny(this.tokens, to, mottoes) >= 0 || endsWithAny(this.tokens, from, mottoes))
      return this.stop(headRule);
    const start = this.cellStart(from);
    const issuer =
      from - start < FARTHEST &&
      startsWithAny(this.tokens, start, issuers) >= 0 &&
      this.tokens.slice(start, from).every((token) => token.caps);
    if (!issuer || !(ends || isWideGap(this.gap(to)))) return null;
    return this.page.isNearNumber(line, 6) ? this.stop(issuerRule) : 'doubt';
  }

  /** The line or a number near it names a paper. */
  private isOnPaper(): boolean {
    const { beside, called } = this.page.rules;
    const most = this.tokens.slice(0, 40);
    return (
      this.page.isNearNumber(this.hit.line, 3) ||
      /\d\s?[-–/]\s?\p{Lu}/u.test(this.line) ||
      most.some((_, at) => [beside, called].some((phrases) => startsWithAny(most, at, phrases) >= 0))
    );
  }

  private isBare(): boolean {
    return this.tokens.slice(this.hit.from, this.hit.to).every(({ lower, base }) => lower === base);
  }

  /** A sentence of its own, or in brackets, at the beginning or the end of a line: "TỐI MẬT. Số 12", "[MẬT] Kế hoạch". */
  opening(): Verdict {
    const { from, to, form, caps } = this.hit;
    if (!caps || !form.exact) return null;
    const gapBefore = this.gap(from);
    const gapAfter = this.gap(to);
    const start = this.cellStart(from) === from;
    const end = this.cellEnd(to) === to;
    if (start && gapAfter.startsWith('.')) return this.stop();
    const square = /\[\s*$/u.test(gapBefore) && /^\s*\]/u.test(gapAfter);
    const star = /[*=]\s*$/u.test(gapBefore) && /^\s*[*=]/u.test(gapAfter);
    const round = /\(\s*$/u.test(gapBefore) && /^\s*\)/u.test(gapAfter);
    const dash = start && /^\s*[:–—-]\s/u.test(gapAfter);
    if (!(((start || end) && (square || star || round)) || dash)) return null;
    const short = this.tokens.length <= FARTHEST;
    const next = this.tokens[to];
    const isDenied = dash && next !== undefined && (next.isNumber || this.page.rules.denied.has(next.lower));
    const isBareRound = round && !square && !star && !this.isOnPaper();
    return short && !isDenied && !isBareRound && !this.isTalk(this.tokens) ? this.stop() : 'doubt';
  }
}
