import { deflateSync } from 'node:zlib';
import type { GrowingPdf } from './signedPdf.ts';

const HEAD = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';
const OBJECTS_A_STREAM = 50;

/**
 * A PDF as programs write it today: its objects lie in deflated object streams, and a cross-reference stream says where
 * (ISO 32000-1, 7.5.7 and 7.5.8).
 */
export function packedPdf(objects: Readonly<Record<number, string>>): GrowingPdf {
  const entries = Object.entries(objects).map(([number, body]) => [Number(number), body] as const);
  const parts: Buffer[] = [Buffer.from(HEAD, 'latin1')];
  let at = parts[0]?.length ?? 0;
  let next = Math.max(...entries.map(([number]) => number)) + 1;
  const rows = new Map<number, readonly [type: number, first: number, second: number]>([[0, [0, 0, 255]]]);
  const put = (number: number, dict: string, data: Buffer): void => {
    rows.set(number, [1, at, 0]);
    const head = `${String(number)} 0 obj\n<<${dict}/Filter/FlateDecode/Length ${String(data.length)}>>\nstream\n`;
    const whole = Buffer.concat([Buffer.from(head, 'latin1'), data, Buffer.from('\nendstream\nendobj\n')]);
    parts.push(whole);
    at += whole.length;
  };
  for (let from = 0; from < entries.length; from += OBJECTS_A_STREAM) {
    const some = entries.slice(from, from + OBJECTS_A_STREAM);
    const container = next;
    next += 1;
    let offset = 0;
    const index = some.map(([number, body], place) => {
      rows.set(number, [2, container, place]);
      const told = `${String(number)} ${String(offset)}`;
      offset += body.length + 1;
      return told;
    });
    const first = `${index.join(' ')}\n`;
    const text = first + some.map(([, body]) => `${body}\n`).join('');
    const dict = `/Type/ObjStm/N ${String(some.length)}/First ${String(first.length)}`;
    put(container, dict, deflateSync(Buffer.from(text, 'latin1')));
  }
  const start = at;
  rows.set(next, [1, at, 0]);
  const table = Buffer.alloc(7 * (next + 1));
  for (const [number, [type, one, two]] of rows) {
    table.writeUInt8(type, 7 * number);
    table.writeUInt32BE(one, 7 * number + 1);
    table.writeUInt16BE(two, 7 * number + 5);
  }
  put(next, `/Type/XRef/Size ${String(next + 1)}/W[1 4 2]/Root 1 0 R`, deflateSync(table));
  parts.push(Buffer.from(`startxref\n${String(start)}\n%%EOF\n`));
  return { bytes: Buffer.concat(parts), objects: new Map([...entries, [next, '']]), prev: start };
}

/** A form of that many fields of text on one page, each with its widget and what it is drawn with. */
export function packedForm(fields: number): GrowingPdf {
  const numbers = Array.from({ length: fields }, (_, at) => 20 + at);
  const named = (list: readonly number[]): string => list.map((number) => `${String(number)} 0 R`).join(' ');
  const objects: Record<number, string> = {
    1: `<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[${named(numbers)}]/DA(/F1 9 Tf 0 g)>>>>`,
    2: '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    3: `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Annots[${named(numbers)}]>>`,
    5: '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  };
  for (const [at, number] of numbers.entries()) {
    objects[number] = fieldOf(at, '');
    objects[number + fields] =
      `<</Type/StructElem/S/Form/P 2 0 R/Pg 3 0 R/K[<</Type/OBJR/Obj ${String(number)} 0 R/Pg 3 0 R>>]/Alt(O ${String(at)})>>`;
  }
  return packedPdf(objects);
}

/** A field of it with these words in it. */
export const fieldOf = (at: number, words: string): string =>
  `<</Type/Annot/Subtype/Widget/FT/Tx/F 4/P 3 0 R/T(O thu ${String(at)})/TU(Dong ${String(at)} cua mau)/V(${words})/Rect[${box(at)}]/DA(/F1 9 Tf 0 g)/MK<</BC[0 0 0.5]/BG[1 1 0.95]>>/BS<</W 1/S/S>>/Q 0/Ff 4096>>`;

function box(at: number): string {
  const [left, bottom] = [60.5 + (at % 10) * 45, 780.25 - Math.floor(at / 10) * 7];
  return `${String(left)} ${String(bottom)} ${String(left + 40)} ${String(bottom + 6.5)}`;
}
