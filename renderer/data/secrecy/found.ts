import type { MarkedLevel } from '../../../shared/domain/secrecy/secrecy.ts';
import { type Level, levelRank } from '../../../shared/domain/levels/level.ts';
import type { GatedFile } from './gate.ts';

/** The highest mark among files, and the first file that bears it. */
export interface FoundMark {
  readonly level: MarkedLevel;
  readonly rule: string;
  readonly file: GatedFile;
}

export function markOf(files: readonly GatedFile[]): FoundMark | null {
  let highest: FoundMark | null = null;
  for (const file of files) {
    if (file.secrecy?.state !== 'marked') continue;
    const { level, rule } = file.secrecy;
    if (highest === null || levelRank(level) > levelRank(highest.level)) highest = { level, rule, file };
  }
  return highest;
}

/** Files that bear a mark, in their order. */
export const markedOf = (files: readonly GatedFile[]): readonly GatedFile[] =>
  files.filter(({ secrecy }) => secrecy?.state === 'marked');

/** Files whose words could not be searched and that nobody has looked at yet. */
export const uncheckedOf = (files: readonly GatedFile[], looked: ReadonlySet<string>): readonly GatedFile[] =>
  files.filter(({ stageId, secrecy }) => secrecy?.state === 'unread' && !looked.has(stageId));

/** The level after a file came: that of its mark, never lower than what stands. */
export const raisedLevel = (stands: Level, mark: FoundMark | null): Level =>
  mark !== null && levelRank(mark.level) > levelRank(stands) ? mark.level : stands;
