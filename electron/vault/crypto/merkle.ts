import { hash } from 'node:crypto';

/**
 * The Merkle tree of RFC 9162 §2.1 (SHA-256): a leaf is H(0x00 ‖ data), a node is H(0x01 ‖ left ‖ right). Hashes are
 * 32 bytes each; lists of leaves lie one behind the other in one buffer, so that a million of them are 32 MB.
 */
export const HASH_BYTES = 32;
const EMPTY_ROOT = Buffer.from(hash('sha256', Buffer.alloc(0)), 'hex');
const NODE = Buffer.alloc(1 + 2 * HASH_BYTES, 1);

export function leafHash(data: Uint8Array | string): Buffer {
  const bytes = typeof data === 'string' ? Buffer.from(data, 'utf8') : data;
  const room = Buffer.allocUnsafe(1 + bytes.length);
  room[0] = 0;
  room.set(bytes, 1);
  return hash('sha256', room, 'buffer');
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  NODE.set(left, 1);
  NODE.set(right, 1 + HASH_BYTES);
  return hash('sha256', NODE, 'buffer');
}

/** The roots of the complete subtrees from the left: all that is needed to append and to know the root. */
export class CompactRange {
  #size: number;
  readonly #roots: Buffer[];

  private constructor(size: number, roots: Buffer[]) {
    this.#size = size;
    this.#roots = roots;
  }

  static empty(): CompactRange {
    return new CompactRange(0, []);
  }

  /** @throws Error when the bytes are not those of a tree of that size */
  static of(size: number, bytes: Uint8Array): CompactRange {
    const roots: Buffer[] = [];
    for (let at = 0; at < bytes.length; at += HASH_BYTES)
      roots.push(Buffer.from(bytes.subarray(at, at + HASH_BYTES)));
    if (roots.length !== onesOf(size) || bytes.length !== roots.length * HASH_BYTES)
      throw new Error('not the compact range of that size');
    return new CompactRange(size, roots);
  }

  get size(): number {
    return this.#size;
  }

  append(leaf: Buffer): void {
    let node = leaf;
    for (let rest = this.#size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
      const left = this.#roots.pop();
      if (left !== undefined) node = nodeHash(left, node);
    }
    this.#roots.push(node);
    this.#size += 1;
  }

  root(): Buffer {
    const last = this.#roots.at(-1);
    if (last === undefined) return EMPTY_ROOT;
    return this.#roots.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last);
  }

  toBytes(): Buffer {
    return Buffer.concat(this.#roots);
  }
}

function onesOf(size: number): number {
  let ones = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) ones += rest % 2;
  return ones;
}

const leafAt = (leaves: Uint8Array, index: number): Uint8Array =>
  leaves.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES);

/** MTH(D[from:to]) over leaf hashes. */
function rootOfRange(leaves: Uint8Array, from: number, to: number): Buffer {
  const range = CompactRange.empty();
  for (let i = from; i < to; i += 1) range.append(Buffer.from(leafAt(leaves, i)));
  return range.root();
}

/** The root of the tree of the first leaves. */
export const rootOfFirst = (leaves: Uint8Array, size: number): Buffer => rootOfRange(leaves, 0, size);

/** The largest power of two below `n` (n > 1). */
function split(n: number): number {
  let power = 1;
  while (power * 2 < n) power *= 2;
  return power;
}

/** PATH(m, D_n) of §2.1.3.1: proves that the leaf is in the tree of that size. */
export function inclusionProof(leaves: Uint8Array, index: number, size: number): Buffer[] {
  const path: Buffer[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + split(to - from);
    if (index < middle) {
      path.push(rootOfRange(leaves, middle, to));
      to = middle;
    } else {
      path.push(rootOfRange(leaves, from, middle));
      from = middle;
    }
  }
  return path.reverse();
}

/** PROOF(m, D_n) of §2.1.4.1: proves that the tree of `first` leaves is the beginning of that of `second`. */
export function consistencyProof(leaves: Uint8Array, first: number, second: number): Buffer[] {
  const path: Buffer[] = [];
  let [from, to, whole] = [0, second, true];
  while (to !== first) {
    const middle = from + split(to - from);
    if (first <= middle) {
      path.push(rootOfRange(leaves, middle, to));
      to = middle;
    } else {
      path.push(rootOfRange(leaves, from, middle));
      from = middle;
      whole = false;
    }
  }
  if (!whole) path.push(rootOfRange(leaves, from, to));
  return path.reverse();
}

interface Head {
  readonly size: number;
  readonly root: Uint8Array;
}

/** §2.1.4.2: true when the second tree begins with the first. */
export function isConsistent(proof: readonly Uint8Array[], first: Head, second: Head): boolean {
  if (first.size > second.size) return false;
  if (first.size === second.size) return proof.length === 0 && Buffer.from(first.root).equals(second.root);
  if (first.size === 0) return proof.length === 0;
  const powerOfTwo = onesOf(first.size) === 1;
  const [start, ...steps] = powerOfTwo ? [first.root, ...proof] : proof;
  if (start === undefined) return false;
  let [at, last] = [first.size - 1, second.size - 1];
  while (at % 2 === 1) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  let [old, now]: [Buffer, Buffer] = [Buffer.from(start), Buffer.from(start)];
  for (const step of steps) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      old = nodeHash(step, old);
      now = nodeHash(step, now);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else {
      now = nodeHash(now, step);
    }
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && old.equals(first.root) && now.equals(second.root);
}
