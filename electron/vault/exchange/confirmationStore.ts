import { z } from 'zod';
import type { Db } from '../db/handles.ts';
import { oneOf } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';

const flag = z.int().transform((n) => n === 1);
const Confirmation = z.object({
  integrity: flag,
  documents: flag,
  pages: flag,
  attachments: flag,
  countedPages: z.int().nullable(),
  countedFiles: z.int(),
  note: z.string(),
  by: z.string(),
  atMs: z.int(),
});
export type Confirmation = z.infer<typeof Confirmation>;

/** The four checks of the recipient as a clerk confirmed them, or null. */
export const confirmationOf = oneOf(Confirmation)<[inboxId: string]>(`
  SELECT ${columnsOf(Confirmation, 'c', { by: 'p.full_name' })}
    FROM inbox_confirmation c JOIN person p ON p.id = c.by_id WHERE c.inbox_id = ?`);

export interface NewConfirmation {
  readonly inboxId: string;
  readonly integrity: boolean;
  readonly documents: boolean;
  readonly pages: boolean;
  readonly attachments: boolean;
  readonly countedPages: number | null;
  readonly countedFiles: number;
  readonly note: string;
  readonly byId: string;
  readonly atMs: number;
}

export function insertConfirmation(db: Db, row: NewConfirmation): void {
  const bit = (value: boolean): number => (value ? 1 : 0);
  db.prepare(
    `INSERT INTO inbox_confirmation (inbox_id, integrity, documents, pages, attachments, counted_pages, counted_files, note, by_id, at_ms)
     VALUES (:inboxId, :integrity, :documents, :pages, :attachments, :countedPages, :countedFiles, :note, :byId, :atMs)`,
  ).run({
    ...row,
    integrity: bit(row.integrity),
    documents: bit(row.documents),
    pages: bit(row.pages),
    attachments: bit(row.attachments),
  });
}
