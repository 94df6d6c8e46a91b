import { useEffect, useState } from 'react';

/** A list that closes, and a field that had a list, take the focus a frame or two later than the dialog is gone. */
const FRAMES = 3;

/** Where the keys stood last: a button that greys while its act runs has lost them before the dialog opens. */
let lastFocused: WeakRef<Element> | null = null;
document.addEventListener('focusin', ({ target }) => {
  if (target instanceof Element && target !== document.body) lastFocused = new WeakRef(target);
});

function placeNow(): Element | null {
  const at = document.activeElement;
  return at === null || at === document.body ? (lastFocused?.deref() ?? at) : at;
}

/**
 * After a dialog the keys stand where they stood before it, also where the way back of the library fails: the field
 * itself, one of the same name where the form was drawn anew, else what the page offers next (`data-next`).
 */
export function useReturnFocus(): void {
  const [before] = useState(placeNow);
  useEffect(
    () => () =>
      inFrames(FRAMES, () => {
        const at = document.activeElement;
        if (at === null || at === document.body) placeAfter(before)?.focus();
      }),
    [before],
  );
}

function inFrames(left: number, act: () => void): void {
  if (left === 0) act();
  else requestAnimationFrame(() => inFrames(left - 1, act));
}

function placeAfter(before: Element | null): HTMLElement | null {
  if (before === document.body || !(before instanceof HTMLElement)) return next();
  if (before.isConnected) return before;
  const name = CSS.escape(before.getAttribute('name') ?? before.dataset['field'] ?? '');
  const again =
    name === ''
      ? null
      : document.querySelector<HTMLElement>(`.shellMain :is([name="${name}"], [data-field="${name}"])`);
  return again ?? next();
}

const next = (): HTMLElement | null =>
  document.querySelector<HTMLElement>('.shellMain [data-next] button:enabled');
