import { z } from 'zod';
import { BookKind, Level, Urgency } from '../../../shared/ipc/schemas.ts';
import { StoredText } from '../db/storedText.ts';
import type { Db } from '../db/handles.ts';
import type { Scope } from '../documents/listPlaces.ts';
import { visibleLines } from '../knowing/needToKnow.ts';

/** An act that waits at a document: which, for whom, by when. */
const TaskRow = z.object({
  id: z.string(),
  documentId: z.string(),
  book: BookKind,
  sortKey: z.int(),
  subject: StoredText.nullable(),
  level: Level,
  urgency: Urgency,
  state: z.string(),
  holder: z.string().nullable(),
  dueOn: z.string().nullable(),
});
export type TaskRow = z.infer<typeof TaskRow>;

const LINE = `l.document_id AS documentId, l.book_kind AS book, l.sort_key AS sortKey, l.subject, l.level, l.urgency`;
const SEEN = visibleLines('l');

/** Each reads its own index of what is open, and nothing that this person may not know. */
const SQL = {
  'level-change': `SELECT p.id, ${LINE}, p.kind AS state, w.full_name AS holder, NULL AS dueOn
    FROM level_proposal p INDEXED BY level_proposal_waiting JOIN doc_list l ON l.document_id = p.document_id
      JOIN person w ON w.id = p.proposed_by
    WHERE p.state = 'waiting' AND p.leader_id = :reader AND ${SEEN} ORDER BY p.proposed_ms LIMIT :limit + 0`,
  'level-expired': `SELECT d.id, ${LINE}, 'expired' AS state, NULL AS holder, NULL AS dueOn
    FROM document d INDEXED BY document_protection JOIN doc_list l ON l.document_id = d.id
    WHERE d.protection_until IS NOT NULL AND d.level <> 'none' AND d.protection_until < :today
      AND l.state NOT IN ('cancelled','destroyed','unopened') AND ${SEEN}
      AND NOT EXISTS (SELECT 1 FROM level_proposal p WHERE p.document_id = d.id AND p.state = 'waiting')
    ORDER BY d.protection_until LIMIT :limit + 0`,
  notice: `SELECT n.id, ${LINE}, 'to-send' AS state, n.recipient AS holder, n.due_on AS dueOn
    FROM level_notice n INDEXED BY level_notice_open JOIN doc_list l ON l.document_id = n.document_id
    WHERE n.acked_on IS NULL AND n.sent_on IS NULL AND ${SEEN} ORDER BY n.due_on LIMIT :limit + 0`,
  recall: `SELECT r.id, ${LINE}, 'open' AS state, NULL AS holder, r.due_on AS dueOn
    FROM recall_order r INDEXED BY recall_order_open JOIN doc_list l ON l.document_id = r.document_id
    WHERE r.closed_ms IS NULL AND ${SEEN} ORDER BY r.due_on LIMIT :limit + 0`,
} as const;
export type DocumentTask = keyof typeof SQL;

export function documentTasks(
  db: Db,
  kind: DocumentTask,
  scope: Scope & { readonly today: string },
  limit: number,
): TaskRow[] {
  const rows = db.prepare(SQL[kind]).all({ ...scope, limit });
  return rows.map((row) => TaskRow.parse(row));
}
