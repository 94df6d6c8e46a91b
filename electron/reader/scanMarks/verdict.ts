import type { StampKind } from './wordShapes.ts';

/** The letters of each stamp without their marks. */
const LETTERS: Readonly<Record<StampKind, string>> = {
  mat: 'MAT',
  'toi-mat': 'TOIMAT',
  'tuyet-mat': 'TUYETMAT',
  khan: 'KHAN',
  'thuong-khan': 'THUONGKHAN',
  'hoa-toc': 'HOATOC',
};
/** HỎA TỐC HẸN GIỜ is more than the stamp of six letters. */
const AT_AN_HOUR = 'HOATOCHENGIO';

/** Letters of the base alphabet that a text consists of; what a frame left behind is dropped. */
const lettersOf = (text: string): string =>
  text
    .normalize('NFD')
    .toUpperCase()
    .replaceAll('Đ', 'D')
    .replaceAll(/[01]/g, (digit) => (digit === '0' ? 'O' : 'I'))
    .replaceAll(/[^A-Z]/g, '');

/** "MẶT", "MÁT", "KHÁN": other words of the same letters, as the recogniser reads them. */
const OTHER_WORDS = new Set(
  ['MẶT', 'MÁT', 'MẮT', 'MẠT', 'KHÁN', 'KHẢN', 'KHAN'].map((word) => word.normalize('NFC')),
);

/** As sure as a shape must be for what the recogniser read. */
const SURE = { same: 0.5, other: 0.68, near: 0.55, nearShort: 0.88, far: 0.74, nothing: 0.8 } as const;
const FAR = 2;
const SHORT = 4;
/** A stamp is set in capitals; in worn ink the recogniser takes some of them for small letters. */
const CAPITALS = 0.5;

const share = (text: string): number => {
  const letters = text.match(/\p{L}/gu) ?? [];
  return letters.length === 0 ? 0 : (text.match(/\p{Lu}/gu) ?? []).length / letters.length;
};

/**
 * Which stamp a place bears, by its shape and by what was recognised in it; null where the two don't agree.
 * @param text as recognised
 * @param isStamp red, or in a frame of its own: no other word of these letters is set so
 */
export function verdictOn(kind: StampKind, sure: number, text: string, isStamp: boolean): StampKind | null {
  const letters = lettersOf(text);
  if (letters === '') return sure >= SURE.nothing ? kind : null;
  if (share(text) < CAPITALS) return null;
  if (letters === AT_AN_HOUR) return 'hoa-toc';
  for (const [same, word] of Object.entries(LETTERS) as [StampKind, string][])
    if (letters === word) {
      const isOther = OTHER_WORDS.has(
        text
          .normalize('NFC')
          .toUpperCase()
          .replaceAll(/[^\p{L}]/gu, ''),
      );
      return sure >= SURE.same && (!isOther || (isStamp && sure >= SURE.other)) ? same : null;
    }
  const wanted = LETTERS[kind];
  const off = distance(letters, wanted);
  if (off === 1 && sure >= (wanted.length > SHORT ? SURE.near : SURE.nearShort)) return kind;
  return off === FAR && wanted.length > SHORT && sure >= SURE.far ? kind : null;
}

/** Letters that one must change, add or drop (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let y = 1; y <= one.length; y += 1) {
    const next = [y];
    for (let x = 1; x <= other.length; x += 1)
      next.push(
        Math.min(
          (row[x] ?? 0) + 1,
          (next[x - 1] ?? 0) + 1,
          (row[x - 1] ?? 0) + (one[y - 1] === other[x - 1] ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[other.length] ?? 0;
}
