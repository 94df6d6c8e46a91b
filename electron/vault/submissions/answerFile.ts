import { raise } from '../../../shared/errors.ts';
import { formatDate } from '../../../shared/domain/calendar/civilDate.ts';
import { fillText } from '../../../shared/domain/papers/paperForm.ts';
import { withoutGreeting } from '../../../shared/domain/text/templates.ts';
import { findPerson } from '../people/lookUps.ts';
import { codeOfSender, inOwnCode } from './senderCode.ts';
import type { Ports } from '../ports.ts';
import { enclosuresOf } from './answerFiles.ts';
import { approvedRound, type Round } from './answerStore.ts';
import { answerIssue, answerSignatures } from './issueStore.ts';
import type { SubmissionRecord } from './store.ts';
import { CASE_TEXT } from './caseText.ts';
import { onlyValues } from '../printing/source.ts';

/** Number, words and signature of an answer as it stands, for the sender of one receipt: signed and numbered, or only approved. */
export function answerValues(
  ports: Ports,
  leading: SubmissionRecord,
  receipt: SubmissionRecord,
): { number: string; answer: string; signer: string; signerTitle: string } {
  const round = approvedRound(ports.db, leading.id);
  if (round === null) return { number: '', answer: '', signer: '', signerTitle: CASE_TEXT.approver };
  const signed = answerSignatures(ports.db, leading.id, round.round).find(({ role }) => role === 'person');
  return {
    number: answerIssue(ports.db, leading.id, round.round)?.code ?? '',
    answer: withEnclosed(
      ports,
      leading,
      round,
      withoutGreeting(inOwnCode(ports, round.body, leading, receipt)),
    ),
    signer: findPerson(ports.db, signed?.byId ?? round.decidedBy ?? '')?.fullName ?? '',
    signerTitle: signed === undefined ? CASE_TEXT.approver : signed.position.toLocaleUpperCase('vi'),
  };
}

/** The words with the names of what goes with them. */
export function withEnclosed(ports: Ports, leading: SubmissionRecord, round: Round, words: string): string {
  const names = enclosuresOf(ports, leading.id, round.round).map(({ name }) => name);
  return names.length === 0 ? words : `${words.trimEnd()}\n\n${CASE_TEXT.enclosed}: ${names.join('; ')}.`;
}

/**
 * The file that the office numbers and signs: the letter of an answer, addressed to a receipt and to nobody by name, so
 * that the register of outgoing documents gives no sender away.
 */
export async function renderAnswer(
  ports: Ports,
  record: SubmissionRecord,
  { code, round, signerId }: { code: string; round: Round; signerId: string },
): Promise<Buffer> {
  const form = ports.rules.asOf(ports.today()).paper('answer-letter') ?? raise('rule-pack-invalid');
  const signer = findPerson(ports.db, signerId);
  const held = codeOfSender(ports, record);
  const values = {
    office: ports.station.office.name,
    code: held,
    caseCode: record.receiptCode,
    number: code,
    sender: `${CASE_TEXT.answerTo} ${held}`,
    address: CASE_TEXT.onTheCover,
    title: record.title,
    receivedOn: formatDate(record.receivedOn),
    answer: withEnclosed(ports, record, round, withoutGreeting(round.body)),
    signer: signer?.fullName ?? '',
    signerTitle: (signer?.position ?? '').toLocaleUpperCase('vi'),
  };
  const { renderPapers } = await import('../printing/paperPdf.ts'); // pdfkit and its fonts: only when something is printed
  const { bytes } = await renderPapers([
    {
      form,
      data: onlyValues(values),
      office: ports.station.office,
      training: ports.station.training,
      levelWord: null,
      nowMs: ports.nowMs(),
      title: fillText(form.name, values),
    },
  ]);
  return bytes;
}
