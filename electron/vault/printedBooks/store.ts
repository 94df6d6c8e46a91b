import { z } from 'zod';
import { DocumentState } from '../../../shared/ipc/contract/documentStates.ts';
import { Level } from '../../../shared/ipc/schemas.ts';
import { openSubject, openText } from '../knowing/recordKeys.ts';
import { StoredText } from '../db/storedText.ts';
import { openCancelReason } from '../knowing/actWords.ts';
import type { Ports } from '../ports.ts';
import { lineScope } from '../knowing/needToKnow.ts';

const PrintedEntry = z.object({
  documentId: z.string(),
  number: z.int(),
  suffix: z.string(),
  enteredOn: z.string(),
  state: DocumentState,
  level: Level,
  issuer: z.string(),
  code: z.string(),
  documentDate: z.string().nullable(),
  typeId: z.string(),
  subject: StoredText.nullable(),
  signer: z.string(),
  recipients: z.string().transform((text) => z.array(z.string()).parse(JSON.parse(text))),
  copies: z.int().nullable(),
  copyNumber: z.string().nullable(),
  note: StoredText,
  namedPerson: z.string().nullable(),
  holder: z.string().nullable(),
  acknowledgedMs: z.int().nullable(),
  transferredMs: z.int().nullable(),
  answers: z.string().nullable(),
  cancelReason: z.string().nullable(),
  /** who let it in behind another number, or for an earlier day; null for an ordinary entry */
  approvedBy: z.string().nullable(),
  approvedMs: z.int().nullable(),
});
type StoredEntry = z.infer<typeof PrintedEntry>;
export type PrintedEntry = Omit<StoredEntry, 'subject' | 'note'> & {
  readonly subject: string | null;
  readonly note: string;
};

/** Trích yếu of a line of an open book that was raised since shows only to those who may know of it. */
const SEEN = `(d.level = 'none' OR :allLines = 1 OR EXISTS (
    SELECT 1 FROM document_reader WHERE document_id = d.id AND person_id = :reader))`;

/** The lines of a book in the order of their numbers, with all that the printed columns ask for. */
export function entriesForPrint(ports: Ports, bookId: string, from: number, to: number): PrintedEntry[] {
  const rows = ports.db
    .prepare(
      `SELECT e.document_id AS documentId, e.number, e.suffix, e.entered_on AS enteredOn, d.state, e.level, d.issuer, d.code, d.document_date AS documentDate,
              d.type_id AS typeId, CASE WHEN ${SEEN} THEN d.subject END AS subject, d.signer, d.recipients, d.copies, d.copy_number AS copyNumber, d.note,
              d.named_person AS namedPerson, p.full_name AS holder, d.acknowledged_ms AS acknowledgedMs,
              (SELECT at_ms FROM ledger WHERE subject_kind = 'document' AND subject_id = d.id AND act IN ('document.presented','document.directed')
                ORDER BY seq LIMIT 1) AS transferredMs,
              (SELECT group_concat(code, '; ') FROM answer_link WHERE document_id = d.id AND code <> '') AS answers,
              e.cancel_reason AS cancelReason, a.full_name AS approvedBy, q.decided_ms AS approvedMs
         FROM entry e JOIN document d ON d.id = e.document_id LEFT JOIN person p ON p.id = d.holder_id
              LEFT JOIN register_request q ON q.id = e.request_id LEFT JOIN person a ON a.id = q.decided_by
        WHERE e.book_id = :bookId AND e.number BETWEEN :from AND :to ORDER BY e.number, e.suffix`,
    )
    .all({ bookId, from, to, ...lineScope(ports.actor) });
  return rows.map((row) => {
    const { subject, note, ...entry } = PrintedEntry.parse(row);
    const { documentId } = entry;
    return {
      ...entry,
      subject: openSubject(ports, documentId, subject),
      note: openText(ports, documentId, 'note', note) ?? '',
      cancelReason: openCancelReason(ports, documentId, entry.cancelReason),
    };
  });
}
