import { withoutLeadingZeros, words } from './fold.ts';
import { normaliseLine } from './normalise.ts';

/**
 * Numbers of documents as people write them: "47-CV/ĐU", "Số: 15/BC-UBND", "63/2026/NĐ-CP", "269 – QĐ/TW",
 * "1204/UBND-KGVX", "47CV", "cv 47". The reader is tolerant and keeps the original; the key is what two ways of
 * writing one number have in common.
 */
type NumberForm = 'party' | 'state' | 'partial' | 'unknown';

export interface DocumentNumber {
  /** As written, one line, NFC. */
  readonly original: string;
  readonly form: NumberForm;
  /** 47 of "47-CV/ĐU"; null when there is no number. */
  readonly number: number | null;
  /** "a" of "12a-CV/ĐU", "bis". */
  readonly suffix: string;
  readonly year: number | null;
  /** Type symbol as written (CV, QĐ, TTr), '' when the number has none (State công văn). */
  readonly type: string;
  /** Issuer's symbol as written (ĐU, UBND, UBND-KGVX, BCĐTW). */
  readonly organ: string;
  /** Equal for equal numbers: "47|cv|đu". Marks count. */
  readonly key: string;
  /** The same without marks, for numbers typed without them: "47|cv|du". */
  readonly baseKey: string;
}

/** "Số:", "Công văn số", "Quyết định số" … before the number; "ngày …" and what follows after it. */
const BEFORE = /^.*?\bs(?:ố|o)\s*[:.]?\s*(?=\d)/iu;
const AFTER = /[,;]?\s+(?:ngày|ngay)\s.*$/iu;
const DASHES = /[‐‑‒–—―−]/g;

const SYMBOL = '\\p{L}[\\p{L}\\d.]*';
const NUMBER = '(?<number>\\d+)(?<suffix>\\p{L}|bis)?';
const TYPES =
  'NQ|QĐ|QD|CT|KL|QC|QyĐ|TT|HD|TB|TC|CL|BC|KH|QH|CTr|ĐA|DA|PA|TTr|CV|BB|GM|TM|GGT|NĐ|ND|CĐ|GUQ|PG|PC|PB|HĐ|BGN|BTT|TL';
/** 47-CV/ĐU, 02-KH/BCĐTW: hyphen, then slash. */
const PARTY = new RegExp(
  `^${NUMBER}\\s*-\\s*(?<type>${SYMBOL})\\s*/\\s*(?<organ>${SYMBOL}(?:[-/.]${SYMBOL})*)$`,
  'iu',
);
/** 15/BC-UBND, 63/2026/NĐ-CP, 1204/UBND-KGVX: slash, a year in legal acts, then hyphen. */
const STATE = new RegExp(
  `^${NUMBER}\\s*/\\s*(?:(?<year>(?:19|20)\\d\\d)\\s*/\\s*)?(?<left>${SYMBOL})\\s*-\\s*(?<right>${SYMBOL}(?:[-/.]${SYMBOL})*)$`,
  'iu',
);
/** 47CV, 47-CV, 47 cv, 47/CV, 47. */
const NUMBER_FIRST = new RegExp(`^${NUMBER}?(?:\\s*[-/]?\\s*(?<type>${TYPES}))?$`, 'iu');
const NUMBER_THEN_TYPE = new RegExp(`^(?<number>\\d+)\\s*[-/]?\\s*(?<type>${TYPES})$`, 'iu');
/** cv 47, CV-47, cv số 47. */
const TYPE_FIRST = new RegExp(`^(?<type>${TYPES})\\s*[-/]?\\s*(?:số\\s*)?(?<number>\\d+)$`, 'iu');
const IS_TYPE = new RegExp(`^(?:${TYPES})$`, 'iu');

interface Fields {
  form: NumberForm;
  number: string;
  suffix: string;
  year: string;
  type: string;
  organ: string;
}

function readFields(text: string): Fields | null {
  const party = PARTY.exec(text)?.groups;
  if (party) return fields('party', party, party['type'], party['organ']);
  const state = STATE.exec(text)?.groups;
  if (state) {
    const left = state['left'] ?? '';
    const right = state['right'] ?? '';
    // A công văn of a State body carries no type: the left symbol is the issuer, the right one its unit.
    return IS_TYPE.test(left)
      ? fields('state', state, left, right)
      : fields('state', state, '', `${left}-${right}`);
  }
  const partial = (NUMBER_THEN_TYPE.exec(text) ?? TYPE_FIRST.exec(text) ?? NUMBER_FIRST.exec(text))?.groups;
  return partial?.['number'] ? fields('partial', partial, partial['type'], '') : null;
}

function fields(form: NumberForm, groups: Record<string, string | undefined>, type = '', organ = ''): Fields {
  return {
    form,
    number: groups['number'] ?? '',
    suffix: groups['suffix'] ?? '',
    year: groups['year'] ?? '',
    type,
    organ,
  };
}

/** "47|cv|đu": the words of the number in order, number first, without leading zeros; the year stays in. */
function keyOf(text: string, form: 'exact' | 'base'): string {
  const parts = words(text).map((word) => (word.isNumber ? withoutLeadingZeros(word[form]) : word[form]));
  const first = parts.findIndex((part) => /^\d/.test(part));
  const ordered =
    first > 0
      ? [...parts.slice(first, first + 1), ...parts.slice(0, first), ...parts.slice(first + 1)]
      : parts;
  return ordered.join('|');
}

/** The number alone, of "Quyết định số 31 – QĐ/TW, ngày …". A symbol before "số" is part of it: "CV số 47" is "CV 47". */
function withoutSurroundings(line: string): string {
  const text = line
    .replace(DASHES, '-')
    .replace(AFTER, '')
    .replace(/[\s.,;]+$/, '');
  const typeFirst = TYPE_FIRST.exec(text)?.groups;
  return typeFirst
    ? `${typeFirst['type'] ?? ''} ${typeFirst['number'] ?? ''}`
    : text.replace(BEFORE, '').trim();
}

/** Never fails: what cannot be read has form `unknown`, number null and a key made of its words. */
export function parseDocumentNumber(written: string): DocumentNumber {
  const original = normaliseLine(written);
  const bare = withoutSurroundings(original);
  const read = readFields(bare);
  const number = read ? Number.parseInt(read.number, 10) : Number.NaN;
  return {
    original,
    form: read?.form ?? 'unknown',
    number: Number.isSafeInteger(number) ? number : null,
    suffix: read?.suffix ?? '',
    year: read && read.year !== '' ? Number.parseInt(read.year, 10) : null,
    type: read?.type ?? '',
    organ: read?.organ ?? '',
    key: keyOf(bare, 'exact'),
    baseKey: keyOf(bare, 'base'),
  };
}

const YEAR = /^(?:19|20)\d\d$/u;

/**
 * Does a number as written say which one it is? It has a digit before its first stroke ("/2025/QĐ-UBND" has lost it);
 * of one whose letters stand first, as companies write, some digits that are no year.
 */
export function saysWhichNumber(written: string): boolean {
  const bare = withoutSurroundings(normaliseLine(written));
  const [before = ''] = bare.split(/[-/]/u);
  if (/\d/u.test(before)) return true;
  return before.trim() !== '' && (bare.match(/\d+/gu) ?? []).some((digits) => !YEAR.test(digits));
}

/** Canonical key of a number as written; equal ways of writing give equal keys. */
export function documentNumberKey(written: string): string {
  return parseDocumentNumber(written).key;
}

/** True for a query that is itself a number ("47-CV/ĐU", "cv 47", "63/2026/NĐ-CP"): search it as a phrase first. */
export function looksLikeDocumentNumber(text: string): boolean {
  const read = parseDocumentNumber(text);
  return read.form === 'party' || read.form === 'state' || (read.form === 'partial' && read.type !== '');
}
