import type { Db, WriteDb } from '../db/handles.ts';
import { indexRecord, type SearchKind } from './store.ts';

/**
 * Fills a search index that a migration has emptied from the records themselves; does nothing otherwise. Of a
 * classified record only what is written in the open: number, issuer, signer, places of receipt.
 */
export function refillIndex(db: WriteDb): void {
  const isFilled = db.prepare('SELECT 1 FROM fts_docsize LIMIT 1').get() !== undefined;
  if (isFilled) return;
  db.transaction(() => {
    for (let rows = after(db, 0); rows.length > 0; rows = after(db, rows.at(-1)?.rowid ?? 0))
      for (const row of rows) indexRecord(db, { ...row, restricted: row.restricted === 1 });
  }).immediate();
}

interface Indexed {
  readonly rowid: number;
  readonly kind: SearchKind;
  readonly id: string;
  readonly restricted: 0 | 1;
  readonly number: string;
  readonly subject: string;
  readonly issuer: string;
  readonly body: string;
}

const openWords = (column: string): string =>
  `CASE WHEN d.level = 'none' AND ${column} NOT LIKE 'sealed:%' THEN ${column} ELSE '' END`;

/** As `indexDocument` and the registering of a submission index them. */
const RECORDS = `
  SELECT k.rowid AS rowid, k.kind AS kind, d.id AS id, k.restricted AS restricted, d.code AS number,
         ifnull(${openWords('d.subject')}, '') AS subject, d.issuer AS issuer,
         d.signer || char(10) || (SELECT ifnull(group_concat(value, char(10)), '') FROM json_each(d.recipients))
           || char(10) || ${openWords('d.note')} AS body
    FROM search_key k JOIN document d ON d.id = k.subject_id WHERE k.kind = 'document'
  UNION ALL
  SELECT k.rowid, k.kind, s.id, k.restricted, s.receipt_code, s.title, '', s.field || char(10) || s.body
    FROM search_key k JOIN submission s ON s.id = k.subject_id WHERE k.kind = 'submission'`;

/** A thousand at a time, so that a large vault costs flat memory. */
const after = (db: Db, rowid: number): Indexed[] =>
  db.prepare(`SELECT * FROM (${RECORDS}) WHERE rowid > ? ORDER BY rowid LIMIT 1000`).all(rowid) as Indexed[];
