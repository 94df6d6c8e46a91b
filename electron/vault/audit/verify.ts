import { CompactRange } from '../crypto/merkle.ts';
import type { Db } from '../db/handles.ts';
import { linkAndLeaf, linkHash } from '../crypto/ledgerHash.ts';
import { isHeadSigned } from './heads.ts';
import { allHeads } from './headStore.ts';
import { allWitnesses } from './witnessStore.ts';
import { ledgerLinks } from './store.ts';

export interface LedgerVerdict {
  readonly entries: number;
  readonly intact: boolean;
  /** sequence number of the first entry that does not follow from the one before it */
  readonly firstWrong: number | null;
  /** hash of the last good entry, hex */
  readonly head: string;
}

/** What somebody vouched for: the tree of that size had that root. */
interface Claim {
  readonly size: number;
  readonly root: Uint8Array;
  /** station that says so; null for our own signed head */
  readonly by: string | null;
  readonly signed: boolean;
}

export interface HeadsVerdict {
  /** signed heads of our own */
  readonly heads: number;
  /** entries up to the last own head */
  readonly covered: number;
  /** the longest run of entries without a head between; more than about a thousand deserves a question */
  readonly longestGap: number;
  /**
   * The first claim that the ledger contradicts: the past between the last good claim and this one was rewritten.
   * `why` signature: nobody of the office signed that head; root: the entries are others now; missing: the ledger is
   * shorter than what was vouched for, or a head between was taken away.
   */
  readonly firstWrong: {
    readonly after: number;
    readonly size: number;
    readonly by: string | null;
    readonly why: 'signature' | 'root' | 'missing';
  } | null;
}

const BEFORE_THE_FIRST = '0'.repeat(64);

/** Recomputes the chain from the first entry. */
export function verifyLedger(db: Db): LedgerVerdict {
  return verifyAll(db, []).chain;
}

/**
 * Recomputes chain and tree from the first entry, and compares the tree with every head of ours and with every head
 * of ours that another office says it has seen.
 */
export function verifyWithHeads(
  db: Db,
  stationId: string,
): { readonly chain: LedgerVerdict; readonly heads: HeadsVerdict } {
  const own = allHeads(db);
  const claims: Claim[] = [
    ...own.map((head) => ({
      size: head.size,
      root: head.root,
      by: null,
      signed: isHeadSigned(db, stationId, head),
    })),
    ...allWitnesses(db, 'ours').map(({ size, root, stationId: by }) => ({ size, root, by, signed: true })),
  ].sort((a, b) => a.size - b.size);
  const { chain, wrong } = verifyAll(db, claims);
  let [previous, longestGap] = [0, 0];
  let chainOfHeads: HeadsVerdict['firstWrong'] = null;
  for (const head of own) {
    if (head.previous !== previous)
      chainOfHeads ??= { after: previous, size: head.size, by: null, why: 'missing' };
    longestGap = Math.max(longestGap, head.size - previous);
    previous = head.size;
  }
  const first = [wrong, chainOfHeads].filter((one) => one !== null).sort((a, b) => a.size - b.size)[0];
  return {
    chain,
    heads: {
      heads: own.length,
      covered: previous,
      longestGap: Math.max(longestGap, chain.entries - previous),
      firstWrong: first ?? null,
    },
  };
}

function verifyAll(
  db: Db,
  claims: readonly Claim[],
): { chain: LedgerVerdict; wrong: HeadsVerdict['firstWrong'] } {
  let head = BEFORE_THE_FIRST;
  let entries = 0;
  const tree = CompactRange.empty();
  let [next, good] = [0, 0];
  let wrong: HeadsVerdict['firstWrong'] = null;
  const judge = (): void => {
    for (let claim = claims[next]; claim?.size === entries; claim = claims[(next += 1)]) {
      const why = !claim.signed ? 'signature' : tree.root().equals(claim.root) ? null : 'root';
      if (why === null) good = entries;
      else wrong ??= { after: good, size: claim.size, by: claim.by, why };
    }
  };
  for (const [seq, canonical, previous, hash] of ledgerLinks(db)) {
    const wantsTree = next < claims.length;
    const made = wantsTree ? linkAndLeaf(head, canonical) : { hash: linkHash(head, canonical), leaf: null };
    const follows = seq === entries + 1 && previous === head && hash === made.hash;
    if (!follows) return { chain: { entries, intact: false, firstWrong: seq, head }, wrong };
    head = hash;
    entries += 1;
    if (made.leaf !== null) {
      tree.append(made.leaf);
      judge();
    }
  }
  const beyond = claims[next];
  if (beyond !== undefined && wrong === null)
    wrong = { after: good, size: beyond.size, by: beyond.by, why: 'missing' };
  return { chain: { entries, intact: true, firstWrong: null, head }, wrong };
}
