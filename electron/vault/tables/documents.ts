import { z } from 'zod';
import { Level, Urgency } from '../../../shared/ipc/schemas.ts';
import { PlainFields } from '../../../shared/ipc/contract/documents.ts';
import { DocumentState } from '../../../shared/ipc/contract/documentStates.ts';
import { StoredText } from '../db/storedText.ts';
import type { Db } from '../db/handles.ts';
import { doing, isThere, manyOf, oneOf } from '../db/statements.ts';
import { columnsOf, insertInto, settingOf } from '../db/rows.ts';

const List = z.array(z.string());
const Names = z.string().transform((text) => List.parse(JSON.parse(text)));

const DocumentRecord = z.object({
  ...PlainFields.shape,
  id: z.string(),
  revision: z.int(),
  direction: z.enum(['in', 'out']),
  state: DocumentState,
  level: Level,
  urgency: Urgency,
  issuer: z.string(),
  code: z.string(),
  documentDate: z.string().nullable(),
  typeId: z.string(),
  subject: StoredText.nullable(),
  recipients: Names,
  copies: z.int().nullable(),
  note: StoredText,
  namedPerson: z.string().nullable(),
  namedPersonId: z.string().nullable(),
  holderId: z.string().nullable(),
  dueOn: z.string().nullable(),
  dueTime: z.string().nullable(),
  protectionUntil: z.string().nullable(),
  acknowledgedMs: z.int().nullable(),
  rulePack: z.string(),
  createdMs: z.int(),
  createdBy: z.string(),
});
export type DocumentRecord = z.infer<typeof DocumentRecord>;

/** Of an input or a row, the fields that are kept and shown as they stand. */
export const plainFieldsOf = (from: PlainFields): PlainFields => PlainFields.parse(from);
export const NO_PLAIN_FIELDS: Readonly<PlainFields> = PlainFields.parse({});

const COLUMNS = columnsOf(DocumentRecord);

export const findDocument = oneOf(DocumentRecord)<[id: string]>(`
  SELECT ${COLUMNS} FROM document WHERE id = ?`);

/** A document as it is entered; its words are sealed on the way into the database (`writeEntry`). */
export interface NewDocument extends Omit<
  DocumentRecord,
  'revision' | 'acknowledgedMs' | 'subject' | 'note'
> {
  readonly subject: string | null;
  readonly note: string;
  readonly codeKey: string;
  readonly seriesId: string | null;
  readonly seriesNumber: number | null;
  readonly seriesSuffix?: string;
}

export interface StoredDocument
  extends Omit<NewDocument, 'subject' | 'note' | keyof PlainFields>, Partial<PlainFields> {
  readonly subject: StoredText | string | null;
  readonly note: StoredText | string;
}

const insertRow = doing<StoredDocument & PlainFields & { readonly seriesSuffix: string }>(
  insertInto(
    'document',
    DocumentRecord.omit({ revision: true, acknowledgedMs: true }).extend({
      codeKey: z.string(),
      seriesId: z.string().nullable(),
      seriesNumber: z.int().nullable(),
      seriesSuffix: z.string(),
    }),
    {},
    { revision: '1' },
  ),
);
export const insertDocument = (db: Db, document: StoredDocument): void =>
  insertRow(db, { ...NO_PLAIN_FIELDS, seriesSuffix: '', ...document });

/** What the named person reads out of the opened envelope; the trigger allows it from `unopened` only. */
const Completed = DocumentRecord.pick({
  issuer: true,
  code: true,
  documentDate: true,
  typeId: true,
  subject: true,
  urgency: true,
  note: true,
  dueOn: true,
  dueTime: true,
  protectionUntil: true,
}).extend({ ...PlainFields.shape, codeKey: z.string() });
export type CompletedLine = z.infer<typeof Completed>;

export const completeLine = doing<[id: string, line: CompletedLine]>(`
  UPDATE document SET ${settingOf(Completed)}, state = 'registered' WHERE id = ? AND state = 'unopened'`);

const CORRECT_LINE = {
  issuer: 'UPDATE document SET issuer = :value WHERE id = :id',
  code: 'UPDATE document SET code = :value WHERE id = :id',
  codeKey: 'UPDATE document SET code_key = :value WHERE id = :id',
  documentDate: 'UPDATE document SET document_date = :value WHERE id = :id',
  typeId: 'UPDATE document SET type_id = :value WHERE id = :id',
  subject: 'UPDATE document SET subject = :value WHERE id = :id',
  signer: 'UPDATE document SET signer = :value WHERE id = :id',
  copyNumber: 'UPDATE document SET copy_number = :value WHERE id = :id',
  recipients: 'UPDATE document SET recipients = :value WHERE id = :id',
  copies: 'UPDATE document SET copies = :value WHERE id = :id',
  pages: 'UPDATE document SET pages = :value WHERE id = :id',
} as const;

/** Writes what a correction says into the line; a trigger allows it only after the correction was written. */
export function correctLine(
  db: Db,
  id: string,
  field: keyof typeof CORRECT_LINE,
  value: string | number | null,
): void {
  db.prepare(CORRECT_LINE[field]).run({ id, value });
}

export interface StateChange {
  readonly state: DocumentState;
  readonly holderId?: string | null;
  readonly dueOn?: string | null;
  readonly dueTime?: string | null;
  readonly acknowledgedMs?: number | null;
}

/** Moves a document on, if it still is as the person saw it. @returns false when someone else was faster */
export function moveDocument(
  db: Db,
  seen: { id: string; revision: number },
  before: DocumentRecord,
  change: StateChange,
): boolean {
  const { changes } = db
    .prepare(
      `UPDATE document SET revision = revision + 1, state = :state, holder_id = :holderId, due_on = :dueOn,
         due_time = :dueTime, acknowledged_ms = :acknowledgedMs
       WHERE id = :id AND revision = :revision`,
    )
    .run({
      id: seen.id,
      revision: seen.revision,
      state: change.state,
      holderId: change.holderId === undefined ? before.holderId : change.holderId,
      dueOn: change.dueOn === undefined ? before.dueOn : change.dueOn,
      dueTime: change.dueTime === undefined ? before.dueTime : change.dueTime,
      acknowledgedMs: change.acknowledgedMs === undefined ? before.acknowledgedMs : change.acknowledgedMs,
    });
  return changes === 1;
}

const DirectionRow = z.object({
  id: z.string(),
  byId: z.string(),
  atMs: z.int(),
  text: StoredText,
  leadId: z.string().nullable(),
  supportIds: Names,
  dueOn: z.string().nullable(),
  dueTime: z.string().nullable(),
});
export type DirectionRow = z.infer<typeof DirectionRow>;

export const insertDirection = doing<[documentId: string, direction: DirectionRow]>(`
  INSERT INTO direction (id, document_id, by_id, at_ms, body, lead_id, support_ids, due_on, due_time)
  VALUES (:id, ?, :byId, :atMs, :text, :leadId, :supportIds, :dueOn, :dueTime)`);

/** Newest first. */
export const directionsOf = manyOf(DirectionRow)<[documentId: string]>(`
  SELECT ${columnsOf(DirectionRow, '', { text: 'body' })}
    FROM direction WHERE document_id = ? ORDER BY at_ms DESC, id DESC`);

/**
 * SQL: the newest direction of a document gives it to nobody, and whoever had it by an earlier one has it no longer;
 * null where there is none.
 */
export const givenToNobody = (document: string): string =>
  `(SELECT d.lead_id IS NULL AND NOT EXISTS (SELECT 1 FROM direction g JOIN document held ON held.id = g.document_id
       WHERE g.document_id = ${document} AND g.lead_id = held.holder_id)
      FROM direction d WHERE d.document_id = ${document} ORDER BY d.at_ms DESC, d.id DESC LIMIT 1)`;

export function isUnassigned(db: Db, document: Pick<DocumentRecord, 'id' | 'state'>): boolean {
  if (document.state !== 'directed') return false;
  return db.prepare(`SELECT 1 WHERE ${givenToNobody(':id')} = 1`).get({ id: document.id }) !== undefined;
}

const AnswerRow = z.object({
  id: z.string(),
  outgoingId: z.string().nullable(),
  code: z.string(),
  note: StoredText,
  atMs: z.int(),
});

export const insertAnswer = doing<z.infer<typeof AnswerRow> & { documentId: string; byId: string }>(`
  INSERT INTO answer_link (id, document_id, outgoing_id, code, note, at_ms, by_id)
  VALUES (:id, :documentId, :outgoingId, :code, :note, :atMs, :byId)`);

export const answersOf = manyOf(AnswerRow)<[documentId: string]>(`
  SELECT id, outgoing_id AS outgoingId, code, note, at_ms AS atMs FROM answer_link
   WHERE document_id = ? ORDER BY at_ms, id`);

/** True while the phiếu trình of the document has its number but is not issued. */
export const waitsOnProposal = isThere<[documentId: string]>(`
  SELECT 1 FROM proposal WHERE document_id = ? AND state = 'registered'`);
