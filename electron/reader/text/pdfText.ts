import { type Letters, lettersOf } from './pdfFont.ts';
import { nameOf, PdfObjects } from './pdfObjects.ts';
import { areaOf, type Box, common, DrawnState, isWithin, matrixOf, rectangleOf } from './drawnState.ts';
import { Budget, isArray, isString, type PdfDict, PdfReader, type PdfValue, wordOf } from './pdfSyntax.ts';

const MOST = {
  fileBytes: 32 * 1024 * 1024,
  pages: 200,
  cost: 60_000_000,
  parents: 12,
  /** forms within each other: writers use two or three; what lies deeper is not read, and that is said */
  forms: 12,
  notes: 500,
  nodes: 20_000,
} as const;
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

/** What one page shows. */
export interface PdfPage {
  /** each line in the runs of which it is made */
  readonly lines: readonly (readonly string[])[];
  /** pixels of all its pictures together, each taken once; 0 without one */
  readonly picture: number;
  /** the part of the page that pictures lie on, 0 to 1; over 1 where they lie on each other */
  readonly covered: number;
  /** words that an eye sees: painted, not in white, on the page, and under no picture */
  readonly seen: string;
  /** something of it was not read: forms too deep in each other */
  readonly left: boolean;
  /** how often its operators show text, letters or not */
  readonly shown: number;
  /** signs of what draws it */
  readonly drawn: number;
  /** a part of it could not be unpacked */
  readonly broken: boolean;
}

/**
 * Every page by itself, with the words of its notes and fields; `whole` is false where the limits cut it.
 * @returns null for a file that costs too much
 */
export function pdfPages(
  pdf: Buffer,
  most: number,
): { pages: PdfPage[]; whole: boolean; doubtful: boolean } | null {
  if (pdf.length > MOST.fileBytes) return null;
  try {
    const objects = new PdfObjects(pdf, new Budget(costOf(pdf.length)));
    const pages: PdfPage[] = [];
    const { doubtful } = objects;
    let left = most;
    for (const dict of everyPage(objects)) {
      if (pages.length >= MOST.pages || left <= 0) return { pages, whole: false, doubtful };
      const sheet = sheetOf(objects, dict);
      const words = new Words(objects, left, sheet);
      const content = contentsOf(objects, dict);
      words.read(content, resourcesOf(objects, dict), 0);
      words.notes(dict);
      left -= words.length;
      pages.push({
        lines: words.lines,
        picture: words.pixels,
        covered: words.covered / Math.max(1, areaOf(sheet)),
        seen: words.seen(),
        left: words.left,
        shown: words.shown,
        drawn: content.trim().length,
        broken: content.trim() === '' && hasContents(objects, dict),
      });
    }
    return { pages, whole: left > 0, doubtful };
  } catch (cause) {
    if (cause instanceof RangeError) return null;
    throw cause;
  }
}

/** A stream is named, and nothing came out of it. */
function hasContents(objects: PdfObjects, page: PdfDict): boolean {
  const value = objects.get(page.get('Contents'));
  const parts = isArray(value) ? value : [page.get('Contents')];
  return parts.some((part) => {
    const length = objects.get(objects.dict(part)?.get('Length'));
    return objects.stream(part) === null && typeof length === 'number' && length > 0;
  });
}

/** Every page: those of the tree, whatever they call themselves (7.7.3.3 wants a type, viewers don't), and those beside it. */
function everyPage(objects: PdfObjects): Iterable<PdfDict> {
  const pages = new Set<PdfDict>();
  const seen = new Set<PdfDict>();
  const walk = (value: PdfValue | undefined, depth: number): void => {
    const node = objects.dict(value);
    if (node === null || seen.has(node) || seen.size > MOST.nodes) return;
    seen.add(node);
    const kids = objects.get(node.get('Kids'));
    if (!isArray(kids)) pages.add(node);
    else if (depth < MOST.parents) for (const kid of kids) walk(kid, depth + 1);
  };
  for (const catalog of objects.ofType('Catalog')) walk(catalog.get('Pages'), 0);
  for (const page of objects.ofType('Page')) pages.add(page);
  return pages;
}

/** What of the sheet a viewer shows (7.7.3.3), A4 where nobody says it. */
function sheetOf(objects: PdfObjects, page: PdfDict): Box {
  const media = rectangleOf(inherited(objects, page, 'MediaBox')) ?? A4;
  const sheet = common(media, rectangleOf(inherited(objects, page, 'CropBox')) ?? media);
  return areaOf(sheet) > 0 ? sheet : A4;
}
const A4: Box = [0, 0, 595, 842];

function inherited(objects: PdfObjects, page: PdfDict, key: string): PdfValue | undefined {
  let node: PdfDict | null = page;
  for (let up = 0; node !== null && up < MOST.parents; up += 1) {
    const own = objects.get(node.get(key));
    if (isArray(own)) return own.map((one) => objects.get(one) ?? null);
    node = objects.dict(node.get('Parent'));
  }
  return undefined;
}

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
    const page = new Words(objects, most, A4);
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
  length = 0;
  /** of pictures, each once */
  pixels = 0;
  /** square points under pictures */
  covered = 0;
  shown = 0;
  left = false;
  private readonly pictures = new Set<PdfDict>();
  /** what an eye may see, and where it begins; a picture over it takes it away */
  private runs: { readonly run: string; readonly x: number; readonly y: number; readonly line: number }[] =
    [];
  private state: DrawnState;
  private y = 0;
  private readonly objects: PdfObjects;
  private readonly most: number;

  constructor(objects: PdfObjects, most: number, sheet: Box) {
    this.objects = objects;
    this.most = most;
    this.state = new DrawnState(sheet);
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

  /** The runs that an eye sees, those of a line together. */
  seen(): string {
    const lines = new Map<number, string>();
    for (const { run, line } of this.runs) lines.set(line, (lines.get(line) ?? '') + run);
    return [...lines.values()].join('\n');
  }

  private cover(box: Box): void {
    this.objects.budget.spend(this.runs.length);
    this.runs = this.runs.filter(({ x, y }) => !isWithin(box, x, y, 0));
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
      this.state.take(word, held, (parts) => parts !== 2 && wordOfColour(held) === null);
      if (word === 'Tf') letters = this.lettersOf(this.named(resources, 'Font', held[0]));
      else if (word === 'Do') this.form(resources, held[0], depth);
      else if (word === 'BI') {
        this.pixels += inlinePixels(reader);
        this.paint();
        skipImage(reader);
      } else if (ENDS_PATH.has(word)) {
        const white = this.state.endPath(FILLS.has(word));
        if (white !== null) this.cover(white);
      } else this.operate(word, held, letters);
      held = [];
    }
  }

  private operate(word: string, held: readonly PdfValue[], letters: Letters): void {
    const last = held.at(-1);
    if (word === 'Tj') this.show(last, letters);
    else if (word === 'TJ') this.show(last, letters);
    else if (word === "'" || word === '"') {
      this.newLine();
      this.state.nextLine();
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
    this.shown += 1;
    const parts = isArray(value) ? value : value === undefined ? [] : [value];
    const run = parts
      .map((part) =>
        isString(part) ? letters(part.bytes) : typeof part === 'number' && part < WIDE_GAP ? ' ' : '',
      )
      .join('');
    if (run === '') return;
    this.lines.at(-1)?.push(run);
    this.length += run.length;
    if (!this.state.isSeen) return;
    const [x, y] = this.state.pen;
    this.runs.push({ run, x, y, line: this.lines.length });
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
    if (wanted === null || group === null) return;
    const dict = this.objects.dict(group.get(wanted));
    if (dict !== null && nameOf(dict.get('Subtype')) === 'Image') this.see(dict);
    if (dict === null || nameOf(dict.get('Subtype')) !== 'Form') return;
    if (depth >= MOST.forms) {
      this.left = true;
      return;
    }
    this.appearance(group.get(wanted), resources, depth);
  }

  private see(image: PdfDict): void {
    const [width, height] = ['Width', 'Height'].map((side) => this.objects.get(image.get(side)));
    const pixels = typeof width === 'number' && typeof height === 'number' ? width * height : 1;
    if (!this.pictures.has(image)) this.pixels += Math.max(pixels, 1);
    this.pictures.add(image);
    this.paint();
  }

  /** A picture is painted here: it lies over what was written there before. */
  private paint(): void {
    const box = this.state.picture;
    this.covered += areaOf(box);
    this.cover(box);
  }

  /** Words of notes, stamps and fields (12.5): what they say, and how they look. */
  notes(page: PdfDict): void {
    const list = this.objects.get(page.get('Annots'));
    for (const item of isArray(list) ? list.slice(0, MOST.notes) : []) {
      const note = this.objects.dict(item);
      if (note === null) continue;
      for (const key of ['Contents', 'V', 'T']) {
        const said = this.objects.get(note.get(key));
        if (!isString(said)) continue;
        this.newLine();
        this.lines.at(-1)?.push(textString(said.bytes));
        this.newLine();
      }
      // where it stands is not worked out: its words are searched, and clear nothing
      const page = this.state;
      this.state = new DrawnState(NOWHERE);
      this.appearance(this.objects.dict(note.get('AP'))?.get('N'), null, 1);
      this.state = page;
    }
  }

  private appearance(form: PdfValue | undefined, resources: PdfDict | null, depth: number): void {
    const dict = this.objects.dict(form);
    const content = this.objects.stream(form);
    if (dict === null) return;
    if (content === null) return;
    const matrix = this.objects.get(dict.get('Matrix'));
    this.newLine();
    this.state.enter(
      matrixOf(isArray(matrix) ? matrix : undefined),
      rectangleOf(this.objects.get(dict.get('BBox'))),
    );
    this.state.open(dict.has('OC'));
    this.read(content, this.objects.dict(dict.get('Resources')) ?? resources, depth + 1);
    this.state.close();
    this.state.restore();
    this.newLine();
  }
}

/** A text string outside content streams (7.9.2.2): UTF-16 with its mark, UTF-8 with its mark, or one byte a letter. */
function textString(bytes: string): string {
  const raw = Buffer.from(bytes, 'latin1');
  if (bytes.startsWith('\xfe\xff')) return new TextDecoder('utf-16be').decode(raw);
  if (bytes.startsWith('\xff\xfe')) return new TextDecoder('utf-16le').decode(raw);
  return bytes.startsWith('\xef\xbb\xbf') ? raw.toString('utf8') : latin(bytes);
}
const LATIN = new TextDecoder('windows-1252');
const latin = (bytes: string): string => LATIN.decode(Buffer.from(bytes, 'latin1'));

const NOWHERE: Box = [1, 1, 0, 0];
const ENDS_PATH = new Set(['n', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's']);
const FILLS = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*']);
/** The name of a pattern, which is no plain colour. */
const wordOfColour = (held: readonly PdfValue[]): string | null => nameOf(held.at(-1));

/** Width times height, as the picture says of itself; 1 where it doesn't. */
function inlinePixels(reader: PdfReader): number {
  const head = reader.text.slice(reader.at, reader.at + 400);
  const side = (name: RegExp): number => Number(name.exec(head)?.[1] ?? 1);
  return side(/\/W(?:idth)?\s{1,4}(\d{1,6})/) * side(/\/H(?:eight)?\s{1,4}(\d{1,6})/);
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
