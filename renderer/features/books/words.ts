import type { RegisterKind } from '../../../shared/ipc/schemas.ts';
import type { Translate } from '../../i18n/I18n.tsx';

/** "Sổ văn bản đến năm 2026, quyển 2" */
export function bookName(t: Translate, book: { kind: RegisterKind; year: number; volume?: number }): string {
  const name = t('registers.bookOfYear', { book: t(`documents.book.${book.kind}`), year: String(book.year) });
  return (book.volume ?? 1) > 1 ? t('registers.ofVolume', { book: name, volume: book.volume ?? 1 }) : name;
}
