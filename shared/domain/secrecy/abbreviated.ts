import type { MarkedLevel } from './secrecy.ts';

const LETTERS = '(TU?\\.?M|TuM|M)';
const ENDS = '(?=\\s{0,3}(?:$|[;,|)\\]\\n]|\\.\\s|\\s{2}))';
const LABEL =
  '(?:(?:độ|cấp|mức|dấu)\\s{1,3}(?:bảo\\s)?mật|do\\s{1,3}mat|đ[.]?\\s?mật)(?:\\s?\\([^()]{1,24}\\))?';
/** The letter or letters that stand for a level behind its label; A, B and C need a sign between. */
const LABELLED = new RegExp(`${LABEL}\\s{0,3}[:=–-]\\s{0,3}((?:TU?\\.?M|TuM|M|A|B|C))${ENDS}`, 'iu');
const BESIDE_LABEL = new RegExp(`${LABEL}\\s${LETTERS}${ENDS}`, 'u');
const PAPER =
  '(?:vb|cv|bc|công văn|văn bản|tài liệu|báo cáo|kế hoạch|VB|CV|BC|Công văn|Văn bản|Tài liệu|Báo cáo|Kế hoạch)';
/** "vb M số 12", "CV (TM) của". */
const CALLED = new RegExp(`(?<!\\p{L})${PAPER}\\s\\(?${LETTERS}\\)?\\s(?:số|của|\\d)`, 'u');
/** "Số 12/KH-CA (TM)", "Số 12/KH-CA - M". */
const BEHIND_NUMBER = new RegExp(
  `\\d\\s?[-–/]\\s?\\p{Lu}[\\p{L}\\d]{1,9}(?:[-–/][\\p{L}\\d]{1,14}){0,3}\\s{1,3}(?:[([]\\s?${LETTERS}\\s?[)\\]]|-\\s${LETTERS}\\s{0,3}$)`,
  'mu',
);
const HAS_NUMBER = /(?<!\p{L})(?:s[ốo]|cv|vb|bc|kh)\s?:?\s?\d|\d\s?[-–/]\s?\p{Lu}/iu;
/** "mức M", "độ TM"; "dấu chữ C": the letter of the inner envelope. */
const BESIDE_NUMBER = [
  new RegExp(`(?<!\\p{L})(?:độ|mức|cấp|diện)\\s${LETTERS}(?!\\p{L}|\\s?\\d)`, 'u'),
  /(?<!\p{L})(?:dấu|đóng|bì)\s(?:\p{L}{1,6}\s){0,2}chữ\s([ABC])(?!\p{L})/iu,
];
/** A, B, C stand on the inner envelopes (Thông tư 24/2020/TT-BCA). */
const LEVEL_OF: Readonly<Record<string, MarkedLevel>> = {
  A: 'tuyet-mat',
  TUM: 'tuyet-mat',
  B: 'toi-mat',
  TM: 'toi-mat',
};
const LONGEST = 2_000;

/** "Độ mật: TM", "cv M số 12": a level in letters, which may be one of a list; null where the line has none. */
export function shortened(line: string): { readonly level: MarkedLevel; readonly excerpt: string } | null {
  if (line.length > LONGEST) return null;
  const sure = [LABELLED, BESIDE_LABEL, CALLED, BEHIND_NUMBER];
  for (const pattern of HAS_NUMBER.test(line) ? [...sure, ...BESIDE_NUMBER] : sure) {
    const found = pattern.exec(line);
    const letters = found?.slice(1).find((one) => one !== undefined) ?? '';
    if (found !== null && (letters === letters.toUpperCase() || letters === 'TuM'))
      return { level: LEVEL_OF[letters.toUpperCase().replace('.', '')] ?? 'mat', excerpt: found[0].trim() };
  }
  return null;
}
