const MARK = '(?:TUYỆT\\s?|TỐI\\s?)?MẬT';
const HAS_MARK =
  /MẬT|(?<=\p{L})(?:Mật|Tối mật|Tuyệt mật)|mật(?=\p{Lu}|\d|ngày|số|bản|kính|trang|về|v\/v)|(?:dấu|độ|bản|liệu|văn|sơ|cv|vb)mật/u;
/** Behind a small letter, or behind the notation of a number: "/ĐUMẬT". */
const BEFORE = new RegExp(`(?<=\\p{Ll}|\\d|[\\d/-]\\p{Lu}[\\p{Lu}\\d&-]{0,11})(?=${MARK})`, 'gu');
/** "TỈNH TRƯỜNG GIANGMẬT" ends the name of an organ. */
const BEHIND_NAME = /(?<=\p{Lu}{2} \p{Lu}{2,7})(?=MẬT\s*$)/u;
const BEFORE_TITLE = /(?<=\p{Lu})(?=(?:Mật|Tối mật|Tuyệt mật)(?!\p{Ll}))/gu;
const AFTER = /(?<=(?<!\p{L})(?:(?:TUYỆT|TỐI)?MẬT|Mật|[Tt]ối ?mật|[Tt]uyệt ?mật|mật))(?=\p{Lu}|\d)/gu;
/** "Dấumật", "Độmật", "phủMật". */
const AFTER_PAPER =
  /(?<=[Dd]ấu|[Đđ]ộ|[Bb]ản|[Ll]iệu|[Vv]ăn|[Ss]ơ|[Cc]v|[Vv]b)(?=mật(?!\p{Ll}))|(?<=\p{Ll})(?=(?:Mật|Tối mật|Tuyệt mật)(?!\p{Ll}))/gu;
/** "KON TUMTỐIMẬTSố: 21": no word of capitals holds these letters. */
const WITHIN_CAPITALS = /(?<=\p{L})(?=(?:TUYỆT|TỐI) ?MẬT)|(?<=(?:TUYỆT|TỐI) ?MẬT)(?=\p{L})/gu;
/** "HUYỆN MƯỜNG LÁTMẬTSố: 37" and what else goes on in a head. */
const BEFORE_HEAD = /(?<=\p{Lu}(?<!BÍ|BẢO|CƠ|THÂN))(?=MẬT(?:Số|SỐ|Bản|Kính|CỘNG|ĐẢNG|BÁO|KẾ|\d))/gu;
/** "độ mật:mậtngày 3/3". */
const BEFORE_SMALL = /(?<=(?<!\p{L})mật)(?=(?:ngày|số|bản số|kính gửi|trang|về việc|v\/v)(?!\p{L}))/gu;
const LONGEST = 20_000;

/** A line whose ends of lines were lost ("03-KH/ĐUMẬTBản số 02"), with the mark by itself; null where nothing was glued. */
export function unglued(line: string): string | null {
  if (line.length > LONGEST || !HAS_MARK.test(line)) return null;
  const apart = line
    .replace(BEFORE, ' ')
    .replace(BEHIND_NAME, ' ')
    .replace(BEFORE_TITLE, ' ')
    .replace(AFTER_PAPER, ' ')
    .replace(AFTER, ' ')
    .replace(WITHIN_CAPITALS, ' ')
    .replace(BEFORE_HEAD, ' ')
    .replace(BEFORE_SMALL, ' ');
  return apart === line ? null : apart;
}

const IS_DOUBLED = /mm\s?[ậâa]\s?[ậâa]\s?t\s?t(?!\p{L})/iu;
const DOUBLED = /(?<![^\s(["“])(?:([^\s])\1){2,40}(?![^\s.,;:)\]”"])/gu;
/** Bold that a print made by striking twice: "SSốố:: 1122 MMẬẬTT". */
export const undoubled = (text: string): string =>
  IS_DOUBLED.test(text) ? text.replace(DOUBLED, (word) => word.replaceAll(/(.)\1/gu, '$1')) : text;

const BROKEN =
  /(?<!\p{L})((?:TUYỆT |TỐI |Tuyệt |Tối |tuyệt |tối )?\p{L}{1,4})([-‐\u00ad]?)\r?\n[ \t]{0,4}(\p{L}{1,4})(?!\p{L})(?=[^\n]{0,3}\p{L})/gu;
const HAS_BROKEN = /(?:m|mậ|tu|tuy|tuyệ|tố?)[-‐\u00ad]\r?\n|(?:mậ|tuyệ)\r?\n/iu;
const WHOLE = /^(?:(?:tuyệt |tối )?mật|tuyệt|tối)$/iu;
/** "MẬ-" at the end of one line and "T" at the beginning of the next, with other words beside. */
export const rejoined = (text: string): string =>
  HAS_BROKEN.test(text)
    ? text.replace(BROKEN, (whole, first: string, hyphen: string, second: string) =>
        WHOLE.test(first + second) && (hyphen !== '' || /(?:mậ|tuyệ)$/iu.test(first))
          ? `${first}${second} `
          : whole,
      )
    : text;
