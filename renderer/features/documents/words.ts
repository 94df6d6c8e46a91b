import type { DocumentListedState, DocumentReadState } from '../../../shared/ipc/contract/documentStates.ts';
import type { DocumentRow } from '../../../shared/ipc/contract/documents.ts';
import type { BookKind } from '../../../shared/ipc/schemas.ts';
import { documentState, isCalledBack } from '../../parts/documents/documentState.ts';
import type { StateMeaning } from '../../components/StateMark.tsx';
import type { MessageKey, Translate } from '../../i18n/I18n.tsx';

/** What lines are asked for by, in the order of a document's life. */
export const LISTED_STATES = [
  'unopened',
  'registered',
  'presented',
  'unassigned',
  'directed',
  'in-progress',
  'answered',
  'closed',
  'returned',
  'cancelled',
  'calling-back',
  'called-back',
  'issued',
  'recalling',
  'recalled',
  'destroyed',
] as const satisfies readonly DocumentListedState[];

const MEANINGS: Readonly<Record<DocumentReadState, StateMeaning>> = {
  unopened: 'waiting',
  registered: 'new',
  presented: 'waiting',
  directed: 'waiting',
  'in-progress': 'running',
  answered: 'done',
  closed: 'closed',
  returned: 'returned',
  cancelled: 'closed',
  issued: 'done',
  recalling: 'running',
  recalled: 'returned',
  destroyed: 'closed',
};

export const isOutgoing = (book: BookKind): boolean => book.endsWith('outgoing');
/** Of a classified book most people see only the lines in which they take part: what they see is not the book. */
export const seesOnlyOwn = (book: BookKind, roles: readonly string[]): boolean =>
  isClassified(book) && !roles.some((role) => ['clerk', 'archivist', 'inspector'].includes(role));

export const isClassified = (book: BookKind): boolean => book.startsWith('classified');

export const stateMeaning = (row: Pick<DocumentRow, 'state' | 'calledBack'>): StateMeaning =>
  isCalledBack(row) ? 'returned' : MEANINGS[row.state];

/**
 * An outgoing document that has a number and is not sent yet waits for its issue; a bút phê that names nobody has given
 * nothing to anybody.
 */
export function stateWord(
  t: Translate,
  row: Pick<DocumentRow, 'state' | 'book'> & Partial<Pick<DocumentRow, 'unassigned' | 'calledBack'>>,
): string {
  if (row.state === 'registered' && isOutgoing(row.book)) return t('documents.state.numbered');
  return t(documentState(row));
}

/** The same words for what a list is narrowed to. */
export function listedStateWord(t: Translate, listed: DocumentListedState, book: BookKind): string {
  if (listed === 'unassigned') return stateWord(t, { state: 'directed', unassigned: true, book });
  if (listed === 'calling-back' || listed === 'called-back')
    return stateWord(t, { state: 'directed', calledBack: listed === 'calling-back' ? 'open' : 'done', book });
  return stateWord(t, { state: listed, book });
}

type Named = Pick<DocumentRow, 'subject' | 'level' | 'state'>;

/** Why a line has no trích yếu; null where it has one. */
export function missingSubject(row: Named): MessageKey | null {
  if (row.subject !== null) return null;
  if (row.state === 'unopened') return 'documents.subject.unopened';
  if (row.level === 'tuyet-mat') return 'documents.subject.topSecret';
  return row.level === 'none' ? 'documents.subject.none' : 'documents.subject.withheld';
}

/**
 * The trích yếu as it is read aloud: "V/v rà soát…" stands alone, "kiểm điểm, đánh giá…" goes on from the name of
 * the type ("Hướng dẫn kiểm điểm, đánh giá…"), unless the person wrote the type once more ("báo cáo kết quả…").
 */
export function titleOf(row: Pick<DocumentRow, 'subject' | 'typeName'>): string {
  const subject = row.subject ?? '';
  const goesOn = /^\p{Ll}/u.test(subject) && !/^v\/v/i.test(subject);
  if (!goesOn) return subject;
  const type = row.typeName.normalize('NFC');
  const written = subject.normalize('NFC');
  const again = written.toLocaleLowerCase('vi').startsWith(`${type.toLocaleLowerCase('vi')} `);
  return again ? `${type}${written.slice(type.length)}` : `${row.typeName} ${subject}`;
}

/** `1215-CV/TU, 23/11/2026` with what of it is known. */
export function codeAndDate(
  row: Pick<DocumentRow, 'code' | 'documentDate'>,
  date: (on: string) => string,
): string {
  return [row.code, row.documentDate === null ? '' : date(row.documentDate)].filter(Boolean).join(', ');
}

export function numberLabel(book: BookKind): MessageKey {
  return isOutgoing(book) ? 'documents.numberOut' : 'documents.numberIn';
}

/** What a person may tell about a package that came. */
export const EDXML_STATUSES = ['01', '02', '03', '04', '05', '06'] as const;
export type EdxmlStatusCode = (typeof EDXML_STATUSES)[number];

/** A status of the trục liên thông in words; codes that nobody has explained stay figures. */
export function edxmlStatusText(t: Translate, code: string): string {
  const key = `edxml.status.${code}`;
  return t.has(key) ? t(key) : t('edxml.status.other', { code });
}
