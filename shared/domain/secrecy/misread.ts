import { readAs, recoverText } from '../text/legacyEncodings.ts';
import { asSeen } from './lookalikes.ts';

/** Signs of Windows-1252 that stand for the bytes 0x80 to 0x9F. */
const HIGH = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';
const HIGH_BYTES = [
  ...[0x80, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8b, 0x8c, 0x8e],
  ...[0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x98, 0x99, 0x9a, 0x9b, 0x9c, 0x9e, 0x9f],
];
const BYTE_OF: ReadonlyMap<string, number> = new Map(
  [...HIGH].map((sign, index) => [sign, HIGH_BYTES[index] ?? 0]),
);
/** A first byte of UTF-8 and one that follows it, each read as a letter. */
const MISREAD = new RegExp(`[\\u00c3-\\u00c6\\u00cc\\u00cd\\u00e1\\u00e2][\\u0080-\\u00bf${HIGH}]`);
const RUN = new RegExp(`[\\u0080-\\u00ff${HIGH}]{2,}`, 'g');
const STRICT = new TextDecoder('utf-8', { fatal: true });
/** UTF-8 read by the wrong table once, and stored, and once more. */
const TIMES = 2;

/** The upper halves of Mac OS Roman and of IBM 437. */
const TABLES = [
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ',
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
].map((signs) => new Map([...signs].map((sign, at) => [sign, 0x80 + at])));
const OTHER_RUN = /[^\0-\x7f]{2,12}/g;
/** The first bytes of most marked letters of Vietnamese, by these tables. */
const OTHER = /·∫|·ª|ß║|ß╗/;

/** UTF-8 that was read by the tables of a Mac or of DOS. */
function withoutOtherTables(text: string): string {
  if (!OTHER.test(text)) return text;
  return text.replace(OTHER_RUN, (run) => {
    for (const table of TABLES) {
      const bytes = [...run].map((sign) => table.get(sign) ?? 0);
      if (bytes.includes(0)) continue;
      try {
        return STRICT.decode(Uint8Array.from(bytes));
      } catch {
        // by the next table
      }
    }
    return run;
  });
}

function decoded(run: string): string {
  const bytes = Uint8Array.from(run, (sign) => BYTE_OF.get(sign) ?? sign.charCodeAt(0));
  try {
    return STRICT.decode(bytes);
  } catch {
    return run; // it was text
  }
}

/** Gives back what was UTF-8 and was read as Latin-1 or Windows-1252 ("Máº¬T"). Other text stays as it is. */
function withoutMisread(text: string): string {
  let plain = text;
  for (let turn = 0; turn < TIMES && MISREAD.test(plain); turn += 1) plain = plain.replace(RUN, decoded);
  return plain;
}

/** These stand in no old code as a letter, as other unseen signs do. */
const ZERO_WIDTH = /[\u200b-\u200d\u2060\ufeff]/g;
const UNICODE = /[\u1ea0-\u1ef9]/g;
const ODD = /[\u0080-\u00ff]/;
/** Of a hundred signs, so many letters of Vietnamese Unicode: then the text is written in it. */
const UNICODE_SHARE = 1;
const SAMPLE = 20_000;
const LONGEST_SAMPLED = 4_000;

/** The text in Unicode, whatever code it was written in; the code is judged by a sample of its lines. */
export function inUnicode(text: string): string {
  const plain = withoutMisread(withoutOtherTables(text).replaceAll(ZERO_WIDTH, '').normalize('NFC'));
  const judged = plain.slice(0, SAMPLE);
  if ((judged.match(UNICODE)?.length ?? 0) * 100 > judged.length * UNICODE_SHARE) return plain;
  let sample = '';
  for (const line of plain.split('\n')) {
    if (sample.length > SAMPLE) break;
    if (ODD.test(line)) sample += `${line.slice(0, LONGEST_SAMPLED)}\n`;
  }
  const { from } = recoverText(sample);
  return from === null ? plain : readAs(from, plain);
}

const MARKS_1258: Readonly<Record<string, string>> = {
  Ì: '\u0300',
  Ò: '\u0309',
  Þ: '\u0303',
  ì: '\u0301',
  ò: '\u0323',
};
const AFTER_VOWEL = /(?<=[aeiouyăâêôơưAEIOUYĂÂÊÔƠƯ])[ÌÒÞìò]/g;
const from1258 = (text: string): string =>
  text.replace(AFTER_VOWEL, (sign) => MARKS_1258[sign] ?? sign).normalize('NFC');

/** What "mật" looks like in TCVN3, in VNI and in Windows-1258 where they were read as Latin-1, and how it is read. */
const CODES: readonly (readonly [RegExp, (text: string) => string])[] = [
  [/m[^a-z\n]{0,3}ë[^a-z\n]{0,3}t/i, (text) => readAs('tcvn3', text)],
  [/m[^a-z\n]{0,3}a[^a-z\n]{0,3}ä[^a-z\n]{0,3}t/i, (text) => readAs('vni', text)],
  [/m[^a-z\n]{0,3}â[^a-z\n]{0,3}ò[^a-z\n]{0,3}t/i, from1258],
];
const OLD_LETTER = /[ëäò]/i;
const WORD = /[^\s\p{P}\p{S}]+/gu;
const LONGEST = 400;

/**
 * Readings of a short line by the codes before Unicode, where it may hold a mark; none for any other line. Each is read
 * as a whole, and again with only those words changed that become words of a mark (`isWord`): the rest may be Unicode.
 */
export function oldReadings(line: string, isWord: (lower: string) => boolean): string[] {
  if (line.length > LONGEST || !OLD_LETTER.test(line)) return [];
  const code = CODES.find(([mark]) => mark.test(line));
  if (code === undefined) return [];
  const [, read] = code;
  const words = line.replace(WORD, (word) => (isWord(read(word).toLowerCase()) ? read(word) : word));
  return [...new Set([read(line), words])].map(asSeen);
}
