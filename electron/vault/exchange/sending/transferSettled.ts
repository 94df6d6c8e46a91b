import type { LedgerAct } from '../../../../shared/domain/ledgerActs.ts';
import type { Ports } from '../../ports.ts';
import { carryOut, submissionOf } from '../../submissions/acting.ts';
import { transition } from '../../../../shared/domain/submission/lifecycle.ts';
import type { ReceiptMetadata } from '../../envelopes/metadata.ts';
import { rulesOfCase } from '../../submissions/caseRules.ts';
import type { OutRow } from '../../envelopes/store.ts';
import { isOfEarlier } from '../../submissions/travelStore.ts';

/**
 * The signed receipt of the office to which a case went settles the transfer: taken in there under its code, or sent
 * back with the reason, and then it waits here to be classified again. A case that moved on meanwhile stays as it is.
 */
export function settleTransferred(ports: Ports, row: OutRow, receipt: ReceiptMetadata): void {
  if (row.submissionId === null) return;
  const before = submissionOf(ports, row.submissionId);
  if (before.state !== 'transferred' || before.transferConfirmedMs !== null) return;
  if (isOfEarlier(ports.db, row)) return;
  const { workflow } = rulesOfCase(ports, before).submission;
  if (receipt.event === 'registered') {
    const state = transition(workflow, before.state, 'confirm-transfer');
    if (!state.ok) return;
    const note = receipt.label === null ? row.peerName : `${row.peerName}: ${receipt.label}`;
    carryOut(
      ports,
      before,
      { act: 'confirm-transfer', note },
      { state: state.value, transferConfirmedMs: ports.nowMs() },
    );
    append(ports, 'submission.transfer-confirmed', before.id, { reference: receipt.label });
  } else if (receipt.event === 'refused' && receipt.by === 'person') {
    const state = transition(workflow, before.state, 'transfer-returned');
    if (!state.ok) return;
    carryOut(
      ports,
      before,
      { act: 'transfer-returned', note: `${row.peerName}: ${receipt.reason}` },
      {
        state: state.value,
        transferTo: null,
        transferConfirmedMs: null,
        accepted: false,
        classifiedMs: null,
        reasonCode: null,
      },
    );
    append(ports, 'submission.transfer-returned', before.id, { peer: row.peerName });
  }
}

const append = (
  ports: Ports,
  act: LedgerAct,
  subjectId: string,
  facts: Record<string, string | null>,
): void => ports.append({ act, subjectKind: 'submission', subjectId, facts });
