import type { Db } from '../db/handles.ts';
import { entryHash } from './hash.ts';
import { allEntries } from './store.ts';

export interface LedgerVerdict {
  readonly entries: number;
  readonly intact: boolean;
  /** sequence number of the first entry that does not follow from the one before it */
  readonly firstWrong: number | null;
  /** hash of the last good entry, hex */
  readonly head: string;
}

/** Recomputes the chain from the first entry. */
export function verifyLedger(db: Db): LedgerVerdict {
  let previous: Uint8Array = Buffer.alloc(32);
  let entries = 0;
  for (const row of allEntries(db)) {
    const hash = entryHash(previous, {
      seq: row.seq,
      atMs: row.at_ms,
      actorId: row.actor_id,
      actor: row.actor,
      act: row.act,
      subjectKind: row.subject_kind,
      subjectId: row.subject_id,
      facts: row.facts,
    });
    const follows =
      row.seq === entries + 1 &&
      hash.equals(row.hash) &&
      hash.length === 32 &&
      sameBytes(previous, row.prev_hash);
    if (!follows) return { entries, intact: false, firstWrong: row.seq, head: hex(previous) };
    previous = hash;
    entries += 1;
  }
  return { entries, intact: true, firstWrong: null, head: hex(previous) };
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.from(a).equals(b);
