import { formatDate, parseIso } from '../../../shared/domain/calendar/civilDate.ts';
import { normaliseLine } from '../../../shared/domain/text/normalise.ts';
import { raise } from '../../../shared/errors.ts';
import type { Parsed } from '../../../shared/ipc/contract.ts';
import type { Correctable, DocumentDetail } from '../../../shared/ipc/contract/documents.ts';
import type { Level } from '../../../shared/ipc/schemas.ts';
import { openSubject, openText, sealedKindOf, sealText } from '../knowing/recordKeys.ts';
import { asStored, stringOf } from '../db/storedText.ts';
import { actedBy, type Ports } from '../ports.ts';
import { entryOf } from '../registers/bookStore.ts';
import { refuseClosed } from '../registers/books.ts';
import { correctionField } from '../registers/closedWords.ts';
import { beginChange, finishChange, indexDocument, type Seen } from './change.ts';
import {
  correctionsOf,
  type CorrectionRow,
  type CorrectionValue,
  insertCorrection,
} from './correctionStore.ts';
import { codeKeyOf } from './duplicates.ts';
import { NO_SUBJECT_RULE, typeNames, typeOf } from '../rules/officeRules.ts';
import { correctLine, type DocumentRecord, moveDocument } from '../tables/documents.ts';
import { findPerson } from '../people/lookUps.ts';

/** What an outgoing document's own number stands for can't be corrected: it would be another document. */
const FIXED_WHEN_OUTGOING = new Set<Correctable>(['issuer', 'code', 'typeId', 'documentDate', 'copyNumber']);
const ONLY_OUTGOING = new Set<Correctable>(['recipients', 'copies']);

/**
 * Đính chính: strikes a column of the register line through and writes another text beside it. Number, day of entry
 * and level are no columns to correct: a line in the wrong book or of the wrong level is cancelled.
 * @throws AppError `not-found`, `stale-revision`, `book-closed`, `bad-input`, `correction-unchanged`, `date-invalid`, `no-subject-for-top-secret`, `key-not-granted`
 */
export function correct(ports: Ports, input: Parsed<'documents.correct'>): Seen {
  const before = beginChange(ports, 'correct', input);
  const entry = entryOf(ports.db, before.id) ?? raise('not-found', { id: before.id });
  refuseClosed({ kind: entry.bookKind, state: entry.bookState, year: entry.year });
  const { field } = input;
  if ((before.direction === 'out' ? FIXED_WHEN_OUTGOING : ONLY_OUTGOING).has(field))
    raise('bad-input', { field, rule: 'not-correctable' });
  const value = read(ports, before, field, input.value);
  if (readable(ports, before, field) === value) raise('correction-unchanged');
  const id = ports.newId();
  // words that only the readers have stay with them: nobody else puts others in their place
  const kind = (before.subject === null ? null : sealedKindOf(before.subject)) ?? 'line';
  const newValue =
    field === 'subject' && value !== null
      ? stringOf(sealText(ports, before, kind, 'subject', String(value)))
      : value;
  const reason = stringOf(
    sealText(
      ports,
      before,
      field === 'subject' ? kind : 'line',
      reasonField(id),
      normaliseLine(input.reason),
    ),
  );
  insertCorrection(ports.db, {
    id,
    documentId: before.id,
    field,
    oldValue: storedValue(before, field),
    newValue,
    reason,
    ...actedBy(ports),
  });
  correctLine(ports.db, before.id, field, newValue);
  if (field === 'code') correctLine(ports.db, before.id, 'codeKey', codeKeyOf(String(value ?? '')));
  if (!moveDocument(ports.db, input, before, { state: before.state }))
    raise('stale-revision', { id: before.id });
  const seen = finishChange(ports, before.id, before.revision + 1, {
    act: 'document.corrected',
    facts: { field },
  });
  indexDocument(ports, before.id);
  ports.announce('registers.changed', entry.bookId);
  return seen;
}

const LONGEST: Partial<Record<Correctable, number>> = {
  issuer: 200,
  code: 80,
  subject: 2000,
  signer: 120,
  copyNumber: 20,
};
const NULL_WHEN_EMPTY = new Set<Correctable>(['documentDate', 'subject', 'copyNumber', 'copies', 'pages']);

/** What was typed, in the stored form of its column. */
function read(ports: Ports, document: DocumentRecord, field: Correctable, typed: string): CorrectionValue {
  const text = normaliseLine(typed);
  if (field === 'subject' && text !== '' && document.level === 'tuyet-mat')
    raise('no-subject-for-top-secret', { rule: NO_SUBJECT_RULE });
  if (text.length > (LONGEST[field] ?? 4000)) raise('bad-input', { field: 'value', rule: 'too-long' });
  if (text === '' && NULL_WHEN_EMPTY.has(field) && !(field === 'subject' && document.level !== 'tuyet-mat'))
    return null;
  switch (field) {
    case 'documentDate':
      return dateOf(ports, text);
    case 'typeId':
      if (typeOf(ports.rules.asOf(ports.today()), ports, text) === null)
        raise('bad-input', { field: 'value', rule: 'unknown' });
      return text;
    case 'recipients': {
      const names = typed
        .split('\n')
        .map(normaliseLine)
        .filter((name) => name !== '');
      return JSON.stringify(names);
    }
    case 'copies':
    case 'pages': {
      const number = Number(text);
      if (!Number.isInteger(number) || number < 0 || number > 100_000)
        raise('bad-input', { field: 'value', rule: 'not-a-number' });
      return number;
    }
    case 'issuer':
    case 'subject':
      if (text === '') raise('bad-input', { field: 'value', rule: 'required' });
      return text;
    case 'code':
    case 'signer':
    case 'copyNumber':
      return text;
  }
}

function dateOf(ports: Ports, text: string): string {
  const today = ports.today();
  if (!parseIso(text).ok || text > today) raise('date-invalid', { field: 'value' });
  return text;
}

/** As the row keeps it: the trích yếu of a classified document sealed. */
function storedValue(document: DocumentRecord, field: Correctable): CorrectionValue {
  if (field === 'recipients') return JSON.stringify(document.recipients);
  if (field === 'subject') return document.subject === null ? null : stringOf(document.subject);
  return document[field];
}

const readable = (ports: Ports, document: DocumentRecord, field: Correctable): CorrectionValue =>
  field === 'subject' ? openSubject(ports, document.id, document.subject) : storedValue(document, field);

/** The reason may repeat what was corrected: it lies under the line's key as well. */
const reasonField = correctionField;

/** A correction with its sealed words opened; '' for who may not read them, and for what is Tuyệt mật now. */
export function openCorrection(ports: Ports, row: CorrectionRow, level: Level): CorrectionRow {
  const reason = openText(ports, row.documentId, reasonField(row.id), asStored(row.reason)) ?? '';
  if (row.field !== 'subject') return { ...row, reason };
  const words = (value: CorrectionValue): string | null =>
    value === null || level === 'tuyet-mat'
      ? null
      : openText(ports, row.documentId, 'subject', asStored(String(value)));
  return { ...row, reason, oldValue: words(row.oldValue), newValue: words(row.newValue) };
}

/** The corrections of a document in words, oldest first. */
export function correctionsFor(
  ports: Ports,
  document: Pick<DocumentRecord, 'id' | 'level'>,
): DocumentDetail['corrections'] {
  const names = typeNames(ports);
  return correctionsOf(ports.db, document.id)
    .map((row) => openCorrection(ports, row, document.level))
    .map((row) => ({
      field: row.field,
      oldText: correctionText(row.field, row.oldValue, names),
      newText: correctionText(row.field, row.newValue, names),
      reason: row.reason,
      by: findPerson(ports.db, row.byId)?.fullName ?? '',
      atMs: row.atMs,
    }));
}

/** A stored value as it is written in a book. */
function correctionText(
  field: Correctable,
  value: CorrectionValue,
  types: ReadonlyMap<string, string>,
): string {
  if (value === null) return '';
  const text = String(value);
  if (field === 'documentDate') return formatDate(text);
  if (field === 'typeId') return types.get(text) ?? text;
  if (field === 'recipients') return (JSON.parse(text) as string[]).join('; ');
  return text;
}
