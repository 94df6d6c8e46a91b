import { formatDocumentNumber, numberSeries } from '../../../shared/domain/numbering/documentNumbers.ts';
import { protectedUntil } from '../../../shared/domain/levels/protection.ts';
import { normaliseLine, normaliseText } from '../../../shared/domain/text/normalise.ts';
import { raise } from '../../../shared/errors.ts';
import type { Parsed } from '../../../shared/ipc/contract.ts';
import type { Ports } from '../ports.ts';
import { checkDetermination, recordDetermination } from '../protection/determine.ts';
import { peekSeriesNumber, takeSeriesNumber, termOn } from '../registers/bookStore.ts';
import { linkAnswer } from './answers.ts';
import { codeKeyOf } from './duplicates.ts';
import { appliedPacks, checkBookOfLevel, checkDate, checkHolding } from './officeRules.ts';
import { type Registered, writeEntry } from './register.ts';
import type { NewDocument } from './store.ts';

export type OutgoingInput = Parsed<'documents.registerOutgoing'>;

/**
 * Takes the document's own number, registers it and links what it answers. Two numbers: the order number of the
 * book, and the document's own in its series (Party: per type and term; State: per year; classified apart).
 */
export function registerOutgoing(
  ports: Ports,
  raw: OutgoingInput,
  readers: readonly string[] = [ports.actor.id],
): Registered & { code: string } {
  const input = {
    ...raw,
    subject: raw.subject === null ? null : normaliseLine(raw.subject) || null,
    signer: normaliseLine(raw.signer),
    recipients: raw.recipients.map(normaliseLine),
    note: normaliseText(raw.note),
  };
  const rules = ports.rules.asOf(input.documentDate);
  checkDate('documentDate', input.documentDate, ports.today());
  checkBookOfLevel(input.book, input.level);
  checkHolding(ports, rules, { level: input.level, subject: input.subject, files: input.files.length });
  if (input.level !== 'tuyet-mat' && input.subject === null)
    raise('bad-input', { field: 'subject', rule: 'required' });
  const checked = checkDetermination(ports, input);
  const numbered = takeNumber(ports, input);
  const id = ports.newId();
  const document: NewDocument = {
    ...numbered,
    id,
    direction: 'out',
    state: 'registered',
    level: input.level,
    urgency: input.urgency,
    issuer: ports.station.office.name,
    codeKey: codeKeyOf(numbered.code),
    documentDate: input.documentDate,
    typeId: input.typeId,
    subject: input.subject,
    signer: input.signer,
    recipients: input.recipients,
    pages: input.pages,
    copies: input.copies,
    copyNumber: null,
    note: input.note,
    namedPerson: null,
    namedPersonId: null,
    holderId: null,
    dueOn: null,
    dueTime: null,
    replyDueOn: null,
    protectionUntil: protectedUntil(
      rules.level(input.level),
      checked.determination?.determinedOn ?? input.documentDate,
    ),
    rulePack: appliedPacks(ports, input.documentDate),
    createdMs: ports.nowMs(),
    createdBy: ports.actor.id,
  };
  const registered = writeEntry(
    ports,
    document,
    { kind: input.book, date: ports.today() },
    input.files,
    readers,
  );
  recordDetermination(ports, document, checked);
  ports.append({
    act: 'document.registered-out',
    subjectKind: 'document',
    subjectId: id,
    facts: {
      book: input.book,
      number: registered.entryNumber,
      code: numbered.code,
      level: input.level,
      item: checked.determination?.itemRef ?? null,
      rules: document.rulePack,
    },
  });
  if (input.answersId !== null)
    linkAnswer(ports, input.answersId, { outgoingId: id, code: numbered.code, note: '' });
  ports.announce('documents.changed', id);
  ports.announce('registers.changed', registered.bookId);
  return { ...registered, code: numbered.code };
}

type Numbered = Pick<OutgoingInput, 'typeId' | 'documentDate' | 'level'>;

/** The number that the next document of this kind will take; it is not taken yet. */
export function nextOutgoingCode(ports: Ports, input: Numbered): string {
  const { series, format } = seriesFor(ports, input);
  return format(peekSeriesNumber(ports.db, series));
}

function takeNumber(ports: Ports, input: Numbered): { code: string; seriesId: string; seriesNumber: number } {
  const { series, format } = seriesFor(ports, input);
  const { seriesId, number } = takeSeriesNumber(ports.db, { ...series, id: ports.newId() });
  return { code: format(number), seriesId, seriesNumber: number };
}

/** In which series a document counts, and how its number is written. */
function seriesFor(ports: Ports, input: Numbered) {
  const { kind: style, symbol: organ } = ports.station.office;
  const rules = ports.rules.asOf(input.documentDate);
  const type = rules.documentType(style, input.typeId);
  if (type === null) raise('bad-input', { field: 'typeId', rule: 'unknown' });
  const term = style === 'party' ? termOn(ports.db, input.documentDate) : '';
  if (term === null) raise('date-invalid', { field: 'documentDate', rule: 'no-term' });
  const series = numberSeries({
    style,
    typeId: input.typeId,
    term,
    documentDate: input.documentDate,
    classified: input.level !== 'none',
    oneSeriesForAllTypes: rules.numberRule(style).per === 'year',
  });
  const format = (number: number): string =>
    formatDocumentNumber({ style, number, symbol: type.symbol, organ });
  return { series, format };
}
