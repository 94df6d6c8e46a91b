/** What is used of fontkit; the package carries no types. */
declare module 'fontkit' {
  export interface FontkitGlyph {
    readonly id: number;
    /** in units of the font */
    readonly advanceWidth: number;
    readonly codePoints: readonly number[];
  }
  export interface FontkitSubset {
    /** @returns the number that the glyph has in the subset */
    includeGlyph(glyph: FontkitGlyph): number;
    encode(): Uint8Array;
  }
  export interface FontkitFont {
    readonly postscriptName: string;
    readonly unitsPerEm: number;
    readonly ascent: number;
    readonly descent: number;
    readonly capHeight: number;
    readonly italicAngle: number;
    readonly bbox: {
      readonly minX: number;
      readonly minY: number;
      readonly maxX: number;
      readonly maxY: number;
    };
    layout(text: string): { readonly glyphs: readonly FontkitGlyph[] };
    createSubset(): FontkitSubset;
  }
  export const create: (bytes: Uint8Array) => FontkitFont;
}
