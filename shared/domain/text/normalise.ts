/**
 * Every text is brought to one spelling of the same letters before it is stored or compared: NFC, one Đ, no
 * control characters. Tone placement (hoà, hòa) stays as the author wrote it; only search keys unify it (fold.ts).
 */

/**
 * Letters that look like Đ/đ and are other characters (eth, U+00D0, U+00F0; African D, U+0189, U+0256), and Ƣ/ƣ (U+01A2,
 * U+01A3), which damaged fonts of Word 2010 write for Ư/ư.
 */
const LOOKALIKES = /[\u00D0\u00F0\u0189\u0256\u01A2\u01A3]/g;
const LETTER_OF: Readonly<Record<string, string>> = {
  '\u00D0': 'Đ',
  '\u0189': 'Đ',
  '\u00F0': 'đ',
  '\u0256': 'đ',
  '\u01A2': 'Ư',
  '\u01A3': 'ư',
};

/** NFC with the look-alikes of Đ and Ư replaced. Idempotent. */
export function toNfc(text: string): string {
  return text.replace(LOOKALIKES, (letter) => LETTER_OF[letter] ?? letter).normalize('NFC');
}

/** Invisible: C0/C1 controls but TAB, LF, CR; soft hyphen, Arabic letter mark, zero-width and bidirectional controls, BOM. */

const INVISIBLE =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;
const LINE_BREAKS = /\r\n?|[\u2028\u2029]/g;
const SPACES_IN_LINE = /[^\S\n]+/g;

/** As it was written, without what nobody sees: one spelling, no control character, nothing that turns a line round. */
export function withoutHidden(text: string): string {
  return toNfc(text.replace(INVISIBLE, ''));
}

/** One line: a title, a name, a number. Line breaks become spaces, runs of spaces become one, ends are trimmed. */
export function normaliseLine(text: string): string {
  return toNfc(text.replace(INVISIBLE, '')).replace(/\s+/g, ' ').trim();
}

/** Several lines: a note, a submission. Line breaks stay (LF), other spaces become one, line ends are trimmed. */
export function normaliseText(text: string): string {
  return toNfc(text.replace(INVISIBLE, ''))
    .replace(LINE_BREAKS, '\n')
    .replace(SPACES_IN_LINE, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

/** Any control character, and those that turn the direction of a line: a name with one of them shows another name. */
const HIDDEN = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;
export const hasHidden = (text: string): boolean => HIDDEN.test(text);

/**
 * Letters of another script than the Latin one, each once: Cyrillic and Greek ones look the same as ours and make another
 * name. What is no letter (digits, marks, signs) belongs to none.
 */
export const foreignLetters = (text: string): string[] => [
  ...new Set(toNfc(text).match(/(?!\p{Script=Latin})\p{L}/gu) ?? []),
];

/** True when typing brought in letters that only look right (NFD, eth for Đ); worth a hint to the typist. */
export function hasUnusualLetters(text: string): boolean {
  return toNfc(text) !== text;
}
