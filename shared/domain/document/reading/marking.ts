import { foldExact } from '../../text/fold.ts';
import { MARKING, startOf } from './layout.ts';

const COPY_NUMBER = /^bản số\s*[:.]?\s*(?<number>\d{1,4})\s*$/iu;

/**
 * Is this one of the lines that a classified document bears in its head ("MẬT", "Thời hạn bảo vệ: 10 năm", "Bản số: 03";
 * Thông tư of the Ministry of Public Security on marks of secrecy) and so no part of its subject?
 */
export function isMarking(text: string): boolean {
  const folded = foldExact(text);
  return MARKING.alone.includes(folded) || startOf(folded, MARKING.beginnings) !== null;
}

/** The number of the copy among these lines, as it is printed ("03"); null where none says it. */
export function copyNumberIn(lines: readonly string[]): string | null {
  for (const text of lines) {
    const { number } = COPY_NUMBER.exec(text.normalize('NFC').trim())?.groups ?? {};
    if (number !== undefined) return number;
  }
  return null;
}
