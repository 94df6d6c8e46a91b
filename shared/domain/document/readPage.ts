import { normaliseLine } from '../text/normalise.ts';

/**
 * What the first page of an office document says of itself, read off its text and where it stands: the layout is the
 * one of NĐ 30/2020/NĐ-CP (Phụ lục I) and of Hướng dẫn 36-HD/VPTW for the Party. A reading is a proposal for the
 * registration form, never a value.
 */
export interface PageItem {
  readonly text: string;
  /** from the left, in points */
  readonly x: number;
  /** of the base line, from the top, in points */
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** what tells bold from regular; any name will do */
  readonly font: string;
}

export interface PageText {
  readonly width: number;
  readonly height: number;
  readonly items: readonly PageItem[];
}

export type ReadUrgency = 'khan' | 'thuong-khan' | 'hoa-toc';

export interface PageReading {
  readonly code: string | null;
  /** YYYY-MM-DD */
  readonly documentDate: string | null;
  readonly issuer: string | null;
  /** name of the type as printed, without case; `công văn` where the page names none but has a "V/v" */
  readonly typeName: string | null;
  readonly subject: string | null;
  readonly urgency: ReadUrgency | null;
  /** a mark of secrecy stands on the page: then nothing is proposed */
  readonly marked: boolean;
}

export const NOTHING_READ: PageReading = {
  ...{ code: null, documentDate: null, issuer: null, typeName: null, subject: null, urgency: null },
  marked: false,
};

interface Line extends PageItem {
  readonly right: number;
}

const SAME_LINE = 3;
/** A wider gap than this many letters' height parts two columns. */
const COLUMN_GAP = 0.8;
const HEAD_SHARE = 0.5;
const MOST_ITEMS = 4_000;
const LONGEST_SUBJECT = 500;

const DATE = /ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})/iu;
const CODE = /^số\s*[:.]?\s*(\d{1,5}[\p{L}]?(?:\s*[-/]\s*[\p{L}\d]+)+)/iu;
const ABOUT = /^(?:v\/v|về việc)[:\s]/iu;
const MARK = /^(?:tuyệt mật|tối mật|mật)$/iu;
const URGENCIES: readonly (readonly [RegExp, ReadUrgency])[] = [
  [/^hỏa tốc$/iu, 'hoa-toc'],
  [/^thượng khẩn$/iu, 'thuong-khan'],
  [/^khẩn$/iu, 'khan'],
];

/** Reads the head of a page; `typeNames` are the types of the office's own rules. */
export function readPage(page: PageText, typeNames: readonly string[]): PageReading {
  const lines = linesOf(page);
  const head = lines.filter(({ y }) => y < page.height * HEAD_SHARE);
  if (head.some(({ text }) => MARK.test(text))) return { ...NOTHING_READ, marked: true };
  const numbered = head.find(({ text }) => CODE.test(text));
  const title = head.find(
    ({ text }) => isCapitals(text) && typeNames.some((name) => same(bareName(name), text)),
  );
  const about = subjectOfLetter(head, numbered);
  return {
    code: numbered === undefined ? null : codeIn(numbered.text),
    documentDate: dateIn(head),
    issuer: numbered === undefined ? null : issuerAbove(head, numbered, page.width),
    typeName: title === undefined ? (about === null ? null : 'công văn') : lower(title.text),
    subject: title === undefined ? about : subjectUnder(lines, title),
    urgency: URGENCIES.find(([word]) => head.some(({ text }) => word.test(text)))?.[1] ?? null,
    marked: false,
  };
}

function linesOf({ items }: PageText): Line[] {
  const sorted = items
    .slice(0, MOST_ITEMS)
    .filter(({ text }) => text.trim() !== '')
    .toSorted((a, b) => (Math.abs(a.y - b.y) <= SAME_LINE ? a.x - b.x : a.y - b.y));
  const lines: Line[] = [];
  for (const item of sorted) {
    const last = lines.at(-1);
    const right = item.x + item.width;
    const gap = last === undefined ? 0 : item.x - last.right;
    const joins =
      last !== undefined &&
      Math.abs(last.y - item.y) <= SAME_LINE &&
      gap >= -SAME_LINE &&
      gap < item.height * COLUMN_GAP;
    if (!joins) {
      lines.push({ ...item, right });
      continue;
    }
    const space = gap > item.height * 0.12 && !/\s$/u.test(last.text) && !/^\s/u.test(item.text) ? ' ' : '';
    lines[lines.length - 1] = {
      ...last,
      text: `${last.text}${space}${item.text}`,
      width: right - last.x,
      right,
    };
  }
  return lines.map((line) => ({ ...line, text: tidy(line.text) })).filter(({ text }) => text !== '');
}

const tidy = (text: string): string => text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
const lower = (text: string): string => text.toLocaleLowerCase('vi');
const same = (a: string, b: string): boolean => lower(a) === lower(b);
/** "Nghị quyết (cá biệt)" is printed without what stands in brackets. */
const bareName = (name: string): string => name.replace(/\s*\(.*\)$/u, '');
const isCapitals = (text: string): boolean => /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);

function codeIn(text: string): string | null {
  return CODE.exec(text)?.[1]?.replaceAll(/\s/gu, '') ?? null;
}

function dateIn(lines: readonly Line[]): string | null {
  for (const { text } of lines) {
    const [, day = '', month = '', year = ''] = DATE.exec(text) ?? [];
    if (year === '') continue;
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    const read = new Date(`${date}T00:00:00Z`);
    return Number.isNaN(read.getTime()) || !read.toISOString().startsWith(date) ? null : date;
  }
  return null;
}

/** The lines in capitals at the left, above the number: the bold run is who issued, a run above it whom it belongs to. */
function issuerAbove(head: readonly Line[], numbered: Line, width: number): string | null {
  const column = head.filter(
    ({ text, x, right, y }) => isCapitals(text) && (x + right) / 2 < width / 2 && y < numbered.y - SAME_LINE,
  );
  const last = column.at(-1);
  if (last === undefined) return null;
  const from = column.findLastIndex(({ font }) => font !== last.font) + 1;
  const own = column.slice(from).map(({ text }) => text);
  const above = column.slice(0, from).map(({ text }) => text);
  const name = own.join(' ');
  // "TỈNH ỦY ĐÔNG MẪU / VĂN PHÒNG" is the office of that committee; "ĐẢNG BỘ …" only says where it belongs
  const bare = /^(?:VĂN PHÒNG|BAN [\p{Lu} ,]+|ỦY BAN KIỂM TRA|CƠ QUAN [\p{Lu} ,]+)$/u.test(name);
  const committee = above.join(' ');
  const province = /^SỞ /u.test(name) ? /(?:TỈNH|THÀNH PHỐ) [\p{Lu} ]+$/u.exec(committee)?.[0] : undefined;
  const of = bare && /\p{Lu} ỦY /u.test(`${committee} `) ? committee : province;
  return properCase(of === undefined ? name : `${name} ${of}`);
}

/** Words that are no part of a proper name, so that the rest is. Used only where the issuer is not known yet. */
const COMMON = new Set(
  (
    'ủy uỷ ban nhân dân xã phường tỉnh huyện thành phố đặc khu đảng bộ chi văn phòng sở khoa học và công nghệ nội vụ ' +
    'tài chính y tế giáo dục đào tạo nông nghiệp môi trường xây dựng tư pháp công an thương văn hóa thể thao du lịch ' +
    'dân tộc tôn giáo tổ chức tuyên giáo vận kiểm tra thanh tra chỉ huy quân sự hội đồng trung ương ương mặt trận ' +
    'cơ quan bộ phận trung tâm phục vụ hành chính cục chi đội ban nghiệp ngoại'
  ).split(' '),
);

function properCase(text: string): string {
  const words = lower(normaliseLine(text)).split(' ');
  const shown = words.map((word, index) =>
    index > 0 && COMMON.has(word) ? word : `${word.charAt(0).toLocaleUpperCase('vi')}${word.slice(1)}`,
  );
  return shown.join(' ').replace(/\bmặt trận tổ quốc Việt Nam/iu, 'Mặt trận Tổ quốc Việt Nam');
}

/** "V/v …" under the number, line by line until something else begins. */
function subjectOfLetter(head: readonly Line[], numbered: Line | undefined): string | null {
  const first = head.find(({ text, y }) => ABOUT.test(text) && (numbered === undefined || y > numbered.y));
  if (first === undefined) return null;
  const center = (first.x + first.right) / 2;
  const parts = [first.text];
  let last = first;
  for (const line of head.filter(({ y }) => y > first.y + SAME_LINE)) {
    const below = line.y - last.y < first.height * 2;
    const beside = Math.abs((line.x + line.right) / 2 - center) > 90;
    if (beside && below) continue;
    if (!below || line.font !== first.font || isCapitals(line.text) || /^kính gửi/iu.test(line.text)) break;
    parts.push(line.text);
    last = line;
  }
  return bounded(
    parts
      .join(' ')
      .replace(/^về việc[:\s]+/iu, 'V/v ')
      .replace(/^v\/v[:\s]+/iu, 'V/v '),
  );
}

/** The bold lines under the name of the type. */
function subjectUnder(lines: readonly Line[], title: Line): string | null {
  const below = lines.filter(({ y }) => y > title.y + SAME_LINE);
  const first = below[0];
  if (first === undefined || first.y - title.y > title.height * 3) return null;
  const parts: string[] = [];
  let last = title;
  for (const line of below) {
    const ends = isCapitals(line.text) || /^[-–—_*]+$/u.test(line.text);
    if (ends || line.font !== first.font || line.y - last.y > title.height * 3) break;
    parts.push(line.text);
    last = line;
  }
  return bounded(parts.join(' '));
}

function bounded(text: string): string | null {
  const subject = tidy(text);
  return subject.length < 4 || subject.length > LONGEST_SUBJECT ? null : subject;
}
