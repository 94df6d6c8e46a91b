import { createHash } from 'node:crypto';
import { canonicalFacts, entryHash } from '../../electron/vault/crypto/ledgerHash.ts';
import { appendEntry } from '../../electron/vault/audit/store.ts';
import { verifyLedger } from '../../electron/vault/audit/verify.ts';
import type { Pair } from './engines.ts';
import { ratioOf, type Result, timed } from './measure.ts';

/** The chain that the import has written: verified from the first entry, against SHA-256 alone over the same bytes. */
export async function ledger({ ours }: Pair): Promise<Result[]> {
  const bytes = entriesAsBytes(ours.db);
  const bare = await timed(() => bytes.forEach((entry) => createHash('sha256').update(entry).digest()));
  const verified = await timed(() => verifyLedger(ours.db));
  if (!verified.value.intact) throw new Error('the ledger of the benchmark does not hold');
  const per = (ms: number): number => (ms / bytes.length) * 1_000;
  const append = await appendTimes(ours.db, Math.min(bytes.length, 100_000));
  return [
    ratioOf('ledger-verify', bytes.length, { ours: per(verified.ms), anchor: per(bare.ms) }, 'us/entry', 3),
    ratioOf('ledger-append', append.entries, { ours: append.perEntry, anchor: per(bare.ms) }, 'us/entry', 3),
    ratioOf('ledger-hash', append.entries, { ours: append.perHash, anchor: per(bare.ms) }, 'us/entry', null),
  ];
}

/** What is hashed of each entry: the hash before and the canonical JSON array, written here a second time. */
function entriesAsBytes(db: Pair['ours']['db']): Buffer[] {
  const rows = db
    .prepare(
      'SELECT prev_hash, seq, at_ms, actor_id, actor, act, subject_kind, subject_id, facts FROM ledger ORDER BY seq',
    )
    .raw()
    .all() as [Buffer, ...unknown[]][];
  return rows.map(([previous, ...said]) => Buffer.concat([previous, Buffer.from(JSON.stringify(said))]));
}

/** Entries appended in one transaction that is taken back, and the hashing of the same entries by itself. */
async function appendTimes(
  db: Pair['ours']['db'],
  entries: number,
): Promise<{ entries: number; perEntry: number; perHash: number }> {
  const atMs = Date.UTC(2027, 0, 1);
  const who = { id: 'a'.repeat(32), name: 'Nguyễn Văn 0' };
  const statements = db;
  db.exec('BEGIN IMMEDIATE');
  const appended = await timed(() => {
    for (let i = 0; i < entries; i += 1) {
      appendEntry(statements, who, atMs, {
        act: 'document.registered',
        subjectKind: 'document',
        subjectId: 'f'.repeat(32),
        facts: { number: i, book: 'incoming' },
      });
    }
  });
  db.exec('ROLLBACK');
  const hashed = await timed(() => {
    let previous: Uint8Array = Buffer.alloc(32);
    for (let seq = 1; seq <= entries; seq += 1) {
      const facts = canonicalFacts({ number: seq, book: 'incoming' });
      previous = entryHash(previous, {
        seq,
        atMs,
        actorId: who.id,
        actor: who.name,
        act: 'document.registered',
        subjectKind: 'document',
        subjectId: 'f'.repeat(32),
        facts,
      });
    }
  });
  return { entries, perEntry: (appended.ms / entries) * 1_000, perHash: (hashed.ms / entries) * 1_000 };
}
