import {
  concatTransformationMatrix,
  degrees,
  drawLinesOfText,
  drawRectangle,
  type PDFDict,
  type PDFDocument,
  type PDFName,
  type PDFOperator,
  type PDFPage,
  popGraphicsState,
  pushGraphicsState,
  rgb,
} from '@cantoo/pdf-lib';
import { create } from 'fontkit';
import type { CopyWords } from '../../../shared/ipc/readerCopies.ts';

const BLACK = rgb(0, 0, 0);
const WHITE = rgb(1, 1, 1);
const RED = rgb(0.7, 0.15, 0.12);
const LEVEL = degrees(0);

/** How much of what lies beneath a mark covers. */
const OPACITY = { across: 0.11, training: 0.16, ground: 0.84, full: 1 } as const;
type Cover = keyof typeof OPACITY;

/** Names of our font and our opacities among the resources of a page. */
type Names = Readonly<Record<Cover | 'font', PDFName>>;

interface Place {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly cover?: Cover;
  readonly color?: typeof BLACK;
}

/** What is drawn on one page: the words of its copy, and the foot with the place of the page. */
export interface PageWords {
  readonly copy: CopyWords;
  readonly foot: string;
  readonly isFirst: boolean;
}

/**
 * A pen that draws the marks of copies upright as the reader sees the page, whatever its rotation and its crop. Pages
 * may share their resources, those of fifty copies among them: each dictionary gets our names once.
 * @param bold TrueType
 * @param training the word over every page of a training vault
 */
export async function markPen(
  document: PDFDocument,
  bold: Uint8Array,
  training: string | null,
): Promise<(page: PDFPage, words: PageWords) => void> {
  document.registerFontkit({ create } as never);
  const font = await document.embedFont(bold, { subset: true });
  const { context } = document;
  const covers = (Object.keys(OPACITY) as Cover[]).map((cover) => {
    const opacity = OPACITY[cover];
    const state = context.register(context.obj({ Type: 'ExtGState', ca: opacity, CA: opacity }));
    return [cover, state] as const;
  });
  const known = new Map<PDFDict, Names>();
  const encoded = new Map<string, ReturnType<typeof font.encodeText>>();

  function namesOn({ node }: PDFPage): Names {
    const { Resources } = node.normalizedEntries();
    const names = known.get(Resources) ?? {
      font: node.newFontDictionary(font.name, font.ref),
      ...(Object.fromEntries(
        covers.map(([cover, state]) => [cover, node.newExtGState('GS', state)]),
      ) as Record<Cover, PDFName>),
    };
    known.set(Resources, names);
    return names;
  }

  function text(names: Names, words: string, { x, y, size, cover = 'full', color = BLACK }: Place) {
    const code = encoded.get(words) ?? font.encodeText(words);
    encoded.set(words, code);
    return drawLinesOfText([code], {
      x,
      y,
      size,
      color,
      font: names.font,
      graphicsState: names[cover],
      rotate: LEVEL,
      xSkew: LEVEL,
      ySkew: LEVEL,
      lineHeight: size,
    });
  }

  /** Through the middle of the page, rising to the right. */
  function aslant(names: Names, words: string, { width, height }: Size, angle: number, place: Slant) {
    const half = font.widthOfTextAtSize(words, place.size) / 2;
    return [
      pushGraphicsState(),
      turnedBy(angle, width / 2, height / 2),
      ...text(names, words, { ...place, x: -half, y: -place.size / 3 }),
      popGraphicsState(),
    ];
  }

  function foot(names: Names, words: string, { width }: Size): PDFOperator[] {
    const wide = font.widthOfTextAtSize(words, FOOT_SIZE);
    // smaller rather than cut off: every word of it tells whose copy this is
    const size = FOOT_SIZE * Math.min(1, (width - 20) / wide);
    const half = (wide * size) / FOOT_SIZE / 2;
    return [
      ...ground(names, { x: width / 2 - half - 4, y: 6, width: half * 2 + 8, height: 13 }, 0),
      ...text(names, words, { x: width / 2 - half, y: 9.8, size }),
    ];
  }

  /** Dấu "BẢN SAO SỐ" */
  function stamp(names: Names, words: string, { width, height }: Size): PDFOperator[] {
    const box = { width: font.widthOfTextAtSize(words, 11) + 16, height: 20 };
    const [x, y] = [width - box.width - 14, height - 29];
    return [...ground(names, { x, y, ...box }, 1.1), ...text(names, words, { x: x + 8, y: y + 6, size: 11 })];
  }

  return (page, words) => {
    const names = namesOn(page);
    const size = visibleSize(page);
    const narrow = Math.min(size.width, size.height);
    const across = Math.min(44, narrow * 0.09);
    const word = { size: Math.min(110, narrow * 0.185), cover: 'training', color: RED } as const;
    page.pushOperators(
      pushGraphicsState(),
      upright(page),
      ...aslant(names, words.copy.across, size, 35, { size: across, cover: 'across' }),
      ...foot(names, words.foot, size),
      ...(words.isFirst ? stamp(names, words.copy.stamp, size) : []),
      ...(training === null ? [] : aslant(names, training, size, 28, word)),
      popGraphicsState(),
    );
  };
}

const FOOT_SIZE = 7.5;

type Slant = Omit<Place, 'x' | 'y'>;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** White under the words, with a frame where `border` is given, points. */
function ground(
  names: Names,
  box: Size & { readonly x: number; readonly y: number },
  border: number,
): PDFOperator[] {
  const options = { ...box, rotate: LEVEL, xSkew: LEVEL, ySkew: LEVEL };
  const fill = { color: WHITE, borderColor: undefined, borderWidth: 0, graphicsState: names.ground };
  const frame = { color: undefined, borderColor: BLACK, borderWidth: border, graphicsState: names.full };
  return [
    ...drawRectangle({ ...options, ...fill }),
    ...(border === 0 ? [] : drawRectangle({ ...options, ...frame })),
  ];
}

const turned = (page: PDFPage): number => ((page.getRotation().angle % 360) + 360) % 360;

function visibleSize(page: PDFPage): Size {
  const { width, height } = page.getCropBox();
  return turned(page) % 180 === 90 ? { width: height, height: width } : { width, height };
}

/** The lower left corner of the page as it is seen becomes the origin. */
function upright(page: PDFPage): PDFOperator {
  const { x, y, width, height } = page.getCropBox();
  const angle = turned(page);
  if (angle === 90) return turnedBy(90, x + width, y);
  if (angle === 180) return turnedBy(180, x + width, y + height);
  return angle === 270 ? turnedBy(270, x, y + height) : turnedBy(0, x, y);
}

/** @param angle degrees, anticlockwise */
function turnedBy(angle: number, x: number, y: number): PDFOperator {
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  return concatTransformationMatrix(cos, sin, -sin, cos, x, y);
}
