const MARK = '(?:TUYỆT\\s?|TỐI\\s?)?MẬT';
const HAS_MARK = /MẬT|(?<=\p{Lu})(?:Mật|Tối mật|Tuyệt mật)/u;
/** Behind a small letter, or behind the notation of a number: "/ĐUMẬT". */
const BEFORE = new RegExp(`(?<=\\p{Ll}|\\d|[\\d/-]\\p{Lu}[\\p{Lu}\\d&-]{0,11})(?=${MARK})`, 'gu');
const BEFORE_TITLE = /(?<=\p{Lu})(?=(?:Mật|Tối mật|Tuyệt mật)(?!\p{Ll}))/gu;
const AFTER = /(?<=(?<!\p{L})(?:MẬT|Mật|Tối mật|Tuyệt mật))(?=\p{Lu}|\d)/gu;
const LONGEST = 20_000;

/** A line whose ends of lines were lost ("03-KH/ĐUMẬTBản số 02"), with the mark by itself; null where nothing was glued. */
export function unglued(line: string): string | null {
  if (line.length > LONGEST || !HAS_MARK.test(line)) return null;
  const apart = line.replace(BEFORE, ' ').replace(BEFORE_TITLE, ' ').replace(AFTER, ' ');
  return apart === line ? null : apart;
}
