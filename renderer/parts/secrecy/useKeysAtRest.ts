import { useLayoutEffect, useRef } from 'react';

/** A pause between two keys, in ms, after which the next one is meant for what is on the screen now. */
const REST_MS = 800;
const MOVES = new Set(['Tab', 'Shift', 'Control', 'Alt', 'Meta']);

/**
 * Answers of a dialog that came by itself while somebody was typing: a key counts only after a pause, so that words on
 * their way to the form answer nothing. Who presses with the mouse has seen it.
 */
export function useKeysAtRest(whileTyping: boolean): (act: () => void) => () => void {
  const restless = useRef(whileTyping);
  // counted from the picture on, and by when a key was pressed: on a busy machine both may be handled much later
  useLayoutEffect(() => {
    if (!whileTyping) return undefined;
    let lastMs = performance.now();
    const key = (event: KeyboardEvent): void => {
      if (MOVES.has(event.key)) return;
      const nowMs = event.timeStamp;
      restless.current = nowMs - lastMs < REST_MS;
      lastMs = nowMs;
    };
    const hand = (): void => {
      restless.current = false;
    };
    window.addEventListener('keydown', key, true);
    window.addEventListener('pointerdown', hand, true);
    return () => {
      window.removeEventListener('keydown', key, true);
      window.removeEventListener('pointerdown', hand, true);
    };
  }, [whileTyping]);
  return (act) => () => {
    if (!restless.current) act();
  };
}
