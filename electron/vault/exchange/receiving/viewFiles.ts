import { raise } from '../../../../shared/errors.ts';
import { discardStage } from '../../attachments/stage.ts';
import { isThere } from '../../db/statements.ts';
import { type Ports, handlers, preparedCommand } from '../../ports.ts';
import { envelopeScope, mayMeet } from '../../envelopes/listStore.ts';
import { refuseNamed } from '../named.ts';
import { queueReceipt } from './receipts.ts';
import { stageFiles, undecided, type Undecided } from './stageFiles.ts';

export const viewHandlers = handlers({
  /**
   * Whoever will confirm an envelope looks at its files first: they come into the stage, sealed under keys of this person,
   * and nothing is decided. Entered in the ledger; of a classified one the sender hears that it was opened.
   */
  'exchange.viewFiles': preparedCommand({
    prepare: async (ports, { envelopeId }) => stageFiles(ports, toView(ports, envelopeId)),
    apply: (ports, { envelopeId }, { staged }) => {
      const row = toView(ports, envelopeId);
      tellOpened(ports, row);
      const facts = { peer: row.senderName, sequence: row.sequence, files: staged.length };
      ports.append({ act: 'envelope.viewed', subjectKind: 'envelope', subjectId: row.id, facts });
      ports.announce('exchange.changed', row.id);
      return { files: staged };
    },
    abandon: (ports, { staged }) => {
      for (const { stageId } of staged) discardStage(ports, stageId);
    },
  }),
});

/** @throws AppError `not-found`, `unopened-only-named-person`, `envelope-recalled`, `illegal-transition` */
function toView(ports: Ports, envelopeId: string): Undecided {
  if (!mayMeet(ports.db, envelopeScope(ports.actor), { box: 'in', id: envelopeId }))
    raise('not-found', { id: envelopeId });
  const row = undecided(ports, envelopeId, ['document']);
  refuseNamed(row);
  return row;
}

/** The sender of a classified one hears the first time that it was opened; before the act is entered. */
export function tellOpened(ports: Ports, row: Undecided): void {
  if (row.level === 'none' || wasOpened(ports.db, row.id)) return;
  queueReceipt(ports, row.senderStation, { event: 'opened', about: row.envelopeId });
}

const wasOpened = isThere<[inboxId: string]>(`
  SELECT 1 FROM ledger
   WHERE subject_kind = 'envelope' AND subject_id = ? AND act IN ('envelope.viewed', 'envelope.opened')`);
