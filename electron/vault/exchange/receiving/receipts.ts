import type { OutStage } from '../../../../shared/domain/exchange/stages.ts';
import { proveByReceipt } from '../../documents/orderedRecall.ts';
import type { Ports } from '../../ports.ts';
import {
  EDXML_STATUS,
  type FourChecks,
  type ReceiptEvent,
  type ReceiptMetadata,
} from '../../envelopes/metadata.ts';
import { trustedCard } from '../../peers/store.ts';
import { queueOut } from '../sending/seal.ts';
import { subjectOfOut } from '../sending/outRow.ts';
import {
  addEvent,
  findOut,
  insertWaiver,
  setProgress,
  touchReceipt,
  type OutRow,
} from '../../envelopes/store.ts';
import { settleAnswered } from '../sending/answerSettled.ts';
import { settleTransferred } from '../sending/transferSettled.ts';

export interface ReceiptDraft {
  readonly event: ReceiptEvent;
  /** id of the envelope as its sender numbered it */
  readonly about: string;
  readonly entryNumber?: number;
  /** what the record is called at its new holder: the receipt code of a submission */
  readonly label?: string;
  readonly by?: 'check' | 'person';
  readonly code?: string;
  readonly reason?: string;
  readonly checks?: FourChecks;
  /** pages that the recipient counted */
  readonly countedPages?: number | null;
  /** a number that stays empty */
  readonly sequence?: number;
}

/**
 * Queues a receipt for a station, inside the running transaction, so that none is lost between the change and its
 * telling. It takes its number here and is signed by the office when it is put out. A station without a trusted card
 * gets none: there is nobody to seal it for.
 */
export function queueReceipt(ports: Ports, toStation: string, draft: ReceiptDraft): string | null {
  const peer = trustedCard(ports.db, toStation);
  if (peer === null) return null;
  const metadata: ReceiptMetadata = {
    about: draft.about,
    event: draft.event,
    atMs: ports.nowMs(),
    entryNumber: draft.entryNumber ?? null,
    by: draft.by ?? null,
    code: draft.code ?? null,
    reason: draft.reason ?? '',
    label: draft.label ?? null,
    checks: draft.checks ?? null,
    countedPages: draft.countedPages ?? null,
    sequence: draft.sequence ?? null,
    status: EDXML_STATUS[draft.event],
  };
  return queueOut(ports, peer, { kind: 'receipt', level: 'none', metadata });
}

const RANK: Readonly<Record<Exclude<OutStage, 'refused'>, number>> = {
  queued: 0,
  sealed: 1,
  written: 2,
  delivered: 3,
  received: 4,
  registered: 5,
  recalled: 6,
  purged: 7,
};

export type Applied = 'applied' | 'unchanged' | 'unknown';

/**
 * Applies a verified receipt to the envelope that it is about; each one told is kept. A stage only moves forward; a
 * refusal by the checks speaks of one copy of the bytes and gives way to a later good one, a refusal by a person is
 * the last word.
 */
export function applyReceipt(
  ports: Ports,
  from: { readonly station: string; readonly inboxId: string },
  receipt: ReceiptMetadata,
): Applied {
  if (receipt.event === 'void') return applyVoid(ports, from, receipt);
  const row = findOut(ports.db, receipt.about);
  const nowMs = ports.nowMs();
  if (row === null || row.peerStation !== from.station) {
    // somebody may have forged an envelope in our name: worth knowing, nothing to change
    const facts = { event: receipt.event, code: receipt.code };
    ports.append({ act: 'receipt.unmatched', subjectKind: 'peer', subjectId: from.station, facts });
    return 'unknown';
  }
  addEvent(ports.db, row.id, receipt, nowMs);
  if (receipt.event === 'opened' || !movesOn(row, receipt.event, receipt)) {
    touchReceipt(ports.db, row.id, nowMs);
    return receipt.event === 'opened' ? told(ports, row, receipt) : 'unchanged';
  }
  const refused = receipt.event === 'refused';
  const progress = {
    stage: receipt.event,
    refusedBy: refused ? (receipt.by ?? 'check') : null,
    errorCode: refused ? receipt.code : null,
    note: receipt.reason,
    entryNumber: receipt.entryNumber ?? row.entryNumber,
  };
  setProgress(ports.db, row.id, progress, nowMs, nowMs);
  const applied = told(ports, row, receipt);
  // what the receipt means to the record that the envelope carried
  if (receipt.event === 'purged' && row.documentId !== null)
    proveByReceipt(ports, row.documentId, { holder: row.peerName, ref: `${row.sequence}` });
  if (row.kind === 'submission') settleTransferred(ports, row, receipt);
  if (row.kind === 'submission-answer') settleAnswered(ports, row);
  return applied;
}

/** The sender says that a number of its stays empty: it is missed no more. */
function applyVoid(
  ports: Ports,
  from: { station: string; inboxId: string },
  receipt: ReceiptMetadata,
): Applied {
  if (receipt.sequence === null) return 'unchanged';
  const { about: envelopeId, sequence } = receipt;
  insertWaiver(ports.db, { senderStation: from.station, envelopeId, sequence, byInbox: from.inboxId });
  ports.append({ act: 'number.void', subjectKind: 'peer', subjectId: from.station, facts: { sequence } });
  return 'applied';
}

function movesOn(
  row: OutRow,
  event: Exclude<ReceiptEvent, 'opened' | 'void'>,
  receipt: ReceiptMetadata,
): boolean {
  if (event === 'recalled' || event === 'purged')
    return row.stage === 'refused' ? event === 'purged' : RANK[event] > RANK[row.stage];
  if (row.stage === 'refused' && row.refusedBy === 'person') return false;
  if (row.stage !== 'refused' && RANK[row.stage] >= RANK.registered) return false;
  if (event === 'refused') {
    return (
      (receipt.by ?? 'check') === 'person' || (row.stage !== 'refused' && RANK[row.stage] < RANK.delivered)
    );
  }
  return row.stage === 'refused' || RANK[event] > RANK[row.stage];
}

function told(ports: Ports, row: OutRow, receipt: ReceiptMetadata): Applied {
  const facts = {
    peer: row.peerName,
    sequence: row.sequence,
    event: receipt.event,
    entryNumber: receipt.entryNumber,
    code: receipt.code,
  };
  ports.append({ act: 'receipt.applied', ...subjectOfOut(row), facts });
  if (row.documentId !== null) ports.announce('documents.changed', row.documentId);
  if (row.submissionId !== null) ports.announce('submissions.changed', row.submissionId);
  return 'applied';
}
