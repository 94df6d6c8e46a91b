import { type Level, levelRank } from '../../../shared/domain/levels/level.ts';
import { useT } from '../../i18n/I18n.tsx';
import type { FoundMark } from './found.ts';

/** Beside the level of a form: from which file it came, or that it stands below the mark of one. */
export function useLevelHint(
  level: Level,
  mark: FoundMark | null,
): { readonly hint?: string; readonly tone?: 'caution' } {
  const t = useT();
  if (mark === null) return {};
  const { name } = mark.file;
  if (levelRank(level) < levelRank(mark.level))
    return { hint: t('secrecy.raise.below', { level: t(`level.${mark.level}`), name }), tone: 'caution' };
  return level === mark.level ? { hint: t('secrecy.raise.from', { name }) } : {};
}
