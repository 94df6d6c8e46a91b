/** A page in words, as a reader of files gives it. */
export interface PageItem {
  readonly text: string;
  /** from the left, in points */
  readonly x: number;
  /** of the base line, from the top, in points */
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PageText {
  readonly width: number;
  readonly height: number;
  readonly items: readonly PageItem[];
}

export type ReadUrgency = 'khan' | 'thuong-khan' | 'hoa-toc';
