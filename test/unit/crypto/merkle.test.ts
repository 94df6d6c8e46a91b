import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CompactRange,
  consistencyProof,
  inclusionProof,
  isConsistent,
  leafHash,
} from '../../../electron/vault/crypto/merkle.ts';
import { isIncluded } from '../../support/merkleProof.ts';

const sha = (...parts: Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();

/** MTH as RFC 9162 §2.1.1 writes it: the anchor for everything below. */
function mth(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha();
  if (leaves.length === 1) return leaves[0] ?? Buffer.alloc(0);
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return sha(Buffer.from([1]), mth(leaves.slice(0, k)), mth(leaves.slice(k)));
}

/** The eight leaves of Certificate Transparency's own test vectors. */
const CT_LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => leafHash(Buffer.from(hex, 'hex')));

const LEAVES = Array.from({ length: 70 }, (_, i) => leafHash(`mục ${i}`));
const ALL = Buffer.concat(LEAVES);
const ROOTS = Array.from({ length: LEAVES.length + 1 }, (_, size) => mth(LEAVES.slice(0, size)));
const root = (size: number): Buffer => ROOTS[size] ?? Buffer.alloc(0);

describe('the Merkle tree', () => {
  it("has the roots of Certificate Transparency's vectors", () => {
    const range = CompactRange.empty();
    expect(range.root().toString('hex')).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
    CT_LEAVES.forEach((leaf) => range.append(leaf));
    expect(range.root().toString('hex')).toBe(
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    );
  });

  it('appends to the root that the definition gives, and goes on from its own bytes', () => {
    let range = CompactRange.empty();
    LEAVES.forEach((leaf, i) => {
      range = CompactRange.of(i, range.toBytes());
      range.append(leaf);
      expect(range.root()).toEqual(root(i + 1));
    });
    expect(() => CompactRange.of(3, Buffer.alloc(32))).toThrow('compact range');
  });

  it('proves every leaf in every tree up to 70, and no other leaf, place or size', () => {
    for (let size = 1; size <= LEAVES.length; size += 1) {
      for (let index = 0; index < size; index += 1) {
        const proof = inclusionProof(ALL, index, size);
        const leaf = LEAVES[index] ?? Buffer.alloc(0);
        expect(isIncluded(proof, leaf, index, size, root(size))).toBe(true);
        expect(isIncluded(proof, leafHash('khác'), index, size, root(size))).toBe(false);
        expect(isIncluded(proof, leaf, index, size, root(size - 1))).toBe(false);
        expect(isIncluded([...proof, leaf], leaf, index, size, root(size))).toBe(false);
      }
    }
  });

  it('proves that every tree up to 70 begins with every smaller one', () => {
    for (let second = 1; second <= LEAVES.length; second += 1) {
      for (let first = 1; first <= second; first += 1) {
        const proof = consistencyProof(ALL, first, second);
        const heads = [
          { size: first, root: root(first) },
          { size: second, root: root(second) },
        ] as const;
        expect(isConsistent(proof, ...heads)).toBe(true);
        expect(isConsistent(proof, { size: first, root: leafHash('khác') }, heads[1])).toBe(false);
        expect(isConsistent(proof, heads[0], { size: second, root: leafHash('khác') })).toBe(false);
      }
    }
  });

  it('has no consistency proof for a rewritten past', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 60 }),
        fc.nat(),
        fc.integer({ min: 1, max: 10 }),
        (first, where, more) => {
          const rewritten = LEAVES.map((leaf, i) => (i === where % first ? leafHash('viết lại') : leaf));
          const second = first + more;
          const proof = consistencyProof(Buffer.concat(rewritten), first, second);
          const claimed = { size: second, root: mth(rewritten.slice(0, second)) };
          expect(isConsistent(proof, { size: first, root: root(first) }, claimed)).toBe(false);
        },
      ),
    );
  });
});
