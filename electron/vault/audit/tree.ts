import { CompactRange, HASH_BYTES, leafHash } from '../crypto/merkle.ts';
import type { Db } from '../db/handles.ts';
import { lastHead } from './headStore.ts';
import { ledgerLinks } from './store.ts';

/**
 * The Merkle tree over the ledger. Its leaves are the canonical JSON arrays of the entries (hash.ts). Appending knows
 * nothing of it: what is new since the last head is hashed when a head is wanted.
 */
export interface Tree {
  readonly range: CompactRange;
  readonly lastHash: Uint8Array;
}

/** The tree as it is now, from the last head on. */
export function treeNow(db: Db): Tree {
  const head = lastHead(db);
  const range = head === null ? CompactRange.empty() : CompactRange.of(head.size, head.compact);
  let lastHash: Uint8Array = head?.lastHash ?? Buffer.alloc(HASH_BYTES);
  for (const [, canonical, , hash] of ledgerLinks(db, range.size)) {
    range.append(leafHash(canonical));
    lastHash = Buffer.from(hash, 'hex');
  }
  return { range, lastHash };
}

const known = new WeakMap<Db, { size: number; leaves: Buffer }>();

/**
 * The leaves up to a size, 32 bytes each, for proofs. Kept with the database handle, so that a proof for each of many
 * offices reads the ledger once; 32 MB for a million entries, gone with the session.
 */
export function leavesUpTo(db: Db, size: number): Buffer {
  const before = known.get(db) ?? { size: 0, leaves: Buffer.alloc(0) };
  if (before.size >= size) return before.leaves.subarray(0, size * HASH_BYTES);
  const leaves = Buffer.alloc(size * HASH_BYTES);
  before.leaves.copy(leaves);
  let filled = before.size;
  for (const [, canonical] of ledgerLinks(db, before.size)) {
    if (filled === size) break;
    leafHash(canonical).copy(leaves, filled * HASH_BYTES);
    filled += 1;
  }
  if (filled < size) throw new RangeError('the ledger has fewer entries');
  known.set(db, { size, leaves });
  return leaves;
}
