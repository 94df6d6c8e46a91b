import { z } from 'zod';
import { indexForms } from '../../../shared/domain/text/fold.ts';
import type { BookKind, Level } from '../../../shared/ipc/schemas.ts';
import type { StoredText } from '../db/storedText.ts';
import type { Db } from '../db/handles.ts';
import { NUMBER_OF_KEY, SUFFIX_OF_KEY } from '../tables/entryKey.ts';
import { answersGiven, openForAll, type OpenWords, saidAbout } from './said.ts';

/** A `proposal` lies in no index on the disk: only those whom it has reached know of it. */
export type SearchKind = 'document' | 'submission' | 'proposal';

/** What may be found by of one record. Never the sender of a submission, never a text with a secrecy mark. */
export interface IndexedRecord {
  readonly kind: SearchKind;
  readonly id: string;
  /** true for a classified document: found only by those who may know of it */
  readonly restricted: boolean;
  /** number and notation, or receipt code */
  readonly number: string;
  /** trích yếu or title; null where none may be kept */
  readonly subject: string | null;
  readonly issuer: string;
  readonly body: string;
}

const COLUMNS =
  'number_exact, subject_exact, issuer_exact, body_exact, number_base, subject_base, issuer_base, body_base';
const RowId = z.object({ rowid: z.int() });

/** Writes or rewrites a record's row of the index; call it in the transaction that writes the record. */
export function indexRecord(db: Db, record: IndexedRecord): void {
  const [number, subject, issuer, body] = [
    record.number,
    record.subject ?? '',
    record.issuer,
    record.body,
  ].map(indexForms);
  const rowid = keyOf(db, record);
  db.prepare(
    `INSERT OR REPLACE INTO fts (rowid, ${COLUMNS}) VALUES (:rowid, :numberExact, :subjectExact, :issuerExact, :bodyExact,
       :numberBase, :subjectBase, :issuerBase, :bodyBase)`,
  ).run({
    rowid,
    numberExact: number?.exact,
    subjectExact: subject?.exact,
    issuerExact: issuer?.exact,
    bodyExact: body?.exact,
    numberBase: number?.base,
    subjectBase: subject?.base,
    issuerBase: issuer?.base,
    bodyBase: body?.base,
  });
}

function keyOf(db: Db, record: IndexedRecord): number {
  const restricted = record.restricted ? 1 : 0;
  const row = db
    .prepare(
      `INSERT INTO search_key (kind, subject_id, restricted) VALUES (:kind, :id, :restricted)
         ON CONFLICT DO UPDATE SET restricted = excluded.restricted RETURNING rowid`,
    )
    .get({ kind: record.kind, id: record.id, restricted });
  return RowId.parse(row).rowid;
}

/** Who searches: what lies beyond these rights never enters a count, a hit or a page. */
export interface Reader {
  readonly personId: string;
  /** sees the lines of the classified books */
  readonly seesRegisters: boolean;
  readonly seesSubmissions: boolean;
  /** only records of one kind */
  readonly only?: SearchKind;
}

export interface Found {
  readonly rowid: number;
  readonly kind: SearchKind;
  readonly id: string;
}

/** Newest records first that match an FTS5 expression and that this person may know of. */
export function findRecords(db: Db, expression: string, reader: Reader, limit: number): Found[] {
  const rows = db
    .prepare(
      `SELECT fts.rowid AS rowid, k.kind AS kind, k.subject_id AS id FROM fts JOIN search_key k ON k.rowid = fts.rowid
        WHERE fts MATCH :expression
          AND (k.kind <> 'submission' OR :seesSubmissions = 1) AND (:only IS NULL OR k.kind = :only)
          AND (k.restricted = 0 OR :seesRegisters = 1
            OR EXISTS (SELECT 1 FROM document_reader r WHERE r.document_id = k.subject_id AND r.person_id = :personId))
        ORDER BY fts.rowid DESC LIMIT :limit + 0`,
    )
    .all({
      expression,
      limit,
      personId: reader.personId,
      only: reader.only ?? null,
      seesRegisters: reader.seesRegisters ? 1 : 0,
      seesSubmissions: reader.seesSubmissions ? 1 : 0,
    });
  return rows as Found[]; // the CHECK of search_key holds the kinds
}

/** What a hit shows, and (`body`) what else it was found by. */
export interface Shown {
  readonly number: string;
  readonly code: string;
  readonly title: string | null;
  readonly issuer: string;
  readonly date: string | null;
  readonly level: Level;
  readonly book: BookKind | null;
  readonly body: string;
  /** what people wrote about it, as far as whoever searches may read it */
  readonly said: readonly string[];
  /** the words of its files are in the index as well, and too many to be read again for each hit */
  readonly hasFileWords: boolean;
  /** of a draft: the document that it became */
  readonly became?: string | null;
}

/** As the database keeps it: the words of a classified record are sealed. */
interface StoredShown extends Omit<Shown, 'title' | 'said' | 'hasFileWords' | 'became'> {
  readonly hasFileWords: 0 | 1;
  readonly title: StoredText | null;
  readonly note: StoredText;
}

const DOCUMENT = `SELECT (${NUMBER_OF_KEY}) || ${SUFFIX_OF_KEY} AS number, l.code AS code, l.subject AS title, l.issuer AS issuer,
    l.document_date AS date, l.level AS level, l.book_kind AS book,
    d.signer || char(10) || d.recipients AS body, d.note AS note,
    EXISTS (SELECT 1 FROM attachment a JOIN page_words w ON w.attachment_id = a.id
      WHERE a.owner_kind = 'document' AND a.owner_id = d.id AND w.words <> '') AS hasFileWords
  FROM doc_list l JOIN document d ON d.id = l.document_id WHERE l.document_id = ?`;
const SUBMISSION = `SELECT receipt_code AS number, receipt_code AS code, title, '' AS issuer, received_on AS date,
    'none' AS level, NULL AS book, field AS body, body AS note, 0 AS hasFileWords FROM submission WHERE id = ?`;

/** A proposal that was found, as whoever searches may see it. */
export type ShowProposal = (id: string) => Shown | null;

/** The records behind hits, in their order; one that has left its list is left out. */
export function shownRecords(
  db: Db,
  found: readonly Found[],
  open: OpenWords = openForAll(db),
  proposal: ShowProposal = () => null,
): { found: Found; shown: Shown }[] {
  const get = { document: db.prepare(DOCUMENT), submission: db.prepare(SUBMISSION) };
  return found.flatMap((record) => {
    if (record.kind === 'proposal') {
      const shown = proposal(record.id);
      return shown === null ? [] : [{ found: record, shown }];
    }
    const row = get[record.kind].get(record.id);
    if (row === undefined) return [];
    const { title, note, ...rest } = row as StoredShown; // our own columns, STRICT tables
    const body = `${rest.body}\n${open(record.id, 'note', note) ?? ''}`;
    return [
      {
        found: record,
        shown: {
          ...rest,
          hasFileWords: rest.hasFileWords === 1,
          body,
          said: record.kind === 'document' ? saidAbout(db, record.id, open) : answersGiven(db, record.id),
          title: title === null ? null : open(record.id, 'subject', title),
        },
      },
    ];
  });
}
