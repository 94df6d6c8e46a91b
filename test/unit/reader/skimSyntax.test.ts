import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { pickFrom, skimValue } from '../../../electron/reader/signatures/skimSyntax.ts';
import { StrictReader } from '../../../electron/reader/signatures/strictSyntax.ts';
import { Budget, isArray, isDict, isRef, type PdfValue } from '../../../electron/reader/text/pdfSyntax.ts';
import { runs } from '../../support/soak.ts';

const ample = (): Budget => new Budget(10_000_000);

function namedIn(value: PdfValue, into: number[]): number[] {
  if (typeof value !== 'object' || value === null) return into;
  if (isRef(value)) into.push(value.ref);
  else if (isArray(value)) for (const one of value) namedIn(one, into);
  else if (isDict(value)) for (const one of value.values()) namedIn(one, into);
  return into;
}

/** How reading ends, what it names, and where it stands then. */
function read(bytes: Buffer): unknown {
  const reader = new StrictReader(bytes, 0, bytes.length, ample(), false);
  try {
    const named = namedIn(reader.value(), []);
    return { named: named.toSorted((a, b) => a - b), at: reader.at };
  } catch (cause) {
    return cause instanceof Error ? cause.name : cause;
  }
}

function skimmed(bytes: Buffer): unknown {
  const named: number[] = [];
  try {
    const at = skimValue(bytes, 0, bytes.length, ample(), (to) => named.push(to));
    return { named: named.toSorted((a, b) => a - b), at };
  } catch (cause) {
    return cause instanceof Error ? cause.name : cause;
  }
}

/** mulberry32: the same cases in every run */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const PIECES = [
  ...[
    '<<',
    '>>',
    '[',
    ']',
    '<<',
    '>>',
    '[',
    ']',
    '/A',
    '/B#41',
    '/T',
    '/FT',
    '/Kids',
    '/',
    '/A#4',
    '(a)',
    '((b)c)',
  ],
  ...[
    '(\\)',
    '(a\\)b)',
    '<41>',
    '<4 1>',
    '<4x>',
    '<',
    '>',
    '1',
    '12',
    '0',
    '3 0 R',
    '14 2 R',
    '3 0R',
    '3 0 Rx',
    '3 0',
  ],
  ...[
    'R',
    '1.5',
    '-2',
    '+.5',
    '--1',
    '1-',
    '.',
    'true',
    'false',
    'null',
    'truer',
    'obj',
    '%x\n',
    '%',
    '{',
    '}',
    ')',
  ],
  ...[
    '12345678901',
    '12345678901 0 R',
    '1 12345678901 R',
    '1 %c\n 0 R',
    '1 0 %c\n R',
    '5 0 R%c\n',
    '\0',
    '\r',
    '6 0 R]',
  ],
];

const RUNS = runs(20_000, 60_000);

describe('going over values without keeping them', () => {
  it('ends where reading ends, names what reading finds, and refuses what reading refuses', () => {
    const random = randomFrom(28);
    const kinds = new Map<string, number>();
    for (let run = 0; run < RUNS; run += 1) {
      const pieces = Array.from({ length: 1 + Math.floor(random() * 9) }, () => {
        const piece = PIECES[Math.floor(random() * PIECES.length)] ?? '';
        return random() < 0.7 ? `${piece} ` : piece;
      });
      const open = random();
      const text =
        open < 0.3
          ? `<</K [${pieces.join('')}]>>`
          : open < 0.6
            ? `<</K ${pieces.map((piece, at) => `/N${String(at)} ${piece}`).join('')}>>`
            : pieces.join('');
      const bytes = Buffer.from(text, 'latin1');
      // of a key that stands three times reading keeps two values
      if ((text.match(/\/[A#B]/g) ?? []).length > 2) continue;
      const expected = read(bytes);
      const kind = typeof expected === 'string' ? expected : 'read';
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      const found = skimmed(bytes);
      if (!isDeepStrictEqual(found, expected)) expect(found, JSON.stringify(text)).toEqual(expected);
    }
    // of both there were enough
    expect(Math.min(kinds.get('read') ?? 0, kinds.get('Ambiguous') ?? 0)).toBeGreaterThan(RUNS / 12);
  });

  it.each([40, 41, 42])('%i dictionaries and lists in each other end alike', (deep) => {
    const bytes = Buffer.from(
      `${'[<</A '.repeat(deep / 2)}${deep % 2 === 1 ? '[' : ''}1${deep % 2 === 1 ? ']' : ''}${'>>]'.repeat(deep / 2)}`,
    );
    expect(skimmed(bytes)).toEqual(read(bytes));
  });

  it('picks of a dictionary what is asked for, however it is written, the last one where it stands twice', () => {
    const pick = (text: string): unknown => {
      const bytes = Buffer.from(text, 'latin1');
      const picked = pickFrom(bytes, 0, bytes.length, ample(), ['T', 'FT', 'Kids']);
      return picked === null ? null : Object.fromEntries(picked);
    };
    expect(pick('<</FT/Tx/X<</T(no)>>/#54(a)/Kids[1 0 R]/T(b)>>')).toEqual({
      FT: { name: 'Tx' },
      T: { bytes: 'b' },
      Kids: [{ ref: 1, gen: 0 }],
    });
    expect(pick(' %c\n <<>>')).toEqual({});
    expect(pick('[/T(a)]')).toBeNull();
    expect(() => pick('<</T(a)')).toThrow();
    expect(() => pick('<</X]/T(a)>>')).toThrow();
  });
});
