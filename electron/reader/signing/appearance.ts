import type { SignatureWidget } from '../../../shared/ipc/readerSigning.ts';
import type { ShownFont } from './embedFont.ts';
import type { NamePlace } from './findName.ts';
import type { Sheet } from './sheet.ts';
import { writeNumber } from './writeValue.ts';

export interface Fonts {
  readonly regular: ShownFont;
  readonly italic: ShownFont;
  readonly bold: ShownFont;
}

/** What a signature looks like and where: points of the page as it is seen. */
export interface Picture {
  readonly sheet: Sheet;
  readonly left: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
  readonly font: ShownFont;
  /** its operators, drawn from its own lower left corner */
  readonly content: string;
}

const mm = (value: number): number => (value * 72) / 25.4;
const [BLACK, RED, BLUE] = ['0 0 0', '0.8 0 0.05', '0 0.15 0.6'];
/** Words in a box: points. */
const SMALL = { size: 8, leading: 10, margin: 4 } as const;
const WIDEST = { person: 170, seal: 110 } as const;

type LineLook = 'number' | 'date' | 'level';
const STYLES: Readonly<Record<LineLook, readonly [keyof Fonts, string]>> = {
  number: ['regular', BLACK],
  date: ['italic', BLACK],
  level: ['bold', RED],
};

/** The sheets that a picture may stand on, and where the signer's name stands, if it was found. */
export interface Ground {
  readonly first: Sheet;
  readonly last: Sheet;
  readonly name: NamePlace | null;
}

export function pictureOf(widget: SignatureWidget, fonts: Fonts, ground: Ground): Picture {
  const { look, place } = widget;
  const isLine = look === 'number' || look === 'date' || look === 'level';
  if (isLine && place.at === 'line') return line(look, widget.lines.join(' '), place, fonts, ground.first);
  return box(widget, fonts.regular, ground);
}

function line(
  look: LineLook,
  words: string,
  place: Extract<SignatureWidget['place'], { at: 'line' }>,
  fonts: Fonts,
  sheet: Sheet,
): Picture {
  const [style, colour] = STYLES[look];
  const font = fonts[style];
  const { size } = place;
  const isFramed = look === 'level';
  const side = isFramed ? mm(2.5) : 2;
  const [above, below] = isFramed ? [size * 1.02, size * 0.45] : [size, size * 0.3];
  const stroke = isFramed ? 1.2 : 0;
  const width = font.widthOf(words, size) + 2 * (side + stroke);
  const height = above + below + 2 * stroke;
  const text = drawn(font, words, { size, colour, x: side + stroke, y: below + stroke });
  return {
    sheet,
    left: mm(place.centreMm) - width / 2,
    bottom: sheet.height - mm(place.baselineMm) - below - stroke,
    width,
    height,
    font,
    content: isFramed ? `${frame(RED, stroke, width, height)}${text}` : text,
  };
}

/** Words in a box above the name of the signer, or left of that: the seal stands left of the signature (NĐ 30/2020, Phụ lục I). */
function box({ look, lines, place }: SignatureWidget, font: ShownFont, { last, name }: Ground): Picture {
  const isSeal = look === 'seal';
  const { size, leading, margin } = SMALL;
  const wrapped = lines.flatMap((one) => broken(one, isSeal ? WIDEST.seal : WIDEST.person, font));
  const width = Math.max(...wrapped.map((one) => font.widthOf(one, size))) + 2 * margin;
  const height = wrapped.length * leading + 2 * margin;
  const colour = isSeal ? RED : BLUE;
  const content = wrapped
    .map((one, at) => drawn(font, one, { size, colour, x: margin, y: height - margin - at * leading - size }))
    .join('');
  const sheet = name?.sheet ?? last;
  const centre = name?.centre ?? sheet.width * 0.7;
  const foot = name === null ? mm(24) : name.baseline + name.size + 6;
  const isLeft = place.at === 'name' && place.side === 'left';
  const left = isLeft ? centre - WIDEST.person / 2 - margin - width : centre - width / 2;
  return {
    sheet,
    left: within(left, width, sheet.width),
    bottom: within(foot, height, sheet.height),
    width,
    height,
    font,
    content: isSeal ? `${frame(RED, 1.2, width, height)}${content}` : content,
  };
}

const EDGE = 14;
const within = (at: number, length: number, whole: number): number =>
  Math.max(EDGE, Math.min(at, whole - length - EDGE));

/** At spaces, into lines of this width. */
function broken(text: string, widest: number, font: ShownFont): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const longer = [lines.at(-1), word].filter((part) => part !== undefined).join(' ');
    if (lines.length > 0 && font.widthOf(longer, SMALL.size) <= widest) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

const pt = (value: number): string => writeNumber(Math.round(value * 1000) / 1000);

function drawn(
  font: ShownFont,
  text: string,
  at: { readonly size: number; readonly colour: string; readonly x: number; readonly y: number },
): string {
  return `BT ${at.colour} rg /F ${pt(at.size)} Tf 1 0 0 1 ${pt(at.x)} ${pt(at.y)} Tm <${font.codesOf(text)}> Tj ET\n`;
}

const frame = (colour: string, stroke: number, width: number, height: number): string =>
  `${colour} RG ${pt(stroke)} w ${pt(stroke / 2)} ${pt(stroke / 2)} ${pt(width - stroke)} ${pt(height - stroke)} re S\n`;
