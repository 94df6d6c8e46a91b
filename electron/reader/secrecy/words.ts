import type { UnreadWhy } from '../../../shared/domain/secrecy/secrecy.ts';

/** What of a file can be searched for marks of secrecy, and why something of it cannot. */
export interface Words {
  /** parts that stand by themselves: pages, sheets, bodies */
  readonly texts: readonly string[];
  /** names of files in it */
  readonly names: readonly string[];
  /** the first reason; null where all of it was read */
  readonly unread: UnreadWhy | null;
}

export const NO_WORDS: Words = { texts: [], names: [], unread: null };
export const unread = (why: UnreadWhy): Words => ({ ...NO_WORDS, unread: why });
export const joined = (all: readonly Words[]): Words => ({
  texts: all.flatMap(({ texts }) => texts),
  names: all.flatMap(({ names }) => names),
  unread: all.find((one) => one.unread !== null)?.unread ?? null,
});

/** Limits of one file, with all that lies in it. */
export const MOST = {
  fileBytes: 32 * 1024 * 1024,
  /** characters */
  text: 4_000_000,
  entries: 3_000,
  unpackedBytes: 64 * 1024 * 1024,
  /** a file in a letter in a letter; what lies deeper is looked at by a person */
  depth: 2,
} as const;

/** What is left of the budget of one file; nested files spend the same one. */
export interface Left {
  unpacked: number;
  text: number;
}
export const fullBudget = (): Left => ({ unpacked: MOST.unpackedBytes, text: MOST.text });
