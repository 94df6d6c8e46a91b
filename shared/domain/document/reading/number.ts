import { foldExact } from '../../text/fold.ts';
import { LIMITS, NUMBER_WORDS, startOf } from './layout.ts';
import { isCapitals, type Line, rightOf } from './lines.ts';
import type { PageItem } from './pageText.ts';

const NUMBERED = /^(?<before>[\p{L} ]{0,20}?)\s*số\s*[:.]?\s*(?<code>.*)$/iu;
const CODE = /^\d{1,6}\p{L}?(?:\s*[-–/]\s*[\p{L}\d]+(?:\s*[&.]\s*[\p{L}\d]+)*)+/u;
/** "/QĐ-UBND", "-CV/TU": what is typed where the number itself is written by hand. */
const NOTATION =
  /(?:[/-]\d{4})?[/-]?\p{Lu}[\p{L}\d]*(?:\s?[-–/&.]\s?\p{Lu}[\p{L}\d]*)+|[/-]\p{Lu}[\p{L}\d]+/u;
const GOES_ON = /[-–/&]$/u;

interface Numbered {
  /** its place among the lines */
  readonly index: number;
  /** null where the number isn't set yet, or can't be read for sure */
  readonly code: string | null;
  /** of a recognised line whose digits are not sure: its notation */
  readonly notation: string | null;
  readonly items: readonly PageItem[];
  /** another number stands in the column: which one is the document's is for a person to say */
  readonly isOneOfTwo: boolean;
}

/** The line "Số: …" ("Luật số: …") of the left column and what it says; null where there is none. */
export function numberIn(left: readonly Line[]): Numbered | null {
  const lines = left.flatMap((line, index) => {
    const { before = '', code = '' } = NUMBERED.exec(line.text)?.groups ?? {};
    if (!/số/iu.test(line.text) || (code === '' && !/^số\b/iu.test(foldExact(line.text)))) return [];
    if (before !== '' && startOf(foldExact(before), NUMBER_WORDS) === null) return [];
    return [{ line, index, text: code }];
  });
  // "ĐOÀN KIỂM TRA THEO QUYẾT ĐỊNH / SỐ 1050/QĐ-SCT" is a name
  const found = lines.find(({ line }) => /số\s*:/iu.test(line.text)) ?? lines[0];
  if (found === undefined) return null;
  const { line, index, text } = found;
  const code = codeIn(text, left[index + 1]?.text ?? '');
  const isOneOfTwo = lines.some((other) => {
    const second = other.line === line ? null : codeIn(other.text, left[other.index + 1]?.text ?? '');
    return code !== null && second !== null && second !== code;
  });
  if (isSure(line)) return { index, code, notation: null, items: line.items, isOneOfTwo };
  const [notation] = NOTATION.exec(text) ?? [];
  return {
    index,
    code: null,
    notation:
      notation
        ?.replaceAll(/\s/gu, '')
        .replaceAll('–', '-')
        .replace(/^(?=\p{L})/u, '/') ?? null,
    items: line.items,
    isOneOfTwo,
  };
}

function codeIn(text: string, next: string): string | null {
  const goesOn = GOES_ON.test(text) && isCapitals(next) && !/\s\p{L}/u.test(next);
  const [code] = CODE.exec(goesOn ? `${text}${next}` : text) ?? [];
  return code === undefined || !/\p{L}{2}/u.test(code)
    ? null
    : code.replaceAll(/\s/gu, '').replaceAll('–', '-');
}

/**
 * May the digits of this line be believed? Where they were recognised: if each is sure, and none may have been lost
 * in a gap beside them, where people write by hand; the fewer there are, the narrower it must be.
 */
function isSure({ items }: Line): boolean {
  if (items.every(({ sure }) => sure === undefined)) return true;
  if (!items.every(({ digits }) => (digits ?? 100) >= LIMITS.sureDigits)) return false;
  const at = items.findIndex(({ text }) => /\d/u.test(text));
  const digit = items[at];
  if (digit === undefined) return false;
  const count = /\d+/u.exec(digit.text)?.[0].length ?? 0;
  const widest = digit.height * (LIMITS.gapBeforeDigits[Math.min(count, 3) - 1] ?? 0);
  const before = items[at - 1];
  const next = /^(?:số\s*:?\s*)?\d+\.?$/iu.test(digit.text) ? items[at + 1] : undefined;
  // digits that were written by hand are higher than the notation printed behind them
  if (next !== undefined && digit.height > next.height * LIMITS.digitsHigher) return false;
  return [before && digit.x - rightOf(before), next && next.x - rightOf(digit)].every(
    (gap) => gap === undefined || gap <= widest,
  );
}
