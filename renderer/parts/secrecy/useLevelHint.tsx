import type { ReactNode } from 'react';
import { type Level, levelRank } from '../../../shared/domain/levels/level.ts';
import { useT } from '../../i18n/I18n.tsx';
import type { FoundMark } from '../../data/secrecy/found.ts';
import { holdsLevel } from '../../data/secrecy/gateStore.ts';

/** Under the level of a form that follows marks: from which file it came, or that it stands below the mark of one. */
export function useLevelHint(
  level: Level,
  mark: FoundMark | null,
): { readonly hint?: ReactNode; readonly tone?: 'caution' } {
  const t = useT();
  if (mark === null || !holdsLevel(mark.level)) return {};
  const { name } = mark.file;
  if (levelRank(level) < levelRank(mark.level)) {
    const words = t('secrecy.raise.below', { level: t(`level.${mark.level}`), name });
    return { hint: <OneLine words={t('secrecy.raise.belowShort')} whole={words} />, tone: 'caution' };
  }
  const words = t('secrecy.raise.from', { name });
  return level === mark.level ? { hint: <OneLine words={words} whole={words} /> } : {};
}

/** The name of a file is cut at the width of its field; the whole stands in the tooltip. */
const OneLine = ({ words, whole }: { words: string; whole: string }) => (
  <span className="secrecyHint" title={whole}>
    {words}
  </span>
);
