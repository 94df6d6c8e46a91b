import { useRef, type KeyboardEvent } from 'react';
import { isComposing } from '../keys/match.ts';
import { findTyped, NO_SEARCH, searchAfter, type Findable, type Search } from './typeAhead.ts';

/** These leave the search: what is typed after them begins another. */
const LEAVES = /^(Enter|Escape|Tab|Home|End|Arrow|Page)/;

/**
 * Typing into a closed list, in place of React Aria's own: that compares with the beginning of a text only, forgets
 * what was typed at the first letter that finds nothing (the space after it then picks), and its button doesn't hear
 * the space. For `onKeyDownCapture` of what stands around both the button and the list.
 */
export function useTypeAhead(
  choices: readonly Findable[],
  place: () => number,
  go: (index: number) => void,
): (event: KeyboardEvent) => void {
  const search = useRef<Search>(NO_SEARCH);
  return (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || isComposing(event.nativeEvent)) return;
    if (LEAVES.test(event.key)) search.current = NO_SEARCH;
    const next = searchAfter(search.current, event.key, event.timeStamp);
    if (next === null) return;
    const found = findTyped(choices, next.text, place());
    // a first letter that finds nothing is no search: it may be a key of the page
    if (found < 0 && [...next.text].length === 1 && event.key !== 'Backspace') return;
    search.current = next;
    event.preventDefault();
    event.stopPropagation();
    if (found >= 0) go(found);
  };
}
