import type { Ports } from '../../ports.ts';
import { isByOffice, isHeld } from '../../envelopes/lostSeals.ts';
import { trustedCard } from '../../peers/store.ts';
import { queueOut } from './seal.ts';
import { saidIn } from './outRow.ts';
import { outUnconfirmed, outWaiting, setReplaced, type OutRow } from '../../envelopes/store.ts';

/** Receipts are never receipted themselves: those of late go onto every medium, in case the last one was lost. */
export const RECEIPTS_AGAIN_MS = 30 * 24 * 3600 * 1000;

/**
 * Receipts, requests and orders that were sealed for a lost machine go out anew by themselves once its office is
 * trusted again: under a new id and number, for one id with two contents would read as a forgery there. Called where a
 * card becomes trusted, where one is asked for again, and after each run. What a person signed waits for a person.
 */
export function renewHeld(ports: Ports): void {
  const renewed = new Map<string, OutRow[]>();
  for (const row of [
    ...outWaiting(ports.db),
    ...outUnconfirmed(ports.db, ports.nowMs() - RECEIPTS_AGAIN_MS),
  ]) {
    if (!isByOffice(row) || !isHeld(ports.db, row)) continue;
    const peer = trustedCard(ports.db, row.peerStation);
    if (peer === null) continue;
    const { kind, level, documentId, submissionId, about } = row;
    const id = queueOut(ports, peer, {
      kind,
      level,
      metadata: { ...saidIn(row), resends: { envelopeId: row.id, sequence: row.sequence } },
      ...(documentId === null ? {} : { documentId }),
      ...(submissionId === null ? {} : { submissionId }),
      ...(about === null ? {} : { about }),
    });
    setReplaced(ports.db, row.id, id);
    renewed.set(row.peerStation, [...(renewed.get(row.peerStation) ?? []), row]);
  }
  for (const [subjectId, rows] of renewed) {
    const facts = { peer: rows[0]?.peerName ?? '', count: rows.length };
    ports.append({ act: 'envelope.renewed', subjectKind: 'peer', subjectId, facts });
  }
}
