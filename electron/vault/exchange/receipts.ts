import type { Ports } from '../ports.ts';
import { EDXML_STATUS, type ReceiptEvent, type ReceiptMetadata } from './metadata.ts';
import { trustedCard } from './peerStore.ts';
import { queueOut } from './seal.ts';
import { findOut, setProgress, touchReceipt, type OutRow, type OutStage } from './store.ts';

export interface ReceiptDraft {
  readonly event: ReceiptEvent;
  /** id of the envelope as its sender numbered it */
  readonly about: string;
  readonly entryNumber?: number;
  readonly by?: 'check' | 'person';
  readonly code?: string;
  readonly reason?: string;
}

/**
 * Queues a receipt for a station, inside the running transaction, so that none is lost between the change and its
 * telling. It takes its number here and is signed by the office when the next medium is written. A station without
 * a trusted card gets none: there is nobody to seal it for.
 */
export function queueReceipt(ports: Ports, toStation: string, draft: ReceiptDraft): string | null {
  const peer = trustedCard(ports.db, toStation);
  if (peer === null) return null;
  const nowMs = ports.nowMs();
  const receipt: ReceiptMetadata = {
    about: draft.about,
    event: draft.event,
    atMs: nowMs,
    entryNumber: draft.entryNumber ?? null,
    by: draft.by ?? null,
    code: draft.code ?? null,
    reason: draft.reason ?? '',
    status: EDXML_STATUS[draft.event],
  };
  return queueOut(ports, peer, { kind: 'receipt', level: 'none', metadata: receipt });
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
 * Applies a verified receipt to the envelope that it is about. A stage only moves forward; a refusal by the checks
 * speaks of one copy of the bytes and gives way to a later good one, a refusal by a person is the last word.
 */
export function applyReceipt(ports: Ports, fromStation: string, receipt: ReceiptMetadata): Applied {
  const row = findOut(ports.db, receipt.about);
  const nowMs = ports.nowMs();
  if (row === null || row.peerStation !== fromStation) {
    // somebody may have forged an envelope in our name: worth knowing, nothing to change
    ports.append({
      act: 'receipt.unmatched',
      subjectKind: 'peer',
      subjectId: fromStation,
      facts: { event: receipt.event, code: receipt.code },
    });
    return 'unknown';
  }
  if (!movesOn(row, receipt)) {
    touchReceipt(ports.db, row.id, nowMs);
    return 'unchanged';
  }
  const refused = receipt.event === 'refused';
  setProgress(
    ports.db,
    row.id,
    {
      stage: receipt.event,
      refusedBy: refused ? (receipt.by ?? 'check') : null,
      errorCode: refused ? receipt.code : null,
      note: receipt.reason,
      entryNumber: receipt.event === 'registered' ? receipt.entryNumber : null,
    },
    nowMs,
  );
  tell(ports, row, receipt);
  return 'applied';
}

function movesOn(row: OutRow, receipt: ReceiptMetadata): boolean {
  if (row.stage === 'registered' || (row.stage === 'refused' && row.refusedBy === 'person')) return false;
  if (receipt.event === 'refused') {
    return (
      (receipt.by ?? 'check') === 'person' || (row.stage !== 'refused' && RANK[row.stage] < RANK.delivered)
    );
  }
  return row.stage === 'refused' || RANK[receipt.event] > RANK[row.stage];
}

function tell(ports: Ports, row: OutRow, receipt: ReceiptMetadata): void {
  const subject =
    row.documentId === null
      ? ({ subjectKind: 'envelope', subjectId: row.id } as const)
      : ({ subjectKind: 'document', subjectId: row.documentId } as const);
  const facts = {
    peer: row.peerName,
    sequence: row.sequence,
    event: receipt.event,
    entryNumber: receipt.entryNumber,
    code: receipt.code,
  };
  ports.append({ act: 'receipt.applied', ...subject, facts });
  if (row.documentId !== null) ports.announce('documents.changed', row.documentId);
}
