import { type Word, words } from '../text/fold.ts';

/**
 * What is left of a letter that many people send in one wording, each with an own greeting, name, house number and
 * signature: the words of the matter. Marks, tone placement, capitals and the Unicode form do not count. More strict than
 * `withoutFrame`: a sentence that also says something of the matter keeps it.
 */
export interface LetterCore {
  readonly title: readonly string[];
  readonly body: readonly string[];
}

/** Words after these are not looked at. */
const MOST_WORDS = 400;
const LETTERS_OF_WORD = 8;

export function coreOf(title: string, body: string): LetterCore {
  const [own, text] = [title.normalize('NFC'), body.slice(0, MOST_WORDS * LETTERS_OF_WORD).normalize('NFC')];
  const whole = coreWords(text);
  const named = coreWords(own);
  // a title that was taken from the beginning of the letter, cut somewhere, says nothing of its own
  const isBeginning = startsWith(bases(words(text)), bases(words(own))) || startsWith(whole, named);
  return { title: isBeginning ? [] : named, body: whole };
}

const bases = (all: readonly Word[]): string[] => all.map(({ base }) => base);

const startsWith = (all: readonly string[], first: readonly string[]): boolean =>
  first.every((word, at) => all[at] === word || (at === first.length - 1 && at > 2));

/** Words up to the next sign of any kind. */
interface Clause {
  readonly words: readonly Word[];
  /** a full stop or the end of a line stands before it */
  readonly opens: boolean;
}

function clausesOf(text: string): Clause[] {
  const found: { words: Word[]; opens: boolean }[] = [];
  let end = 0;
  for (const word of words(text)) {
    const gap = text.slice(end, word.start);
    const hard = /[.!?\n]/.test(gap);
    const last = found.at(-1);
    if (last === undefined || hard || /[,;:()–—]|\s-\s/.test(gap))
      found.push({ words: [word], opens: last === undefined || hard });
    else last.words.push(word);
    end = word.end;
  }
  return found;
}

const list = (text: string): string[] => text.split('|');
/** Is one of the phrases what the words begin with? Its length, or 0. */
function lead(all: readonly Word[], phrases: readonly string[]): number {
  for (const phrase of phrases) {
    const wanted = phrase.split(' ');
    if (wanted.every((one, at) => all[at]?.base === one)) return wanted.length;
  }
  return 0;
}

const GREETS = list(
  'kinh gui|kinh thua|kinh chao|kinh trinh|kinh chuyen|xin kinh chao|xin chao|gui|thua|chao',
);
/** Whom one greets: what may follow a short greeting, and go on after a comma. */
const ORGANS = list(
  'dang uy|tinh uy|huyen uy|thanh uy|uy ban|ubnd|hdnd|hoi dong|van phong|cong an|chu tich|bi thu|dong chi|lanh dao|cac|quy|ong|ba|ban|so|phong|mttq|mat tran|bo phan|trung tam|co quan',
);
const LONGEST_GREETING = 14;

function greets({ words: all }: Clause): boolean {
  const first = lead(all, GREETS);
  if (first === 0 || all.length > LONGEST_GREETING) return false;
  return first > 1 || all.length === 1 || lead(all.slice(1), ORGANS) > 0;
}

const SIGNS = list(
  'nguoi viet don|nguoi viet|nguoi gui|nguoi lam don|nguoi phan anh|nguoi kien nghi|nguoi de nghi|nguoi dan|ky ten|ky|ho va ten|ho ten|ten|dia chi|so dien thoai|dien thoai lien he|dien thoai|dt|sdt|email|lien he|cong dan|cu tri|dai dien|thay mat|can cuoc|cccd|so can cuoc',
);
const THANKS = list(
  'xin chan thanh cam on|xin tran trong cam on|toi xin cam on|toi xin chan thanh cam on|chung toi xin cam on|chan thanh cam on|tran trong cam on|xin cam on|cam on|tran trong|chan thanh',
);
const HEADS = list('cong hoa xa hoi chu nghia|doc lap tu do');
const LONGEST_THANKS = 14;

/** Of those who write: two thirds of all names begin so. In a name that is written small or without marks too. */
const SURNAMES = new Set(
  'nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh luong dao mai lo cao lam ta truong doan ha chu quach hua luu ton nong trieu ma be hoang mua giang lau vang thao sung chao bo ninh bach thai phung kieu tang la to'.split(
    ' ',
  ),
);
const WRITERS = list(
  'toi ten la|ten toi la|toi la|toi ten|em ten la|em la|chau ten la|chau la|chung toi la|con la|ten em la',
);
/** In a name there is none of these. */
const NO_NAME = new Set(
  'o tru tai so nha hien dang cu sinh la xin nguoi thuong ngu va thon xom to khu ap ban tai dia chi viet gui phan kien de'.split(
    ' ',
  ),
);
const LONGEST_NAME = 5;

const isCapital = (word: Word | undefined, text: string): boolean =>
  word !== undefined && /^\p{Lu}/u.test(text.slice(word.start, word.end));

/** How many words a name has that begins there; 0 where none does. */
function nameLength(all: readonly Word[], from: number, text: string): number {
  const first = all[from];
  if (first === undefined || !SURNAMES.has(first.base)) return 0;
  const capitals = isCapital(first, text);
  let length = 1;
  while (length < LONGEST_NAME) {
    const word = all[from + length];
    if (word === undefined || word.isNumber || NO_NAME.has(word.base)) break;
    if (capitals && !isCapital(word, text)) break;
    length += 1;
  }
  return length > 1 ? length : 0;
}

const LIVES = new Set('hien dang o tru tai thuong cu ngu sinh song'.split(' '));

/** A clause without the name of whoever writes, and without the number of a house. */
function withoutWriter({ words: all }: Clause, text: string): string[] {
  const kept: string[] = [];
  let at = 0;
  const introduced = lead(all, WRITERS);
  const name = introduced > 0 ? nameLength(all, introduced, text) : 0;
  if (name > 0) {
    at = introduced + name;
    while (LIVES.has(all[at]?.base ?? '')) at += 1;
  }
  for (; at < all.length; at += 1) {
    const house = houseAt(all, at, text);
    if (house > 0) at += house - 1;
    else kept.push(all[at]?.base ?? '');
  }
  return kept;
}

/** "số nhà 45", "nhà số 12/3A", "số 7": how many words; not of "tổ 5", "ngõ 3", which are places. */
function houseAt(all: readonly Word[], at: number, text: string): number {
  const words = lead(all.slice(at, at + 2), list('so nha|nha so|so|nha'));
  if (words === 0 || all[at + words]?.isNumber !== true) return 0;
  // of a paper or a quarter: "công văn số 12", "tổ dân phố số 5"
  const before = all[at - 1]?.base ?? '';
  if (words === 1 && !(at === 0 || LIVES.has(before) || STREETS.has(all[at + 2]?.base ?? ''))) return 0;
  let end = at + words + 1;
  // 12/3, 12A
  while (end < all.length) {
    const [last, next] = [all[end - 1], all[end]];
    if (last === undefined || next === undefined || /\s/.test(text.slice(last.end, next.start))) break;
    end += 1;
  }
  return end - at;
}
const STREETS = new Set(['duong', 'pho', 'ngo', 'hem', 'ngach']);

/** So many sentences at the end may be somebody's name. */
const LAST = 4;
const LONGEST_SIGNATURE = 16;

function coreWords(text: string): string[] {
  const clauses = clausesOf(text);
  const sentences: Clause[][] = [];
  for (const clause of clauses) {
    if (clause.opens) sentences.push([clause]);
    else sentences.at(-1)?.push(clause);
  }
  return sentences.flatMap((sentence, index) => {
    const [first] = sentence;
    if (first === undefined || isFrame(sentence, sentences.length - index <= LAST, text)) return [];
    const greeting = greetingOf(sentence);
    return sentence.slice(greeting).flatMap((clause) => withoutWriter(clause, text));
  });
}

/** Of the clauses of a sentence, how many greet. */
function greetingOf(sentence: readonly Clause[]): number {
  const [first] = sentence;
  if (first === undefined || !greets(first)) return 0;
  const bare = lead(first.words, GREETS) === first.words.length;
  let count = bare ? 2 : 1;
  for (; count < sentence.length; count += 1) {
    const next = sentence[count]?.words ?? [];
    if (lead(next, ORGANS) === 0 || next.length > LONGEST_GREETING) break;
  }
  return count;
}

/** Thanks, heads of a letter, who signs. */
function isFrame(sentence: readonly Clause[], last: boolean, text: string): boolean {
  const all = sentence.flatMap(({ words: some }) => some);
  const first = sentence[0]?.words ?? [];
  if (lead(all, HEADS) > 0 || isDateLine(all)) return true;
  if (lead(all, THANKS) > 0 && all.length <= LONGEST_THANKS) return true;
  const label = lead(all, SIGNS);
  if (label > 0 && all.length <= LONGEST_SIGNATURE * 2)
    if (
      label === first.length ||
      nameLength(first, label, text) > 0 ||
      (last && first[label]?.isNumber === true)
    )
      return true;
  if (!last || all.length > LONGEST_SIGNATURE) return false;
  const name = nameLength(first, 0, text);
  return name > 0 && name === first.length;
}

/** "Đồng Vàng, ngày 3 tháng 12 năm 2026" */
function isDateLine(all: readonly Word[]): boolean {
  const at = all.findIndex(({ base }, index) => base === 'ngay' && all[index + 1]?.isNumber === true);
  return (
    at >= 0 && at <= 6 && all[at + 2]?.base === 'thang' && all[at + 4]?.base === 'nam' && all.length <= at + 6
  );
}
