import { z } from 'zod';
import { StoredText } from '../db/storedText.ts';
import type { Db } from '../db/handles.ts';
import { manyOf, oneOf } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';
import type { Scope } from '../documents/listPlaces.ts';
import { visibleLines } from '../knowing/needToKnow.ts';
import { Level } from '../../../shared/ipc/schemas.ts';
import { DocumentState } from '../../../shared/ipc/contract/documentStates.ts';

/**
 * Where each document lies now, of those of which a person may know. What was destroyed lies in no dossier any more; it
 * stays in the list of the one that was closed with it.
 */
const KEPT = `
  SELECT k.code, k.document_id, k.title, k.at_ms, l.level, l.state, l.entered_on, l.entered_ms, l.sort_key, d.pages
    FROM document_dossier k JOIN doc_list l ON l.document_id = k.document_id JOIN document d ON d.id = k.document_id
   WHERE k.at_ms = (SELECT max(at_ms) FROM document_dossier m WHERE m.document_id = k.document_id)
     AND ${visibleLines('l')}
     AND (l.state <> 'destroyed' OR EXISTS (
       SELECT 1 FROM dossier_closing_item i JOIN dossier_closing c ON c.id = i.closing_id
        WHERE i.document_id = k.document_id AND c.reopened_ms IS NULL))`;

const GroupRow = z.object({
  code: z.string(),
  documents: z.int(),
  pages: z.int(),
  unpaged: z.int(),
  unfinished: z.int(),
  classified: z.int(),
  from: z.string(),
  to: z.string(),
});
export type GroupRow = z.infer<typeof GroupRow>;

/** @param finished states in which nothing is left to do */
export function dossierGroups(
  db: Db,
  scope: Scope,
  { code = null, finished }: { readonly code?: string | null; readonly finished: readonly DocumentState[] },
): GroupRow[] {
  return db
    .prepare(
      `SELECT code, count(*) AS documents, ifnull(sum(pages), 0) AS pages, sum(pages IS NULL) AS unpaged,
              sum(state NOT IN (SELECT value FROM json_each(:finished))) AS unfinished,
              sum(level <> 'none') AS classified, min(entered_on) AS "from", max(entered_on) AS "to"
         FROM (${KEPT}) WHERE :code IS NULL OR code = :code GROUP BY code ORDER BY "to" DESC, code`,
    )
    .all({ ...scope, code, finished: JSON.stringify([...finished, 'destroyed']) })
    .map((row) => GroupRow.parse(row));
}

const KeptRow = z.object({
  id: z.string(),
  title: StoredText,
  level: Level,
  state: DocumentState,
  pages: z.int().nullable(),
});
export type KeptRow = z.infer<typeof KeptRow>;

/** In the order of their entry. */
export const keptIn = manyOf(KeptRow)<[scope: Scope, code: string]>(`
  SELECT document_id AS id, title, level, state, pages FROM (${KEPT}) WHERE code = ?
   ORDER BY entered_on, entered_ms, sort_key, document_id`);

/** How many of the last documents like one are looked at. */
const RECENT = 500;

/** The open dossier into which a document of the same issuer (an own one: of the same type) was filed last. */
export function lastOpenCode(
  db: Db,
  scope: Scope,
  like: { id: string; direction: 'in' | 'out'; issuer: string; typeId: string },
): string | null {
  const code = db
    .prepare(
      `SELECT k.code FROM (
         SELECT l.document_id FROM doc_list l
          WHERE l.book_kind IN (:open, :classified) AND l.issuer = :issuer AND l.document_id <> :id
            AND (:direction = 'in' OR l.type_id = :typeId) AND ${visibleLines('l')}
          ORDER BY l.entered_ms DESC LIMIT ${RECENT}) r
         JOIN document_dossier k ON k.document_id = r.document_id
          AND k.at_ms = (SELECT max(at_ms) FROM document_dossier m WHERE m.document_id = r.document_id)
        WHERE NOT EXISTS (SELECT 1 FROM dossier_closing c WHERE c.code = k.code AND c.reopened_ms IS NULL)
        ORDER BY k.at_ms DESC LIMIT 1`,
    )
    .pluck()
    .get({
      ...scope,
      id: like.id,
      direction: like.direction,
      issuer: like.issuer,
      typeId: like.typeId,
      open: like.direction === 'in' ? 'incoming' : 'outgoing',
      classified: like.direction === 'in' ? 'classified-incoming' : 'classified-outgoing',
    });
  return code === undefined ? null : z.string().parse(code);
}

const TitleRow = z.object({ code: z.string(), id: z.string(), title: StoredText, atMs: z.int() });

/** Of each dossier the title that its last document of level none gave; where it has none, that of the last of all. */
export const titlesOf = (db: Db, scope: Scope): ReadonlyMap<string, z.infer<typeof TitleRow>> =>
  new Map(
    db
      .prepare(
        // with one max() alone SQLite takes the other columns from the row in which it stands
        `SELECT code, document_id AS id, title, max(iif(level = 'none', at_ms, at_ms - 1000000000000000)) AS atMs
           FROM (${KEPT}) GROUP BY code`,
      )
      .all({ ...scope })
      .map((row) => TitleRow.parse(row))
      .map((row) => [row.code, row]),
  );

const ClosingRow = z.object({
  id: z.string(),
  code: z.string(),
  retention: z.string(),
  atMs: z.int(),
  byId: z.string(),
  by: z.string(),
  reopenedMs: z.int().nullable(),
  reopenedBy: z.string().nullable(),
  reason: StoredText.nullable(),
  reasonDocument: z.string().nullable(),
});
export type ClosingRow = z.infer<typeof ClosingRow>;

const CLOSINGS = `SELECT ${columnsOf(ClosingRow, 'c', { by: 'p.full_name', reopenedBy: 'q.full_name' })}
  FROM dossier_closing c JOIN person p ON p.id = c.by_id LEFT JOIN person q ON q.id = c.reopened_by`;

/** Newest first. */
export const closingsOf = manyOf(ClosingRow)<[code: string]>(`
  ${CLOSINGS} WHERE c.code = ? ORDER BY c.at_ms DESC, c.reopened_ms IS NOT NULL, c.reopened_ms DESC`);

/** The closing in force of every closed dossier, by its code. */
export const closedNow = (db: Db): ReadonlyMap<string, ClosingRow> =>
  new Map(
    db
      .prepare(`${CLOSINGS} WHERE c.reopened_ms IS NULL`)
      .all()
      .map((row) => ClosingRow.parse(row))
      .map((row) => [row.code, row]),
  );

export const findClosing = oneOf(ClosingRow)<[id: string]>(`${CLOSINGS} WHERE c.id = ?`);

const ItemRow = z.object({ documentId: z.string(), position: z.int(), pages: z.int().nullable() });
export type ItemRow = z.infer<typeof ItemRow>;

export const itemsOfClosing = manyOf(ItemRow)<[closingId: string]>(`
  SELECT document_id AS documentId, position, pages FROM dossier_closing_item
   WHERE closing_id = ? ORDER BY position`);

export function insertClosing(
  db: Db,
  closing: { id: string; code: string; retention: string; atMs: number; byId: string },
  items: readonly ItemRow[],
): void {
  db.prepare(
    `INSERT INTO dossier_closing (id, code, retention, at_ms, by_id) VALUES (:id, :code, :retention, :atMs, :byId)`,
  ).run(closing);
  const insert = db.prepare(
    `INSERT INTO dossier_closing_item (closing_id, position, document_id, pages)
     VALUES (:closingId, :position, :documentId, :pages)`,
  );
  for (const item of items) insert.run({ closingId: closing.id, ...item });
}

/** @returns false when it was opened again already */
export function reopenClosing(
  db: Db,
  id: string,
  opened: { atMs: number; byId: string; reason: StoredText; reasonDocument: string | null },
): boolean {
  const { changes } = db
    .prepare(
      `UPDATE dossier_closing SET reopened_ms = max(:atMs, at_ms), reopened_by = :byId, reason = :reason,
         reason_document = :reasonDocument WHERE id = :id AND reopened_ms IS NULL`,
    )
    .run({ id, ...opened });
  return changes === 1;
}

/** States in which nothing is left to do: what an archive takes over. */
export const FINISHED: ReadonlySet<DocumentState> = new Set<DocumentState>([
  'closed',
  'issued',
  'returned',
  'cancelled',
  'recalled',
]);
