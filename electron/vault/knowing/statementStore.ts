import { z } from 'zod';
import { sha256Hex } from '../crypto/primitives.ts';
import { bytes } from '../db/bytes.ts';
import { doing, oneOf, valueOf } from '../db/statements.ts';
import type { Stated } from './statementBody.ts';

const Row = z.object({
  serial: z.int(),
  body: z.string(),
  certificate: z.string(),
  signature: bytes,
});
export type StatementRow = z.infer<typeof Row>;

const COLUMNS = 'serial, body, certificate, signature';

export const newestStatement = oneOf(Row)<[kind: string, id: string]>(`
  SELECT ${COLUMNS} FROM record_statement WHERE kind = ? AND subject_id = ? ORDER BY serial DESC LIMIT 1`);

export const statementAt = oneOf(Row)<[kind: string, id: string, serial: number]>(`
  SELECT ${COLUMNS} FROM record_statement WHERE kind = ? AND subject_id = ? AND serial = ?`);

export const insertStatement = doing<StatementRow & { kind: string; id: string }>(`
  INSERT INTO record_statement (kind, subject_id, serial, body, certificate, signature)
  VALUES (:kind, :id, :serial, :body, :certificate, :signature)`);

/** What the ledger last said of the statements about a record: the SHA-256 of the newest then. */
export const toldLast = valueOf(z.string())<[kind: string, id: string]>(`
  SELECT json_extract(facts, '$.stated') FROM ledger
   WHERE subject_kind = ? AND subject_id = ? AND json_extract(facts, '$.stated') IS NOT NULL ORDER BY seq DESC LIMIT 1`);

export const digestOfText = (text: string): string => sha256Hex(Buffer.from(text, 'utf8'));

/** As what a record stands in the lists; null while it is in none. */
export const listedAs = oneOf(z.object({ level: z.string(), book: z.string(), sortKey: z.int() }))<
  [documentId: string]
>(`
  SELECT level, book_kind AS book, sort_key AS sortKey FROM doc_list WHERE document_id = ?`);

export const keyOf = ({ kind, id }: Stated): string => `${kind}/${id}`;
