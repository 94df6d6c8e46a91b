import shapes from './shapes.json' with { type: 'json' };
import { alike, levelled, type Shape } from './shape.ts';

export type StampWord = 'MẬT' | 'TỐI' | 'TUYỆT' | 'KHẨN' | 'THƯỢNG' | 'HỎA' | 'TỐC';
export type StampKind = 'mat' | 'toi-mat' | 'tuyet-mat' | 'khan' | 'thuong-khan' | 'hoa-toc';

/** The words of each stamp. */
export const STAMPS: Readonly<Record<StampKind, readonly StampWord[]>> = {
  mat: ['MẬT'],
  'toi-mat': ['TỐI', 'MẬT'],
  'tuyet-mat': ['TUYỆT', 'MẬT'],
  khan: ['KHẨN'],
  'thuong-khan': ['THƯỢNG', 'KHẨN'],
  'hoa-toc': ['HỎA', 'TỐC'],
};

interface Known {
  readonly word: string;
  /** width by height of the capitals, as the font sets it */
  readonly aspect: number;
  readonly shape: Shape;
}
const KNOWN: readonly Known[] = shapes.map(({ word, aspect, base64 }) => ({
  word,
  aspect,
  shape: levelled(Float32Array.from(new Int8Array(Buffer.from(base64, 'base64')))),
}));

/** Narrower than the font sets it, and wider (letters apart). */
const ASPECT = { least: 0.62, most: 2.6 } as const;

/** How much a piece looks like a word, −1 to 1. */
export function likeness(word: StampWord, piece: { readonly shape: Shape; readonly aspect: number }): number {
  let best = -1;
  for (const known of KNOWN) {
    if (known.word !== word) continue;
    const wide = piece.aspect / known.aspect;
    if (wide < ASPECT.least || wide > ASPECT.most) continue;
    best = Math.max(best, alike(known.shape, piece.shape));
  }
  return best;
}
