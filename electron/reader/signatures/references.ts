import { isArray, isDict, isRef, type PdfDict, type PdfRef, type PdfValue } from '../text/pdfSyntax.ts';
import { nameOf, type Revision } from './revisions.ts';
import type { FullRef } from './strictSyntax.ts';

/** Who names an object: another one (or the trailer, -1), and under which keys. */
export interface Reference {
  readonly from: number;
  readonly path: string;
}
export const TRAILER = -1;
/** Objects asked for, from which on an index is worth it. */
const MANY = 100;

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
  /** side by side, in the order in which they were met */
  private readonly named: number[] = [];
  private readonly naming: number[] = [];
  /** made when many are asked for; most files have thousands of references, and few are ever asked for */
  private index: ReadonlyMap<number, readonly number[]> | null = null;
  private asked = 0;
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
    this.named.push(to);
    this.naming.push(from);
  }

  /** The objects that name it, each once. */
  holdersOf(number: number): readonly number[] {
    this.asked += 1;
    if (this.index === null && this.asked < MANY) return this.lookUp(number);
    this.index ??= this.indexed();
    return this.index.get(number) ?? [];
  }

  private lookUp(number: number): number[] {
    const { named, naming } = this;
    const found: number[] = [];
    for (let at = named.indexOf(number); at >= 0; at = named.indexOf(number, at + 1)) {
      const holder = naming[at];
      // what one object names stands together
      if (holder !== undefined && found.at(-1) !== holder) found.push(holder);
    }
    return found;
  }

  private indexed(): Map<number, number[]> {
    const index = new Map<number, number[]>();
    for (const [at, to] of this.named.entries()) {
      const from = this.naming[at] ?? TRAILER;
      const known = index.get(to);
      if (known === undefined) index.set(to, [from]);
      else if (known.at(-1) !== from) known.push(from);
    }
    return index;
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

/** Those of a list that another does not have, as they are written. */
export function missingIn(other: readonly PdfValue[], list: readonly PdfValue[]): PdfValue[] {
  const named = new Set<number | string>();
  const rest: PdfValue[] = [];
  for (const one of other)
    if (isRef(one)) named.add(keyOf(one));
    else rest.push(one);
  return list.filter((one) =>
    isRef(one) ? !named.has(keyOf(one)) : !rest.some((kept) => isSame(one, kept)),
  );
}

function keyOf(reference: PdfRef): number | string {
  const { ref, gen } = reference as FullRef;
  return gen < 65_536 ? ref * 65_536 + gen : `${ref} ${gen}`;
}

/** The keys whose values are not written alike. */
export function differing(a: PdfDict, b: PdfDict): string[] {
  const keys = new Set([...a.keys(), ...b.keys()]);
  return [...keys].filter((key) => !isSame(a.get(key), b.get(key)));
}
