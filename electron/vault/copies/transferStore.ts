import { z } from 'zod';
import { SealFound, type Transfer } from '../../../shared/ipc/contract/copyRecords.ts';
import { bytes } from '../db/bytes.ts';
import type { Db } from '../db/handles.ts';
import { changing, oneOf, valueOf, valuesOf } from '../db/statements.ts';
import type { Ports } from '../ports.ts';
import { personRef, visibleCopies } from './rows.ts';

const TransferRow = z.object({
  id: z.string(),
  giverId: z.string(),
  giverName: z.string(),
  giverPosition: z.string(),
  receiverId: z.string().nullable(),
  receiverName: z.string().nullable(),
  receiverPosition: z.string().nullable(),
  outside: z.string().nullable(),
  outsidePerson: z.string(),
  carrier: z.string(),
  seal: z.string(),
  sealFound: SealFound.nullable(),
  note: z.string(),
  state: z.enum(['offered', 'accepted', 'refused', 'withdrawn']),
  offeredMs: z.int(),
  decidedMs: z.int().nullable(),
  reason: z.string(),
  facts: z.string(),
  giverSignature: bytes,
  receiverSignature: bytes.nullable(),
  paperReceipt: z.string().nullable(),
});
export type TransferRow = z.infer<typeof TransferRow>;

const SELECT = `SELECT t.id, t.giver_id AS giverId, g.full_name AS giverName, g.position AS giverPosition,
    t.receiver_id AS receiverId, r.full_name AS receiverName, r.position AS receiverPosition, t.outside,
    t.outside_person AS outsidePerson, t.carrier, t.seal, t.seal_found AS sealFound, t.note, t.state, t.offered_ms AS offeredMs,
    t.decided_ms AS decidedMs, t.reason, t.facts, t.giver_signature AS giverSignature,
    t.receiver_signature AS receiverSignature, t.paper_receipt AS paperReceipt
  FROM transfer t JOIN person g ON g.id = t.giver_id LEFT JOIN person r ON r.id = t.receiver_id`;

export const findTransfer = oneOf(TransferRow)<[id: string]>(`${SELECT} WHERE t.id = ?`);

export type TransferView = 'to-me' | 'from-me' | 'open' | 'done';
const transfersWhere = (where: string): string =>
  `${SELECT} WHERE ${where} ORDER BY t.offered_ms DESC, t.id DESC LIMIT :limit + 0`;
const VIEWS: Record<TransferView, string> = {
  'to-me': transfersWhere("t.state = 'offered' AND t.receiver_id = :me"),
  'from-me': transfersWhere("t.state = 'offered' AND t.giver_id = :me"),
  open: transfersWhere("t.state = 'offered' AND (:all = 1 OR t.giver_id = :me OR t.receiver_id = :me)"),
  done: transfersWhere("t.state <> 'offered' AND (:all = 1 OR t.giver_id = :me OR t.receiver_id = :me)"),
};

/** Newest first. `all`: the custodians keep the book of transfers. */
export const listTransfers = (
  db: Db,
  view: TransferView,
  who: { me: string; all: boolean },
  limit: number,
): TransferRow[] =>
  db
    .prepare(VIEWS[view])
    .all({ me: who.me, all: who.all ? 1 : 0, limit })
    .map((row) => TransferRow.parse(row));

export const copyIdsOf = valuesOf(z.string())<[transferId: string]>(`
  SELECT copy_id AS id FROM transfer_copy WHERE transfer_id = ? ORDER BY copy_id`);

export function toTransfer(ports: Pick<Ports, 'db' | 'actor' | 'today'>, row: TransferRow): Transfer {
  const { id, outside, outsidePerson, carrier, seal, sealFound, note, state } = row;
  const { offeredMs, decidedMs, reason, paperReceipt } = row;
  return {
    id,
    outside,
    outsidePerson,
    carrier,
    seal,
    sealFound,
    note,
    state,
    offeredMs,
    decidedMs,
    reason,
    paperReceipt,
    giver: { id: row.giverId, fullName: row.giverName, position: row.giverPosition },
    receiver: personRef(row.receiverId, row.receiverName, row.receiverPosition),
    copies: visibleCopies(ports, copyIdsOf(ports.db, id)),
  };
}

export interface NewTransfer {
  readonly id: string;
  readonly giverId: string;
  readonly receiverId: string | null;
  readonly outside: string | null;
  readonly outsidePerson: string;
  readonly carrier: string;
  readonly seal: string;
  readonly note: string;
  readonly offeredMs: number;
  readonly facts: string;
  readonly giverSignature: Uint8Array;
}

export function insertTransfer(db: Db, transfer: NewTransfer, copyIds: readonly string[]): void {
  db.prepare(
    `INSERT INTO transfer (id, giver_id, receiver_id, outside, outside_person, carrier, seal, note, state, offered_ms, reason, facts, giver_signature)
     VALUES (:id, :giverId, :receiverId, :outside, :outsidePerson, :carrier, :seal, :note, 'offered', :offeredMs, '', :facts, :giverSignature)`,
  ).run(transfer);
  const insert = db.prepare('INSERT INTO transfer_copy (transfer_id, copy_id) VALUES (?, ?)');
  for (const copyId of copyIds) insert.run(transfer.id, copyId);
}

export interface TransferEnd {
  readonly id: string;
  readonly state: 'accepted' | 'refused' | 'withdrawn';
  readonly decidedMs: number;
  readonly decidedBy: string;
  readonly reason: string;
  readonly sealFound: z.infer<typeof SealFound> | null;
  readonly receiverSignature: Uint8Array | null;
  readonly paperReceipt: string | null;
  readonly outsidePerson: string | null;
}

/** @returns false when it was decided meanwhile */
export const endTransfer = changing<TransferEnd>(`
  UPDATE transfer SET state = :state, decided_ms = :decidedMs, decided_by = :decidedBy, reason = :reason, seal_found = :sealFound,
    receiver_signature = :receiverSignature, paper_receipt = :paperReceipt, outside_person = ifnull(:outsidePerson, outside_person)
  WHERE id = :id AND state = 'offered'`);

/** The open hand-over in which a copy is. */
export const openTransferOf = valueOf(z.string())<[copyId: string]>(`
  SELECT t.id FROM transfer_copy x JOIN transfer t ON t.id = x.transfer_id WHERE x.copy_id = ? AND t.state = 'offered'`);
