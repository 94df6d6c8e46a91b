import { createHash } from 'node:crypto';

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
  return createHash('sha256').update(previous).update(canonical, 'utf8').digest();
}

/** Facts with sorted keys, so that the same facts always give the same bytes. */
export function canonicalFacts(facts: Readonly<Record<string, string | number | null>>): string {
  return JSON.stringify(Object.fromEntries(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1))));
}
