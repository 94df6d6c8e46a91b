import { useEffect } from 'react';
import { type Translate, useT } from '../i18n/I18n.tsx';

/** What can be pressed, or names what is written in. */
const CONTROLS = 'button, a, label, h2, [role="tab"], [role="radio"], [role="menuitem"]';
const RING = 'data-lesson-ring';
/** The window is looked through at most so often, in ms. */
const PAUSE_MS = 200;

/**
 * A ring round the control of the step that is on: the first of these words of the window that stands there, whatever the
 * language; it moves on by itself as the window changes, and takes neither the focus nor a press.
 */
export function useRing(names: readonly string[]): void {
  const t = useT();
  const key = names.join(' ');
  useEffect(() => {
    const words = wordsOf(t, key);
    if (words.length === 0) return undefined;
    let ringed: Element | null = null;
    const look = (): void => {
      const found = controlWith(words);
      if (found === ringed && found?.hasAttribute(RING) === true) return;
      ringed?.removeAttribute(RING);
      found?.setAttribute(RING, '');
      ringed = found;
    };
    let waits: number | undefined;
    const soon = (): void => {
      waits ??= window.setTimeout(() => {
        waits = undefined;
        look();
      }, PAUSE_MS);
    };
    const watch = new MutationObserver(soon);
    watch.observe(document.body, { childList: true, subtree: true });
    look();
    return () => {
      watch.disconnect();
      window.clearTimeout(waits);
      ringed?.removeAttribute(RING);
    };
  }, [t, key]);
}

const wordsOf = (t: Translate, key: string): string[] =>
  key
    .split(' ')
    .filter((name) => t.has(name))
    .map((name) => (t.has(name) ? t(name) : ''));

function controlWith(words: readonly string[]): Element | null {
  const all = [...document.querySelectorAll<HTMLElement>(CONTROLS)].filter(
    (element) => element.getClientRects().length > 0 && element.closest('.lessonGuide') === null,
  );
  for (const word of words) {
    const found = all.find((element) => (element.textContent ?? '').trim().startsWith(word));
    if (found !== undefined) return found;
  }
  return null;
}
