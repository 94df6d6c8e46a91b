import type { ScreenRule } from './screenRule.ts';
import { asSeen } from './lookalikes.ts';
import { isNumberLine, MarkPage, startsWithAny } from './markPage.ts';
import type { Hit, Mark } from './markHit.ts';
import { hitsOf } from './markFinding.ts';
import { LEVELS, markRulesOf } from './markRules.ts';
import type { Token } from './markTokens.ts';
import { MarkWork, STEPS_OF_WORDS } from './markWork.ts';
import { inUnicode, oldReadings } from './misread.ts';

const ENDING = /\.[a-z\d]{1,5}$/i;
const LONGEST_NAME = 400;

/**
 * A mark in the name of a file or of a folder in an archive: "12-KH-TU_MẬT.pdf", "[TOI MAT] ke hoach.docx". Names of
 * people and things ("Đơn bà Mật", "mat truoc cccd") are none.
 */
export function findMarkInName(name: string, rules: readonly ScreenRule[]): Mark | null {
  const seen = asSeen(inUnicode(name.slice(-LONGEST_NAME)));
  const bare = seen.replace(ENDING, '').replace(ENDING, '');
  const known = markRulesOf(rules);
  const marks = [bare, ...oldReadings(bare, (lower) => known.words.has(lower))].flatMap((reading) => {
    const page = new MarkPage([reading], known, new MarkWork(STEPS_OF_WORDS));
    return hitsOf(page, 0).filter((hit) => stands(page, hit));
  });
  const level = LEVELS.find((one) => marks.some(({ form }) => form.level === one));
  return level === undefined ? null : { level, rule: known.nameRule };
}

function stands(page: MarkPage, { from, to, form, caps }: Hit): boolean {
  const tokens = page.tokens(0);
  const line = page.text(0);
  const { compounds, compoundBases, talk, surnames } = page.rules;
  const word = tokens[from];
  const before = tokens[from - 1];
  const after = tokens[to];
  if (word === undefined) return false;
  const single = to - from === 1 && form.level === 'mat';
  const isCompound = (first: Token | undefined, second: Token | undefined): boolean =>
    first !== undefined &&
    second !== undefined &&
    (compounds.has(`${first.lower} ${second.lower}`) || compoundBases.has(`${first.base} ${second.base}`));
  if (single && (isCompound(before, word) || isCompound(word, after))) return false;
  if (tokens.some((_, at) => startsWithAny(tokens, at, talk) >= 0)) return false;

  const gapBefore = line.slice(before?.end ?? 0, word.start);
  const gapAfter = line.slice(tokens[to - 1]?.end ?? 0, after?.start ?? line.length);
  const framed = /[[({]\s*$/.test(gapBefore) && /^\s*[\])}]/.test(gapAfter);
  const edge = before === undefined || after === undefined;
  const apart = [gapBefore, gapAfter].every((gap) => gap !== ' ') && edge;
  const sole = tokens.length === to - from;
  const numbered = isNumberLine(line) || hasDocument(tokens, page);
  const title = /\p{Lu}/u.test(line.charAt(word.start));
  if (single && !framed && !apart && before !== undefined && surnames.has(tokens[0]?.lower ?? ''))
    return false;

  if (form.exact && !single) return caps || framed || numbered || sole || (title && apart);
  if (form.exact) {
    if (caps) return framed || sole || apart || (numbered && edge);
    return (title || numbered) && (framed || (numbered && apart));
  }
  if (numbered && (framed || apart || (edge && caps))) return true;
  return form.level !== 'mat' && caps && (framed || sole);
}

/** "44-CV-TU", "CV 44", "cong van so 44": a type's symbol or name, and a number. */
function hasDocument(tokens: readonly Token[], page: MarkPage): boolean {
  const { types } = page.rules;
  const typed = tokens.some(
    (token, at) =>
      types.has(token.base.replaceAll(/\d/g, '')) || types.has(token.base + (tokens[at + 1]?.base ?? '')),
  );
  return typed && tokens.some(({ base }) => /\d/.test(base));
}
