import type { MarkForm } from './markRules.ts';
import type { MarkedLevel } from './secrecy.ts';

export interface Mark {
  readonly level: MarkedLevel;
  readonly rule: string;
}
/** Words of a mark on a line. */
export interface Hit {
  readonly line: number;
  readonly from: number;
  /** behind the last */
  readonly to: number;
  readonly form: MarkForm;
  readonly caps: boolean;
}
/** `doubt`: may be a mark; a person is asked. */
export type Verdict = Mark | 'doubt' | null;
