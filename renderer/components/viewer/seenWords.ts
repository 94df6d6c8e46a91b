import { listOf, type Matrix, numberOf, type OperatorList, type Operators, Pen, type Run } from './pen.ts';

type Box = readonly [left: number, bottom: number, right: number, top: number];

/** The runs of a page that an eye sees, and whether there are others that it doesn't. */
export interface SeenWords {
  readonly seen: readonly Run[];
  readonly hides: boolean;
}

const MOST_RUNS = 8_000;
/** Of operators, and of runs that are held against what covers them; what lies beyond is not seen. */
const MOST_STEPS = 4_000_000;
/** Between two of them others may work: some 10 ms. */
const STEPS_AT_ONCE = 50_000;
/** Rendering modes that paint nothing (ISO 32000-1, 9.3.6). */
const UNPAINTED = new Set([3, 7]);
const ALMOST_WHITE = 237;
const ALMOST_CLEAR = 0.05;
/** A picture covers what is under it where it lies on so much of the page: a seal is smaller, and is seen through. */
const COVERS = 0.25;
const SMALLEST = 2;

interface Look {
  readonly isWhite: boolean;
  readonly alpha: number;
  readonly mode: number;
  readonly clip: Box;
}

/**
 * Which words of a page are seen, by the operators that would draw it: painted, in a colour other than white, on the
 * page and in its clip, in no layer that is off, and under no picture. What annotations draw is left to `widgetWords`.
 * @param isOn whether a layer is shown, by what the list says of it
 * @param breath lets others work, between two parts of it
 */
export async function seenWords(
  { fnArray, argsArray }: OperatorList,
  {
    ops,
    page,
    isOn,
  }: { readonly ops: Operators; readonly page: Box; readonly isOn: (layer: unknown) => boolean },
  breath: () => Promise<void>,
): Promise<SeenWords> {
  const walk = new Walk(ops, page, isOn);
  let inAnnotation = false;
  let paused = 0;
  for (const [index, operator] of fnArray.entries()) {
    if (operator === ops.beginAnnotation) inAnnotation = true;
    else if (operator === ops.endAnnotation) inAnnotation = false;
    else if (!inAnnotation) walk.take(operator, listOf(argsArray[index]));
    if (walk.isFull) return { ...walk.result, hides: true };
    if (walk.steps - paused < STEPS_AT_ONCE) continue;
    paused = walk.steps;
    await breath();
  }
  return walk.result;
}

class Walk {
  readonly #ops: Operators;
  readonly #page: Box;
  readonly #pen = new Pen();
  readonly #saved: Look[] = [];
  readonly #isOn: (layer: unknown) => boolean;
  /** marked content that is open, and whether it is in a layer that is off */
  readonly #content: boolean[] = [];
  steps = 0;
  #look: Look;
  #clips = false;
  #runs: Run[] = [];
  #hides = false;

  constructor(ops: Operators, page: Box, isOn: (layer: unknown) => boolean) {
    this.#isOn = isOn;
    this.#ops = ops;
    this.#page = page;
    this.#look = { isWhite: false, alpha: 1, mode: 0, clip: page };
  }

  get isFull(): boolean {
    return this.#runs.length >= MOST_RUNS || this.steps > MOST_STEPS;
  }

  get result(): SeenWords {
    return { seen: this.#runs, hides: this.#hides };
  }

  take(operator: number, args: readonly unknown[]): void {
    const ops = this.#ops;
    this.steps += 1;
    if (operator === ops.save || operator === ops.paintFormXObjectBegin) this.#saved.push(this.#look);
    else if (operator === ops.restore || operator === ops.paintFormXObjectEnd)
      this.#look = this.#saved.pop() ?? this.#look;
    else if (operator === ops.setTextRenderingMode) this.#set({ mode: numberOf(args[0]) });
    else if (operator === ops.setFillRGBColor) this.#set({ isWhite: isWhite(args) });
    else if (operator === ops.setFillColorN) this.#set({ isWhite: false });
    else if (operator === ops.setFillTransparent) this.#set({ isWhite: true });
    else if (operator === ops.setGState) this.#setAlpha(listOf(args[0]));
    else if (operator === ops.clip || operator === ops.eoClip) this.#clips = true;
    else if (operator === ops.beginMarkedContent) this.#content.push(false);
    else if (operator === ops.beginMarkedContentProps)
      this.#content.push(args[0] === 'OC' && !this.#isOn(args[1]));
    else if (operator === ops.endMarkedContent) this.#content.pop();
    else if (operator === ops.constructPath) this.#path(args);
    else if (operator === ops.paintImageXObject || operator === ops.paintInlineImageXObject)
      this.#cover(boxOf(this.#pen.matrix, [0, 0, 1, 1]), COVERS);
    const run = this.#pen.take(operator, args, ops);
    if (operator === ops.paintFormXObjectBegin) this.#clipTo(listOf(args[1]).map(numberOf));
    if (run === null) return;
    if (this.#isSeen(run)) this.#runs.push(run);
    else this.#hides = true;
  }

  #set(change: Partial<Look>): void {
    this.#look = { ...this.#look, ...change };
  }

  #setAlpha(states: readonly unknown[]): void {
    for (const state of states) {
      const [key, value] = listOf(state);
      if (key === 'ca') this.#set({ alpha: numberOf(value) });
    }
  }

  /** A path ends: it clips, or lies over what is there. */
  #path([end, , bounds]: readonly unknown[]): void {
    const ops = this.#ops;
    const box = listOf(bounds).map(numberOf);
    if (this.#clips) this.#clipTo(box);
    this.#clips = false;
    const fills = [ops.fill, ops.eoFill, ops.fillStroke, ops.eoFillStroke].includes(numberOf(end));
    if (fills && this.#look.isWhite && this.#look.alpha > 1 - ALMOST_CLEAR && box.length === 4)
      this.#cover(boxOf(this.#pen.matrix, box as unknown as Box), 0);
  }

  #clipTo(box: readonly number[]): void {
    if (box.length !== 4 || box.some((side) => !Number.isFinite(side))) return;
    this.#set({ clip: common(this.#look.clip, boxOf(this.#pen.matrix, box as unknown as Box)) });
  }

  #cover(whole: Box, share: number): void {
    const box = common(whole, this.#look.clip);
    if (!box.every(Number.isFinite) || areaOf(box) < areaOf(this.#page) * share) return;
    const before = this.#runs.length;
    this.steps += before;
    this.#runs = this.#runs.filter(({ x, y }) => !isWithin(box, x, y, 0));
    if (this.#runs.length < before) this.#hides = true;
  }

  #isSeen({ x, y, height }: Run): boolean {
    const { isWhite: white, alpha, mode, clip } = this.#look;
    if (this.#content.includes(true)) return false;
    if (white || alpha < ALMOST_CLEAR || UNPAINTED.has(mode) || height < SMALLEST) return false;
    return isWithin(clip, x, y, height + 1);
  }
}

/** "#ffffff", or three numbers to 255. */
function isWhite([first, ...rest]: readonly unknown[]): boolean {
  if (typeof first !== 'string')
    return [first, ...rest].slice(0, 3).every((part) => numberOf(part) >= ALMOST_WHITE);
  const parts = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})/i.exec(first)?.slice(1) ?? [];
  return parts.length === 3 && parts.every((part) => Number.parseInt(part, 16) >= ALMOST_WHITE);
}

function boxOf([a, b, c, d, e, f]: Matrix, [left, bottom, right, top]: Box): Box {
  const xs = [left, right].flatMap((x) => [bottom, top].map((y) => a * x + c * y + e));
  const ys = [left, right].flatMap((x) => [bottom, top].map((y) => b * x + d * y + f));
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

const common = (one: Box, other: Box): Box => [
  Math.max(one[0], other[0]),
  Math.max(one[1], other[1]),
  Math.min(one[2], other[2]),
  Math.min(one[3], other[3]),
];
const areaOf = ([left, bottom, right, top]: Box): number =>
  Math.max(0, right - left) * Math.max(0, top - bottom);
const isWithin = ([left, bottom, right, top]: Box, x: number, y: number, slack: number): boolean =>
  x >= left - slack && x <= right + slack && y >= bottom - slack && y <= top + slack;
