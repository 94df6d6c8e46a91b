import { join } from 'node:path';
import { linkAndLeaf } from '../../electron/vault/crypto/ledgerHash.ts';
import { appendEntry, ledgerLinks } from '../../electron/vault/audit/store.ts';
import { verifyWithHeads } from '../../electron/vault/audit/verify.ts';
import { insertWitness } from '../../electron/vault/audit/witnessStore.ts';
import { CompactRange } from '../../electron/vault/crypto/merkle.ts';
import { openEncrypted } from '../../electron/vault/db/handles.ts';
import { migrate } from '../../electron/vault/db/migrate.ts';
import type { Pair } from './engines.ts';
import { figureOf, type Result, timed } from './measure.ts';

const ENTRIES = 1_000_000;
/** Every thousandth entry another office has seen the head. */
const SEEN = 1_000;

/** A ledger of a million entries: chain and tree from the first one, compared with a thousand heads that others saw. */
export async function ledgerMillion({ dir, secret }: Pair): Promise<Result[]> {
  const path = join(dir, 'ledger.db');
  const db = openEncrypted(path, secret, { create: true });
  migrate(db);
  const who = { id: 'a'.repeat(32), name: 'Nguyễn Thị Hường' };
  db.transaction(() => {
    for (let number = 1; number <= ENTRIES; number += 1)
      appendEntry(db, who, Date.UTC(2027, 0, 1) + number, {
        act: 'document.registered',
        subjectKind: 'document',
        subjectId: 'f'.repeat(32),
        facts: { number, book: 'incoming' },
      });
    const tree = CompactRange.empty();
    for (const [seq, canonical, previous] of ledgerLinks(db)) {
      tree.append(linkAndLeaf(previous, canonical).leaf);
      if (seq % SEEN === 0)
        insertWitness(db, {
          id: String(seq).padStart(32, '0'),
          stationId: 'b'.repeat(32),
          about: 'ours',
          size: seq,
          root: tree.root(),
          envelopeId: 'c'.repeat(32),
          toldMs: seq,
          agrees: 1,
        });
    }
  }).immediate();
  db.pragma('wal_checkpoint(TRUNCATE)');
  const { ms, value } = await timed(() => verifyWithHeads(db, 'd'.repeat(32)));
  db.close();
  if (!value.chain.intact || value.chain.entries !== ENTRIES || value.heads.firstWrong !== null)
    throw new Error('the ledger of the benchmark does not hold');
  return [figureOf('ledger-million', ENTRIES, ms, 'ms', 10_000)];
}
