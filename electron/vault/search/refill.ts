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
  `CASE WHEN d.level = 'none' AND ${column} NOT LIKE 'sealed:%' THEN ${column} END`;

/**
 * As `indexDocument` and the registering of a submission index them; a thousand at a time, so that a large vault
 * costs flat memory. NOT INDEXED: in the order of the keys' own rows, or each thousand would sort them all.
 */
const NEXT_RECORDS = `
  SELECT k.rowid AS rowid, k.kind AS kind, k.subject_id AS id, k.restricted AS restricted,
         coalesce(d.code, s.receipt_code) AS number, coalesce(${openWords('d.subject')}, s.title, '') AS subject,
         coalesce(d.issuer, (SELECT group_concat(body, char(10) ORDER BY round) FROM submission_answer
           WHERE submission_id = s.id AND decision = 'approved'), '') AS issuer,
         coalesce(d.signer || char(10) || (SELECT ifnull(group_concat(value, char(10)), '') FROM json_each(d.recipients))
           || char(10) || coalesce(${openWords('d.note')}, '')
           || char(10) || coalesce((SELECT group_concat(body, char(10)) FROM direction
                WHERE document_id = d.id AND d.level = 'none' AND d.content_sealed = 0 AND body NOT LIKE 'sealed:%'), '')
           || char(10) || coalesce((SELECT group_concat(note, char(10)) FROM answer_link
                WHERE document_id = d.id AND d.level = 'none' AND note NOT LIKE 'sealed:%'), '')
           || char(10) || coalesce((SELECT substr(group_concat(w.words, char(10)), 1, 400000) FROM attachment a
                JOIN page_words w ON w.attachment_id = a.id WHERE a.owner_kind = 'document' AND a.owner_id = d.id), ''), s.field || char(10) || s.body) AS body
    FROM search_key k NOT INDEXED
    LEFT JOIN document d ON k.kind = 'document' AND d.id = k.subject_id
    LEFT JOIN submission s ON k.kind = 'submission' AND s.id = k.subject_id
   WHERE k.rowid > ? AND coalesce(d.id, s.id) IS NOT NULL ORDER BY k.rowid LIMIT 1000`;

const after = (db: Db, rowid: number): Indexed[] => db.prepare(NEXT_RECORDS).all(rowid) as Indexed[];
