import {
  BASE,
  composed,
  KIND,
  KINDS,
  kindAt,
  LOWER,
  MARKED_VOWEL,
  TABLE_SIZE,
  TONE,
  TONELESS,
  VOWEL,
} from './letters.ts';

/**
 * The words of a text in three spellings, as code units in three buffers of one layout: word i stands at
 * `at[i]` to `at[i + 1]` in each. `start` and `end` are its place in the text as given.
 */
export interface Scan {
  readonly count: number;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  readonly at: Uint32Array;
  readonly isNumber: Uint8Array;
  readonly exact: Uint16Array;
  readonly toneless: Uint16Array;
  readonly base: Uint16Array;
}

const Q = 0x71;
const U = 0x75;
const G = 0x67;
const I = 0x69;

/**
 * Where the tone of a syllable is written in the canonical spelling: on the last marked vowel (ươ: ơ), else on
 * the middle of three vowels, on the second of two before a consonant, otherwise on the first (hòa, thủy). The
 * u of qu and the i of gi are no vowels when another follows. A foreign word gets some fixed place as well:
 * what matters is that the place depends on the tone-less letters only. -1 when there is no vowel.
 */
function tonePlace(letters: Uint16Array, from: number, to: number): number {
  for (let i = to - 1; i >= from; i -= 1) if (MARKED_VOWEL[letters[i] ?? 0] === 1) return i;
  let first = from;
  while (first < to && !VOWEL[letters[first] ?? 0]) first += 1;
  if (first === to) return -1;
  const glide =
    first === from + 1 &&
    ((letters[from] === Q && letters[first] === U) || (letters[from] === G && letters[first] === I));
  if (glide && first + 1 < to && VOWEL[letters[first + 1] ?? 0]) first += 1;
  let last = first;
  while (last + 1 < to && VOWEL[letters[last + 1] ?? 0]) last += 1;
  const run = last - first + 1;
  if (run >= 3) return first + 1;
  return run === 2 && last < to - 1 ? last : first;
}

/** Writes a run of letters of `source` (NFC) into the buffers; returns the place after it. */
function foldRun(scan: Scan, source: string, from: number, to: number, out: number): number {
  const { exact, toneless, base } = scan;
  let place = out;
  let tones = 0;
  let tone = 0;
  for (let i = from; i < to; i += 1) {
    const code = source.charCodeAt(i);
    if (code >= TABLE_SIZE) {
      place = foldRare(scan, source, i, place);
      if (code >= 0xd800 && code <= 0xdbff) i += 1;
      continue;
    }
    if (KINDS[code] === KIND.mark) continue; // a mark that composes with nothing says nothing
    const mark = TONE[code] ?? 0;
    if (mark > 0) {
      tones += 1;
      tone = mark;
    }
    exact[place] = LOWER[code] ?? code;
    toneless[place] = TONELESS[code] ?? code;
    base[place] = BASE[code] ?? code;
    place += 1;
  }
  // Several tones: no syllable, they stay where they are.
  if (tones === 1) {
    const at = tonePlace(toneless, out, place);
    if (at >= 0) {
      for (let i = out; i < place; i += 1) exact[i] = toneless[i] ?? 0; // a call to set() costs more than a syllable
      exact[at] = composed(toneless[at] ?? 0, tone);
    }
  }
  return place;
}

/** A letter outside the tables (another script): small, otherwise as it is. */
function foldRare(scan: Scan, source: string, at: number, out: number): number {
  const point = source.codePointAt(at) ?? 0;
  if (kindAt(point) === KIND.mark) return out;
  const lower = String.fromCodePoint(point).toLowerCase();
  const size = point > 0xffff ? 2 : 1; // room was counted in units of the source
  for (let i = 0; i < size; i += 1) {
    const unit = lower.charCodeAt(i);
    scan.exact[out + i] = unit;
    scan.toneless[out + i] = unit;
    scan.base[out + i] = unit;
  }
  return out + size;
}

function copyDigits(scan: Scan, source: string, from: number, to: number, out: number): number {
  for (let i = from; i < to; i += 1) {
    const unit = source.charCodeAt(i);
    scan.exact[out + i - from] = unit;
    scan.toneless[out + i - from] = unit;
    scan.base[out + i - from] = unit;
  }
  return out + to - from;
}

const kindOfUnit = (text: string, at: number): number => {
  const unit = text.charCodeAt(at);
  return unit < TABLE_SIZE ? (KINDS[unit] ?? 0) : kindAt(text.codePointAt(at) ?? 0);
};
const unitsAt = (text: string, at: number): number => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);

function endOfRun(text: string, from: number, letters: boolean): number {
  let at = from;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    const kind = unit < TABLE_SIZE ? KINDS[unit] : kindOfUnit(text, at);
    if (letters ? kind !== KIND.letter && kind !== KIND.mark : kind !== KIND.digit) break;
    at += unit < 0xd800 ? 1 : unitsAt(text, at);
  }
  return at;
}

type Room = Scan & { count: number };

const roomFor = (size: number): Room => ({
  count: 0,
  start: new Uint32Array(size),
  end: new Uint32Array(size),
  at: new Uint32Array(size + 1),
  isNumber: new Uint8Array(size),
  exact: new Uint16Array(size),
  toneless: new Uint16Array(size),
  base: new Uint16Array(size),
});
/** Texts up to this length are scanned into the same room again and again: making it cost more than filling it. */
const COMMON_SIZE = 2_048;
const common = roomFor(COMMON_SIZE);

/**
 * Cuts a text into words: longest runs of letters or of digits; everything else, and the border between a
 * letter and a digit, separates ("47CV" is two). Tens of µs per 1 KB of text. What it gives is good until the next call.
 */
export function scanWords(text: string): Scan {
  const isNfc = text === text.normalize('NFC');
  const size = text.length;
  const room = isNfc ? size : size * 3; // composing can lengthen a text, by three at most (UAX #15)
  const scan = room <= COMMON_SIZE ? common : roomFor(room);
  scan.count = 0;
  let out = 0;
  for (let at = 0; at < size;) {
    const kind = kindOfUnit(text, at);
    if (kind !== KIND.letter && kind !== KIND.digit) {
      at += text.charCodeAt(at) < 0xd800 ? 1 : unitsAt(text, at);
      continue;
    }
    const isLetters = kind === KIND.letter;
    const end = endOfRun(text, at, isLetters);
    const index = scan.count;
    scan.start[index] = at;
    scan.end[index] = end;
    scan.at[index] = out;
    scan.isNumber[index] = isLetters ? 0 : 1;
    out = isLetters ? foldLetters(scan, text, at, end, out, isNfc) : copyDigits(scan, text, at, end, out);
    scan.count = index + 1;
    at = end;
  }
  scan.at[scan.count] = out;
  return scan;
}

function foldLetters(
  scan: Scan,
  text: string,
  from: number,
  to: number,
  out: number,
  isNfc: boolean,
): number {
  if (isNfc) return foldRun(scan, text, from, to, out);
  const run = text.slice(from, to).normalize('NFC');
  return foldRun(scan, run, 0, run.length, out);
}

/** Code units to a string. */
export function decode(units: Uint16Array, from: number, to: number): string {
  const chunk = 4096; // far below the limit of arguments of a call
  if (to - from <= chunk)
    return String.fromCharCode.apply(null, units.subarray(from, to) as unknown as number[]);
  let text = '';
  for (let at = from; at < to; at += chunk) text += decode(units, at, Math.min(at + chunk, to));
  return text;
}
