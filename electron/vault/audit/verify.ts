import type { Db } from '../db/handles.ts';
import { linkHash } from './hash.ts';
import { ledgerLinks } from './store.ts';

export interface LedgerVerdict {
  readonly entries: number;
  readonly intact: boolean;
  /** sequence number of the first entry that does not follow from the one before it */
  readonly firstWrong: number | null;
  /** hash of the last good entry, hex */
  readonly head: string;
}

const BEFORE_THE_FIRST = '0'.repeat(64);

/** Recomputes the chain from the first entry. */
export function verifyLedger(db: Db): LedgerVerdict {
  let head = BEFORE_THE_FIRST;
  let entries = 0;
  for (const [seq, canonical, previous, hash] of ledgerLinks(db)) {
    const follows = seq === entries + 1 && previous === head && hash === linkHash(head, canonical);
    if (!follows) return { entries, intact: false, firstWrong: seq, head };
    head = hash;
    entries += 1;
  }
  return { entries, intact: true, firstWrong: null, head };
}
