import type { ActBookKind, BookKind, RegisterKind } from '../../../shared/ipc/schemas.ts';
import type { Translate } from '../../i18n/I18n.tsx';

/** The books that are typed into, and those that fill themselves with acts; the schemas' own lists stay outside the window. */
const DOCUMENT_BOOKS: readonly BookKind[] = [
  'incoming',
  'outgoing',
  'classified-incoming',
  'classified-outgoing',
];
const ACT_BOOKS: readonly ActBookKind[] = ['transfer', 'copying', 'carry-out', 'destruction'];
export const ALL_BOOKS: readonly RegisterKind[] = [...DOCUMENT_BOOKS, ...ACT_BOOKS];

/** The kind, where the book is one of acts. */
export const actBookOf = (kind: RegisterKind): ActBookKind | null =>
  ACT_BOOKS.find((one) => one === kind) ?? null;

/** "Sổ văn bản đến năm 2026, quyển 2" */
export function bookName(t: Translate, book: { kind: RegisterKind; year: number; volume?: number }): string {
  const name = t('registers.bookOfYear', { book: t(`documents.book.${book.kind}`), year: String(book.year) });
  return (book.volume ?? 1) > 1 ? t('registers.ofVolume', { book: name, volume: book.volume ?? 1 }) : name;
}
