import { z } from 'zod';
import { LevelChange } from '../../../shared/ipc/contract/protection.ts';
import type { Db } from '../db/handles.ts';
import { doing, oneOf } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';

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

const COLUMNS = columnsOf(Proposal);

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

export const waitingProposal = oneOf(Proposal)<[documentId: string]>(`
  SELECT ${COLUMNS} FROM level_proposal WHERE document_id = ? AND state = 'waiting'`);

export const closeProposal = doing<
  [
    id: string,
    close: { state: 'decided' | 'rejected' | 'withdrawn'; nowMs: number; by: string; reason: string },
  ]
>(`
  UPDATE level_proposal SET state = :state, closed_ms = :nowMs, closed_by = :by, closed_reason = :reason
   WHERE id = ? AND state = 'waiting'`);
