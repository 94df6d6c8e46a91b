import { isArray, isDict, isRef, type PdfDict, type PdfValue } from '../text/pdfSyntax.ts';
import { nameOf, type Revision } from './revisions.ts';
import type { FullRef } from './strictSyntax.ts';

/** Who names an object: another one (or the trailer, -1), and under which keys. */
export interface Reference {
  readonly from: number;
  readonly path: string;
}
export const TRAILER = -1;

/** Calls back for every reference within a value, with the keys that lead to it; places in arrays are left out. */
function eachReference(value: PdfValue, path: string, found: (to: number, path: string) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if (isRef(value)) found(value.ref, path);
  else if (isArray(value)) for (const member of value) eachReference(member, path, found);
  else if (isDict(value))
    for (const [key, member] of value)
      if (typeof member === 'object') eachReference(member, path === '' ? key : `${path}/${key}`, found);
}

/** The objects that name another; the keys under which they do are looked up where somebody asks. */
function eachNamed(value: PdfValue, found: (to: number) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if (isRef(value)) found(value.ref);
  else if (isArray(value)) for (const member of value) eachNamed(member, found);
  else if (isDict(value)) for (const member of value.values()) eachNamed(member, found);
}

/** Who names the objects of a revision. */
export class References {
  private readonly revision: Revision;
  /** one holder by itself: most objects are named once */
  private readonly holders = new Map<number, number | number[]>();
  /** cross-reference streams: their dictionaries are trailers (7.5.8.2) */
  private readonly trailers = new Set<number>();

  /** @throws Ambiguous where an object of the revision can't be read */
  constructor(revision: Revision) {
    this.revision = revision;
    let from = TRAILER;
    const found = (to: number): void => this.note(from, to);
    for (const number of revision.numbers()) {
      from = number;
      if (revision.skim(number, found)) continue;
      const stored = revision.object(number);
      if (stored === null) continue;
      if (isTrailer(stored.value)) this.trailers.add(number);
      this.add(number, stored.value);
    }
    this.add(TRAILER, revision.trailer);
  }

  private add(from: number, value: PdfValue): void {
    eachNamed(value, (to) => this.note(from, to));
  }

  private note(from: number, to: number): void {
    const known = this.holders.get(to);
    if (known === undefined) this.holders.set(to, from);
    else if (typeof known === 'number') {
      if (known !== from) this.holders.set(to, [known, from]);
    } else if (known.at(-1) !== from) known.push(from);
  }

  /** The objects that name it. */
  holdersOf(number: number): readonly number[] {
    const known = this.holders.get(number);
    return known === undefined ? [] : [known].flat();
  }

  /** By whom an object is named, and under which keys. */
  to(number: number): readonly Reference[] {
    const named: Reference[] = [];
    for (const holder of this.holdersOf(number)) {
      const value =
        holder === TRAILER ? this.revision.trailer : (this.revision.object(holder)?.value ?? null);
      const from = this.trailers.has(holder) ? TRAILER : holder;
      eachReference(value, '', (to, path) => {
        if (to === number) named.push({ from, path });
      });
    }
    return named;
  }
}

const reversed = new WeakMap<Revision, References>();

/**
 * By whom each object is named in a revision; worked out once for each.
 * @throws Ambiguous where an object of the revision can't be read
 */
export function referencesOf(revision: Revision): References {
  const known = reversed.get(revision) ?? new References(revision);
  reversed.set(revision, known);
  return known;
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
