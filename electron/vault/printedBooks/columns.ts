import { civilDateAt, clockAt, formatDate } from '../../../shared/domain/calendar/civilDate.ts';
import type { DocumentField } from '../../../shared/domain/rules/schema.ts';
import type { LevelRule } from '../../../shared/domain/levels/protection.ts';
import { BOOK_TEXT, printedNumber } from '../printing/bookText.ts';
import type { PrintedEntry } from './store.ts';

export interface Names {
  readonly types: ReadonlyMap<string, string>;
  readonly levels: readonly LevelRule[];
}

const moment = (ms: number): string => `${formatDate(civilDateAt(ms))} ${clockAt(ms)}`;
const joined = (parts: readonly (string | null)[], by: string): string =>
  parts.filter((part) => part !== null && part !== '').join(by);

/** What one column of a printed book says about one entry. */
export function cell(
  field: DocumentField,
  entry: PrintedEntry,
  names: Names,
  hasSignatureColumn: boolean,
): string {
  switch (field) {
    case 'lineNumber':
    case 'entryNumber':
      return `${printedNumber(entry.number)}${entry.suffix}`;
    case 'enteredOn':
      return formatDate(entry.enteredOn);
    case 'issuer':
      return entry.issuer;
    case 'code':
      return entry.code;
    case 'documentDate':
      return entry.documentDate === null ? '' : formatDate(entry.documentDate);
    case 'typeAndSubject':
      return joined([names.types.get(entry.typeId) ?? '', subjectOf(entry)], ' ');
    case 'level':
      return names.levels.find((rule) => rule.level === entry.level)?.name ?? entry.level;
    case 'signer':
      return entry.signer;
    case 'recipients':
      return entry.recipients.join('; ');
    case 'holder':
      return joined([holderOf(entry), hasSignatureColumn ? null : signatureOf(entry)], '\n');
    case 'copies':
      return entry.copies === null ? '' : printedNumber(entry.copies);
    case 'transferredOn':
      return entry.transferredMs === null ? '' : formatDate(civilDateAt(entry.transferredMs));
    case 'signature':
      return signatureOf(entry) ?? '';
    case 'keeper':
      return '';
    case 'note':
      return noteOf(entry);
  }
}

function subjectOf(entry: PrintedEntry): string {
  if (entry.level === 'tuyet-mat') return ''; // nothing at all is written there (NĐ 63/2026, Sổ BMNN, trích yếu)
  if (entry.state === 'unopened') return `(${BOOK_TEXT.unopened})`;
  return entry.subject ?? '';
}

/** Who received it: nobody yet while it lies with the registry; an unopened envelope names its reader. */
function holderOf(entry: PrintedEntry): string | null {
  if (entry.state === 'unopened') return entry.namedPerson;
  return entry.transferredMs === null ? null : entry.holder;
}

function signatureOf(entry: PrintedEntry): string | null {
  if (entry.state === 'returned') return BOOK_TEXT.returned;
  return entry.acknowledgedMs === null ? null : BOOK_TEXT.acknowledged(moment(entry.acknowledgedMs));
}

function noteOf(entry: PrintedEntry): string {
  return joined(
    [
      entry.cancelReason === null ? null : BOOK_TEXT.cancelled(entry.cancelReason),
      approvalOf(entry),
      entry.copyNumber === null ? null : BOOK_TEXT.copyNumber(entry.copyNumber),
      entry.namedPerson === null ? null : BOOK_TEXT.onEnvelope(entry.namedPerson),
      entry.answers === null ? null : BOOK_TEXT.answeredBy(entry.answers),
      entry.note,
    ],
    '; ',
  );
}

/** An entry behind another number, or for an earlier day, says by whose leave. */
function approvalOf({ suffix, approvedBy, approvedMs }: PrintedEntry): string | null {
  if (approvedBy === null || approvedMs === null) return null;
  const words = suffix === '' ? BOOK_TEXT.backDated : BOOK_TEXT.inserted;
  return words(approvedBy, formatDate(civilDateAt(approvedMs)));
}
