/** What a list that has the focus knows of what is read. */
export interface FocusedList {
  /** The rows that stand there may be those of the last visit: the answer is still on its way. */
  readonly loading: boolean;
  /** What is open, in this list or not; null where nothing is. */
  readonly selectedKey: string | null;
  readonly count: number;
}

/**
 * What a list chooses by itself when the focus comes to it, by Tab or by the program: its first line, and only where
 * nothing is open. What was opened from elsewhere (a link, the palette, a notice) stays open even where it is no line
 * of this list.
 * @returns `later` while the rows are not here
 */
export function choiceOnFocus({ loading, selectedKey, count }: FocusedList): 'first' | 'later' | 'nothing' {
  if (selectedKey !== null) return 'nothing';
  return loading || count === 0 ? 'later' : 'first';
}

/**
 * Where an arrow or a page leads.
 * @param at the line that is read; -1 where what is open is none of this list: every step begins at the first line
 */
export function lineAfter(at: number, step: number, count: number): number {
  return at < 0 ? 0 : Math.max(0, Math.min(count - 1, at + step));
}
