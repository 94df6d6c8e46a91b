import { z } from 'zod';
import { openSubject, openText } from '../knowing/recordKeys.ts';
import { type Db, openInMemory, type WriteDb } from '../db/handles.ts';
import {
  isContentSealed,
  levelOfDocument,
  lineScope,
  mayReadFiles,
  visibleRecords,
} from '../knowing/needToKnow.ts';
import { findDocument } from '../tables/documents.ts';
import type { Ports } from '../ports.ts';
import type { Search } from './find.ts';
import { isDirection, type OpenWords, saidAbout } from './said.ts';
import { indexRecord } from './store.ts';

/**
 * Finding classified records by their words. These lie sealed in the database, so no index on the disk knows them:
 * the first search of a session opens what this person may open and indexes it in memory, where it ends with the
 * session. Row numbers are those of the index on the disk, so that "newest first" holds over both.
 */
interface SealedIndex {
  readonly db: WriteDb;
  /** highest row of `search_key` that was looked at */
  seen: number;
  /** records that changed since */
  readonly late: Set<string>;
}

const indexes = new WeakMap<Ports['keys'], SealedIndex>();

const SCHEMA = /* sql */ `
  CREATE TABLE search_key (rowid INTEGER PRIMARY KEY, kind TEXT NOT NULL, subject_id TEXT NOT NULL, restricted INTEGER NOT NULL, UNIQUE (kind, subject_id));
  CREATE TABLE document_reader (document_id TEXT, person_id TEXT);
  CREATE VIRTUAL TABLE fts USING fts5 (
    number_exact, subject_exact, issuer_exact, body_exact, number_base, subject_base, issuer_base, body_base,
    content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0");
`;

/** A classified record was written: the next search reads it again. */
export function indexLater(ports: Pick<Ports, 'keys'>, documentId: string): void {
  indexes.get(ports.keys)?.late.add(documentId);
}

/** Another session wrote: the next search opens again what this person may open then. */
export function forgetSealedWords(keys: Ports['keys']): void {
  indexes.get(keys)?.db.close();
  indexes.delete(keys);
}

const Row = z.object({ rowid: z.int(), id: z.string() });

/** What `findByWords` needs to look into the sealed words as well. */
export function sealedSearch(ports: Ports): NonNullable<Search['sealed']> {
  return { db: upToDate(ports), open: openFor(ports) };
}

/** Words as the page of the record shows them: what a leader wrote is part of the content. */
const openFor =
  (ports: Ports): OpenWords =>
  (id, field, text) =>
    isDirection(field) && !seesDirections(ports, id) ? null : openText(ports, id, field, text);

const seesDirections = (ports: Ports, id: string): boolean =>
  mayReadFiles(ports, id) || (levelOfDocument(ports.db, id) === 'none' && !isContentSealed(ports.db, id));

function upToDate(ports: Ports): Db {
  const index = indexes.get(ports.keys) ?? begin(ports);
  const rows = ports.db
    .prepare(
      `SELECT k.rowid AS rowid, k.subject_id AS id FROM search_key k
        WHERE k.kind = 'document' AND k.restricted = 1 AND k.rowid > :seen AND ${visibleRecords('k.subject_id')} ORDER BY k.rowid`,
    )
    .all({ seen: index.seen, ...lineScope(ports.actor) })
    .map((row) => Row.parse(row));
  const late = [...index.late].flatMap((id) => {
    const row = ports.db
      .prepare(
        `SELECT k.rowid AS rowid, k.subject_id AS id FROM search_key k
          WHERE k.kind = 'document' AND k.subject_id = :id AND ${visibleRecords('k.subject_id')}`,
      )
      .get({ id, ...lineScope(ports.actor) });
    return row === undefined ? [] : [Row.parse(row)];
  });
  if (rows.length + late.length > 0)
    index.db.transaction(() => [...rows, ...late].forEach((row) => add(ports, index.db, row)))();
  index.seen = Math.max(index.seen, ...rows.slice(-1).map((row) => row.rowid));
  index.late.clear();
  return index.db;
}

/** An index in memory, of the columns of that on the disk; it ends with the session. */
export function emptyIndex(): WriteDb {
  const db = openInMemory();
  db.exec(SCHEMA);
  return db;
}

function begin(ports: Ports): SealedIndex {
  const db = emptyIndex();
  const index = { db, seen: 0, late: new Set<string>() };
  indexes.set(ports.keys, index);
  return index;
}

function add(ports: Ports, db: WriteDb, { rowid, id }: z.infer<typeof Row>): void {
  const document = findDocument(ports.db, id);
  if (document === null) return;
  db.prepare(
    `INSERT INTO search_key (rowid, kind, subject_id, restricted) VALUES (:rowid, 'document', :id, 1) ON CONFLICT DO NOTHING`,
  ).run({ rowid, id });
  const note = openText(ports, id, 'note', document.note) ?? '';
  indexRecord(db, {
    kind: 'document',
    id,
    restricted: true,
    number: document.code,
    subject: openSubject(ports, id, document.subject),
    issuer: document.issuer,
    body: [document.signer, ...document.recipients, note, ...saidAbout(ports.db, id, openFor(ports))].join(
      '\n',
    ),
  });
}
