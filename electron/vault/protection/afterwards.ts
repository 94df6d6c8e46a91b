import { addDays } from '../../../shared/domain/calendar/civilDate.ts';
import { outsideRecipients } from '../../../shared/domain/document/recipients.ts';
import type { DocumentRecord } from '../tables/documents.ts';
import type { Ports } from '../ports.ts';
import { heldCopies } from './heldCopies.ts';

/** What follows a change of level or period: who must be told in writing, and which copies must be stamped. */
export function tellAndStamp(
  ports: Ports,
  document: DocumentRecord,
  event: { id: string; origin: 'own' | 'issuer'; decidedOn: string },
): { notices: number; stamps: number } {
  const recipients = event.origin === 'own' ? outsideRecipients(document.recipients) : [];
  const days = ports.rules.asOf(ports.today()).levelDuty('notify-change-of-level')?.days ?? 15;
  const notice = ports.db.prepare(
    `INSERT INTO level_notice (id, event_id, document_id, recipient, due_on)
     VALUES (:id, :eventId, :documentId, :recipient, :dueOn)`,
  );
  for (const recipient of recipients)
    notice.run({
      id: ports.newId(),
      eventId: event.id,
      documentId: document.id,
      recipient,
      dueOn: addDays(event.decidedOn, days),
    });
  const copies = heldCopies(ports.db, document);
  const stamp = ports.db.prepare(
    `INSERT INTO stamp_task (id, event_id, document_id, copy_label, holder)
     VALUES (:id, :eventId, :documentId, :label, :holder)`,
  );
  for (const { label, holder } of copies)
    stamp.run({ id: ports.newId(), eventId: event.id, documentId: document.id, label, holder });
  return { notices: recipients.length, stamps: copies.length };
}
