import { AppError } from '../../errors.ts';
import { err, ok, type Result } from '../../result.ts';
import { isClassified, type Level, levelRank, maxLevel } from './level.ts';

/** Rules of the pack `levels` that stand behind the refusals here. */
export const SOURCES_RULE = 'BM-05';
export const LIST_ITEM_RULE = 'BM-06';

/** In what capacity someone decides about a level (Luật 117/2025/QH15, Điều 10: the head and the deputies). */
export const CAPACITIES = ['head', 'deputy', 'delegated'] as const;
export type Capacity = (typeof CAPACITIES)[number];

/** The capacity of a post; a deputy's begins with "Phó". */
export const capacityIn = (position: string, delegated: boolean): Capacity =>
  delegated ? 'delegated' : /^phó\s/iu.test(position.normalize('NFC')) ? 'deputy' : 'head';

export interface LevelClaim {
  readonly level: Level;
  /** the level of the cited item; null: none was cited */
  readonly itemLevel: Level | null;
  /** levels of what the document quotes or encloses */
  readonly sources: readonly Level[];
}

/**
 * May a document be given this level? It is that of the cited item, raised to the highest of what the document
 * quotes or encloses; neither more (over-classification) nor less.
 * Errors: `list-item-required` `level-below-sources` `level-not-item`, each with its rule.
 * Source: Luật 117/2025/QH15 Điều 5 khoản 1; Luật 29/2018/QH14 Điều 10 (highest level prevails).
 */
export function checkLevel({ level, itemLevel, sources }: LevelClaim): Result<Level, AppError> {
  const least = maxLevel(sources);
  if (levelRank(level) < levelRank(least))
    return err(new AppError('level-below-sources', { level, least, rule: SOURCES_RULE }));
  if (!isClassified(level)) return ok(level);
  if (itemLevel === null) return err(new AppError('list-item-required', { level, rule: LIST_ITEM_RULE }));
  const right = maxLevel([itemLevel, least]);
  if (level !== right) return err(new AppError('level-not-item', { level, right, rule: LIST_ITEM_RULE }));
  return ok(level);
}
