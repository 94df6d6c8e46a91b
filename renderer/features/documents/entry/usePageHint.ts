import { useT } from '../../../i18n/I18n.tsx';
import type { CountedPages } from './fileFacts.ts';

/** Beside a number of pages: that the files have another, or that not all of them could be counted. */
export function usePageHint(
  typed: number | null,
  { pages, uncounted }: CountedPages,
): { readonly differs: boolean; readonly words: string | undefined } {
  const t = useT();
  const differs = typed !== null && pages !== null && pages !== typed;
  const parts = [
    ...(differs ? [t('documents.hint.pages', { count: pages })] : []),
    ...(pages !== null && uncounted > 0 ? [t('documents.hint.uncounted', { count: uncounted })] : []),
  ];
  return { differs, words: parts.length === 0 ? undefined : parts.join('. ') };
}
