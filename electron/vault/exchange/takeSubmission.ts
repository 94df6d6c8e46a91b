import { missingFields, normaliseSender } from '../../../shared/domain/submission/sender.ts';
import { raise } from '../../../shared/errors.ts';
import { discardStage } from '../attachments/stage.ts';
import { insertObstacle } from '../obstacles/store.ts';
import { preparedCommand } from '../ports.ts';
import { findingsOf, takeIn } from '../submissions/register.ts';
import { readSubmissionMetadata } from './kinds/submission.ts';
import { manifestOf } from './metadata.ts';
import { queueReceipt } from './receipts.ts';
import { stageFiles, undecided, type Taken } from './stageFiles.ts';
import { decideIn } from './store.ts';

/**
 * Takes a transferred case in: it gets a number and a receipt code of this office, its sender's details are sealed as
 * of any other, and the office that sent it hears the code. Sending it back is `exchange.refuse`.
 */
export const takeSubmissionHandlers = {
  'exchange.takeSubmission': preparedCommand<'exchange.takeSubmission', Taken>({
    prepare: async (ports, { envelopeId }) => stageFiles(ports, undecided(ports, envelopeId, ['submission'])),
    apply: (ports, { envelopeId }, { staged }) => {
      const row = undecided(ports, envelopeId, ['submission']);
      const said = readSubmissionMetadata(manifestOf(row).metadata);
      const mark = findingsOf(ports, said).find(({ severity }) => severity === 'stop');
      if (mark !== undefined) raise('secret-mark-found', { rule: mark.rule, found: 'mark' });
      const { requiredFields } = ports.rules.asOf(ports.today()).submission;
      const { kind, title, body, field, onBehalf, sender } = said;
      const note = [said.receiptCode, said.reason, said.note].filter((part) => part !== '').join('. ');
      const taken = takeIn(
        ports,
        {
          ...{ kind, title, body, field, onBehalf, sender },
          note: note.slice(0, 2000),
          source: 'envelope',
          receivedOn: ports.today(),
          files: staged.map(({ stageId }) => stageId),
        },
        missingFields(normaliseSender(sender), requiredFields).length === 0,
      );
      if (said.obstacle !== undefined)
        insertObstacle(ports.db, taken.id, {
          ...said.obstacle,
          office: row.senderName ?? said.sender.fullName,
          reporterId: null,
        });
      decideIn(ports.db, row.id, { stage: 'registered', submissionId: taken.id }, ports.nowMs());
      queueReceipt(ports, row.senderStation, {
        ...{ event: 'registered', about: row.envelopeId, label: taken.receiptCode },
      });
      const facts = { peer: row.senderName, sequence: row.sequence, code: taken.receiptCode };
      ports.append({
        act: 'submission.came-by-envelope',
        subjectKind: 'submission',
        subjectId: taken.id,
        facts,
      });
      ports.announce('exchange.changed', row.id);
      return taken;
    },
    abandon: (ports, { staged }) => {
      for (const { stageId } of staged) discardStage(ports, stageId);
    },
  }),
};
