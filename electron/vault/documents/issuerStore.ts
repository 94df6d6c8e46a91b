import { z } from 'zod';
import { foldBase } from '../../../shared/domain/text/fold.ts';
import { knownName } from '../../../shared/domain/text/knownName.ts';
import { parseDocumentNumber } from '../../../shared/domain/text/documentNumber.ts';
import type { BookKind } from '../../../shared/ipc/schemas.ts';
import type { Db } from '../db/handles.ts';
import { valuesOf } from '../db/statements.ts';

const IssuerRow = z.object({
  name: z.string(),
  symbol: z.string().nullable(),
  typeId: z.string(),
  presentTo: z.string().nullable(),
  documentDate: z.string().nullable(),
});
export type IssuerRow = z.infer<typeof IssuerRow>;
const COLUMNS = 'name, symbol, type_id AS typeId, present_to AS presentTo, document_date AS documentDate';

export interface IssuerUse {
  readonly book: BookKind;
  readonly name: string;
  readonly code: string;
  readonly typeId: string;
  readonly presentTo: string | null;
  readonly documentDate: string | null;
  readonly nowMs: number;
}

/** Remembers what the last entry of an issuer said; the symbol comes from its number ("1215-CV/TU": TU). */
export function rememberIssuer(db: Db, use: IssuerUse): void {
  const { organ } = parseDocumentNumber(use.code);
  db.prepare(
    `INSERT INTO issuer (book_kind, name, folded, symbol, type_id, present_to, document_date, uses, last_ms)
     VALUES (:book, :name, :folded, :symbol, :typeId, :presentTo, :documentDate, 1, :nowMs)
     ON CONFLICT DO UPDATE SET symbol = ifnull(excluded.symbol, symbol), type_id = excluded.type_id,
       present_to = ifnull(excluded.present_to, present_to), document_date = ifnull(excluded.document_date, document_date),
       uses = uses + 1, last_ms = excluded.last_ms`,
  ).run({
    book: use.book,
    name: use.name,
    folded: ` ${foldBase(use.name)}`,
    symbol: organ === '' ? null : organ,
    typeId: use.typeId,
    presentTo: use.presentTo,
    documentDate: use.documentDate,
    nowMs: use.nowMs,
  });
}

const namesFolded = valuesOf(z.string())<[book: BookKind, folded: string]>(
  'SELECT name FROM issuer WHERE book_kind = ? AND folded = ?',
);

/**
 * The name under which the book knows who was typed: in its spelling, and, typed without marks, the one that has these
 * letters. What is typed stands where the book has none, or two.
 */
export function issuerAsKnown(db: Db, book: BookKind, typed: string): string {
  const names = namesFolded(db, book, ` ${foldBase(typed)}`);
  const name = names.includes(typed) ? typed : (knownName(typed, names) ?? typed);
  return mainName(db, book, name) ?? name;
}

const mainNames = valuesOf(z.string())<[book: BookKind, name: string]>(
  'SELECT same_as FROM issuer WHERE book_kind = ? AND name = ? AND same_as IS NOT NULL',
);
const mainName = (db: Db, book: BookKind, name: string): string | undefined => mainNames(db, book, name)[0];
const allNames = valuesOf(z.string())<{ book: BookKind; name: string }>(`
  SELECT name FROM issuer WHERE book_kind = :book AND (name = :name OR same_as = :name)`);

/** Every name under which the book has who bears this one, itself first. */
export function namesOfIssuer(db: Db, book: BookKind, name: string): string[] {
  const main = mainName(db, book, name) ?? name;
  return [...new Set([name, ...allNames(db, { book, name: main })])];
}

export function lastIssuer(db: Db, book: BookKind, name: string | null): IssuerRow | null {
  const row =
    name === null
      ? db
          .prepare(
            `SELECT ${COLUMNS} FROM issuer WHERE book_kind = ? AND same_as IS NULL ORDER BY last_ms DESC LIMIT 1`,
          )
          .get(book)
      : db
          .prepare(`SELECT ${COLUMNS} FROM issuer WHERE book_kind = ? AND name = ?`)
          .get(book, mainName(db, book, name) ?? name);
  return row === undefined ? null : IssuerRow.parse(row);
}

const Offered = z.object({ main: z.string(), symbol: z.string().nullable(), also: z.string() });
const Names = z.array(z.string());

/**
 * Issuers one of whose words begins with each typed word, or whose symbol is the typed text; the one of just this
 * name before all others, then the most used.
 * `books`: an issuer of classified documents only is known to those who keep these books.
 */
export function issuersLike(
  db: Db,
  books: readonly BookKind[],
  typed: string,
  limit: number,
): { name: string; symbol: string | null; also: string[] }[] {
  const words = foldBase(typed)
    .split(' ')
    .filter((word) => word !== '');
  const rows = db
    .prepare(
      `SELECT ifnull(same_as, name) AS main, max(symbol) AS symbol,
         json_group_array(DISTINCT name) FILTER (WHERE same_as IS NOT NULL) AS also FROM issuer
        WHERE book_kind IN (SELECT value FROM json_each(:books))
          AND (lower(ifnull(symbol, '')) = lower(:typed)
            OR NOT EXISTS (SELECT 1 FROM json_each(:words) w WHERE instr(folded, ' ' || w.value) = 0))
        GROUP BY main ORDER BY max(folded = ' ' || :whole) DESC, sum(uses) DESC, max(last_ms) DESC LIMIT :limit + 0`,
    )
    .all({
      books: JSON.stringify(books),
      typed: typed.trim(),
      words: JSON.stringify(words),
      whole: words.join(' '),
      limit,
    });
  return rows.map((row) => {
    const { main, symbol, also } = Offered.parse(row);
    return { name: main, symbol, also: Names.parse(JSON.parse(also)) };
  });
}
