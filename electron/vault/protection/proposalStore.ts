import { z } from 'zod';
import { LevelChange } from '../../../shared/ipc/contract/protection.ts';
import type { Db } from '../db/handles.ts';

const Proposal = z.object({
  id: z.string(),
  documentId: z.string(),
  body: z.string().transform((text) => LevelChange.parse(JSON.parse(text))),
  leaderId: z.string(),
  state: z.enum(['waiting', 'decided', 'rejected', 'withdrawn']),
  proposedMs: z.int(),
  proposedBy: z.string(),
});
export type Proposal = z.infer<typeof Proposal>;

const COLUMNS = `id, document_id AS documentId, body, leader_id AS leaderId, state, proposed_ms AS proposedMs, proposed_by AS proposedBy`;

export function insertProposal(
  db: Db,
  proposal: Omit<Proposal, 'state' | 'body'> & { change: LevelChange },
): void {
  const { change, ...row } = proposal;
  db.prepare(
    `INSERT INTO level_proposal (id, document_id, kind, body, leader_id, state, proposed_ms, proposed_by)
     VALUES (:id, :documentId, :kind, :body, :leaderId, 'waiting', :proposedMs, :proposedBy)`,
  ).run({ ...row, kind: change.kind, body: JSON.stringify(change) });
}

export function waitingProposal(db: Db, documentId: string): Proposal | null {
  const row = db
    .prepare(`SELECT ${COLUMNS} FROM level_proposal WHERE document_id = ? AND state = 'waiting'`)
    .get(documentId);
  return row === undefined ? null : Proposal.parse(row);
}

export function closeProposal(
  db: Db,
  id: string,
  close: { state: 'decided' | 'rejected' | 'withdrawn'; nowMs: number; by: string; reason: string },
): void {
  db.prepare(
    `UPDATE level_proposal SET state = :state, closed_ms = :nowMs, closed_by = :by, closed_reason = :reason
      WHERE id = :id AND state = 'waiting'`,
  ).run({ id, ...close });
}
