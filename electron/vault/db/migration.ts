import type { WriteDb } from './handles.ts';

/** One frozen step. `up` may use `exec`; nothing else in the product may. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly up: (db: WriteDb) => void;
}
