import { recoverText } from '../../../shared/domain/text/legacyEncodings.ts';

const SHORTEST_RUN = 3;
/** What stands between two control signs. */
const RUN = /[^\0-\x06\x0e-\x1f\x7f]{3,}/g;

/**
 * Runs of letters in a file of Word, Excel or PowerPoint 97 (OLE): its text lies there as UTF-16 or in one byte a
 * letter. Crude, and enough to find a mark. Tables of sectors are not followed, so no ring of them does harm.
 */
export function oleText(bytes: Buffer, most: number): string | null {
  const wide = runsOf(bytes.toString('utf16le'), most, isOfLetters);
  const odd = runsOf(bytes.subarray(1).toString('utf16le'), most, isOfLetters);
  const narrow = runsOf(new TextDecoder('windows-1258').decode(bytes), most).map(
    (run) => recoverText(run).text,
  );
  const text = [...wide, ...odd, ...narrow].join('\n').slice(0, most);
  return text.trim() === '' ? null : text;
}

function runsOf(text: string, most: number, isKept: (run: string) => boolean = () => true): string[] {
  const runs: string[] = [];
  let length = 0;
  for (const [whole] of text.matchAll(RUN)) {
    const found = whole.slice(0, most);
    const kept = found.split(/[\r\n\v\f\x07]/).filter((run) => run.length >= SHORTEST_RUN && isKept(run));
    for (const run of kept) {
      runs.push(run);
      length += run.length;
    }
    if (length > most) break;
  }
  return runs;
}

/** Bytes taken two by two give Chinese letters where they are no text: Vietnamese stands below U+2000. */
const isOfLetters = (run: string): boolean => /^[\u0009-\u024f\u0300-\u036f\u1e00-\u206f]+$/.test(run);

const SKIPPED = /^\{\\(?:\*|fonttbl|colortbl|stylesheet|info|pict|themedata)/;

/** The words of a rich text file; its pictures, fonts and styles are left out. */
export function rtfText(bytes: Buffer, most: number): string | null {
  const source = bytes.toString('latin1');
  const pieces: string[] = [];
  let depth = 0;
  let silentAbove = Number.POSITIVE_INFINITY;
  let length = 0;
  const add = (text: string): void => {
    if (depth >= silentAbove) return;
    pieces.push(text);
    length += text.length;
  };
  for (let at = 0; at < source.length && length < most;) {
    const sign = source[at] ?? '';
    if (sign === '{') {
      depth += 1;
      if (depth < silentAbove && SKIPPED.test(source.slice(at, at + 16))) silentAbove = depth;
    } else if (sign === '}') {
      if (depth === silentAbove) silentAbove = Number.POSITIVE_INFINITY;
      depth -= 1;
    } else if (sign === '\\') {
      const word = CONTROL_WORD.exec(source.slice(at, at + 48))?.[0] ?? source.slice(at, at + 2);
      add(lettersOf(word));
      at += word.length;
      continue;
    } else if (sign !== '\r' && sign !== '\n') add(sign);
    at += 1;
  }
  const text = recoverText(pieces.join('')).text.slice(0, most);
  return text.trim() === '' ? null : text;
}

const CONTROL_WORD = /^\\(?:'[0-9a-f]{2}|u-?\d{1,6} ?(?:\\'[0-9a-f]{2}|\?)?|[a-z]{1,32}-?\d{0,10} ?)/i;
const WINDOWS = new TextDecoder('windows-1258');

function lettersOf(word: string): string {
  const unit = /^\\u(-?\d+)/.exec(word)?.[1];
  if (unit !== undefined) return String.fromCharCode((Number(unit) + 0x1_00_00) % 0x1_00_00);
  if (word.startsWith("\\'")) return WINDOWS.decode(Buffer.from(word.slice(2), 'hex'));
  if (/^\\(?:par|line|cell|row|tab|sect|page)(?![a-z])/.test(word)) return '\n';
  return /^\\[\\{}~]/.test(word) ? word.slice(1).replace('~', ' ') : '';
}
