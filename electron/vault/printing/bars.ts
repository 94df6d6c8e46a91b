import type { PaperBlock } from '../../../shared/domain/papers/paperForm.ts';

export type BarsBlock = Extract<PaperBlock, { kind: 'bars' }>;
type Row = Readonly<Record<string, string>>;

/** Fill of each part, in order: dark and light enough to be told apart on a paper without colours. */
export const BAR_COLOURS = ['2F5D9B', 'D9A441'] as const;

export interface Bar {
  readonly name: string;
  /** of the longest bar, 0 to 1, a part each */
  readonly shares: readonly number[];
  /** what stands behind it: "12 · 3" */
  readonly numbers: string;
}

/** Bars to one scale, zero based; what is hidden or no number has no length and stands as it is. */
export function barsOf(block: BarsBlock, rows: readonly Row[]): Bar[] {
  const countsOf = (row: Row): number[] => block.parts.map(({ field }) => countIn(row[field] ?? ''));
  const most = Math.max(1, ...rows.map((row) => countsOf(row).reduce((sum, count) => sum + count, 0)));
  return rows.map((row) => ({
    name: row[block.name] ?? '',
    shares: countsOf(row).map((count) => count / most),
    numbers: block.parts.map(({ field }) => row[field] ?? '').join(' · '),
  }));
}

const countIn = (text: string): number => (/^\d+$/.test(text) ? Number(text) : 0);
