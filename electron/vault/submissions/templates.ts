import { formatDate } from '../../../shared/domain/calendar/civilDate.ts';
import { fillText } from '../../../shared/domain/papers/paperForm.ts';
import type { Input } from '../../../shared/ipc/contract.ts';
import { leadingId } from './answerBack.ts';
import { codeOfSender } from './senderCode.ts';
import type { Ports } from '../ports.ts';
import { submissionOf } from './acting.ts';
import { rulesOfCase } from './caseRules.ts';
import { askAt } from './askAt.ts';
import { answerBy, clockOf, dueOnOf } from './clocks.ts';
import { refusalWords } from './refusal.ts';
import type { SubmissionRecord } from './store.ts';

type Use = Exclude<Input<'submissions.templates'>['use'], 'chase'>;

/** The words of the pack for what is written to the sender of this receipt, filled in. */
export function filledTemplates(
  ports: Ports,
  record: SubmissionRecord,
  use: Use,
): { id: string; name: string; text: string }[] {
  // an acknowledgement says when the answer comes, also before anybody has the case
  const due =
    use === 'acknowledge'
      ? answerBy(ports, record)
      : (clockOf(ports, record, 'answer')?.dueOn ?? dueOnOf(ports, record));
  const values = {
    why: whyOf(ports, record),
    office: ports.station.office.name,
    // an acknowledgement gives the sender this office's own
    code: use === 'acknowledge' ? record.receiptCode : codeOfSender(ports, record),
    receivedOn: formatDate(record.receivedOn),
    askAt: askAt(ports),
    dueOn: due === null ? '…' : formatDate(due),
  };
  return rulesOfCase(ports, record)
    .submission.templates.filter((template) => template.use === use)
    .map(({ id, name, text }) => ({ id, name, text: fillText(text, values) }));
}

/** What a sender is told of a refusal; the reason alone where the pack has no words for it. */
export const refusalText = (ports: Ports, record: SubmissionRecord): string =>
  filledTemplates(ports, record, 'refusal')[0]?.text ?? whyOf(ports, record);

function whyOf(ports: Ports, record: SubmissionRecord): string {
  const { why, instead } = refusalWords(ports, submissionOf(ports, leadingId(ports.db, record.id)));
  return [why, instead].filter((part) => part !== '').join('. ');
}
