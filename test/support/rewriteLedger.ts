import { entryHash } from '../../electron/vault/crypto/ledgerHash.ts';
import type { WriteDb } from '../../electron/vault/db/handles.ts';

interface Row {
  seq: number;
  at_ms: number;
  actor_id: string | null;
  actor: string;
  act: string;
  subject_kind: string;
  subject_id: string;
  facts: string;
}

/**
 * What someone with the database key can do: drop the triggers, change one entry and recompute every hash behind it,
 * so that the chain by itself is whole again.
 */
export function rewriteLedger(db: WriteDb, seq: number, change: Partial<Row>): void {
  const triggers = db
    .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'ledger'")
    .all() as { name: string; sql: string }[];
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
  const rows = db.prepare('SELECT * FROM ledger ORDER BY seq').all() as Row[];
  let previous: Uint8Array = Buffer.alloc(32);
  for (const old of rows) {
    const row = old.seq === seq ? { ...old, ...change } : old;
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
    db.prepare(
      'UPDATE ledger SET actor = ?, act = ?, facts = ?, subject_id = ?, prev_hash = ?, hash = ? WHERE seq = ?',
    ).run(row.actor, row.act, row.facts, row.subject_id, previous, hash, row.seq);
    previous = hash;
  }
  for (const { sql } of triggers) db.exec(sql);
}
