import { missingFields, normaliseSender } from '../../../../shared/domain/submission/sender.ts';
import { AppError, raise } from '../../../../shared/errors.ts';
import { claimStages } from '../../attachments/attach.ts';
import { discardStage } from '../../attachments/stage.ts';
import { insertObstacle } from '../../tables/obstacles.ts';
import { type Ports, Refusal, about, handlers, preparedCommand } from '../../ports.ts';
import { CASE_TEXT } from '../../submissions/caseText.ts';
import { phraseInStages } from '../../submissions/intake/stagedPhrase.ts';
import { rememberLookedAt } from '../../attachments/checkMarks.ts';
import { findingsOf, takeIn } from '../../submissions/register.ts';
import { readSubmissionMetadata, type SubmissionMetadata } from '../../envelopes/submissionMetadata.ts';
import { manifestOf } from '../../envelopes/metadata.ts';
import { queueReceipt } from './receipts.ts';
import { stageFiles, undecided, type Taken, type Undecided } from './stageFiles.ts';
import { decideIn } from '../../envelopes/store.ts';

/**
 * Takes a transferred case in, searched with its files for marks of secrecy as any letter is: it gets a number and a receipt code
 * of this office, its sender's details are sealed as of any other, and the office that sent it hears the code. Sending it back is `exchange.refuse`.
 */
export const takeSubmissionHandlers = handlers({
  'exchange.takeSubmission': preparedCommand({
    prepare: async (ports, { envelopeId }) => {
      const taken = await stageFiles(ports, undecided(ports, envelopeId, ['submission']));
      try {
        return { ...taken, phrase: await phraseInStages(ports, idsOf(taken)) };
      } catch (cause) {
        discardAll(ports, taken);
        throw cause;
      }
    },
    apply: (ports, { envelopeId, phraseConfirmed, lookedAt }, taken) => {
      const { staged } = taken;
      const row = undecided(ports, envelopeId, ['submission']);
      const said = readSubmissionMetadata(manifestOf(row).metadata);
      const findings = textsOf(said).flatMap((text) => findingsOf(ports, text));
      const mark = findings.find(({ severity }) => severity === 'stop');
      const marked = staged.flatMap(({ secrecy }) => (secrecy.state === 'marked' ? [secrecy.rule] : []));
      const rule = mark?.rule ?? marked[0];
      if (rule !== undefined) return refuseMark(ports, row, rule);
      if (lookedAt) rememberLookedAt(ports, claimStages(ports, idsOf(taken)));
      const phrase = findings.find(({ severity }) => severity === 'warn') ?? taken.phrase;
      if (phrase !== null && !phraseConfirmed)
        raise('secret-mark-found', { rule: phrase.rule, found: 'phrase' });
      const { requiredFields } = ports.rules.asOf(ports.today()).submission;
      const { kind, title, body, field, onBehalf, sender } = said;
      const office = row.senderName ?? '';
      const there = `${CASE_TEXT.codeThere}${office === '' ? '' : ` (${office})`}: ${said.receiptCode}`;
      const note = [there, said.reason, said.note].filter((part) => part !== '').join('. ');
      const { id, receiptCode } = takeIn(
        ports,
        {
          kind,
          title,
          body,
          field,
          onBehalf,
          sender,
          note: note.slice(0, 2000),
          source: 'envelope',
          receivedOn: ports.today(),
          files: idsOf(taken),
        },
        missingFields(normaliseSender(sender), requiredFields).length === 0,
      );
      if (said.obstacle !== undefined)
        insertObstacle(ports.db, id, {
          ...said.obstacle,
          office: row.senderName ?? said.sender.fullName,
          reporterId: null,
        });
      decideIn(ports.db, row.id, { stage: 'registered', submissionId: id }, ports.nowMs());
      queueReceipt(ports, row.senderStation, {
        event: 'registered',
        about: row.envelopeId,
        label: receiptCode,
      });
      const facts = { peer: row.senderName, sequence: row.sequence, code: receiptCode };
      ports.append({ act: 'submission.came-by-envelope', ...about('submission', id), facts });
      ports.announce('exchange.changed', row.id);
      return { id, receiptCode };
    },
    abandon: discardAll,
  }),
});

/** Whatever the case says anywhere; each by itself, since they do not stand on one page. */
function textsOf(said: SubmissionMetadata): { title: string; body: string; note?: string }[] {
  const { title, body, note, reason, field, sender } = said;
  const others = [reason, field, ...Object.values(sender)].filter((text) => text !== '');
  return [{ title, body, note }, ...others.map((text) => ({ title: '', body: text }))];
}

const idsOf = ({ staged }: Taken): string[] => staged.map(({ stageId }) => stageId);

function discardAll(ports: Ports, { staged }: Taken): void {
  for (const { stageId } of staged) discardStage(ports, stageId);
}

/** Nothing of it becomes a case; the envelope waits, sealed, for whoever may send it back. */
function refuseMark(ports: Ports, row: Undecided, rule: string): Refusal {
  ports.append({ act: 'submission.refused-secret-mark', ...about('envelope', row.id), facts: { rule } });
  return new Refusal(new AppError('secret-mark-found', { rule, found: 'mark' }));
}
