import { deflateSync } from 'node:zlib';
import { create, type FontkitFont, type FontkitGlyph } from 'fontkit';
import type { Increment } from './increment.ts';
import { writeNumber } from './writeValue.ts';

/** A font of which the letters that are shown go into the file. */
export interface ShownFont {
  /** points */
  widthOf(text: string, size: number): number;
  /** the codes of the letters in hex, for `Tj` */
  codesOf(text: string): string;
  /** its object in the file, with what it needs, once all its words are known */
  embed(into: Increment): number;
}

/** @param ttf TrueType */
export function shownFont(ttf: Uint8Array): ShownFont {
  const font = create(ttf);
  const subset = font.createSubset();
  const taken = new Map<number, FontkitGlyph>();
  const scale = 1000 / font.unitsPerEm;
  let embedded: number | null = null;
  const take = (glyph: FontkitGlyph): number => {
    const number = subset.includeGlyph(glyph);
    taken.set(number, glyph);
    return number;
  };
  return {
    widthOf: (text, size) =>
      font.layout(text).glyphs.reduce((sum, { advanceWidth }) => sum + advanceWidth, 0) *
      ((scale * size) / 1000),
    codesOf: (text) =>
      font
        .layout(text)
        .glyphs.map((glyph) => hex4(take(glyph)))
        .join(''),
    embed: (into) => (embedded ??= embed(into, font, { taken, program: subset.encode(), scale })),
  };
}

const hex4 = (value: number): string => value.toString(16).padStart(4, '0');

interface Letters {
  readonly taken: ReadonlyMap<number, FontkitGlyph>;
  readonly program: Uint8Array;
  /** thousandths of the size for a unit of the font */
  readonly scale: number;
}

/** A composite font with the codes of its own glyphs (9.7), and the letters they mean (9.10.3). */
function embed(into: Increment, font: FontkitFont, { taken, program, scale }: Letters): number {
  const name = `/${TAG}+${font.postscriptName.replaceAll(/[^A-Za-z0-9-]/g, '')}`;
  const scaled = (value: number): string => writeNumber(Math.round(value * scale));
  const numbers = [...taken.keys()].sort((a, b) => a - b);
  const file = into.addStream(`/Filter/FlateDecode/Length1 ${String(program.length)}`, deflateSync(program));
  const box = [font.bbox.minX, font.bbox.minY, font.bbox.maxX, font.bbox.maxY].map(scaled).join(' ');
  const isSlanted = font.italicAngle !== 0;
  const descriptor = into.add(
    `<</Type/FontDescriptor/FontName${name}/Flags ${String(isSlanted ? SYMBOLIC | ITALIC : SYMBOLIC)}/FontBBox[${box}]` +
      `/ItalicAngle ${writeNumber(font.italicAngle)}/Ascent ${scaled(font.ascent)}/Descent ${scaled(font.descent)}` +
      `/CapHeight ${scaled(font.capHeight)}/StemV 80/FontFile2 ${String(file)} 0 R>>`,
  );
  const widths = numbers.map(
    (number) => `${String(number)}[${scaled(taken.get(number)?.advanceWidth ?? 0)}]`,
  );
  const descendant = into.add(
    `<</Type/Font/Subtype/CIDFontType2/BaseFont${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>` +
      `/FontDescriptor ${String(descriptor)} 0 R/CIDToGIDMap/Identity/DW 0/W[${widths.join(' ')}]>>`,
  );
  const meanings = into.addStream(
    '/Filter/FlateDecode',
    deflateSync(Buffer.from(letterMap(taken), 'latin1')),
  );
  return into.add(
    `<</Type/Font/Subtype/Type0/BaseFont${name}/Encoding/Identity-H/DescendantFonts[${String(descendant)} 0 R]` +
      `/ToUnicode ${String(meanings)} 0 R>>`,
  );
}

/** Six letters before the name say that not all of the font is there (9.6.4). */
const TAG = 'ANTHUK';
const [SYMBOLIC, ITALIC] = [4, 64];

function letterMap(taken: Letters['taken']): string {
  const lines = [...taken].map(([number, { codePoints }]) => {
    const text = Buffer.from(String.fromCodePoint(...codePoints), 'utf16le')
      .swap16()
      .toString('hex');
    return `<${hex4(number)}> <${text}>`;
  });
  const blocks: string[] = [];
  for (let at = 0; at < lines.length; at += 100) {
    const block = lines.slice(at, at + 100);
    blocks.push(`${String(block.length)} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return [
    '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap',
    '/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def',
    '/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def',
    '1 begincodespacerange\n<0000> <ffff>\nendcodespacerange',
    ...blocks,
    'endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend',
  ].join('\n');
}
