import { yearOf } from '../../../shared/domain/calendar/civilDate.ts';
import {
  formatReceiptCode,
  receiptCodeKey,
  PREFIX_OF,
} from '../../../shared/domain/numbering/receiptCode.ts';
import { type Finding, screenText } from '../../../shared/domain/submission/screen.ts';
import { missingFields, normaliseSender } from '../../../shared/domain/submission/sender.ts';
import { normaliseLine, normaliseText } from '../../../shared/domain/text/normalise.ts';
import { AppError, raise } from '../../../shared/errors.ts';
import { attachStages, claimStages } from '../attachments/attach.ts';
import { filesDir } from '../attachments/place.ts';
import { removeBlob } from '../attachments/segmentsStore.ts';
import { deleteStage } from '../attachments/store.ts';
import { checkDate } from '../documents/officeRules.ts';
import { type Output, type Parsed, type Ports, preparedCommand, Refusal } from '../ports.ts';
import { dueOnOf } from './clocks.ts';
import { submissionOf } from './acting.ts';
import { indexSubmission } from './indexing.ts';
import { wordsOfStages } from './intake/stagedWords.ts';
import { groupOf, insertLine } from './listStore.ts';
import { filedForm, insertForm } from './forms.ts';
import { keepSender } from './sender.ts';
import { insertSubmission, nextNumber, type SubmissionRecord, takeSequence } from './store.ts';

type Input = Parsed<'submissions.register'>;

/** Receipt codes begin with what they are: phản ánh and kiến nghị, sáng kiến and giải pháp, vướng mắc. */

/** The sender is there and hears the code. */
const TOLD_AT_ONCE: readonly SubmissionRecord['source'][] = ['visit', 'phone', 'app'];

/** Files that go when a submission with a secrecy mark is refused; filled by `apply`, removed after the commit. */
interface Prepared {
  readonly unwanted: string[];
  /** words of what lies beside the form, to be searched only */
  readonly words: string;
}

export const registerCommand = {
  'submissions.register': preparedCommand<'submissions.register', Prepared>({
    // what the window does not read (office files, later pages) is searched here; a picture or a scan has no words
    prepare: async (ports, { files }) => ({ unwanted: [], ...(await wordsOfStages(ports, files)) }),
    apply: (ports, input, prepared) => {
      const mark = [input, { title: '', body: prepared.words }]
        .flatMap((text) => findingsOf(ports, text))
        .find(({ severity }) => severity === 'stop');
      if (mark !== undefined) return refuseMark(ports, input, mark, prepared);
      return register(ports, input);
    },
    abandon: (ports, prepared) => prepared.unwanted.forEach((id) => removeBlob(filesDir(ports.dir), id)),
  }),
};

export function findingsOf(
  ports: Ports,
  text: {
    title: string;
    body: string;
    note?: string;
    field?: string;
    answers?: readonly { readonly value: string }[];
  },
): Finding[] {
  const rules = ports.rules.asOf(ports.today());
  const body = [text.body, text.note ?? '', ...(text.answers ?? []).map(({ value }) => value)].join('\n');
  const matter = `${text.field ?? ''}\n${text.title}\n${text.body}`;
  return screenText(text.title, body, rules.screening, rules.abbreviations, matter);
}

/** Nothing of the text or the files is kept; the ledger says that it happened, when, and who was there. */
function refuseMark(ports: Ports, input: Input, mark: Finding, prepared: Prepared): Refusal {
  const files = claimStages(ports, input.files);
  for (const file of files) deleteStage(ports.db, file.id);
  ports.append({
    act: 'submission.refused-secret-mark',
    subjectKind: 'station',
    subjectId: ports.station.stationId,
    facts: { rule: mark.rule },
  });
  prepared.unwanted.push(...files.map((file) => file.id));
  return new Refusal(new AppError('secret-mark-found', { rule: mark.rule, found: 'mark' }));
}

function register(ports: Ports, input: Input): Output<'submissions.register'> {
  checkDate('receivedOn', input.receivedOn, ports.today());
  const rules = ports.rules.asOf(input.receivedOn);
  const missing = missingFields(normaliseSender(input.sender), rules.submission.requiredFields);
  if (missing.length > 0)
    raise('sender-details-missing', { fields: missing.join(','), rule: rules.submission.requiredRuleId });
  const phrase = findingsOf(ports, input).find((finding) => finding.severity === 'warn');
  if (phrase !== undefined && !input.phraseConfirmed)
    raise('secret-mark-found', { rule: phrase.rule, found: 'phrase' });

  return takeIn(ports, input, true);
}

type TakenIn = Omit<Input, 'kind' | 'source' | 'phraseConfirmed' | 'answers'> &
  Pick<SubmissionRecord, 'kind' | 'source'> &
  Partial<Pick<Input, 'answers'>>;

/**
 * Writes a case that was looked at: number and receipt code, the sender in its own sealed record, list, index, ledger.
 * @param complete false when compulsory details of the sender are still to be asked for (imports)
 */
export function takeIn(ports: Ports, input: TakenIn, complete: boolean): Output<'submissions.register'> {
  const today = ports.today();
  const rules = ports.rules.asOf(input.receivedOn);
  const sender = normaliseSender(input.sender);
  const id = ports.newId();
  const prefix = PREFIX_OF[groupOf(input.kind)];
  const year = yearOf(today);
  const sequence = takeSequence(ports.db, prefix, year);
  const receiptCode = formatReceiptCode({ prefix, year, sequence });
  const number = nextNumber(ports.db);
  const text = {
    title: normaliseLine(input.title),
    body: normaliseText(input.body),
    field: normaliseLine(input.field),
  };
  if (text.title === '' || text.body === '')
    raise('bad-input', { field: text.title === '' ? 'title' : 'body', rule: 'empty' });
  insertSubmission(ports.db, {
    ...text,
    id,
    number,
    prefix,
    year,
    sequence,
    receiptCode,
    receiptKey: receiptCodeKey(receiptCode),
    kind: input.kind,
    source: input.source,
    onBehalf: input.onBehalf,
    note: normaliseText(input.note),
    receivedOn: input.receivedOn,
    receivedMs: ports.nowMs(),
    receivedBy: ports.actor.id,
    acknowledgedMs: TOLD_AT_ONCE.includes(input.source) ? ports.nowMs() : null,
    rulePack: rules.appliedId('submission', 'screening', 'holidays'),
  });
  const form = filedForm(ports, { answers: [], ...input });
  if (form !== null) insertForm(ports.db, id, form);
  keepSender(ports, id, sender, complete);
  const files = attachStages(ports, { kind: 'submission', id }, input.files, { kind: 'vault' });
  list(ports, id, files);
  indexSubmission(ports.db, id);
  ports.append({
    act: 'submission.registered',
    subjectKind: 'submission',
    subjectId: id,
    facts: { receiptCode, kind: input.kind, source: input.source, files, receivedOn: input.receivedOn },
  });
  ports.announce('submissions.changed', id);
  return { id, receiptCode };
}

function list(ports: Ports, id: string, files: number): void {
  const record = submissionOf(ports, id);
  const { receiptCode, kind, source, title, field, receivedOn, receivedMs, state } = record;
  const line = { id, receiptCode, kind, source, title, field, receivedOn, receivedMs, state, files };
  insertLine(ports.db, {
    ...line,
    sortKey: -record.number,
    group: groupOf(kind),
    dueOn: dueOnOf(ports, record),
  });
}
