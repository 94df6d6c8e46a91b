import { isArray, isName, type PdfValue } from './pdfSyntax.ts';

/** Six numbers that map a point (8.3.3). */
export type Matrix = readonly [number, number, number, number, number, number];
export const AS_IT_IS: Matrix = [1, 0, 0, 1, 0, 0];
/** From the lower left to the upper right, in points. */
export type Box = readonly [left: number, bottom: number, right: number, top: number];

/** The matrix that does `inner` first, then `outer`. */
export function product(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

export const pointOf = ([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] => [
  a * x + c * y + e,
  b * x + d * y + f,
];

/** What a rectangle becomes: the box around it. */
export function boxOf(matrix: Matrix, [left, bottom, right, top]: Box): Box {
  const corners = [
    pointOf(matrix, left, bottom),
    pointOf(matrix, right, bottom),
    pointOf(matrix, left, top),
    pointOf(matrix, right, top),
  ];
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

export const common = (one: Box, other: Box): Box => [
  Math.max(one[0], other[0]),
  Math.max(one[1], other[1]),
  Math.min(one[2], other[2]),
  Math.min(one[3], other[3]),
];
export const areaOf = ([left, bottom, right, top]: Box): number =>
  Math.max(0, right - left) * Math.max(0, top - bottom);
export const isWithin = ([left, bottom, right, top]: Box, x: number, y: number, slack: number): boolean =>
  x >= left - slack && x <= right + slack && y >= bottom - slack && y <= top + slack;

const numberOf = (value: PdfValue | undefined): number => (typeof value === 'number' ? value : 0);
export function matrixOf(values: readonly PdfValue[] | undefined): Matrix {
  const [a, b, c, d, e, f] = values ?? [];
  if ((values?.length ?? 0) < 6) return AS_IT_IS;
  return [numberOf(a), numberOf(b), numberOf(c), numberOf(d), numberOf(e), numberOf(f)];
}
export function rectangleOf(value: PdfValue | undefined): Box | null {
  if (!isArray(value) || value.length < 4 || value.some((one) => typeof one !== 'number')) return null;
  const [a, b, c, d] = value.map(numberOf) as [number, number, number, number];
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
}

/** Everything is on the paper. */
const UNBOUNDED: Box = [-1e9, -1e9, 1e9, 1e9];
/** Text rendering modes that paint nothing: 3, and 7 which only clips (9.3.6). */
const UNPAINTED = new Set([3, 7]);
const DEEPEST_SAVED = 200;
const ALMOST_WHITE = 0.93;

interface Saved {
  readonly ctm: Matrix;
  readonly clip: Box;
  readonly isWhite: boolean;
  readonly mode: number;
  readonly size: number;
  readonly leading: number;
}

/**
 * What a page's operators have set (8.4, 9.3): where the pen is, and whether what it writes can be seen. Clips are the
 * boxes of rectangles; any other path is taken for the whole page.
 */
export class DrawnState {
  ctm: Matrix = AS_IT_IS;
  private clip: Box = UNBOUNDED;
  private isWhite = false;
  private mode = 0;
  private size = 0;
  private leading = 0;
  private readonly saved: Saved[] = [];
  /** marked content that is open, and whether it is in a layer, which may be off (8.11) */
  private readonly content: boolean[] = [];
  private line: Matrix = AS_IT_IS;
  private path: Box | null = null;
  private clips = false;

  /** @param page what of the sheet is shown */
  constructor(page: Box | null) {
    if (page !== null) this.clip = page;
  }

  save(): void {
    const { ctm, clip, isWhite, mode, size, leading } = this;
    if (this.saved.length < DEEPEST_SAVED) this.saved.push({ ctm, clip, isWhite, mode, size, leading });
  }

  restore(): void {
    const last = this.saved.pop();
    if (last !== undefined) Object.assign(this, last);
  }

  /** Into a form: its matrix, and nothing outside its box. */
  enter(matrix: Matrix, box: Box | null): void {
    this.save();
    this.ctm = product(this.ctm, matrix);
    if (box !== null) this.clip = common(this.clip, boxOf(this.ctm, box));
  }

  /** @returns false where the operator sets nothing of all this */
  take(word: string, held: readonly PdfValue[], isPlainColour: (parts: number) => boolean): boolean {
    const numbers = held.map(numberOf);
    const [x = 0, y = 0] = numbers;
    if (word === 'q') this.save();
    else if (word === 'Q') this.restore();
    else if (word === 'cm') this.ctm = product(this.ctm, matrixOf(held));
    else if (word === 'Tr') this.mode = x;
    else if (word === 'Tf') this.size = Math.abs(numbers.at(-1) ?? 0);
    else if (word === 'TL') this.leading = x;
    else if (word === 'BT') this.line = AS_IT_IS;
    else if (word === 'Tm') this.line = matrixOf(held);
    else if (word === 'Td') this.move(x, y);
    else if (word === 'TD') {
      this.leading = -y;
      this.move(x, y);
    } else if (word === 'T*') this.move(0, -this.leading);
    else if (word === 'g') this.isWhite = x >= ALMOST_WHITE;
    else if (word === 'rg')
      this.isWhite = numbers.length > 2 && numbers.every((part) => part >= ALMOST_WHITE);
    else if (word === 'k') this.isWhite = numbers.every((part) => part <= 1 - ALMOST_WHITE);
    else if (word === 'cs') this.isWhite = false;
    else if (word === 'sc' || word === 'scn') this.isWhite = isPlainColour(held.length) && isWhite(numbers);
    else if (word === 're') this.rectangle(numbers);
    else if (word === 'm' || word === 'l' || word === 'c') this.path = UNBOUNDED;
    else if (word === 'W' || word === 'W*') this.clips = true;
    else if (word === 'BMC' || word === 'BDC') this.open(isName(held[0]) && held[0].name === 'OC');
    else if (word === 'EMC') this.close();
    else return false;
    return true;
  }

  /** Content begins that is in a layer, or not. */
  open(isLayer: boolean): void {
    if (this.content.length < DEEPEST_SAVED) this.content.push(isLayer);
  }

  close(): void {
    this.content.pop();
  }

  private move(x: number, y: number): void {
    this.line = product(this.line, [1, 0, 0, 1, x, y]);
  }

  private rectangle([x = 0, y = 0, width = 0, height = 0]: readonly number[]): void {
    const box: Box = [
      Math.min(x, x + width),
      Math.min(y, y + height),
      Math.max(x, x + width),
      Math.max(y, y + height),
    ];
    const own = boxOf(this.ctm, box);
    this.path =
      this.path === null
        ? own
        : [
            Math.min(this.path[0], own[0]),
            Math.min(this.path[1], own[1]),
            Math.max(this.path[2], own[2]),
            Math.max(this.path[3], own[3]),
          ];
  }

  /** A path ends: it clips what follows. @returns the box that it paints over in white; null for every other */
  endPath(paints: boolean): Box | null {
    const { path } = this;
    if (this.clips && path !== null) this.clip = common(this.clip, path);
    this.path = null;
    this.clips = false;
    return paints && this.isWhite && path !== null && path !== UNBOUNDED ? common(path, this.clip) : null;
  }

  /** The next line by the leading that was set. */
  nextLine(): void {
    this.move(0, -this.leading);
  }

  /** Where text that is shown now begins. */
  get pen(): readonly [number, number] {
    const [, , , , e, f] = product(this.ctm, this.line);
    return [e, f];
  }

  /** Can an eye see text that is shown now? */
  get isSeen(): boolean {
    const [x, y] = this.pen;
    const [a, b, c, d] = product(this.ctm, this.line);
    const height = Math.hypot(c, d) * this.size;
    const width = Math.hypot(a, b) * this.size;
    if (this.content.includes(true)) return false;
    if (UNPAINTED.has(this.mode) || this.isWhite || Math.max(height, width) < SMALLEST) return false;
    return isWithin(this.clip, x, y, Math.max(height, width) + SLACK);
  }

  /** What of a picture lies on the page: the unit square (8.9.5). */
  get picture(): Box {
    return common(boxOf(this.ctm, [0, 0, 1, 1]), this.clip);
  }
}

const isWhite = (numbers: readonly number[]): boolean =>
  numbers.length === 4
    ? numbers.every((part) => part <= 1 - ALMOST_WHITE)
    : numbers.length > 0 && numbers.every((part) => part >= ALMOST_WHITE);

/** Points: smaller letters nobody reads. */
const SMALLEST = 2;
const SLACK = 1;
