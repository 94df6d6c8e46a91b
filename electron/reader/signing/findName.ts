import { lettersOf, type Letters } from '../text/pdfFont.ts';
import { nameOf, PdfObjects } from '../text/pdfObjects.ts';
import {
  Budget,
  isArray,
  isString,
  type PdfDict,
  PdfReader,
  type PdfValue,
  wordOf,
} from '../text/pdfSyntax.ts';
import { type Matrix, moved, type Sheet, times } from './sheet.ts';

/** Where a name stands on a page as it is seen, in points. */
export interface NamePlace {
  readonly sheet: Sheet;
  readonly centre: number;
  readonly baseline: number;
  readonly size: number;
}

/** Larger files are not searched for the name: what they are made of is pictures. */
const MOST_BYTES = 32 * 1024 * 1024;
const MOST_COST = 60_000_000;

/**
 * Where a name stands by itself, as under a signature: the lowest on the last of these pages that has it.
 * @param widthOf of a text in a usual font, for where its middle is
 * @returns null where it isn't found: a scan, a font without letters, a file that costs too much
 */
export function findName(
  pdf: Buffer,
  sheets: readonly Sheet[],
  name: string,
  widthOf: (text: string, size: number) => number,
): NamePlace | null {
  const wanted = squeezed(name);
  if (pdf.length > MOST_BYTES || wanted === '') return null;
  try {
    const objects = new PdfObjects(pdf, new Budget(MOST_COST));
    for (const sheet of [...sheets].reverse()) {
      const runs = new Runs(objects).of(sheet, widthOf);
      const found = lowest(runs, wanted);
      if (found !== null) return { sheet, centre: found.centre, baseline: found.baseline, size: found.size };
    }
    return null;
  } catch (cause) {
    if (cause instanceof RangeError) return null;
    throw cause;
  }
}

const squeezed = (text: string): string => text.normalize('NFC').replaceAll(/\s+/g, '');

interface Run {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly width: number;
}

const SAME_LINE = 2;
/** Runs for a letter: some writers put every letter, and every space, into one of its own. */
const RUNS_OF_A_LETTER = 3;

/** Runs side by side that are this name, with nothing close before and behind it. */
function lowest(runs: readonly Run[], wanted: string): Omit<NamePlace, 'sheet'> | null {
  const shown = runs.filter(({ text }) => squeezed(text) !== '');
  const ordered = shown.sort((a, b) => (Math.abs(a.y - b.y) < SAME_LINE ? a.x - b.x : a.y - b.y));
  for (const [at, first] of ordered.entries()) {
    let text = '';
    for (const [more, run] of ordered.slice(at, at + RUNS_OF_A_LETTER * wanted.length).entries()) {
      if (Math.abs(run.y - first.y) >= SAME_LINE || !wanted.startsWith(text)) break;
      text += squeezed(run.text);
      if (text !== wanted) continue;
      if (isApart(ordered[at - 1], first) && isApart(run, ordered[at + more + 1]))
        return { centre: (first.x + run.x + run.width) / 2, baseline: first.y, size: first.size };
    }
  }
  return null;
}

/** Further than a space is wide, or on another line. */
function isApart(left: Run | undefined, right: Run | undefined): boolean {
  if (left === undefined || right === undefined || Math.abs(left.y - right.y) >= SAME_LINE) return true;
  return right.x - left.x - left.width > 1.5 * right.size;
}

const MOST = { runs: 20_000, forms: 3, operands: 64, parents: 12, states: 50 } as const;
const AS_IT_IS: Matrix = [1, 0, 0, 1, 0, 0];

/** What the operators of a page show, with the place of each (9.4). */
class Runs {
  private readonly objects: PdfObjects;
  private readonly found: Run[] = [];
  private readonly fonts = new Map<PdfDict | null, Letters>();

  constructor(objects: PdfObjects) {
    this.objects = objects;
  }

  of(sheet: Sheet, widthOf: (text: string, size: number) => number): readonly Run[] {
    const page = this.objects.dict({ ref: sheet.number });
    if (page === null) return [];
    const contents = page.get('Contents');
    const list = this.objects.get(contents);
    const parts = isArray(list) ? list : [contents];
    const content = parts.map((part) => this.objects.stream(part) ?? '').join('\n');
    this.read(content, this.resourcesOf(page), { matrix: sheet.seen, depth: 0, widthOf });
    return this.found;
  }

  private resourcesOf(page: PdfDict): PdfDict | null {
    let node: PdfDict | null = page;
    for (let up = 0; node !== null && up < MOST.parents; up += 1) {
      const own = this.objects.dict(node.get('Resources'));
      if (own !== null) return own;
      node = this.objects.dict(node.get('Parent'));
    }
    return null;
  }

  private read(
    content: string,
    resources: PdfDict | null,
    how: {
      readonly matrix: Matrix;
      readonly depth: number;
      readonly widthOf: (text: string, size: number) => number;
    },
  ): void {
    const reader = new PdfReader(content, 0, this.objects.budget);
    const kept: Matrix[] = [];
    let matrix = how.matrix;
    let [line, text] = [AS_IT_IS, AS_IT_IS];
    let [size, leading] = [0, 0];
    let letters = this.lettersOf(null);
    let held: PdfValue[] = [];
    const numbers = (): number[] => held.map((one) => (typeof one === 'number' ? one : 0));
    const next = (x: number, y: number): void => {
      line = times([1, 0, 0, 1, x, y], line);
      text = line;
    };
    const show = (value: PdfValue | undefined): void => {
      const shown = shownBy(value, letters);
      const whole = times(text, matrix);
      const [x, y] = moved(whole, 0, 0);
      const real = Math.hypot(whole[2], whole[3]) * size;
      if (this.found.length < MOST.runs)
        this.found.push({ text: shown, x, y, size: real, width: how.widthOf(shown, real) });
      text = times([1, 0, 0, 1, how.widthOf(shown, size), 0], text);
    };
    for (let value = reader.next(); value !== undefined; value = reader.next()) {
      const word = wordOf(value);
      if (word === null) {
        if (held.length < MOST.operands) held.push(value);
        continue;
      }
      const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers();
      if (word === 'q' && kept.length < MOST.states) kept.push(matrix);
      else if (word === 'Q') matrix = kept.pop() ?? matrix;
      else if (word === 'cm') matrix = times([a, b, c, d, e, f], matrix);
      else if (word === 'BT') line = text = AS_IT_IS;
      else if (word === 'Tf') {
        letters = this.lettersOf(this.named(resources, 'Font', held[0]));
        size = b;
      } else if (word === 'TL') leading = a;
      else if (word === 'Tm') line = text = [a, b, c, d, e, f];
      else if (word === 'Td') next(a, b);
      else if (word === 'TD') {
        leading = -b;
        next(a, b);
      } else if (word === 'T*') next(0, -leading);
      else if (word === 'Tj' || word === 'TJ') show(held[0]);
      else if (word === "'" || word === '"') {
        next(0, -leading);
        show(held.at(-1));
      } else if (word === 'Do')
        this.form(resources, held[0], { matrix, depth: how.depth, widthOf: how.widthOf });
      held = [];
    }
  }

  private form(
    resources: PdfDict | null,
    name: PdfValue | undefined,
    how: Parameters<Runs['read']>[2],
  ): void {
    const group = this.objects.dict(resources?.get('XObject'));
    const form = group?.get(nameOf(name) ?? '');
    const dict = this.objects.dict(form);
    const content = this.objects.stream(form);
    if (dict === null || content === null || how.depth >= MOST.forms) return;
    if (nameOf(dict.get('Subtype')) !== 'Form') return;
    const own = this.objects.get(dict.get('Matrix'));
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = isArray(own) ? own.map(Number) : [];
    const matrix = times([a, b, c, d, e, f], how.matrix);
    const inner = this.objects.dict(dict.get('Resources')) ?? resources;
    this.read(content, inner, { matrix, depth: how.depth + 1, widthOf: how.widthOf });
  }

  private named(resources: PdfDict | null, kind: string, name: PdfValue | undefined): PdfDict | null {
    return this.objects.dict(this.objects.dict(resources?.get(kind))?.get(nameOf(name) ?? ''));
  }

  private lettersOf(font: PdfDict | null): Letters {
    const known = this.fonts.get(font) ?? lettersOf(this.objects, font);
    this.fonts.set(font, known);
    return known;
  }
}

const WIDE_GAP = -180;

/** Strings with the gaps between them: a wide gap is a space. */
function shownBy(value: PdfValue | undefined, letters: Letters): string {
  const parts = isArray(value) ? value : value === undefined ? [] : [value];
  return parts
    .map((part) =>
      isString(part) ? letters(part.bytes) : typeof part === 'number' && part < WIDE_GAP ? ' ' : '',
    )
    .join('');
}
