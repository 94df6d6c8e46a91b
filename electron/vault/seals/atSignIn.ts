import type { Db } from '../db/handles.ts';
import {
  type SealedRows,
  type Sealing,
  ledgerNow,
  newestSeal,
  schemaOf,
  sealedRows,
  sealWritten,
  writeSeal,
} from './seal.ts';
import { clearDue, entriesBehind, rowsDue, wasSigned } from './sealStore.ts';
import { coveredTables, digestsOf } from './tables.ts';

/** Acts that are written while nobody is signed in: whoever comes in next seals them. */
export const AT_DOOR: ReadonlySet<string> = new Set(['vault.created', 'vault.restored']);
/** What a vault that came back writes of itself then (backup/restoreSet.ts), and no other table. */
const DUE_AT_DOOR: ReadonlySet<string> = new Set([
  'station_epoch',
  'number_check',
  'lost_number',
  'update_shown',
  'lesson_run',
  'lesson_learner',
  'content_key_grant',
  'content_key_escrow',
  'record_key',
  'backup_record_key',
]);

const ROWS_AT_ONCE = 20_000;

/**
 * Before the entries of a sign-in: everything that stands here, where sealing only begins or the schema is newer than the
 * last seal knows. That a session signed here before is known by the ledger, so that seals that were taken away are missed
 * and not made anew.
 */
export function sealFirst(db: Db, sealing: Sealing): void {
  const last = newestSeal(db);
  const isBehind = last === null ? !wasSigned(db) : (last.said?.schema ?? 0) < schemaOf(db);
  if (!isBehind) return;
  const sealedTo = last?.said?.to ?? 0;
  let from = last === null ? 1 : ledgerNow(db)[0] + 1;
  if (sealedTo === ledgerNow(db)[0]) from = sealedTo + 1;
  for (const rows of everything(db)) {
    writeSeal(db, sealing, { kind: 'first', from, rows });
    from = ledgerNow(db)[0] + 1;
  }
  clearDue(db);
}

function* everything(db: Db): Generator<SealedRows> {
  let rows: Record<string, [string, ...unknown[]][]> = {};
  let filled = 0;
  for (const table of coveredTables(db))
    for (const [key, digest] of [...digestsOf(db, table)].flat()) {
      (rows[table.name] ??= []).push([digest, ...(JSON.parse(key) as unknown[])]);
      if ((filled += 1) % ROWS_AT_ONCE !== 0) continue;
      yield rows;
      rows = {};
    }
  yield rows;
}

/** What was written at the door since the last seal, of the acts and tables that may be. */
export function sealAtDoor(db: Db, sealing: Sealing): void {
  const sealedTo = newestSeal(db)?.said?.to ?? 0;
  let from = ledgerNow(db)[0] + 1;
  for (const { seq, act } of entriesBehind(db, sealedTo)) {
    if (seq !== from - 1 || !AT_DOOR.has(act)) break;
    from = seq;
  }
  const due = rowsDue(db).filter(({ t }) => DUE_AT_DOOR.has(t));
  clearDue(db);
  if (from > ledgerNow(db)[0] && due.length === 0) return;
  writeSeal(db, sealing, { kind: 'act', from, rows: sealedRows(db, due) });
}

/** What a sign-in writes, under seals. Inside its transaction. */
export function sealSignIn(db: Db, sealing: Sealing, write: () => void): void {
  sealFirst(db, sealing);
  sealAtDoor(db, sealing);
  const [before] = ledgerNow(db);
  write();
  sealWritten(db, sealing, before + 1);
}
