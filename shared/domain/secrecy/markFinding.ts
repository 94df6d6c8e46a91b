import { keyedWord } from './keyed.ts';
import type { Hit } from './markHit.ts';
import { endsWithAny, type MarkPage, startsWithAny } from './markPage.ts';
import { baseOf, isWideGap, type Token } from './markTokens.ts';

const BETWEEN = /^[\s\-–—.·•_*|/+~]{0,6}$/;

/** Every mark-like run of words on a line; two words go before one. */
export function hitsOf(page: MarkPage, line: number): Hit[] {
  const tokens = page.tokens(line);
  const hits: Hit[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const hit = hitFrom(page, line, at);
    if (hit === null) continue;
    hits.push(hit);
    at = hit.to - 1;
  }
  // the last word of "Độ mật:" is no mark
  const text = page.text(line);
  return hits.filter(({ from, to, form }) => {
    if (form.level === 'mat' && isLabel(tokens, from, text.slice(tokens[to - 1]?.end ?? 0))) return false;
    const gap = text.slice(tokens[from - 1]?.end ?? 0, tokens[from]?.start ?? 0);
    // its first word is lost: "Đµ mật: Tối mật"
    const value = text.slice(tokens[to - 1]?.end ?? 0, tokens[to]?.start ?? text.length);
    if (/^\s?[:=]\s{0,3}$/u.test(value) && hits.some((other) => other.from === to)) return false;
    if (/[:"“”'‘«([]/u.test(gap) || !endsWithAny(tokens, to, page.rules.labels)) return true;
    const next = text.slice(tokens[to - 1]?.end ?? 0, tokens[to]?.start ?? text.length);
    if (/^\s?["“«(]\s?$/u.test(next) && hits.some((other) => other.from === to)) return false;
    // "(dấu mật)"
    if (/\([^()]{0,24}$/u.test(text.slice(0, tokens[from]?.start ?? 0)) && /^\s?\)/u.test(next)) return true;
    // "đóng dấu MẬT" in a sentence is none
    return !(
      /^["'”»)\]]?[\s.…_]*[:=：–—-]/u.test(next) ||
      isWideGap(next) ||
      (to <= LONGEST_LABEL && startsWithAny(tokens, 0, page.rules.labels) === to)
    );
  });
}

/** "D9o65 ma6t5:", "Độ mặt:". */
const isLabel = (tokens: readonly Token[], from: number, after: string): boolean =>
  /^(?:do|muc|cap)$/.test(baseOf(keyedWord(tokens[from - 1]?.lower ?? ''))) && /^\s?[:=]/.test(after);

/** Words of a mark that were broken: "T ỐI M ẬT". */
const MOST_PIECES = 5;
/** Words of a label that stands alone. */
export const LONGEST_LABEL = 5;
const LONGEST_FORM = 16;

/** The longest form that begins with this word, also in pieces. */
function hitFrom(page: MarkPage, line: number, at: number): Hit | null {
  const tokens = page.tokens(line);
  let found: Hit | null = null;
  let joined = '';
  let caps = true;
  for (let to = at; to < tokens.length && to < at + MOST_PIECES; to += 1) {
    const token = tokens[to];
    if (token === undefined) break;
    if (to > at && !BETWEEN.test(page.text(line).slice(tokens[to - 1]?.end ?? 0, token.start))) break;
    joined += token.lower;
    if (joined.length > LONGEST_FORM) break;
    caps &&= token.caps;
    const form = to - at < 2 ? page.rules.formOf(joined) : page.rules.forms.get(joined);
    if (form !== undefined) found = { line, from: at, to: to + 1, form, caps };
  }
  return found;
}
