import { raise } from '../../../shared/errors.ts';
import { mayCall } from '../../../shared/ipc/permissions.ts';
import { mayReadFiles } from '../knowing/needToKnow.ts';
import type { Ports } from '../ports.ts';
import { proposalScope, mayReadProposal } from '../knowing/mayReadProposal.ts';
import { refuseFrozen } from '../knowing/freeze.ts';
import { memoryOf } from './sessionMemory.ts';
import { type AttachmentRow, findAttachment } from './store.ts';

/**
 * The row of a file that this person may read. One who may not see the record learns nothing, not even that it
 * exists.
 * @throws AppError `not-found`, `document-frozen` while a recall is open
 */
export function readableAttachment(ports: Ports, id: string): AttachmentRow {
  const row = findAttachment(ports.db, id);
  if (row === null || !mayRead(ports, row)) raise('not-found', { id });
  if (row.ownerKind === 'document') refuseFrozen(ports.db, row.ownerId);
  return row;
}

function mayRead(ports: Ports, row: AttachmentRow): boolean {
  const { roles } = ports.actor;
  switch (row.ownerKind) {
    case 'document':
      return mayReadFiles(ports, row.ownerId);
    case 'submission':
      return mayCall('submissions.get', roles) && !roles.includes('inspector');
    case 'proposal':
      return mayReadProposal(ports.db, row.ownerId, proposalScope(ports.actor));
    case 'envelope':
      return mayCall('exchange.get', roles);
  }
}

/** A classified file is read for a while after it was opened, which the ledger tells. @throws AppError `not-permitted` */
export function refuseUnopened(ports: Ports, row: AttachmentRow): void {
  if (row.keyKind !== 'content') return;
  const untilMs = memoryOf(ports).opened.get(row.id) ?? 0;
  if (untilMs < ports.nowMs()) raise('not-permitted', { op: 'attachments.open' });
}

/** Whether this session opened a classified file, be it some time ago. */
export const wasOpened = (ports: Ports, id: string): boolean => memoryOf(ports).opened.has(id);
