import type { ReadUrgency } from './pageText.ts';

const URGENCIES: readonly (readonly [RegExp, ReadUrgency])[] = [
  [/^hỏa tốc$/iu, 'hoa-toc'],
  [/^thượng khẩn$/iu, 'thuong-khan'],
  [/^khẩn$/iu, 'khan'],
];

/** The degree of urgency that a line consists of. */
export const urgencyIn = (text: string): ReadUrgency | null =>
  URGENCIES.find(([word]) => word.test(text))?.[1] ?? null;
