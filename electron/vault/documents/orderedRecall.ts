import type { LedgerAct } from '../../../shared/domain/ledgerActs.ts';
import { addDays } from '../../../shared/domain/calendar/civilDate.ts';
import { normaliseLine } from '../../../shared/domain/text/normalise.ts';
import { refreshLine } from './listStore.ts';
import type { Ports } from '../ports.ts';
import { isFrozen } from '../knowing/freeze.ts';
import { closeRecall, insertHolder, insertRecall, proveHolder, recallsOf } from '../tables/recalls.ts';
import { tellDocument } from './change.ts';

/** What the order of an issuer says, out of its signed envelope. */
export interface IssuersOrder {
  readonly code: string;
  readonly decidedOn: string;
  readonly ground: string;
  readonly decider: string;
  readonly dueOn: string;
}

/** A day that is past can't be the day until when a proof is wanted here. */
const LEAST_DAYS = 1;

/**
 * Carries out the order of an issuer that came by envelope: the record freezes here and this station owes the proof.
 * Nobody has to see the record for it; one that is frozen already stays as it is.
 */
export function freezeByOrder(ports: Ports, documentId: string, order: IssuersOrder): void {
  if (isFrozen(ports.db, documentId)) return;
  const id = ports.newId();
  const soonest = addDays(ports.today(), LEAST_DAYS);
  insertRecall(ports.db, {
    id,
    documentId,
    origin: 'issuer',
    code: normaliseLine(order.code),
    decidedOn: order.decidedOn,
    ground: normaliseLine(order.ground),
    decider: normaliseLine(order.decider),
    dueOn: order.dueOn < soonest ? soonest : order.dueOn,
    orderedMs: ports.nowMs(),
    orderedBy: ports.actor.id,
  });
  insertHolder(ports.db, {
    id: ports.newId(),
    recallId: id,
    holder: ports.station.office.name,
    kind: 'here' as const,
  });
  refreshLine(ports.db, documentId);
  tell(ports, documentId, 'recall.ordered', { holders: 1, code: normaliseLine(order.code) });
}

/**
 * The signed receipt of a holder that it erased what we recalled: its proof stands without anybody typing it.
 * @returns false when no open recall waits for that holder
 */
export function proveByReceipt(
  ports: Ports,
  documentId: string,
  given: { readonly holder: string; readonly ref: string },
): boolean {
  const recall = recallsOf(ports.db, documentId).find((one) => one.closedMs === null);
  const holder = recall?.holders.find(
    (one) => one.proof === null && one.kind === 'office' && sameName(one.holder, given.holder),
  );
  if (recall === undefined || holder === undefined) return false;
  const [nowMs, by] = [ports.nowMs(), ports.actor.id];
  proveHolder(ports.db, {
    holderId: holder.id,
    proof: 'receipt',
    ref: given.ref,
    on: ports.today(),
    nowMs,
    by,
  });
  tell(ports, documentId, 'recall.proved', { holder: holder.holder, proof: 'receipt' });
  if (recall.holders.every((one) => one.proof !== null || one.id === holder.id)) {
    closeRecall(ports.db, recall.id, { nowMs, by });
    tell(ports, documentId, 'recall.closed', { holders: recall.holders.length });
  }
  return true;
}

const sameName = (a: string, b: string): boolean =>
  normaliseLine(a).toLocaleLowerCase('vi') === normaliseLine(b).toLocaleLowerCase('vi');

function tell(
  ports: Ports,
  documentId: string,
  act: LedgerAct,
  facts: Record<string, string | number>,
): void {
  tellDocument(ports, documentId, act, facts);
  ports.announce('protection.changed', documentId);
  ports.announce('documents.changed', documentId);
}
