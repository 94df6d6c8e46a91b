import type { MarkedLevel } from './secrecy.ts';

const LETTERS = '(TU?\\.?M|TuM|M)';
const ENDS = '(?=["”]?\\s{0,3}(?:$|[;,|)\\]\\n]|\\.\\s|\\s{2}))';
const LABEL =
  '(?:(?:độ|cấp|mức|dấu)\\s{1,3}(?:bảo\\s)?mật|do[\\s_]{0,3}mat|đ[.]?\\s?mật)(?:\\s?\\([^()]{1,24}\\))?';
/** The letter or letters that stand for a level behind its label; A, B and C need a sign between. */
const LABELLED = new RegExp(
  `${LABEL}["']?\\s{0,3}(?:[:=–-]\\s{0,3}["“]?|["“])((?:TU?\\.?M|TuM|M|A|B|C))${ENDS}`,
  'iu',
);
const BESIDE_LABEL = new RegExp(`${LABEL}\\s${LETTERS}${ENDS}`, 'u');
const PAPER =
  '(?:vb|cv|bc|công văn|văn bản|tài liệu|báo cáo|kế hoạch|VB|CV|BC|Công văn|Văn bản|Tài liệu|Báo cáo|Kế hoạch)';
/** "độ MẠT": what a scanner makes of the capitals behind the label, in a line that is not all capitals. */
const MISREAD_VALUE =
  /(?<!\p{L})(?:độ|dấu|đóng dấu)\s{0,2}:?\s?["“]?((?:TỐI|TUYỆT)\s)?M[ẠÂẶÁẤẦ4]T(?!\p{L})(?=[^\n]{0,200}\p{Ll}{3})/u;
/** "vb M số 12", "CV (TM) của". */
const CALLED = new RegExp(`(?<!\\p{L})${PAPER}\\s\\(?${LETTERS}\\)?\\s(?:số|của|\\d)`, 'u');
/** "Số 12/KH-CA (TM)", "Số 12/KH-CA - M". */
const BEHIND_NUMBER = new RegExp(
  `\\d\\s?[-–/]\\s?\\p{Lu}[\\p{L}\\d]{1,9}(?:[-–/][\\p{L}\\d]{1,14}){0,3}\\s{1,3}(?:[([]\\s?${LETTERS}\\s?[)\\]]|-\\s${LETTERS}\\s{0,3}$)|\\d\\s?[-–/]\\s?\\p{Lu}[\\p{L}\\d/-]{1,30}[,;]\\s${LETTERS}\\s?[)\\]]`,
  'mu',
);
const HAS_NUMBER = /(?<!\p{L})(?:s[ốo]|cv|vb|bc|kh)\s?:?\s?\d|\d\s?[-–/]\s?\p{Lu}/iu;
/** "mức M", "độ TM"; "dấu chữ C": the letter of the inner envelope. */
const BESIDE_NUMBER = [
  new RegExp(`(?<!\\p{L})(?:độ|mức|cấp|diện|bì)\\s${LETTERS}(?!\\p{L}|\\s?\\d)`, 'u'),
  /(?<!\p{L})(?:dấu|đóng|bì)\s(?:\p{L}{1,6}\s){0,2}chữ\s([ABC])(?!\p{L}|\s?[,;/]\s?[ABC](?!\p{L}))/iu,
];
/** "bì ghi dấu B": the letter of the inner envelope. */
const ON_ENVELOPE =
  /(?<!\p{L})[Bb]ì\s(?:[^.;\n]{0,60}(?:ký hiệu|chữ|dấu)\s(?:chữ\s)?["“(]?([ABC])(?![\p{L}\d]|\s?[,;/]\s?["“]?[ABC](?!\p{L}))|([ABC])\s(?:số|của)\s)/u;
/** "2 VB TM, 3 VB M". */
const COUNTED = /(?<![\p{L}\d])\d{1,3}\s(?:vb|cv|VB|CV|công văn|văn bản)\s(TM|TuM|M)(?![\p{L}\d])/u;
/** "15/M-CAT", "Số: 15/M": no other kind of paper has this symbol. */
const SYMBOL_OF_SECRETS = /(?<=(?:^|[^\p{L}])[Ss]ố\s?:?\s?\d{1,5}\/)(M)(?=-\p{Lu}|[\s.,;]|$)/u;
/** "CV so 61_doMat-M_ban scan.pdf". */
const IN_LABELLED_NAME =
  /(?<!\p{L})(?:[Dd][Oo]|[Mm]uc|[Đđ]ộ)[\s_-]?[Mm](?:at|AT|ật)[\s_:=-]{1,3}(TU?M|TuM|M|A|B|C)(?=[_.\s-]|$)/u;
/** A, B, C stand on the inner envelopes (Thông tư 24/2020/TT-BCA). */
const LEVEL_OF: Readonly<Record<string, MarkedLevel>> = {
  A: 'tuyet-mat',
  TUM: 'tuyet-mat',
  B: 'toi-mat',
  TM: 'toi-mat',
};
const PAPERS =
  '(?:vb|cv|bc|kh|hs|tl|công văn|văn bản|tài liệu|báo cáo|kế hoạch|hồ sơ|tờ trình|điện|file|bản)';
/** "CVM số 77", "VBTM 12", "vbtm". */
const JOINED = /(?<!\p{L})(?:[cC]\/?[vV]|[vV]\/?[bB]|TL|HS)(M|TM|TuM|m|tm|tum)(?!\p{L})/u;
/** "tối m.", "Tuyệt M.", "T.Mật", "t/mật", "đ/mật". */
const CUT =
  /(?<!\p{L})(?:(t[ốo]i|tuy[ệe]t)(?:\s?[/.]\s?|\s)m\.?(?![\p{L}\d])|(t)\s?[/.]\s?m[ậâa]t|đ\s?[./]\s?m[ậâa]t)(?!\p{L})/iu;
/** A paper's number, in any case of letters. */
const ANY_NUMBER =
  /(?<!\p{L})(?:s[ốo]|cv|vb|bc|kh|hs|h[ồo] s[ơo])\s?:?\s?\d|\d{1,5}\s?[-–/]\s?(?:\d{4}\s?[-–/]\s?)?\p{L}{2,}|(?<!\p{L})(?:cv|vb|hs|tl)(?:tu?)?m\s?\d/iu;
/** "215/CAT-PV01/M", "56-BC/BTC-M". */
const IN_SYMBOL =
  /\d\s?[-–/]\s?\p{Lu}[\p{L}\d]{0,9}(?:[-–/][\p{L}\d]{1,9}){0,3}(?:\/(M|TM|TuM)|-(M))(?![\p{L}\d/-])/u;
/** "[M] 56/BC-CAX", "(TM) số 12", "M - 56/BC". */
const BEFORE_NUMBER =
  /(?:^|[\s,;|])(?:[[({<*]\s?(M|TM|TuM)\s?[\])}>*]|(M|TM|TuM)\s[-–:|])\s{0,3}(?:(?:s[ốo]|cv|vb|bc|kh|công văn|văn bản)[\s:]{0,3})?\d{1,5}\s?[-–/]\s?\p{Lu}/u;
/** "gửi vb M.", "bằng CV TM" at the end of a sentence. */
const AT_END = new RegExp(`(?<!\\p{L})${PAPERS}\\s["(]?(M|TM|TuM)[")]?(?=\\s{0,2}(?:[.,;)]|$))`, 'u');
/** "m = mật; tm = tối mật", "M: mật", "2 = mật". */
const LEGEND =
  /(?<![\p{L}\d])(?:\(?(?:tum|tm|m)\)?\s?(?:[=:→–-]|là)|\d\s?=)>?\s?["“]?(?:(?:tối|tuyệt)\s)?mật(?!\s?(?:khẩu|độ|ong))(?!\p{L})/iu;

/** "ket luan - mat.doc", "KH_MẬT.pdf". */
const IN_FILE_NAME =
  /(?<!(?:bi|bao|co|than|bí|bảo|cơ|thân)[\s_-])(?<=[-_–[(]\s?|\d\s)((?:tối|tuyệt|toi|tuyet)[\s_-]?)?m[ậâa]t\s?[\])]?\.(?:docx?|pdf|xlsx?|pptx?|rtf|zip|rar|7z)(?![\p{L}\d])/iu;
/** "Thời hạn bảo vệ bí mật nhà nước: 10 năm", "Gia hạn thời hạn bảo vệ … đến ngày". */
const TERM =
  /^[\s\p{P}]{0,6}(?:gia hạn\s)?thời hạn bảo vệ (?:bí mật nhà nước|bmnn|tài liệu mật)\s?(?:\(?bmnn\)?\s?)?(?::\s?(?:đến |từ |hết )?[\d….]|đến\s(?:hết\s)?(?:ngày|năm|\d)|từ ngày)(?![^?]{0,40}(?:đối với|với độ))[^?]*$/iu;
/** "SECRET / Mật", "MẬT (Confidential)", and in other letters. */
const FOREIGN =
  '(?:(?:top |très |tres )?secret|confidential|confidentiel|restricted|classified|(?:\\p{Script=Han}|\\p{Script=Lao}|\\p{Script=Khmer}|\\p{Script=Cyrillic}|\\p{Script=Thai}|\\p{Script=Hangul}){1,20})';
const BILINGUAL = new RegExp(
  `^[\\s\\p{P}]{0,4}(?:(?:\\p{L}{1,12}\\s?[/|–-]\\s?)?${FOREIGN}[\\s/|(–:-]{1,4}["“]?((?:t[ốo]i|tuy[ệe]t)\\s)?m[ậa]t["”)]?|((?:tối|tuyệt)\\s)?mật[\\s/|(–:-]{1,4}${FOREIGN}[\\p{P}]?)\\s*$`,
  'iu',
);

/** "TI MT", "TUYT MT" alone: the letters that a font or a table did not have are gone. */
const WITHOUT_VOWELS = /^[\s\p{P}]{0,4}(?:TI|Ti|TUYT|Tuyt) [Mm][ẬÂAậâa]?[Tt][\s\p{P}]{0,4}$/u;

const levelIn = (text: string): MarkedLevel =>
  /tuy[ệe]?t/iu.test(text) ? 'tuyet-mat' : /t[ốo]?i(?!\p{L})/iu.test(text) ? 'toi-mat' : 'mat';

function cutShort(line: string): { readonly level: MarkedLevel; readonly excerpt: string } | null {
  const hasNumber = ANY_NUMBER.test(line);
  for (const pattern of [IN_SYMBOL, BEFORE_NUMBER, ...(hasNumber ? [JOINED, AT_END] : [])]) {
    const found = pattern.exec(line);
    const letters = found?.slice(1).find((one) => one !== undefined);
    if (found !== null && letters !== undefined)
      return { level: LEVEL_OF[letters.toUpperCase()] ?? 'mat', excerpt: found[0].trim() };
  }
  const cut = hasNumber ? CUT.exec(line) : null;
  if (cut !== null) {
    const first = (cut[1] ?? cut[2] ?? '').toLowerCase();
    const level = first.startsWith('tu') ? 'tuyet-mat' : first === '' ? 'mat' : 'toi-mat';
    return { level, excerpt: cut[0].trim() };
  }
  for (const pattern of [IN_FILE_NAME, TERM, BILINGUAL, MISREAD_VALUE]) {
    const found = pattern.exec(line);
    if (found !== null) return { level: levelIn(found[0]), excerpt: found[0].trim() };
  }
  const bare = WITHOUT_VOWELS.exec(line);
  if (bare !== null) return { level: levelIn(bare[0]), excerpt: bare[0].trim() };
  const legend = LEGEND.exec(line);
  return legend === null ? null : { level: levelIn(line), excerpt: legend[0].trim() };
}

const LONGEST = 2_000;

/** "Độ mật: TM", "cv M số 12": a level in letters, which may be one of a list; null where the line has none. */
export function shortened(line: string): { readonly level: MarkedLevel; readonly excerpt: string } | null {
  if (line.length > LONGEST) return null;
  const sure = [
    LABELLED,
    BESIDE_LABEL,
    IN_LABELLED_NAME,
    CALLED,
    BEHIND_NUMBER,
    ON_ENVELOPE,
    COUNTED,
    SYMBOL_OF_SECRETS,
  ];
  for (const pattern of HAS_NUMBER.test(line) ? [...sure, ...BESIDE_NUMBER] : sure) {
    const found = pattern.exec(line);
    const letters = found?.slice(1).find((one) => one !== undefined) ?? '';
    if (found !== null && (letters === letters.toUpperCase() || letters === 'TuM'))
      return { level: LEVEL_OF[letters.toUpperCase().replace('.', '')] ?? 'mat', excerpt: found[0].trim() };
  }
  return cutShort(line);
}

const CODE = /^["'\s]*(TU?\.?M|TuM|M|A|B|C)["'\s]*$/u;
const COLUMN_NAME =
  /^["'\s]*(?:(?:mức|cấp|dấu)\s)?(?:(?:độ|mức|cấp)\s(?:bảo\s)?mật|do ?mat|đ[./]?\s?mật|đm)["'\s]*$/iu;
const SEPARATORS = ['\t', '|', '│', ';', '","', ','] as const;

/** The letter or letters of a level in the column of levels, by the line that names the columns; null where none stands there. */
export function shortenedInColumn(
  head: string,
  line: string,
): { readonly level: MarkedLevel; readonly excerpt: string } | null {
  if (head.length > LONGEST || line.length > LONGEST) return null;
  for (const separator of SEPARATORS) {
    const at = head.split(separator).findIndex((cell) => COLUMN_NAME.test(cell));
    if (at < 0) continue;
    const letters = CODE.exec(line.split(separator)[at] ?? '')?.[1];
    if (letters !== undefined)
      return { level: LEVEL_OF[letters.toUpperCase().replace('.', '')] ?? 'mat', excerpt: letters };
  }
  return null;
}
