/** Books whose lines are documents. */
export const BOOK_KINDS = ['incoming', 'outgoing', 'classified-incoming', 'classified-outgoing'] as const;
/** Books whose lines are acts (handing over, copying, taking out, destroying), not documents. */
export const ACT_BOOK_KINDS = ['transfer', 'copying', 'carry-out', 'destruction'] as const;
export const REGISTER_KINDS = [...BOOK_KINDS, ...ACT_BOOK_KINDS] as const;

export type ActBookKind = (typeof ACT_BOOK_KINDS)[number];

/** Whether a book's lines are acts. */
export const isActBook = (kind: string): kind is ActBookKind =>
  (ACT_BOOK_KINDS as readonly string[]).includes(kind);
