import { z } from 'zod';
import type { LedgerAct } from '../../../shared/domain/ledgerActs.ts';
import { normaliseLine } from '../../../shared/domain/text/normalise.ts';
import { raise } from '../../../shared/errors.ts';
import type { Parsed } from '../../../shared/ipc/contract.ts';
import { loadDocument, tellDocument } from '../documents/change.ts';
import { checkDate } from '../rules/officeRules.ts';
import type { Ports } from '../ports.ts';

const Notice = z.object({
  id: z.string(),
  documentId: z.string(),
  recipient: z.string(),
  sentOn: z.string().nullable(),
  ackedOn: z.string().nullable(),
});

/** @throws AppError `not-found`, also where this person may not know of the document */
function loadNotice(ports: Ports, id: string): z.infer<typeof Notice> {
  const row = ports.db
    .prepare(
      `SELECT id, document_id AS documentId, recipient, sent_on AS sentOn, acked_on AS ackedOn FROM level_notice WHERE id = ?`,
    )
    .get(id);
  if (row === undefined) raise('not-found', { id });
  const notice = Notice.parse(row);
  loadDocument(ports, notice.documentId);
  return notice;
}

function tell(ports: Ports, documentId: string, act: LedgerAct, facts: Record<string, string>): void {
  tellDocument(ports, documentId, act, facts);
  ports.announce('protection.changed', documentId);
}

export function noticeSent(ports: Ports, input: Parsed<'protection.noticeSent'>): { id: string } {
  const notice = loadNotice(ports, input.noticeId);
  if (notice.sentOn !== null) raise('illegal-transition', { from: 'sent', action: 'send' });
  checkDate('sentOn', input.sentOn, ports.today());
  ports.db
    .prepare('UPDATE level_notice SET sent_on = :sentOn, sent_code = :code WHERE id = :noticeId')
    .run({ ...input, code: normaliseLine(input.code) });
  tell(ports, notice.documentId, 'notice.sent', { to: notice.recipient });
  return { id: notice.id };
}

export function noticeAcknowledged(
  ports: Ports,
  input: Parsed<'protection.noticeAcknowledged'>,
): { id: string } {
  const notice = loadNotice(ports, input.noticeId);
  if (notice.sentOn === null) raise('illegal-transition', { from: 'unsent', action: 'acknowledge' });
  if (notice.ackedOn !== null) raise('illegal-transition', { from: 'acknowledged', action: 'acknowledge' });
  checkDate('ackedOn', input.ackedOn, ports.today());
  if (input.ackedOn < notice.sentOn) raise('date-invalid', { field: 'ackedOn', rule: 'before-sent' });
  ports.db
    .prepare('UPDATE level_notice SET acked_on = :ackedOn, ack_note = :note WHERE id = :noticeId')
    .run({ ...input, note: normaliseLine(input.note) });
  tell(ports, notice.documentId, 'notice.acknowledged', { to: notice.recipient });
  return { id: notice.id };
}

const Task = z.object({ documentId: z.string(), label: z.string(), doneMs: z.int().nullable() });

export function stampDone(ports: Ports, { taskId }: Parsed<'protection.stampDone'>): { id: string } {
  const row = ports.db
    .prepare(
      'SELECT document_id AS documentId, copy_label AS label, done_ms AS doneMs FROM stamp_task WHERE id = ?',
    )
    .get(taskId);
  if (row === undefined) raise('not-found', { id: taskId });
  const task = Task.parse(row);
  loadDocument(ports, task.documentId);
  if (task.doneMs !== null) raise('illegal-transition', { from: 'done', action: 'stamp' });
  ports.db
    .prepare('UPDATE stamp_task SET done_ms = :nowMs, done_by = :by WHERE id = :taskId')
    .run({ taskId, nowMs: ports.nowMs(), by: ports.actor.id });
  tell(ports, task.documentId, 'stamp.done', { copy: task.label });
  return { id: taskId };
}
