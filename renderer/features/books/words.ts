import type { RegisterKind } from '../../../shared/ipc/schemas.ts';
import type { Translate } from '../../i18n/I18n.tsx';

/** Is its volume said: of a second one, and of a first that has a second behind it. */
export const saysVolume = ({ volume = 1, state }: { volume?: number; state?: string }): boolean =>
  volume > 1 || state === 'full';

/** "Sổ văn bản đến năm 2026, quyển 2" */
export function bookName(
  t: Translate,
  book: { kind: RegisterKind; year: number; volume?: number; state?: string },
): string {
  const name = t('registers.bookOfYear', { book: t(`documents.book.${book.kind}`), year: String(book.year) });
  return saysVolume(book) ? t('registers.ofVolume', { book: name, volume: book.volume ?? 1 }) : name;
}
