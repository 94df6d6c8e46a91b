import { recoverText } from '../../../shared/domain/text/legacyEncodings.ts';
import { markupText } from '../text/markupText.ts';
import { isSick } from './sickText.ts';
import { type Left, type Words } from './words.ts';

const CONTROL = /[\0-\x08\x0e-\x1a\x1c-\x1f]/g;
/** Of a hundred bytes, so many may be no text. */
const MOST_CONTROL = 2;
/** A file that was written into a text: nobody reads it there. */
const ENCODED = /[A-Za-z0-9+/]{76}(?:\r?\n?[A-Za-z0-9+/]{76}){20}/;
const WINDOWS_1258 = new TextDecoder('windows-1258');

/** May it be a text in a code without Unicode: TCVN3, VNI, Windows-1258? */
export const isMostlyText = (bytes: Buffer): boolean => {
  const head = bytes.subarray(0, 64 * 1024).toString('latin1');
  return head !== '' && (head.match(CONTROL)?.length ?? 0) * 100 < head.length * MOST_CONTROL;
};

/** UTF-16 without its mark has a zero beside every plain letter. */
function wideCode(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 2_000);
  let [even, odd] = [0, 0];
  head.forEach((byte, at) => {
    if (byte === 0 && at % 2 === 0) even += 1;
    if (byte === 0 && at % 2 === 1) odd += 1;
  });
  if (odd * 5 > head.length && even === 0) return 'utf-16le';
  return even * 5 > head.length && odd === 0 ? 'utf-16be' : null;
}

export const isWide = (bytes: Buffer): boolean => wideCode(bytes) !== null;

/** Every reading of a text whose code nobody says; bytes that are valid UTF-8 are UTF-8. */
function readingsOf(bytes: Buffer): string[] {
  const wide = wideCode(bytes);
  if (wide !== null) return [new TextDecoder(wide).decode(bytes)];
  try {
    return [new TextDecoder('utf-8', { fatal: true }).decode(bytes)];
  } catch {
    // both are read: which one it is shows only where it makes words
    return [
      recoverText(new TextDecoder('windows-1252').decode(bytes)).text,
      WINDOWS_1258.decode(bytes).normalize('NFC'),
      bytes.toString('utf8'),
    ];
  }
}

/** The words of a plain text in any code; of markup, also without its tags. */
export function plainWords(bytes: Buffer, left: Left): Words {
  const most = Math.max(0, left.text);
  const readings = readingsOf(bytes);
  const texts = readings.map((text) => text.slice(0, most));
  const [first = ''] = texts;
  left.text -= first.length;
  if (/^\s*</.test(first.slice(0, 200))) texts.push(markupText(first, most));
  const cut = readings.some((text) => text.length > most);
  if (cut) return { texts, names: [], unread: 'too-large' };
  if (ENCODED.test(first)) return { texts, names: [], unread: 'archive' };
  return { texts, names: [], unread: texts.every((text) => isSick(text)) ? 'sick-text' : null };
}
