import { yearOf } from '../../../shared/domain/calendar/civilDate.ts';
import {
  formatReceiptCode,
  receiptCodeKey,
  PREFIX_OF,
} from '../../../shared/domain/numbering/receiptCode.ts';
import { type Finding, screenText } from '../../../shared/domain/submission/screen.ts';
import { isUnnamed, missingFields, normaliseSender } from '../../../shared/domain/submission/sender.ts';
import { WORDS_IN_FILE } from '../../../shared/domain/submission/wordsInFile.ts';
import { normaliseLine, normaliseText } from '../../../shared/domain/text/normalise.ts';
import { raise } from '../../../shared/errors.ts';
import { attachStages } from '../attachments/attach.ts';
import { checkDate } from '../rules/officeRules.ts';
import { type Output, type Parsed, type Ports, about, handlers } from '../ports.ts';
import { dueOnOf } from './clocks.ts';
import { submissionOf } from './acting.ts';
import { indexText } from './indexing.ts';
import { groupOf, insertLine } from './listStore.ts';
import { filedForm, insertForm } from './forms.ts';
import { keepSender } from './sender.ts';
import { keepSame } from './sameStore.ts';
import { insertSubmission, nextNumber, type SubmissionRecord, takeSequence } from './store.ts';

type Input = Parsed<'submissions.register'>;

/** Receipt codes begin with what they are: phản ánh and kiến nghị, sáng kiến and giải pháp, vướng mắc. */

/** The sender is there and hears the code. */
const TOLD_AT_ONCE: readonly SubmissionRecord['source'][] = ['visit', 'phone', 'app'];

export const registerCommand = handlers({
  'submissions.register': register,
});

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
  const matter = { field: text.field ?? '', text: `${text.title}\n${text.body}` };
  return screenText(text.title, body, rules.screening, rules.abbreviations, matter);
}

function register(ports: Ports, input: Input): Output<'submissions.register'> {
  checkDate('receivedOn', input.receivedOn, ports.today());
  const rules = ports.rules.asOf(input.receivedOn);
  const missing = missingFields(normaliseSender(input.sender), rules.submission.requiredFields);
  // people who write on paper often have no telephone: what is missing is marked, and asked for
  if (missing.length > 0 && !isUnnamed(input.sender) && !(input.asksLater && input.source === 'letter'))
    raise('sender-details-missing', { fields: missing.join(','), rule: rules.submission.requiredRuleId });
  const phrase = findingsOf(ports, input).find((finding) => finding.severity === 'warn');
  if (phrase !== undefined && !input.phraseConfirmed)
    raise('secret-mark-found', { rule: phrase.rule, found: 'phrase' });

  return takeIn(ports, input, missing.length === 0);
}

type TakenIn = Omit<Input, 'kind' | 'source' | 'phraseConfirmed' | 'asksLater' | 'answers'> &
  Pick<SubmissionRecord, 'kind' | 'source'> &
  Partial<Pick<Input, 'answers'>>;

/**
 * Writes a case that was looked at: number and receipt code, the sender in its own sealed record, list, index, ledger.
 * @param complete false when compulsory details of the sender are still to be asked for (imports)
 * @param dueOn when its first step is due, from whoever takes in many of one day and reckoned it once
 */
export function takeIn(
  ports: Ports,
  input: TakenIn,
  complete: boolean,
  dueOn?: string | null,
): Output<'submissions.register'> {
  const today = ports.today();
  const rules = ports.rules.asOf(input.receivedOn);
  const sender = normaliseSender(input.sender);
  const id = ports.newId();
  const prefix = PREFIX_OF[groupOf(input.kind)];
  const year = yearOf(today);
  const sequence = takeSequence(ports.db, prefix, year);
  const receiptCode = formatReceiptCode({ prefix, year, sequence });
  const number = nextNumber(ports.db);
  const receivedMs = ports.nowMs();
  const text = {
    title: normaliseLine(input.title),
    body: normaliseText(input.body) || (input.files.length > 0 ? WORDS_IN_FILE : ''),
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
    receivedMs,
    receivedBy: ports.actor.id,
    acknowledgedMs: TOLD_AT_ONCE.includes(input.source) ? ports.nowMs() : null,
    rulePack: rules.appliedId('submission', 'screening', 'holidays'),
  });
  keepSame(ports.db, id, text);
  const form = filedForm(ports, { answers: [], ...input });
  if (form !== null) insertForm(ports.db, id, form);
  keepSender(ports, id, sender, complete);
  const files = attachStages(ports, { kind: 'submission', id }, input.files, { kind: 'vault' });
  const { kind, source, receivedOn } = input;
  const { title, field } = text;
  insertLine(ports.db, {
    sortKey: -number,
    group: groupOf(kind),
    id,
    receiptCode,
    kind,
    source,
    title,
    field,
    receivedOn,
    receivedMs,
    state: 'received',
    files,
    dueOn: dueOn === undefined ? dueOnOf(ports, submissionOf(ports, id)) : dueOn,
  });
  indexText(ports.db, id, { ...text, receiptCode });
  ports.append({
    act: 'submission.registered',
    ...about('submission', id),
    facts: { receiptCode, kind: input.kind, source: input.source, files, receivedOn: input.receivedOn },
  });
  ports.announce('submissions.changed', id);
  return { id, receiptCode };
}
