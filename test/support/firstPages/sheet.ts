import type { PageItem, PageText } from '../../../shared/domain/document/readPage.ts';

/** What a clerk would register from an invented page; null where the page has none. */
export interface WantedReading {
  readonly code: string | null;
  readonly documentDate: string | null;
  readonly issuer: string | null;
  readonly typeName: string | null;
  readonly subject: string | null;
}

export interface InventedPage {
  readonly id: string;
  readonly page: PageText;
  /** null: nothing may be proposed at all */
  readonly wanted: WantedReading | null;
}

/**
 * A page in words. `|` parts a line into pieces that a writer sets one by one; a piece that ends with `^` is what the
 * registry sets afterwards: smaller gap than it needs, a few points off the base line.
 */
export interface Sheet {
  /** over everything, from the left margin */
  readonly above?: readonly string[];
  /** left column: upper organ, organ, number, "V/v" */
  readonly left?: readonly string[];
  /** right column: motto, date */
  readonly right?: readonly string[];
  /** "Kính gửi", from the left margin */
  readonly to?: readonly string[];
  /** centred: name of the type and what follows it */
  readonly title?: readonly string[];
  readonly body?: readonly string[];
}

const WIDTH = 595;
const HEIGHT = 842;
const STEP = 16;
const LEFT = 165;
const RIGHT = 412;
const MIDDLE = 312;
const MARGIN = 85;

export const STATE = ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'] as const;
export const PARTY = 'ĐẢNG CỘNG SẢN VIỆT NAM';

/** Body text with dates, numbers and names of organs that are none of the head's. */
export const BODY = [
  'Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;',
  'Căn cứ Nghị định số 150/2025/NĐ-CP ngày 12 tháng 6 năm 2025 của Chính phủ;',
  'Thực hiện Kế hoạch số 41/KH-UBND ngày 12 tháng 02 năm 2026 về chuyển đổi số,',
  'các cơ quan, đơn vị rà soát, tổng hợp kết quả và gửi báo cáo đúng thời hạn quy',
  'định; những khó khăn, vướng mắc trong quá trình thực hiện cần nêu rõ nguyên',
  'nhân và kiến nghị hướng giải quyết để cấp có thẩm quyền xem xét, quyết định.',
  'Đề nghị thủ trưởng các đơn vị quan tâm chỉ đạo, tổ chức thực hiện nghiêm túc.',
];

const widthOf = (text: string, size: number): number => {
  let width = 0;
  for (const letter of text.normalize('NFC'))
    width += letter === ' ' ? 0.25 : /\p{Lu}/u.test(letter) ? 0.66 : 0.45;
  return width * size;
};

/** The pieces of a line, centred on `middle` or from `from`. */
function pieces(line: string, y: number, size: number, at: { middle?: number; from?: number }): PageItem[] {
  const parts = line.split('|');
  const widths = parts.map((part) => widthOf(part.replace('^', ''), size));
  const whole = widths.reduce((sum, width) => sum + width, 0);
  let x = at.from ?? (at.middle ?? 0) - whole / 2;
  return parts.map((part, index) => {
    const width = widths[index] ?? 0;
    const set = part.endsWith('^');
    const item = {
      text: part.replace('^', ''),
      x: set ? x - 4 : x,
      y: set ? y - 3 : y,
      width: set ? width + 6 : width,
      height: size,
    };
    x += width;
    return item;
  });
}

/** Sets the lines where the layouts of both systems have them. */
export function pageOf({
  above = [],
  left = [],
  right = [],
  to = [],
  title = [],
  body = BODY,
}: Sheet): PageText {
  const items: PageItem[] = [];
  let y = 50;
  for (const line of above) items.push(...pieces(line, (y += STEP), 13, { from: MARGIN }));
  const top = y + 14;
  left.forEach((line, at) => items.push(...pieces(line, top + at * STEP, 12, { middle: LEFT })));
  right.forEach((line, at) => items.push(...pieces(line, top + at * (STEP + 1), 12, { middle: RIGHT })));
  y = top + Math.max(left.length, right.length) * (STEP + 1) + 6;
  for (const line of to) items.push(...pieces(line, (y += STEP + 2), 14, { from: MARGIN + 60 }));
  if (title.length > 0) y += 14;
  for (const line of title) items.push(...pieces(line, (y += STEP + 2), 14, { middle: MIDDLE }));
  y += 14;
  for (const line of body) items.push(...pieces(line, (y += STEP + 4), 14, { from: MARGIN }));
  return { width: WIDTH, height: HEIGHT, items };
}

/** The same page with every text changed, as a damaged font or another normal form has it. */
export const respelt = (page: PageText, change: (text: string) => string): PageText => ({
  width: page.width,
  height: page.height,
  items: page.items.map(({ text, x, y, width, height }) => ({ text: change(text), x, y, width, height })),
});

/** Every item cut into pieces of so many letters, as a typesetter's file has them; a piece may begin with a blank. */
export function inPieces(page: PageText, letters: number): PageText {
  const items = page.items.flatMap(({ text, x, y, width, height }) => {
    const whole = widthOf(text, height);
    const pieces: PageItem[] = [];
    for (let from = 0; from < text.length; from += letters) {
      const piece = text.slice(from, from + letters);
      const before = (width * widthOf(text.slice(0, from), height)) / whole;
      const room = (width * widthOf(piece, height)) / whole;
      if (piece.trim() !== '') pieces.push({ text: piece, x: x + before, y, width: room, height });
    }
    return pieces;
  });
  return { width: page.width, height: page.height, items };
}

/** Ư ư as Word 2010 coded them, and Ò in capitals. */
export const asWord2010 = (text: string): string =>
  text.replaceAll('Ư', 'Ƣ').replaceAll('ư', 'ƣ').replaceAll('Ò', 'Õ');

/** What a foreign recogniser leaves of the words. */
export const withoutMarks = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replaceAll('Q', 'O');

/** A character map that is three letters off for all but a few. */
export const withBrokenMap = (text: string): string =>
  [...text].map((letter) => (/[\p{L}&/]/u.test(letter) ? shifted(letter) : letter)).join('');

const shifted = (letter: string): string => {
  const code = letter.codePointAt(0) ?? 0;
  return code < 128 ? String.fromCodePoint(code - 29) : String.fromCodePoint(0x04c0 + (code % 48));
};
