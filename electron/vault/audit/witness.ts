import { z } from 'zod';
import { consistencyProof, isConsistent, rootOfFirst } from '../crypto/merkle.ts';
import type { Db } from '../db/handles.ts';
import type { Ports } from '../ports.ts';
import { ledgerHead } from './store.ts';
import { leavesUpTo } from './tree.ts';
import { insertWitness, latestWitness, witnessOfSize } from './witnessStore.ts';

const root = z.string().regex(/^[0-9a-f]{64}$/);
const size = z
  .int()
  .positive()
  .max(2 ** 40);
const seen = z.strictObject({ size, root });
/** A proof over 2^40 entries has at most 41 steps. */
const MOST_STEPS = 48;

/**
 * The optional field `ledger` of a receipt: where the sender's ledger stands, which head of ours it has seen, and a
 * proof that its ledger goes on from the head that we last said to have seen. The receipt's signature covers it.
 */
export const LedgerAnchor = z.looseObject({
  size,
  root,
  seen: seen.nullable(),
  /** the proof begins at this head of the sender's; null while we never told that we saw one */
  from: size.nullable(),
  proof: z.array(root).max(MOST_STEPS),
});
export type LedgerAnchor = z.infer<typeof LedgerAnchor>;

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const bytesOf = (text: string): Buffer => Buffer.from(text, 'hex');

/**
 * What this station tells another of its ledger, for a receipt that is signed now. The root is computed from the
 * entries themselves, not from the last head: a rewritten past must not hide behind an honest head.
 */
export function anchorFor(db: Db, stationId: string): LedgerAnchor {
  const here = ledgerHead(db).seq;
  const leaves = leavesUpTo(db, here);
  const theirs = latestWitness(db, stationId, 'theirs');
  const ours = latestWitness(db, stationId, 'ours');
  const from = ours !== null && ours.size <= here ? ours.size : null;
  return {
    size: here,
    root: hex(rootOfFirst(leaves, here)),
    seen: theirs === null ? null : { size: theirs.size, root: hex(theirs.root) },
    from,
    proof: from === null ? [] : consistencyProof(leaves, from, here).map(hex),
  };
}

/**
 * Keeps what another station told of its ledger and of ours, inside the running transaction. A contradiction is
 * written into the ledger and changes nothing else: the receipt itself is genuine.
 */
export function noteAnchor(ports: Ports, stationId: string, envelopeId: string, anchor: LedgerAnchor): void {
  const theirs = judgeTheirs(ports.db, stationId, anchor);
  keep(ports, stationId, envelopeId, { about: 'theirs', ...anchor, agrees: theirs });
  const ours = anchor.seen === null ? null : judgeOurs(ports.db, anchor.seen);
  if (anchor.seen !== null)
    keep(ports, stationId, envelopeId, { about: 'ours', ...anchor.seen, agrees: ours });
  for (const [about, agrees, at] of [
    ['theirs', theirs, anchor.size],
    ['ours', ours, anchor.seen?.size ?? 0],
  ] as const) {
    if (agrees !== 0) continue;
    const facts = { about, size: at };
    ports.append({ act: 'ledger.contradicted', subjectKind: 'peer', subjectId: stationId, facts });
  }
}

function keep(
  ports: Ports,
  stationId: string,
  envelopeId: string,
  told: { about: 'theirs' | 'ours'; size: number; root: string; agrees: 0 | 1 | null },
): void {
  insertWitness(ports.db, {
    id: ports.newId(),
    stationId,
    about: told.about,
    size: told.size,
    root: bytesOf(told.root),
    envelopeId,
    toldMs: ports.nowMs(),
    agrees: told.agrees,
  });
}

/**
 * Does their ledger go on from a head that we know of them? The proof begins at the newest head of which they know
 * that we saw it, which may be one before our newest.
 */
function judgeTheirs(db: Db, stationId: string, anchor: LedgerAnchor): 0 | 1 | null {
  const now = { size: anchor.size, root: bytesOf(anchor.root) };
  const same = witnessOfSize(db, stationId, 'theirs', now.size);
  if (same !== null) return Buffer.from(same.root).equals(now.root) ? 1 : 0;
  const known = anchor.from === null ? null : witnessOfSize(db, stationId, 'theirs', anchor.from);
  if (known === null) return null;
  return isConsistent(anchor.proof.map(bytesOf), { size: known.size, root: known.root }, now) ? 1 : 0;
}

/** Is what they have seen of us still so? A head beyond our end means that entries were lost here (a restore). */
function judgeOurs(db: Db, told: z.infer<typeof seen>): 0 | 1 {
  if (told.size > ledgerHead(db).seq) return 0;
  return hex(rootOfFirst(leavesUpTo(db, told.size), told.size)) === told.root ? 1 : 0;
}
