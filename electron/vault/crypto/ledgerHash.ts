import { hash } from 'node:crypto';

/** A ledger entry before it has its hash; field order is the order of the canonical form. */
export interface EntryToHash {
  readonly seq: number;
  readonly atMs: number;
  readonly actorId: string | null;
  readonly actor: string;
  readonly act: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  /** canonical JSON of the facts, as stored */
  readonly facts: string;
}

/**
 * SHA-256 over the previous hash and the canonical JSON array of the entry.
 * An array, not an object: no key order to argue about, and a stand-alone verifier needs nothing but JSON.
 *
 * @param previous 32 bytes; all zero for the first entry
 * @returns 32 bytes
 */
export function entryHash(previous: Uint8Array, entry: EntryToHash): Buffer {
  const canonical = JSON.stringify([
    entry.seq,
    entry.atMs,
    entry.actorId,
    entry.actor,
    entry.act,
    entry.subjectKind,
    entry.subjectId,
    entry.facts,
  ]);
  return Buffer.from(linkHash(Buffer.from(previous).toString('hex'), canonical), 'hex');
}

const HASH_BYTES = 32;
/** The longest UTF-8 of one UTF-16 code unit. */
const MOST_BYTES_OF_UNIT = 3;
/** One entry at a time is hashed here: a buffer of its own for each would cost as much as hashing it. */
const scratch = Buffer.alloc(16_384);

/**
 * The same over what is stored, in hexadecimal: a million links are checked without a buffer for each.
 *
 * @param previous hash before, 64 hexadecimal digits
 * @param canonical JSON array of the entry
 */
export function linkHash(previous: string, canonical: string): string {
  const most = HASH_BYTES + MOST_BYTES_OF_UNIT * canonical.length;
  const room = most <= scratch.length ? scratch : Buffer.alloc(most);
  room.write(previous, 0, 'hex');
  const end = HASH_BYTES + room.write(canonical, HASH_BYTES, 'utf8');
  return hash('sha256', room.subarray(0, end));
}

/**
 * The same and the leaf of the tree (RFC 9162: H(0x00 ‖ canonical)) out of one encoding of the words.
 *
 * @returns hash in hexadecimal, leaf of 32 bytes
 */
export function linkAndLeaf(previous: string, canonical: string): { hash: string; leaf: Buffer } {
  const most = HASH_BYTES + MOST_BYTES_OF_UNIT * canonical.length;
  const room = most <= scratch.length ? scratch : Buffer.alloc(most);
  room.write(previous, 0, 'hex');
  const end = HASH_BYTES + room.write(canonical, HASH_BYTES, 'utf8');
  const link = hash('sha256', room.subarray(0, end));
  room[HASH_BYTES - 1] = 0; // the byte before the words, as the leaf wants it
  return { hash: link, leaf: hash('sha256', room.subarray(HASH_BYTES - 1, end), 'buffer') };
}

/** Facts with sorted keys, so that the same facts always give the same bytes. */
export function canonicalFacts(facts: Readonly<Record<string, string | number | null>>): string {
  return JSON.stringify(Object.fromEntries(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1))));
}
