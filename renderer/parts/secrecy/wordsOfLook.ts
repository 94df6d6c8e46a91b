import type { StampLook } from '../../data/secrecy/stampLooks.ts';
import type { useT } from '../../i18n/I18n.tsx';

/** How far the pages were looked through: what was not seen is never taken for clear. */
export function wordsOfLook(t: ReturnType<typeof useT>, { pages, seen, isOver }: StampLook): string {
  if (pages !== null && seen >= pages) return t('secrecy.look.none', { pages });
  if (isOver) return t('secrecy.look.part', { seen, pages: pages ?? '?' });
  return t('secrecy.look.going', { page: seen + 1, pages: pages ?? '…' });
}
