import { foldBase, foldExact } from '../../text/fold.ts';
import { DEADLINES, IN_FULL } from './layout.ts';
import { ITEM, type Paragraph } from './paragraphs.ts';

/** Whom a document goes to, as it says itself ("Kính gửi: …"). */
export interface Addressees {
  /** folded names, one each */
  readonly names: readonly string[];
  readonly text: string;
  /** the issuer's name without its marks, which a scan's often has wrong; empty where it is not known */
  readonly sender: string;
}

/** Depth of an item without a number; headings are those above it. */
export const HEADINGS_DEPTH = 3;
const LONGEST_HEADING = 140;

/** How deep a paragraph lies among numbered ones ("I." 0, "1." 1, "1.1." and "a)" 2, others 3), and whether it only names. */
export function headingOf(text: string): { readonly depth: number; readonly isHeading: boolean } {
  const [label = ''] = ITEM.exec(text) ?? [];
  const mark = label.trim();
  const depth = /^(?:[IVX]+|điều)/iu.test(mark)
    ? 0
    : /^\d+\s?[.)/]?$/u.test(mark)
      ? 1
      : /^(?:\d|\p{L})/u.test(mark)
        ? 2
        : HEADINGS_DEPTH;
  return { depth, isHeading: text.length < LONGEST_HEADING && !/[.;]$/u.test(text) };
}

const TO = /^(?:kính gửi|kính trình|kính chuyển)\s*[:.]?\s*/iu;
const MOST_LINES = 30;

/** The addressees of the first "Kính gửi: …", the lines of a list included. */
export function addresseesIn(paragraphs: readonly Paragraph[], issuer: string | null): Addressees {
  const at = paragraphs.findIndex(({ text }) => TO.test(text));
  const first = paragraphs[at]?.text.replace(TO, '') ?? '';
  const further = paragraphs.slice(at + 1, at + MOST_LINES);
  const end = further.findIndex(({ text }) => !/^[-–+•]/u.test(text));
  const lines = at < 0 ? [] : [first, ...further.slice(0, end < 0 ? undefined : end).map(({ text }) => text)];
  const names = lines
    .flatMap((line) => line.split(/[;]/u))
    .map((name) => fullName(name.replace(/^[-–+•\s]+/u, '')))
    .filter((name) => name !== '');
  const sender = issuer === null ? '' : foldBase(fullName(issuer));
  return { names, text: lines.join('; ').toLocaleLowerCase('vi').normalize('NFC'), sender };
}

const SHORT = new Map(IN_FULL.map(([short = '', full = '']) => [foldExact(short), foldExact(full)]));

/** Folded, with "UBND" and the like in full. */
const fullName = (name: string): string =>
  foldExact(name)
    .split(' ')
    .map((word) => SHORT.get(word) ?? word)
    .join(' ')
    .trim();

export type Actor =
  /** whoever receives it */
  | 'everybody'
  /** an organ or a person by name */
  | 'named'
  /** who wrote it */
  | 'sender'
  /** people and businesses outside offices */
  | 'public';

const words = (list: readonly string[]): string =>
  list
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replaceAll(/[.*+?^$()|[\]\\{}]/gu, String.raw`\$&`))
    .join('|');
const ROLES =
  /^(?:(?:đối với|về phía|riêng|lãnh đạo|thủ trưởng|người đứng đầu|đại diện|đồng chí|đ\/c|giám đốc|chủ tịch|hiệu trưởng|bí thư|bộ trưởng|trưởng|phó|chánh)\s+)+/u;
const EVERYBODY = new RegExp(String.raw`^(?:${words(DEADLINES.everybody)})(?!\p{L})`, 'u');
const AMONG = new RegExp(
  String.raw`(?<!\p{L})(?<!quản lý )(?:các|quý|những|toàn thể|tất cả|cấp xã|cấp huyện|cấp tỉnh|xã, phường|phường, xã|đơn vị trực thuộc|địa phương|cơ sở)(?!\p{L})`,
  'u',
);
/** "báo cáo", "ban hành", "phòng, chống": words that begin like an organ's. */
const ORGAN = new RegExp(
  String.raw`^(?!(?:${words(DEADLINES.notOrgans)})(?!\p{L}))(?:${words(DEADLINES.organs)})(?!\p{L})`,
  'u',
);
const PUBLIC = new RegExp(
  String.raw`^(?:các\s+|những\s+|mọi\s+)?(?:${words(DEADLINES.public)})(?!\p{L})`,
  'u',
);
const VERB = new RegExp(
  String.raw`(?<!\p{L})(?:${words([...DEADLINES.answers, ...DEADLINES.tasks])}|chủ trì|khẩn trương|nghiên cứu|quan tâm|căn cứ|chỉ đạo|có trách nhiệm|chịu trách nhiệm|chủ động|tiếp tục|tăng cường|theo|để|sẽ|đã|đề nghị|yêu cầu|ban hành|tiến hành|lập|tổng hợp|hướng dẫn|phải|cần|bổ sung|cho|phối hợp|thông báo|có ý kiến)(?!\p{L})`,
  'u',
);
const LONGEST_NAME = 400;

/** Who is named where the text begins, in small letters; null for nobody. */
export function actorAt(text: string, { names, text: to, sender }: Addressees): Actor | null {
  const start = text.replace(/^[\s:,–-]+/u, '').slice(0, LONGEST_NAME);
  const isPublic = PUBLIC.exec(start)?.[0];
  if (isPublic !== undefined)
    return to.includes(isPublic.replace(/^(?:các|những|mọi)\s+/u, '')) ? 'everybody' : 'public';
  const bare = start.replace(ROLES, '');
  if (EVERYBODY.test(start) || EVERYBODY.test(bare)) return 'everybody';
  if (!ORGAN.test(start) && !ORGAN.test(bare)) return null;
  const [name = start] = start.split(VERB);
  if (AMONG.test(name)) return 'everybody';
  const folded = fullName(name.replace(ROLES, ''));
  // "đồng chí", "ông": whom the document addresses
  if (folded === '') return 'everybody';
  // asked by its name, and no other receiver is: it is the receiver
  const [only = ''] = names;
  const isOnly =
    names.length === 1 &&
    (folded.includes(' ') || !AMONG.test(only)) &&
    (` ${only} `.includes(` ${folded} `) || ` ${folded} `.includes(` ${only} `));
  const areAll = names.length > 1 && names.every((one) => folded.includes(one));
  if (isOnly || areAll) return 'everybody';
  return folded.includes(' ') && ` ${sender} `.includes(` ${foldBase(folded)} `) ? 'sender' : 'named';
}
