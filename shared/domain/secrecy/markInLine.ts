import { endsWithAny, type MarkPage, phraseEnd, startsWithAny } from './markPage.ts';
import type { Hit, Verdict } from './markHit.ts';
import { isWideGap, type Token } from './markTokens.ts';

/** A number of a document wherever it stands in a line: with its notation, so that no date and no sum is one. */
const NOTATION = '\\p{L}[\\p{L}&\\d]{0,7}(?:\\s?[-–/.]\\s?[\\p{L}\\d&]{1,14}){0,4}';
const NUMBER = `(?:[OolI]?\\d[\\dOolI]{0,4}\\p{L}?|s[ốoèôổòóỏ]\\s{0,3}[:.]?[\\s.…_]{1,40})\\s?[-–/]\\s?(?:(?:19|20)\\d\\d\\s?[-–/]\\s?)?(${NOTATION})`;
const NUMBERS = new RegExp(`(?<![\\p{L}\\d/])${NUMBER}`, 'giu');
/** What may stand between a number and a mark. */
const THIN = '[\\s.,;:–—*|¦"\'“”«»()\\[\\]<>=+~_#!·•-]{0,40}';
const ENDS_THINLY = new RegExp(`^${THIN}$`, 'u');
const DATE = '(?:ng[àa]y|ng\\.)[\\s\\d…._/]{0,12}(?:th[áa]ng[\\s\\d…._/]{0,12})?(?:n[ăa]m[\\s\\d…._]{0,8})?';
const ENDS_IN_DATE = new RegExp(`${DATE}${THIN}$`, 'iu');
const BEGINS_WITH_DATE = new RegExp(`^${THIN}(?:\\p{Lu}[\\p{L}. ]{0,40},\\s{0,3})?${DATE}`, 'iu');
const ENDS_IN_PAGE = /(?:^|[\s.–—-])(?:trang\s{0,2})?[–-]?\s?\d{1,3}(?:\s?\/\s?\d{1,3})?\s?[–-]?\s{0,4}$/iu;
const BEGINS_WITH_PAGE = /^\s{0,4}[–|·-]?\s?(?:trang\s{0,2})?\d{1,3}(?:\s?\/\s?\d{1,3})?\s?[–-]?(?:\s|$)/iu;
/** "số 12", "cv 12", "12/KH": a paper's number as people write it among themselves. */
const SHORT_NUMBER =
  /(?<!\p{L})(?:s[ốo]|cv|vb|bc|kh|tb|qđ|công văn|văn bản|báo cáo|kế hoạch|tờ trình)\s{0,2}\d{1,5}(?![\d.]*\s?(?:lít|kg|g|ml|%|đồng|đường|phố|hộ|con|m\b))/iu;
const BARE_NUMBER = /^\s{1,3}s[ốo]\s?:?\s?\d/iu;
const NAMES_NUMBER = /(?:^|[^\p{L}])s[ốo]\s?(?:hi[ệe]u)?\s{0,2}[:.]?\s{0,2}$/iu;
const OPENS = /[([{<«"“'*_#=!~:|–—-]\s{0,3}$/u;
const BRACKET_OPENS = /[([{]\s{0,2}(?:\p{L}+\s){0,2}$/u;
const BRACKET_CLOSES = /^\s{0,2}[)\]}]/u;
const ENDS_IN_COLON = /[:=]\s{1,3}$/u;
/** Of data: `"do_mat": "`. */
const IS_VALUE = /["']\s{0,2}:\s{0,2}["']$/u;
const QUOTE_OPENS = /["“«'‘]\s{0,2}$/u;
const QUOTE_CLOSES = /^\s{0,2}["”»'’]/u;
const PARTED = /[.;,:!?…)\]}|¦*=–—/\\_]|\s[-]\s?|\s{2}|[\n\t]/u;
/** Signs to both sides of a mark that are looked at, and words. */
const WINDOW = 200;
const WORDS_BEFORE = 24;
const WORDS_AFTER = 14;
const LINES_NEAR = 6;

/**
 * Judges a mark that no line, label or frame sets apart: the head of a paper that became one line, as text does that is
 * copied out of a PDF. What stands next to it on both sides says whether it is one. Looks a bounded way.
 */
export class InLine {
  private readonly page: MarkPage;
  private readonly hit: Hit;
  private readonly tokens: readonly Token[];
  private readonly before: string;
  private readonly after: string;

  constructor(page: MarkPage, hit: Hit) {
    this.page = page;
    this.hit = hit;
    this.tokens = page.tokens(hit.line);
    const line = page.text(hit.line);
    const from = this.tokens[hit.from]?.start ?? 0;
    const to = this.tokens[hit.to - 1]?.end ?? 0;
    this.before = line.slice(Math.max(0, from - WINDOW), from);
    this.after = line.slice(to, to + WINDOW);
  }

  verdict(): Verdict {
    const { form, caps } = this.hit;
    if (this.isDenied()) return null;
    if (this.isPartOfNumber() || this.isFolder()) return 'doubt';
    if (form.misread) return this.misread();
    if (!form.exact) return this.loose();
    return caps ? this.capitals() : this.small();
  }

  private stop(): Verdict {
    return { level: this.hit.form.level, rule: this.page.rules.inLineRule };
  }

  /** "MẬT" between other words. */
  private capitals(): Verdict {
    const left = this.headBefore();
    const right = this.headAfter();
    const talk = this.isTalk();
    const isQuoted = QUOTE_OPENS.test(this.before) && QUOTE_CLOSES.test(this.after);
    if (left || right) {
      if (isQuoted && talk) return null;
      const closed = (left || this.isFree(-1)) && (right || this.isFree(1));
      return closed && !(isQuoted || (talk && !(left && right))) ? this.stop() : 'doubt';
    }
    const teaches = this.isTalk(true);
    if (!teaches && this.isQuotedCalled(isQuoted)) return 'doubt';
    if (isQuoted && !teaches && IS_VALUE.test(this.before)) return 'doubt';
    if (teaches || isQuoted) return null;
    if (this.isCalled() || BARE_NUMBER.test(this.after)) return 'doubt';
    if (this.isNumberNear() && this.isFree(-1) && this.isFree(1)) return 'doubt';
    if (this.hit.form.level !== 'mat') return 'doubt';
    return this.isFree(-1) && this.isFree(1) ? 'doubt' : null;
  }

  /** "Mật", "tối mật" in running letters. */
  private small(): Verdict {
    const { from, to, form } = this.hit;
    const first = this.tokens[from];
    const title = first !== undefined && /\p{Lu}/u.test(this.page.text(this.hit.line).charAt(first.start));
    const talk = this.isTalk();
    const left =
      this.numberBefore() ||
      this.copyBefore() ||
      this.dateBefore() ||
      (title && endsWithAny(this.tokens, from, this.page.rules.mottoes));
    const right = this.copyAfter(true) || (title && this.headAfter());
    const ends = to >= this.tokens.length;
    const isQuoted = QUOTE_OPENS.test(this.before) && QUOTE_CLOSES.test(this.after);
    if (left && right && !isQuoted) return talk ? 'doubt' : this.stop();
    if (this.isTalk(true)) return null;
    if (isQuoted) return this.isQuotedCalled(isQuoted) ? 'doubt' : null;
    const framed = BRACKET_OPENS.test(this.before) && BRACKET_CLOSES.test(this.after);
    const near = this.isNumberNear();
    if (framed && this.isNumberOnLine()) return this.stop();
    if (this.numberBefore() && (ends || PARTED.test(this.after.slice(0, 2)) || form.level !== 'mat' || title))
      return 'doubt';
    if (this.numberBefore() && BEGINS_WITH_DATE.test(this.after)) return 'doubt';
    if (right && title) return 'doubt';
    const certain = near || this.isCertain();
    if (this.isCalled() && (certain || form.level !== 'mat' || title)) return 'doubt';
    if (framed && (near || title || form.level !== 'mat' || this.isCalledBeside())) return 'doubt';
    if (
      this.isSaidAtOnce(title) ||
      (title && ends && form.level !== 'mat' && ENDS_IN_COLON.test(this.before))
    )
      return 'doubt';
    if (this.numberAfter() && (from === 0 || this.isCalled())) return 'doubt';
    const parted = from === 0 || OPENS.test(this.before) || PARTED.test(this.before.slice(-2));
    const closes = ends || PARTED.test(this.after.slice(0, 2));
    if (parted && closes && this.isNumberOnLine()) return 'doubt';
    return form.level !== 'mat' && near && title ? 'doubt' : null;
  }

  /** Without marks, or with wrong ones. */
  private loose(): Verdict {
    const { from, to, form, caps } = this.hit;
    const own = this.tokens.slice(from, to);
    const bare = own.every(({ lower, base }) => lower === base && !base.includes('?'));
    const unmarked = !bare || this.page.isUnmarkedAround(this.hit.line);
    const left = this.numberBefore() || this.copyBefore() || this.dateBefore();
    const ends = to >= this.tokens.length;
    const copy = this.copyAfter(true);
    const right = copy || this.headAfter();
    if (this.isTalk(true)) return left && right && caps ? 'doubt' : null;
    if (left && (copy || (caps && right)) && unmarked) return this.stop();
    if (this.numberBefore() && (ends || right || (caps && this.isFree(1)))) return 'doubt';
    if (!caps && this.numberAfter() && (from === 0 || this.isCalled())) return 'doubt';
    if (right && (copy || (caps && this.isNumberNear()))) return 'doubt';
    const framed = BRACKET_OPENS.test(this.before) && BRACKET_CLOSES.test(this.after);
    if (framed && (caps || form.level !== 'mat' || this.isNumberOnLine())) return 'doubt';
    if (this.isCalled() && this.isNumberNear() && (caps || !bare || unmarked)) return 'doubt';
    if (caps && !this.isCapsAround() && this.isNumberNear() && this.isFree(-1) && this.isFree(1))
      return 'doubt';
    if (!caps) return null;
    if (form.level === 'mat') return this.before.endsWith('_') && this.after.startsWith('_') ? 'doubt' : null;
    // "TOI MAT XE MAY": without marks only where a sign parts it from both sides, or a paper is named before it
    const stands = bare
      ? this.isParted(1) && !this.after.startsWith(',') && (this.isParted(-1) || this.isCalled())
      : this.isFree(-1) && this.isFree(1);
    return stands ? 'doubt' : null;
  }

  /** Another word may stand there: only alone on its line, or in the head. */
  private misread(): Verdict {
    const { from, to, caps, form, line } = this.hit;
    const alone = from === 0 && to === this.tokens.length;
    const { page } = this;
    if (!form.everyday) {
      if (form.typed || alone || this.numberBefore() || this.copyAfter(true) || this.isCalled())
        return 'doubt';
      return this.isFree(-1) && this.isFree(1) && this.isNumberNear() && (caps || this.isFramed())
        ? 'doubt'
        : null;
    }
    if (alone && page.isUnderNumber(line)) return 'doubt';
    if (!caps) return null;
    if (alone)
      return page.isNearNumber(line, 2) || page.isInHead(line) || page.isOverCopy(line) ? 'doubt' : null;
    const isCell =
      isWideGap(this.before.slice(-2)) && (this.numberAfter() || isWideGap(this.after.slice(0, 2)));
    if (isCell && page.isNearNumber(line, 2)) return 'doubt';
    if (isCell && this.isNumberOnLine()) return 'doubt';
    const isLast = to === this.tokens.length;
    return this.numberBefore() && (isLast || this.copyAfter(true) || this.headAfter()) ? 'doubt' : null;
  }

  private isFramed(): boolean {
    return BRACKET_OPENS.test(this.before) && BRACKET_CLOSES.test(this.after);
  }

  /** "không mật", "giải mật": up to two words before it. */
  isDenied(): boolean {
    const { from } = this.hit;
    const { denied } = this.page.rules;
    return this.tokens
      .slice(Math.max(0, from - 3), from)
      .some((token, at, list) => denied.has(token.lower) && this.isClose(from - list.length + at));
  }

  /** No end of a sentence between this word and the mark. */
  private isClose(at: number): boolean {
    const line = this.page.text(this.hit.line);
    const between = line.slice(this.tokens[at]?.end ?? 0, this.tokens[this.hit.from]?.start ?? 0);
    return !/[.,;!?:([\n|]/u.test(between);
  }

  private headBefore(): boolean {
    return (
      this.numberBefore() ||
      this.copyBefore() ||
      this.dateBefore() ||
      endsWithAny(this.tokens, this.hit.from, this.page.rules.mottoes) ||
      (this.issuerBefore() && this.isNumberNear()) ||
      (ENDS_IN_PAGE.test(this.before) && this.before.trim().length <= 12)
    );
  }

  private headAfter(): boolean {
    const { to } = this.hit;
    const { mottoes, beside, issuers } = this.page.rules;
    const next = this.tokens[to];
    if (next === undefined) return false;
    if (this.numberAfter() || this.copyAfter(false) || BEGINS_WITH_DATE.test(this.after)) return true;
    if (startsWithAny(this.tokens, to, mottoes) >= 0) return true;
    if (BEGINS_WITH_PAGE.test(this.after) && this.after.trim().length <= 12) return true;
    const end = startsWithAny(this.tokens, to, beside);
    if (end >= 0) return this.isHeading(to, end);
    const office = startsWithAny(this.tokens, to, issuers);
    return office >= 0 && this.tokens.slice(to, office).every((token) => token.caps);
  }

  /** A title in capitals, or "Kính gửi", "V/v" as they are written. */
  private isHeading(from: number, to: number): boolean {
    const words = this.tokens.slice(from, to);
    const first = words[0];
    if (first === undefined) return false;
    if (words.every((token) => token.caps)) return true;
    return /\p{Lu}/u.test(this.page.text(this.hit.line).charAt(first.start));
  }

  private numberBefore(): boolean {
    for (const found of this.before.matchAll(NUMBERS))
      if (
        ENDS_THINLY.test(this.before.slice(found.index + found[0].length)) &&
        (this.isNotation(found[1] ?? '', found[0]) || NAMES_NUMBER.test(this.before.slice(0, found.index)))
      )
        return true;
    return false;
  }

  private numberAfter(): boolean {
    const [found] = this.after.slice(0, 120).matchAll(NUMBERS);
    if (found === undefined || !this.isNotation(found[1] ?? '', found[0])) return false;
    const between = this.after.slice(0, found.index).replace(/s[ốoè]\s?(?:hi[ệe]u)?/iu, '');
    return ENDS_THINLY.test(between);
  }

  /** "KH/TU", "BC-UBND": a type's symbol, or parts with a second sign between them. */
  private isNotation(notation: string, whole: string): boolean {
    const [type = ''] = notation.split(/[^\p{L}&]/u);
    const { types } = this.page.rules;
    const bare = type
      .toLowerCase()
      .normalize('NFD')
      .replaceAll(/[\u0300-\u036f]/g, '')
      .replaceAll('đ', 'd');
    const parts = notation.split(/[-–/.]/u).length;
    return types.has(bare) || (parts > 1 && notation.length > 3) || /^s[ốo]/iu.test(whole);
  }

  private copyBefore(): boolean {
    const { from } = this.hit;
    const { copies } = this.page.rules;
    for (let at = Math.max(0, from - 6); at < from; at += 1) {
      const end = startsWithAny(this.tokens, at, copies);
      if (end > at && end <= from && this.tokens.slice(end, from).every(({ isNumber }) => isNumber))
        return this.tokens[end]?.isNumber === true || this.tokens.slice(at, end).every((token) => token.caps);
    }
    return false;
  }

  private copyAfter(numbered: boolean): boolean {
    const end = startsWithAny(this.tokens, this.hit.to, this.page.rules.copies);
    if (end < 0) return false;
    if (this.tokens[end]?.isNumber === true) return true;
    return numbered
      ? /^[\s:.…_]*(?:…|\.{3}|_{2})/u.test(
          this.after.slice(
            -1 * this.after.length +
              (this.tokens[end - 1]?.end ?? 0) -
              (this.tokens[this.hit.to - 1]?.end ?? 0),
          ),
        )
      : true;
  }

  private dateBefore(): boolean {
    return ENDS_IN_DATE.test(this.before);
  }

  /** Capitals up to the mark that begin with the name of an organ. */
  private issuerBefore(): boolean {
    const { from } = this.hit;
    for (let at = from - 1; at >= Math.max(0, from - 12); at -= 1) {
      if (this.tokens[at]?.caps !== true) return false;
      if (startsWithAny(this.tokens, at, this.page.rules.issuers) >= 0) return true;
    }
    return false;
  }

  /** The word on this side is not in capitals, or something parts it from the mark. */
  private isFree(step: -1 | 1): boolean {
    const { from, to } = this.hit;
    const line = this.page.text(this.hit.line);
    const token = this.tokens[step < 0 ? from - 1 : to];
    if (token === undefined) return true;
    const gap =
      step < 0
        ? line.slice(token.end, this.tokens[from]?.start ?? 0)
        : line.slice(this.tokens[to - 1]?.end ?? 0, token.start);
    const isShort = token.end - token.start === 1 || /^[ivx]{1,4}$/.test(token.lower);
    return !token.caps || token.isNumber || isShort || isWideGap(gap) || PARTED.test(gap);
  }

  /** "45/Mật-BC-ANĐT". */
  private isPartOfNumber(): boolean {
    return /\d\s?[-/]\s?$/u.test(this.before) && /^\s?[-/]\s?\p{Lu}/u.test(this.after);
  }

  /** A folder of this name: "\\MAY-CHU\Mat\2026". */
  private isFolder(): boolean {
    return this.before.endsWith('\\') && this.after.startsWith('\\');
  }

  /** A sign, or the line's end, is on this side. */
  private isParted(step: -1 | 1): boolean {
    return step < 0
      ? this.hit.from === 0 || PARTED.test(this.before.slice(-2)) || OPENS.test(this.before)
      : this.hit.to >= this.tokens.length || PARTED.test(this.after.slice(0, 2));
  }

  private isCapsAround(): boolean {
    const { from, to } = this.hit;
    const near = [...this.tokens.slice(Math.max(0, from - 4), from), ...this.tokens.slice(to, to + 4)];
    return near.filter((token) => token.caps).length * 2 > near.length;
  }

  /** "công văn mật", "đóng dấu MẬT", "Loại: Mật". */
  private isCalled(): boolean {
    return endsWithAny(this.tokens, this.hit.from, this.page.rules.called) && this.isOneSentence();
  }

  /** 'Đóng dấu: "MẬT"' begins the line, or the paper is one at hand. */
  private isQuotedCalled(isQuoted: boolean): boolean {
    const { from } = this.hit;
    if (!isQuoted || !endsWithAny(this.tokens, from, this.page.rules.called)) return false;
    return startsWithAny(this.tokens, 0, this.page.rules.called) === from || this.isCertain();
  }

  /** Somebody has this paper at hand: "vừa nhận", "của Công an", "số 12". */
  private isCertain(): boolean {
    const { from, to } = this.hit;
    const { certain } = this.page.rules;
    if (SHORT_NUMBER.test(this.before.slice(-60)) || SHORT_NUMBER.test(this.after.slice(0, 60))) return true;
    const near = this.tokens.slice(Math.max(0, from - WORDS_BEFORE), to + WORDS_AFTER);
    return near.some((_, at) => startsWithAny(near, at, certain) >= 0);
  }

  /** A paper is named beside "(mật)". */
  private isCalledBeside(): boolean {
    const { from, to } = this.hit;
    const { beside } = this.page.rules;
    return (
      startsWithAny(this.tokens, to, beside) >= 0 ||
      this.tokens
        .slice(0, from)
        .some((_, at) => at < WORDS_BEFORE && startsWithAny(this.tokens, at, beside) >= 0)
    );
  }

  /** The line begins with it: "Tối mật!", "tuyệt mật nhé", "Mật: danh sách", "#mật kế hoạch". */
  private isSaidAtOnce(title: boolean): boolean {
    const { from, to, form } = this.hit;
    const isFirst = from === 0 || /:\s{1,3}$/u.test(this.before);
    if (!isFirst || to >= this.tokens.length) return false;
    const next = /^\s{0,2}[:!.,;–—-]/u.test(this.after);
    const paper = [this.page.rules.beside, this.page.rules.called].some(
      (book) => startsWithAny(this.tokens, to, book) >= 0,
    );
    if (form.level === 'mat') return paper && (next || title || /[#[(*]$/u.test(this.before));
    return next || form.level === 'tuyet-mat' || (paper && title);
  }

  private isOneSentence(): boolean {
    return !/[.;!?]/u.test(this.before.slice(-4));
  }

  /** @param hard without the words that go with any sentence on a mark ("là", "đóng dấu") */
  private isTalk(hard = false): boolean {
    const { from, to } = this.hit;
    const sides = [
      this.tokens.slice(Math.max(0, from - WORDS_BEFORE), from),
      this.tokens.slice(to, to + WORDS_AFTER),
    ];
    return sides.some((near) => near.some((_, at) => this.isTalkAt(near, at, hard)));
  }

  /** Without marks a single short word is a hundred others ("la", "chu"). */
  private isTalkAt(near: readonly Token[], at: number, hard: boolean): boolean {
    const { talk, said } = this.page.rules;
    if (startsWithAny(near, at, talk) < 0) return false;
    if (hard && startsWithAny(near, at, said) >= 0) return false;
    return (talk.byFirst.get(near[at]?.base ?? '') ?? []).some(
      (phrase) =>
        phraseEnd(near, at, phrase, false) >= 0 ||
        (phrase.lower.length > 1 && phraseEnd(near, at, phrase, true) >= 0),
    );
  }

  private isNumberOnLine(): boolean {
    return [this.before, this.after].some((text) =>
      [...text.matchAll(NUMBERS)].some((found) => this.isNotation(found[1] ?? '', found[0])),
    );
  }

  private isNumberNear(): boolean {
    return this.isNumberOnLine() || this.page.isNearNumber(this.hit.line, LINES_NEAR);
  }
}
