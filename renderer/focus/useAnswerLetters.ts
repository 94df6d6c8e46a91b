import { useEffect, useLayoutEffect, type RefObject } from 'react';
import { isComposing, isTextEntry } from '../keys/match.ts';
import { answerLetters } from './answerLetters.ts';

/** The key of its own that a button shows, as Esc; null for none. */
const keyShownBy = (button: Element): string | null => button.querySelector('.kbd')?.textContent ?? null;

/** Where a letter is not an answer: it is typed, or chooses in a list. */
const TAKES_LETTERS = '[role="menu"], [role="listbox"], [aria-haspopup="listbox"], [contenteditable="true"]';

/**
 * A question about what can't be undone: its answers wear letters (`data-answer`, shown by the style), a letter gives the
 * answer, and Enter none, so that a run of Enters stops here. Tab and Space, and the mouse, work as everywhere.
 * @param within where in `place` the answers stand, as a selector
 */
export function useAnswerLetters(
  place: RefObject<HTMLElement | null>,
  within: string,
  enabled: boolean,
): void {
  // with each picture: the answers may be others
  useLayoutEffect(() => {
    const root = place.current;
    if (!enabled || root === null) return;
    const buttons = [...root.querySelectorAll<HTMLElement>(`${within} button`)];
    const answers = buttons.filter((button) => keyShownBy(button) === null);
    const letters = answerLetters(
      answers.map((button) => button.querySelector('.buttonText')?.textContent ?? ''),
    );
    for (const [index, button] of answers.entries()) {
      const letter = letters[index] ?? null;
      if (letter === null) {
        button.removeAttribute('data-answer');
        button.removeAttribute('aria-keyshortcuts');
      } else {
        button.setAttribute('data-answer', letter);
        button.setAttribute('aria-keyshortcuts', letter);
      }
    }
  });
  useEffect(() => {
    const root = place.current;
    if (!enabled || root === null) return undefined;
    const enter = (event: KeyboardEvent): void => {
      const isPlain = event.key === 'Enter' && !event.ctrlKey && !event.altKey && !event.metaKey;
      const at = event.target;
      if (!isPlain || !(at instanceof HTMLElement)) return;
      const button = at.closest('button');
      const isAnswer = button !== null && button.closest(within) !== null && keyShownBy(button) !== 'Esc';
      if (!isAnswer && at !== root) return;
      event.preventDefault();
      event.stopPropagation();
    };
    const letter = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.repeat || isComposing(event) || isTextEntry(event.target)) return;
      if (event.ctrlKey || event.altKey || event.metaKey || !/^[a-z]$/i.test(event.key)) return;
      const at = event.target;
      if (!(at instanceof HTMLElement) || at.closest(TAKES_LETTERS) !== null) return;
      const answer = root.querySelector<HTMLElement>(`[data-answer="${event.key.toUpperCase()}"]`);
      if (answer === null) return;
      event.preventDefault();
      event.stopPropagation();
      // one that waits for something says what for
      if (answer.getAttribute('aria-disabled') === 'true') answer.focus();
      else answer.click();
    };
    root.addEventListener('keydown', enter, true);
    root.addEventListener('keydown', letter);
    return () => {
      root.removeEventListener('keydown', enter, true);
      root.removeEventListener('keydown', letter);
    };
  }, [place, within, enabled]);
}
