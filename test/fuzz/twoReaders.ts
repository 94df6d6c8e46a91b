import { readSignatures } from '../../electron/reader/signatures/readSignatures.ts';
import { assembled, writtenAnew } from '../../electron/reader/signatures/writtenAnew.ts';
import { isModified } from '../../shared/domain/signatures/changes.ts';
import { fieldOf, packedForm } from '../support/packedPdf.ts';
import { drawnPages } from '../support/pdfjs.ts';
import { type GrowingPdf, grown, plainPdf, signed, stream } from '../support/signedPdf.ts';

/**
 * Two readers of one file: ours, which says whether a signature is whole, and the one that draws in the window. Bytes are
 * put behind signatures, right ones and ones that were changed; where ours says that the document is the one that was
 * signed, the other must show it so, out of the file itself and out of what ours wrote anew.
 */
export interface Found {
  readonly seed: number;
  readonly why: string;
  readonly bytes: Buffer;
}
export interface Figures {
  readonly cases: number;
  /** in which the first signature stayed whole: these are drawn */
  readonly whole: number;
  readonly disagreements: readonly Found[];
}

/** A small generator, so that a case is its seed (mulberry32). */
function dice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
type Dice = ReturnType<typeof dice>;
const pick = <T>(from: readonly T[], throwDice: Dice): T => {
  const one = from[throwDice(from.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
};

/** No message: whether the bytes are those that were signed, a hash says elsewhere. */
const EMPTY = { message: (): Buffer => Buffer.from('30800000', 'hex') };
const FORGED = stream('BT /F1 14 Tf 70 700 Td (GIA MAO) Tj ET');

function bases(): readonly GrowingPdf[] {
  const plain = plainPdf();
  const once = signed(plain, EMPTY);
  const page = (plain.objects.get(3) ?? '').slice(0, -2);
  const field = grown(plain, {
    1: '<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[40 0 R]>>>>',
    3: `${page}/Annots[40 0 R]>>`,
    40: '<</Type/Annot/Subtype/Widget/FT/Tx/T(so)/F 4/P 3 0 R/Rect[70 600 200 620]>>',
  });
  return [once, signed(once, EMPTY), signed(field, EMPTY), signed(packedForm(3), EMPTY)];
}

const row = (offset: number, gen = 0, kind = 'n'): string =>
  `${String(offset).padStart(10, '0')} ${String(gen).padStart(5, '0')} ${kind} \n`;

/** An update as a program writes it, honest or not. */
function update(base: GrowingPdf, throwDice: Dice): GrowingPdf {
  const number = Math.max(...base.objects.keys()) + 1 + throwDice(3);
  const kept = pick([1, 2, 3], throwDice);
  const again = base.objects.get(kept);
  switch (throwDice(8)) {
    case 0:
      return grown(base, {
        [number]: pick(['<<>>', '[]', '(x)', FORGED, '<</Type/Catalog/Pages 2 0 R>>'], throwDice),
      });
    case 1:
      return again === undefined || again === '' ? grown(base, {}) : grown(base, { [kept]: again });
    case 2:
      return grown(base, { [number]: '<</Title(x)>>' }, `/Info ${String(number)} 0 R`);
    case 3:
      return base.objects.get(4) === undefined ? grown(base, {}) : signed(base, EMPTY);
    case 4:
      return grown(base, { [pick([1, 3, 4, number], throwDice)]: FORGED });
    case 5:
      return base.objects.has(22)
        ? grown(base, { 20: fieldOf(0, 'x') })
        : grown(base, {
            40: '<</Type/Annot/Subtype/Widget/FT/Tx/T(so)/V(x)/F 4/P 3 0 R/Rect[70 600 200 620]>>',
          });
    case 6:
      return loose(base, throwDice);
    default:
      return grown(base, {});
  }
}

/** Objects that no section names, or that it names in some other way; a table with entries of any kind. */
function loose(base: GrowingPdf, throwDice: Dice): GrowingPdf {
  const text = base.bytes.toString('latin1');
  const at = (number: number): number => text.lastIndexOf(`\n${String(number)} 0 obj`) + 1;
  const some = pick([0, 1, 2, 3, 4, 5, 6, 20, 40, 90], throwDice);
  const head = pick(
    [
      '',
      `${String(some)} ${String(throwDice(2))} obj\n${FORGED}\nendobj\n`,
      '% \n',
      '%PDF-1.7\n',
      '\0\0',
      '90 0 obj\n<<>>\nendobj\n',
    ],
    throwDice,
  );
  const start = base.bytes.length;
  const entry = pick(
    [
      row(at(some)),
      row(start),
      row(at(some), 1),
      row(0, 65_535, 'f'),
      row(0, 0, 'f'),
      row(15),
      row(start + 1),
    ],
    throwDice,
  );
  const section = start + head.length;
  const told = pick(
    [
      String(section),
      String(section),
      `% \n${String(section)}`,
      `+${String(section)}`,
      `\f${String(section)}`,
      String(start),
      '0',
    ],
    throwDice,
  );
  const more = pick(
    ['', '', '', `/Root 1 0 R`, `/XRefStm ${String(start)}`, '/Size 3', '/Info 4 0 R'],
    throwDice,
  );
  const rows = throwDice(3) === 0 ? '' : `${String(some)} 1\n${entry}`;
  const table = `xref\n${rows}trailer\n<</Size 100/Root 1 0 R/Prev ${String(base.prev)}${more}>>\nstartxref\n${told}\n%%EOF\n`;
  return {
    bytes: Buffer.concat([base.bytes, Buffer.from(head + table, 'latin1')]),
    objects: base.objects,
    prev: section,
  };
}

const TOKENS = [
  ...[
    'endobj\n',
    '1 0 obj\n',
    '3 1 obj\n',
    '4 0 obj\n',
    'stream\n',
    'endstream\n',
    'xref\n',
    'trailer\n',
    'startxref\n',
    '%%EOF\n',
  ],
  ...[
    '% ',
    '\n',
    '\r',
    ' ',
    '\0',
    '\f',
    '0',
    '9',
    'f',
    'n',
    '<<',
    '>>',
    '[',
    ']',
    '(',
    ')',
    '/Prev 0',
    '/Root 90 0 R',
    ' R',
    '#20',
  ],
  ...[`4 0 obj\n${FORGED}\nendobj\n`, row(15), row(0, 65_535, 'f'), '0 1\n', '1 2\n'],
];

/** One to three changes of what lies behind the signature. */
function changed(bytes: Buffer, from: number, throwDice: Dice): Buffer {
  let now = bytes;
  for (let left = 1 + throwDice(3); left > 0 && now.length > from; left -= 1) {
    // most of it is what stands at the end: sections and what names them
    const span = throwDice(2) === 0 ? Math.min(400, now.length - from) : now.length - from;
    const at = now.length - 1 - throwDice(span);
    const to = Math.min(now.length, at + 1 + throwDice(pick([1, 4, 30], throwDice)));
    const token = Buffer.from(pick(TOKENS, throwDice), 'latin1');
    const parts = pick<() => Buffer[]>(
      [
        () => [now.subarray(0, at), Buffer.from([throwDice(256)]), now.subarray(at + 1)],
        () => [now.subarray(0, at), Buffer.from([48 + throwDice(10)]), now.subarray(at + 1)],
        () => [now.subarray(0, at), now.subarray(to)],
        () => [now.subarray(0, to), now.subarray(at)],
        () => [now.subarray(0, at), token, now.subarray(at)],
        () => [now.subarray(0, at), token, now.subarray(to)],
      ],
      throwDice,
    )();
    now = Buffer.concat(parts);
  }
  return now;
}

/** The signed bytes with something behind them. */
function caseOf(
  all: readonly GrowingPdf[],
  seed: number,
): { readonly signed: Buffer; readonly bytes: Buffer } {
  const throwDice = dice(seed);
  const base = pick(all, throwDice);
  let pdf = base;
  for (let updates = 1 + throwDice(3); updates > 0; updates -= 1) pdf = update(pdf, throwDice);
  const bytes = throwDice(4) === 0 ? pdf.bytes : changed(pdf.bytes, base.bytes.length, throwDice);
  return { signed: base.bytes, bytes };
}

/** Of so many cases, from one seed on, those in which ours calls the document the one that was signed. */
export function* signedCases(
  from: number,
  cases: number,
): Generator<{ readonly seed: number; readonly signed: Buffer; readonly bytes: Buffer }> {
  const all = bases();
  for (let seed = from; seed < from + cases; seed += 1) {
    const one = caseOf(all, seed);
    if (isSigned(one.signed, one.bytes)) yield { seed, ...one };
  }
}

/** Tries so many cases, from one seed on. */
export async function compareReaders(from: number, cases: number): Promise<Figures> {
  const expected = new Map<Buffer, readonly string[]>();
  const disagreements: Found[] = [];
  let whole = 0;
  for (const { seed, signed: base, bytes } of signedCases(from, cases)) {
    whole += 1;
    const wanted = expected.get(base) ?? (await pagesOf(base)).own;
    expected.set(base, wanted);
    const anew = writtenAnew(bytes);
    const written = anew === null ? null : assembled(anew, bytes);
    const raw = await pagesOf(bytes);
    const ours = written === null ? null : await pagesOf(written);
    const tell = (why: string): void => void disagreements.push({ seed, why, bytes });
    if (ours === null) tell('not written anew');
    else if (raw.all.join('\n') !== ours.all.join('\n'))
      tell(`file ${raw.all.join()} anew ${ours.all.join()}`);
    if (raw.own.join('\n') !== wanted.join('\n')) tell(`signed ${wanted.join()} shown ${raw.own.join()}`);
  }
  return { cases, whole, disagreements };
}

/** Whether ours calls the document the one that was signed first. */
function isSigned(base: Buffer, bytes: Buffer): boolean {
  if (bytes.length < base.length || !bytes.subarray(0, base.length).equals(base)) return false;
  const [first] = readSignatures(bytes).signatures;
  return first?.coverage === 'whole' && !isModified(first.changes);
}

/** The words of each page by themselves, and with what is drawn over them; an error is a word too. */
async function pagesOf(
  bytes: Buffer,
): Promise<{ readonly own: readonly string[]; readonly all: readonly string[] }> {
  try {
    return await drawnPages(bytes);
  } catch (cause) {
    const told = [`cannot be opened: ${cause instanceof Error ? cause.message : ''}`];
    return { own: told, all: told };
  }
}
