import { type Letters, lettersOf } from './pdfFont.ts';
import { nameOf, PdfObjects } from './pdfObjects.ts';
import { Budget, isArray, isString, type PdfDict, PdfReader, type PdfValue, wordOf } from './pdfSyntax.ts';

const MOST = { fileBytes: 32 * 1024 * 1024, pages: 200, cost: 60_000_000, parents: 12, forms: 3 } as const;
/** Characters that reading a file of this size may cost: honest ones cost some ten for a byte. */
const costOf = (bytes: number): number => Math.min(MOST.cost, 8_000_000 + 24 * bytes);

/**
 * The words of a PDF, to be searched: every run of a line joined, and every run again on a line of its own (columns stand
 * beside each other, a mark in a box must not grow together with its neighbour).
 * @returns null where there are no words to be read: a scan, an encrypted or damaged file, one that costs too much
 */
export function pdfText(pdf: Buffer, most: number): string | null {
  const words = wordsOf(pdf, most);
  return words?.text() ?? null;
}

/** Its lines, each once, to be compared with those of another PDF. @returns null as `pdfText` */
export const pdfLines = (pdf: Buffer, most: number): string[] | null => wordsOf(pdf, most)?.whole() ?? null;

/** The lines of its first page, each in the runs of which it is made. @returns null as `pdfText` */
export function pdfFirstPage(pdf: Buffer, most: number): readonly (readonly string[])[] | null {
  const words = wordsOf(pdf, most, firstPageOf);
  return words === null || words.whole() === null ? null : words.lines;
}

const everyPage = (objects: PdfObjects): Iterable<PdfDict> => objects.ofType('Page');

/** By the tree of its pages (7.7.3), which need not lie in their order; without one, what lies first. */
function firstPageOf(objects: PdfObjects): Iterable<PdfDict> {
  const [catalog] = objects.ofType('Catalog');
  let node = objects.dict(catalog?.get('Pages'));
  for (let down = 0; node !== null && down < MOST.parents; down += 1) {
    if (nameOf(node.get('Type')) === 'Page') return [node];
    const kids: PdfValue | undefined = objects.get(node.get('Kids'));
    node = isArray(kids) ? objects.dict(kids[0]) : null;
  }
  const [first] = objects.ofType('Page');
  return first === undefined ? [] : [first];
}

function wordsOf(
  pdf: Buffer,
  most: number,
  pagesOf: (objects: PdfObjects) => Iterable<PdfDict> = everyPage,
): Words | null {
  if (pdf.length > MOST.fileBytes || pdf.includes('/Encrypt')) return null;
  try {
    const objects = new PdfObjects(pdf, new Budget(costOf(pdf.length)));
    const page = new Words(objects, most);
    let pages = 0;
    for (const dict of pagesOf(objects)) {
      if (pages >= MOST.pages || page.full) break;
      pages += 1;
      page.read(contentsOf(objects, dict), resourcesOf(objects, dict), 0);
      page.newLine();
    }
    return page;
  } catch (cause) {
    if (cause instanceof RangeError) return null;
    throw cause;
  }
}

function contentsOf(objects: PdfObjects, page: PdfDict): string {
  const contents = page.get('Contents');
  const value = objects.get(contents);
  const parts = isArray(value) ? value : [contents];
  return parts.map((part) => objects.stream(part) ?? '').join('\n');
}

/** Inherited from the nodes above (7.7.3.4). */
function resourcesOf(objects: PdfObjects, page: PdfDict): PdfDict | null {
  let node: PdfDict | null = page;
  for (let up = 0; node !== null && up < MOST.parents; up += 1) {
    const own = objects.dict(node.get('Resources'));
    if (own !== null) return own;
    node = objects.dict(node.get('Parent'));
  }
  return null;
}

/** What the operators of a content stream show, in their order (9.4). */
class Words {
  readonly lines: string[][] = [[]];
  private readonly fonts = new Map<PdfDict | null, Letters>();
  private length = 0;
  private y = 0;
  private readonly objects: PdfObjects;
  private readonly most: number;

  constructor(objects: PdfObjects, most: number) {
    this.objects = objects;
    this.most = most;
  }

  get full(): boolean {
    return this.length >= this.most;
  }

  newLine(): void {
    if ((this.lines.at(-1)?.length ?? 0) > 0) this.lines.push([]);
  }

  whole(): string[] | null {
    const lines = this.lines.map((runs) => runs.join(''));
    return lines.some((line) => line.trim() !== '') ? lines : null;
  }

  text(): string | null {
    const joined = this.whole()?.join('\n');
    if (joined === undefined) return null;
    const apart = this.lines.filter((runs) => runs.length > 1).map((runs) => runs.join('\n'));
    return [joined, ...apart].join('\n').slice(0, this.most);
  }

  read(content: string, resources: PdfDict | null, depth: number): void {
    const reader = new PdfReader(content, 0, this.objects.budget);
    let letters: Letters = this.lettersOf(null);
    let held: PdfValue[] = [];
    for (let value = reader.next(); value !== undefined && !this.full; value = reader.next()) {
      const word = wordOf(value);
      if (word === null) {
        if (held.length < MOST_OPERANDS) held.push(value);
        continue;
      }
      if (word === 'Tf') letters = this.lettersOf(this.named(resources, 'Font', held[0]));
      else if (word === 'Do') this.form(resources, held[0], depth);
      else if (word === 'BI') skipImage(reader);
      else this.operate(word, held, letters);
      held = [];
    }
  }

  private operate(word: string, held: readonly PdfValue[], letters: Letters): void {
    const last = held.at(-1);
    if (word === 'Tj') this.show(last, letters);
    else if (word === 'TJ') this.show(last, letters);
    else if (word === "'" || word === '"') {
      this.newLine();
      this.show(last, letters);
    } else if (word === 'T*') this.newLine();
    else if (word === 'Td' || word === 'TD') this.moveTo(this.y + (typeof last === 'number' ? last : 0));
    else if (word === 'Tm') this.moveTo(typeof last === 'number' ? last : this.y);
    else if (word === 'BT') this.y = Number.NaN;
  }

  private moveTo(y: number): void {
    if (Number.isNaN(this.y) ? this.lastY !== y : Math.abs(y - this.y) > SAME_LINE) this.newLine();
    this.y = y;
    this.lastY = y;
  }
  private lastY = Number.NaN;

  /** A string, or strings with the gaps between them: a wide gap is a space. */
  private show(value: PdfValue | undefined, letters: Letters): void {
    const parts = isArray(value) ? value : value === undefined ? [] : [value];
    const run = parts
      .map((part) =>
        isString(part) ? letters(part.bytes) : typeof part === 'number' && part < WIDE_GAP ? ' ' : '',
      )
      .join('');
    if (run === '') return;
    this.lines.at(-1)?.push(run);
    this.length += run.length;
  }

  private named(resources: PdfDict | null, kind: string, name: PdfValue | undefined): PdfDict | null {
    const wanted = nameOf(name);
    const group = resources === null ? null : this.objects.dict(resources.get(kind));
    return wanted === null || group === null ? null : this.objects.dict(group.get(wanted));
  }

  private lettersOf(font: PdfDict | null): Letters {
    const known = this.fonts.get(font) ?? lettersOf(this.objects, font);
    this.fonts.set(font, known);
    return known;
  }

  private form(resources: PdfDict | null, name: PdfValue | undefined, depth: number): void {
    const wanted = nameOf(name);
    const group = resources === null ? null : this.objects.dict(resources.get('XObject'));
    if (wanted === null || group === null || depth >= MOST.forms) return;
    const dict = this.objects.dict(group.get(wanted));
    if (dict === null || nameOf(dict.get('Subtype')) !== 'Form') return;
    const content = this.objects.stream(group.get(wanted));
    if (content === null) return;
    this.newLine();
    this.read(content, this.objects.dict(dict.get('Resources')) ?? resources, depth + 1);
    this.newLine();
  }
}

const MOST_OPERANDS = 64;
const SAME_LINE = 1.5;
const WIDE_GAP = -180;

/** The bytes of a picture inside the stream are no operators. */
function skipImage(reader: PdfReader): void {
  const end = /\sEI(?=\s|$)/g;
  end.lastIndex = reader.at;
  const found = end.exec(reader.text);
  const to = found === null ? reader.text.length : end.lastIndex;
  reader.budget.spend(to - reader.at);
  reader.at = to;
}
