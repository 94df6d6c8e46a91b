/** Lists of what has to be done about the protection of documents. */
export const WORK_LISTS = [
  'ending',
  'expired',
  'waiting',
  'notices',
  'stamps',
  'recalls',
  'destructions',
  'samples',
  'holds',
] as const;
export type WorkList = (typeof WORK_LISTS)[number];

/** Rare: shown only while there is something in it. */
export const RARE_LISTS: ReadonlySet<WorkList> = new Set<WorkList>(['samples', 'holds']);
