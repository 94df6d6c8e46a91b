/** The levels that a mark on a page can name. */
export type MarkedLevel = 'mat' | 'toi-mat' | 'tuyet-mat';

/** Why the words of a file, or of a part of it, could not be searched for a mark. */
export type UnreadWhy =
  | 'picture'
  | 'scan'
  | 'sick-text'
  | 'password'
  | 'damaged'
  | 'too-large'
  | 'archive'
  | 'other-kind';

/**
 * What a search for marks of secrecy found in a file or a text. `unread` is a state of its own: a person looks at the
 * pages and says so; it is never taken for `clear`. A mark outweighs what could not be read beside it.
 */
export type Secrecy =
  | { readonly state: 'clear' }
  | { readonly state: 'marked'; readonly level: MarkedLevel; readonly rule: string }
  | { readonly state: 'unread'; readonly why: UnreadWhy };
