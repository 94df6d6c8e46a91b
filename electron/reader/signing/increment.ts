import type { PdfDict, PdfValue } from '../text/pdfSyntax.ts';
import { nameOf, type Revision } from '../signatures/revisions.ts';
import { Ambiguous } from '../signatures/strictSyntax.ts';
import { writeDict } from './writeValue.ts';

/** Entries of a trailer that belong to one section, not to the document. */
const OF_THE_SECTION = new Set([
  ...['Prev', 'XRefStm', 'Size', 'Type', 'W', 'Index', 'Length', 'Filter', 'DecodeParms'],
  ...['FFilter', 'FDecodeParms', 'F', 'DL'],
]);

/** Where a piece of an object lies once it is written. */
export interface Written {
  readonly bytes: Buffer;
  /** of each object, the offset of its first byte in the whole file */
  readonly offsets: ReadonlyMap<number, number>;
}

/**
 * One incremental update (7.5.6) behind a document: objects that are new or another thing now, and a cross-reference
 * section of the kind that the document ends with.
 */
export class Increment {
  readonly base: Revision;
  private readonly objects = new Map<number, { readonly gen: number; readonly body: Buffer }>();
  private next: number;

  constructor(base: Revision) {
    this.base = base;
    const size = base.trailer.get('Size');
    const most = [...base.numbers()].reduce((highest, number) => Math.max(highest, number), 0);
    this.next = Math.max(typeof size === 'number' ? size : 0, most + 1);
  }

  /** A number that no object has. */
  allot(): number {
    this.next += 1;
    return this.next - 1;
  }

  add(body: string | Buffer, number = this.allot()): number {
    this.objects.set(number, { gen: 0, body: bytesOf(body) });
    return number;
  }

  /** Writes an object of the document anew. */
  replace(number: number, dict: ReadonlyMap<string, PdfValue>): void {
    const place = this.base.place(number);
    this.objects.set(number, { gen: place.kind === 'plain' ? place.gen : 0, body: bytesOf(writeDict(dict)) });
  }

  /** A stream with the entries of its dictionary but its length. */
  addStream(entries: string, content: Buffer): number {
    const head = `<<${entries}/Length ${String(content.length)}>>\nstream\n`;
    return this.add(Buffer.concat([bytesOf(head), content, bytesOf('\nendstream')]));
  }

  /** @param fileId 16 bytes in hex, the second half of the identifier of the file (14.4) */
  write(fileId: string): Written {
    const start = this.base.end;
    const parts: Buffer[] = [bytesOf('\n')];
    let at = start + 1;
    const put = (part: Buffer): void => {
      parts.push(part);
      at += part.length;
    };
    const offsets = new Map<number, number>();
    for (const [number, { gen, body }] of this.objects) {
      offsets.set(number, at);
      put(bytesOf(`${String(number)} ${String(gen)} obj\n`));
      put(body);
      put(bytesOf('\nendobj\n'));
    }
    const section = at;
    if (isStreamSection(this.base.trailer)) put(this.streamSection(offsets, section, fileId));
    else put(this.table(offsets, fileId));
    put(bytesOf(`startxref\n${String(section)}\n%%EOF\n`));
    return { bytes: Buffer.concat(parts), offsets };
  }

  private table(offsets: ReadonlyMap<number, number>, fileId: string): Buffer {
    const numbers = [...offsets.keys()].sort((a, b) => a - b);
    const lines = runsOf(numbers).map(
      (run) =>
        `${String(run[0])} ${String(run.length)}\n${run.map((number) => this.entry(number, offsets)).join('')}`,
    );
    const trailer = writeDict(this.trailer(this.next, fileId));
    return bytesOf(`xref\n${lines.join('')}trailer\n${trailer}\n`);
  }

  private entry(number: number, offsets: ReadonlyMap<number, number>): string {
    const gen = this.objects.get(number)?.gen ?? 0;
    return `${String(offsets.get(number)).padStart(10, '0')} ${String(gen).padStart(5, '0')} n \n`;
  }

  private streamSection(offsets: ReadonlyMap<number, number>, at: number, fileId: string): Buffer {
    const own = this.allot();
    const all = new Map([...offsets, [own, at]]);
    const numbers = [...all.keys()].sort((a, b) => a - b);
    const rows = Buffer.alloc(numbers.length * ROW);
    numbers.forEach((number, index) => {
      rows.writeUInt8(1, index * ROW);
      rows.writeUInt32BE(all.get(number) ?? 0, index * ROW + 1);
      rows.writeUInt16BE(this.objects.get(number)?.gen ?? 0, index * ROW + 5);
    });
    const dict = new Map<string, PdfValue>([
      ['Type', { name: 'XRef' }],
      ...this.trailer(this.next, fileId),
      ['W', [1, 4, 2]],
      ['Index', runsOf(numbers).flatMap((run) => [run[0] ?? 0, run.length])],
      ['Length', rows.length],
    ]);
    const head = bytesOf(`${String(own)} 0 obj\n${writeDict(dict)}\nstream\n`);
    return Buffer.concat([head, rows, bytesOf('\nendstream\nendobj\n')]);
  }

  private trailer(size: number, fileId: string): Map<string, PdfValue> {
    const { trailer, chain } = this.base;
    const kept = [...trailer].filter(([key]) => !OF_THE_SECTION.has(key));
    const [first] = this.base.array(trailer.get('ID')) ?? [];
    const renewed: PdfValue = { bytes: Buffer.from(fileId, 'hex').toString('latin1') };
    return new Map<string, PdfValue>([
      ['Size', size],
      ...kept,
      ['ID', [first ?? renewed, renewed]],
      ['Prev', chain[0]?.at ?? raiseNoSection()],
    ]);
  }
}

const ROW = 7;

function raiseNoSection(): never {
  throw new Ambiguous('xref');
}

/** A trailer of its own has no type; the dictionary of a cross-reference stream has. */
const isStreamSection = (trailer: PdfDict): boolean => nameOf(trailer.get('Type')) === 'XRef';

/** Numbers that follow each other, together. */
function runsOf(numbers: readonly number[]): number[][] {
  const runs: number[][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last !== undefined && last.at(-1) === number - 1) last.push(number);
    else runs.push([number]);
  }
  return runs;
}

const bytesOf = (body: string | Buffer): Buffer =>
  typeof body === 'string' ? Buffer.from(body, 'latin1') : body;
