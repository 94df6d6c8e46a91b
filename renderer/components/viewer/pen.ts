/** pdf.js' numbers of the operators that are followed. */
export type Operators = Readonly<
  Record<
    | 'beginAnnotation'
    | 'endAnnotation'
    | 'save'
    | 'restore'
    | 'transform'
    | 'paintFormXObjectBegin'
    | 'paintFormXObjectEnd'
    | 'beginText'
    | 'setFont'
    | 'setLeading'
    | 'setTextMatrix'
    | 'moveText'
    | 'setLeadingMoveText'
    | 'nextLine'
    | 'showText'
    | 'setTextRenderingMode'
    | 'setFillRGBColor'
    | 'setFillColorN'
    | 'setFillTransparent'
    | 'setGState'
    | 'clip'
    | 'eoClip'
    | 'constructPath'
    | 'endPath'
    | 'beginMarkedContent'
    | 'beginMarkedContentProps'
    | 'endMarkedContent'
    | 'fill'
    | 'eoFill'
    | 'fillStroke'
    | 'eoFillStroke'
    | 'paintImageXObject'
    | 'paintInlineImageXObject',
    number
  >
>;

export interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** A run of words in the page's own units: points from the lower left. */
export interface Run {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Matrix = readonly [number, number, number, number, number, number];

export const AS_IT_IS: Matrix = [1, 0, 0, 1, 0, 0];
/** Set closer by more than this, in thousandths of the letter's size, two glyphs are two words. */
const WORD_GAP = -180;

/** Where the pen is while operators are followed. */
export class Pen {
  readonly #saved: Matrix[] = [];
  #matrix: Matrix;
  #textMatrix = AS_IT_IS;
  #size = 0;
  #leading = 0;
  #line: readonly [number, number] = [0, 0];
  #x = 0;

  constructor(matrix: Matrix = AS_IT_IS) {
    this.#matrix = matrix;
  }

  /** What maps the units of what is drawn now to the page's. */
  get matrix(): Matrix {
    return this.#matrix;
  }

  take(operator: number, args: readonly unknown[], ops: Operators): Run | null {
    if (operator === ops.save) this.#saved.push(this.#matrix);
    else if (operator === ops.restore || operator === ops.paintFormXObjectEnd)
      this.#matrix = this.#saved.pop() ?? this.#matrix;
    else if (operator === ops.transform) this.#matrix = product(this.#matrix, matrixOf(args));
    else if (operator === ops.paintFormXObjectBegin) {
      this.#saved.push(this.#matrix);
      this.#matrix = product(this.#matrix, matrixOf(args[0]));
    } else if (operator === ops.beginText) this.#begin(AS_IT_IS);
    else if (operator === ops.setTextMatrix) this.#begin(matrixOf(args[0]));
    else if (operator === ops.setFont) this.#size = Math.abs(numberOf(args[1]));
    else if (operator === ops.setLeading) this.#leading = -numberOf(args[0]);
    else if (operator === ops.moveText) this.#move(numberOf(args[0]), numberOf(args[1]));
    else if (operator === ops.setLeadingMoveText) {
      this.#leading = numberOf(args[1]);
      this.#move(numberOf(args[0]), numberOf(args[1]));
    } else if (operator === ops.nextLine) this.#move(0, this.#leading);
    else if (operator === ops.showText) return this.#show(listOf(args[0]));
    return null;
  }

  #begin(matrix: Matrix): void {
    this.#textMatrix = matrix;
    this.#line = [0, 0];
    this.#x = 0;
  }

  #move(x: number, y: number): void {
    this.#line = [this.#line[0] + x, this.#line[1] + y];
    this.#x = this.#line[0];
  }

  #show(glyphs: readonly unknown[]): Run | null {
    let text = '';
    let thousandths = 0;
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') {
        thousandths -= glyph;
        if (glyph < WORD_GAP) text += ' ';
      } else if (isGlyph(glyph)) {
        thousandths += glyph.width;
        text += glyph.unicode;
      }
    }
    const from = this.#x;
    this.#x += (thousandths / 1000) * this.#size;
    if (text.trim() === '') return null;
    const matrix = product(this.#matrix, this.#textMatrix);
    const [a, b, c, d, e, f] = matrix;
    const y = this.#line[1];
    return {
      text,
      x: a * from + c * y + e,
      y: b * from + d * y + f,
      width: Math.hypot(a, b) * (this.#x - from),
      height: Math.hypot(c, d) * this.#size,
    };
  }
}

export const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);

export const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value)
    ? value
    : ArrayBuffer.isView(value) && !(value instanceof DataView)
      ? Array.from(value as Float32Array)
      : [];

const isGlyph = (value: unknown): value is { unicode: string; width: number } =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as { unicode?: unknown }).unicode === 'string' &&
  typeof (value as { width?: unknown }).width === 'number';

export function matrixOf(value: unknown): Matrix {
  const list = listOf(value).map(numberOf);
  const [a, b, c, d, e, f] = list;
  return list.length < 6 ? AS_IT_IS : [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f ?? 0];
}

/** The matrix that does `inner` first, then `outer`. */
export function product(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
