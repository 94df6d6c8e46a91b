import { missingFields, normaliseSender } from '../../../shared/domain/submission/sender.ts';
import { AppError, raise } from '../../../shared/errors.ts';
import { discardStage } from '../attachments/stage.ts';
import { insertObstacle } from '../obstacles/store.ts';
import { type Ports, preparedCommand, Refusal } from '../ports.ts';
import { CASE_TEXT } from '../reports/papers/caseText.ts';
import { type StagedWords, wordsOfStages } from '../submissions/intake/stagedWords.ts';
import { findingsOf, takeIn } from '../submissions/register.ts';
import { readSubmissionMetadata } from './kinds/submission.ts';
import { manifestOf } from './metadata.ts';
import { queueReceipt } from './receipts.ts';
import { stageFiles, undecided, type Taken, type Undecided } from './stageFiles.ts';
import { decideIn } from './store.ts';

/**
 * Takes a transferred case in, searched with its files for marks of secrecy as any letter is: it gets a number and a receipt code of this office, its sender's details are sealed as
 * of any other, and the office that sent it hears the code. Sending it back is `exchange.refuse`.
 */
export const takeSubmissionHandlers = {
  'exchange.takeSubmission': preparedCommand<'exchange.takeSubmission', Taken & StagedWords>({
    prepare: async (ports, { envelopeId }) => {
      const taken = await stageFiles(ports, undecided(ports, envelopeId, ['submission']));
      try {
        const { words, unsearched } = await wordsOfStages(
          ports,
          taken.staged.map(({ stageId }) => stageId),
        );
        return { ...taken, words, unsearched };
      } catch (cause) {
        discardAll(ports, taken);
        throw cause;
      }
    },
    apply: (ports, { envelopeId, phraseConfirmed }, { staged, words, unsearched }) => {
      const row = undecided(ports, envelopeId, ['submission']);
      const said = readSubmissionMetadata(manifestOf(row).metadata);
      const findings = [said, { title: '', body: words }].flatMap((text) => findingsOf(ports, text));
      const mark = findings.find(({ severity }) => severity === 'stop');
      if (mark !== undefined) return refuseMark(ports, row, mark.rule);
      const phrase = findings.find(({ severity }) => severity === 'warn');
      if (phrase !== undefined && !phraseConfirmed)
        raise('secret-mark-found', { rule: phrase.rule, found: 'phrase' });
      const { requiredFields } = ports.rules.asOf(ports.today()).submission;
      const { kind, title, body, field, onBehalf, sender } = said;
      const office = row.senderName ?? '';
      const there = `${CASE_TEXT.codeThere}${office === '' ? '' : ` (${office})`}: ${said.receiptCode}`;
      const note = [there, said.reason, said.note].filter((part) => part !== '').join('. ');
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
      return { ...taken, unsearched: [...unsearched] };
    },
    abandon: discardAll,
  }),
};

function discardAll(ports: Ports, { staged }: Taken): void {
  for (const { stageId } of staged) discardStage(ports, stageId);
}

/** Nothing of it becomes a case; the envelope waits, sealed, for whoever may send it back. */
function refuseMark(ports: Ports, row: Undecided, rule: string): Refusal {
  ports.append({
    act: 'submission.refused-secret-mark',
    subjectKind: 'envelope',
    subjectId: row.id,
    facts: { rule },
  });
  return new Refusal(new AppError('secret-mark-found', { rule, found: 'mark' }));
}
