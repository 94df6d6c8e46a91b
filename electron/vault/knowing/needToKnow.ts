import { z } from 'zod';
import type { Role } from '../../../shared/domain/people/roles.ts';
import { mayCall } from '../../../shared/ipc/permissions.ts';
import { Level } from '../../../shared/ipc/schemas.ts';
import { emergencyKey } from './keyMemory.ts';
import type { Db } from '../db/handles.ts';
import { isThere, valueOf } from '../db/statements.ts';
import type { Actor, Ports } from '../ports.ts';

/**
 * Who may see what of a document.
 *   level none   every reader role sees the record; files all but the inspector.
 *   classified   clerks, the archivist and the inspector see the register line (they keep and check the books);
 *                everyone else only the documents in which they take part. Files open for those who take part and
 *                to whom the content key was wrapped, whatever their role.
 * Lists, counts and search filter by this before anything else exists.
 */
const LINE_ROLES: readonly Role[] = ['clerk', 'archivist', 'inspector'];

/** True when a person sees every line of the classified books. */
export const seesAllLines = (actor: Pick<Actor, 'roles'>): boolean =>
  actor.roles.some((role) => LINE_ROLES.includes(role));

/** True when a person reads documents at all; the administrator keeps the station, not what is in its books. */
export const readsBooks = (actor: Pick<Actor, 'roles'>): boolean => mayCall('documents.get', actor.roles);

/**
 * Condition over a table or alias with `level` and `document_id`; bind `lineScope(actor)`. For every query that
 * can meet a classified document.
 */
export const visibleLines = (alias: string): string =>
  `(${alias}.level = 'none' OR :allLines = 1 OR EXISTS (
      SELECT 1 FROM document_reader WHERE document_id = ${alias}.document_id AND person_id = :reader))`;

/** The same over a column that holds the identifier of a classified document. */
export const visibleRecords = (column: string): string =>
  `(:allLines = 1 OR EXISTS (SELECT 1 FROM document_reader WHERE document_id = ${column} AND person_id = :reader))`;

export const lineScope = (actor: Pick<Actor, 'id' | 'roles'>): { allLines: 0 | 1; reader: string } => ({
  allLines: seesAllLines(actor) ? 1 : 0,
  reader: actor.id,
});

export const levelOfDocument = valueOf(Level)<[id: string]>('SELECT level FROM document WHERE id = ?');

export const takesPart = isThere<[documentId: string, personId: string]>(`
  SELECT 1 FROM document_reader WHERE document_id = ? AND person_id = ?`);

/** May this person see that the record exists, and its register line? */
export function mayReadLine(ports: Ports, document: { id: string; level: Level }): boolean {
  return (
    document.level === 'none' ||
    seesAllLines(ports.actor) ||
    takesPart(ports.db, document.id, ports.actor.id) ||
    emergencyKey(ports, document.id) !== undefined
  );
}

/** True for a document that was classified, is no more, and whose content was not opened yet. */
export const isContentSealed = isThere<[documentId: string]>(`
  SELECT 1 FROM document WHERE id = ? AND content_sealed = 1`);

/**
 * May this person see the content of a record? (The key of a classified one must have been given as well.) What was
 * declassified stays with those who took part until its content is opened by an act of its own.
 */
export function mayReadFiles(ports: Ports, documentId: string): boolean {
  const row = ports.db
    .prepare('SELECT level, content_sealed AS sealed FROM document WHERE id = ?')
    .get(documentId);
  if (row === undefined || ports.actor.roles.every((role) => role === 'inspector')) return false;
  const { level, sealed } = z.object({ level: Level, sealed: z.int() }).parse(row);
  return (
    (level === 'none' && sealed === 0) ||
    takesPart(ports.db, documentId, ports.actor.id) ||
    emergencyKey(ports, documentId) !== undefined
  );
}

/** How someone came to take part. */
export type Admission = 'took-part' | 'registered' | 'presented' | 'directed' | 'named' | 'granted';

/** From now on these people take part; who does already stays as he was. */
export function addReaders(
  db: Db,
  documentId: string,
  people: readonly string[],
  nowMs: number,
  by: { readonly id: string | null; readonly how: Admission } = { id: null, how: 'took-part' },
): void {
  const insert = db.prepare(
    `INSERT INTO document_reader (document_id, person_id, since_ms, by_id, how)
     VALUES (:documentId, :personId, :nowMs, :byId, :how) ON CONFLICT DO NOTHING`,
  );
  for (const personId of new Set(people))
    insert.run({ documentId, personId, nowMs, byId: by.id, how: by.how });
}
