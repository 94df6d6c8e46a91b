import { isArray, isDict, isRef, type PdfDict, type PdfValue } from '../text/pdfSyntax.ts';
import { nameOf, type Revision } from './revisions.ts';
import type { FullRef } from './strictSyntax.ts';

/** Who names an object: another one (or the trailer, -1), and under which keys. */
export interface Reference {
  readonly from: number;
  readonly path: string;
}
export const TRAILER = -1;

type Named = readonly (readonly [to: number, path: string])[];
const kept = new WeakMap<object, Named>();

/** References within a value with the keys that lead to them; places in arrays are left out. */
function referencesIn(value: PdfValue): Named {
  if (typeof value !== 'object' || value === null) return [];
  const known = kept.get(value);
  if (known !== undefined) return known;
  const found: (readonly [number, string])[] = [];
  const walk = (one: PdfValue, path: string): void => {
    if (isRef(one)) found.push([one.ref, path]);
    else if (isArray(one)) for (const member of one) walk(member, path);
    else if (isDict(one)) for (const [key, member] of one) walk(member, path === '' ? key : `${path}/${key}`);
  };
  walk(value, '');
  kept.set(value, found);
  return found;
}

const reversed = new WeakMap<Revision, ReadonlyMap<number, readonly Reference[]>>();

/**
 * By whom each object is named in a revision; worked out once for each.
 * @throws Ambiguous where an object of the revision can't be read
 */
export function referencesOf(revision: Revision): ReadonlyMap<number, readonly Reference[]> {
  const known = reversed.get(revision);
  if (known !== undefined) return known;
  const found = new Map<number, Reference[]>();
  const add = (from: number, value: PdfValue): void => {
    for (const [to, path] of referencesIn(value)) {
      const list = found.get(to);
      if (list === undefined) found.set(to, [{ from, path }]);
      else list.push({ from, path });
    }
  };
  for (const number of revision.numbers()) {
    const stored = revision.object(number);
    // the dictionary of a cross-reference stream is a trailer (7.5.8.2)
    if (stored !== null) add(isTrailer(stored.value) ? TRAILER : number, stored.value);
  }
  add(TRAILER, revision.trailer);
  reversed.set(revision, found);
  return found;
}

const isTrailer = (value: PdfValue): boolean => isDict(value) && nameOf(value.get('Type')) === 'XRef';

/** Whether two values are written alike: references by number and generation. */
export function isSame(a: PdfValue | undefined, b: PdfValue | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (isArray(a)) return isArray(b) && a.length === b.length && a.every((one, at) => isSame(one, b[at]));
  if (isDict(a))
    return isDict(b) && a.size === b.size && [...a].every(([key, one]) => isSame(one, b.get(key)));
  if (isArray(b) || isDict(b)) return false;
  if (isRef(a)) return isRef(b) && a.ref === b.ref && (a as FullRef).gen === (b as FullRef).gen;
  if ('name' in a) return 'name' in b && a.name === b.name;
  if ('bytes' in a) return 'bytes' in b && a.bytes === b.bytes;
  return 'word' in a && 'word' in b && a.word === b.word;
}

/** The keys whose values are not written alike. */
export function differing(a: PdfDict, b: PdfDict): string[] {
  const keys = new Set([...a.keys(), ...b.keys()]);
  return [...keys].filter((key) => !isSame(a.get(key), b.get(key)));
}
