import { useEffect, useState } from 'react';
import { pathOf, placeOn } from './focusPath.ts';

/** A list that closes, and a field that had a list, take the focus a frame or two later than the dialog is gone. */
const FRAMES = 3;

/** Where the focus stood last: a button that greys while its act runs has lost it before the dialog opens. */
let lastFocused: WeakRef<Element> | null = null;
document.addEventListener('focusin', ({ target }) => {
  if (target instanceof Element && target !== document.body) lastFocused = new WeakRef(target);
});

const isLost = (): boolean => document.activeElement === null || document.activeElement === document.body;

function placeNow(): Element | null {
  const at = document.activeElement;
  return at === null || at === document.body ? (lastFocused?.deref() ?? at) : at;
}

/**
 * After a dialog the focus stands where it stood before it, also where the way back of the library fails: the field
 * itself, one of the same name where the form was drawn anew, what the page offers next (`data-next`), else the line or
 * the pane that it stood in.
 */
export function useReturnFocus(): void {
  const [before] = useState(() => {
    const place = placeNow();
    return { place, path: place === null ? [] : pathOf(opener(place)) };
  });
  useEffect(
    () => () =>
      inFrames(FRAMES, () => {
        if (!isLost()) return;
        placeAfter(before.place)?.focus();
        if (isLost()) placeOn(before.path)?.focus({ preventScroll: true });
      }),
    [before],
  );
}

/** A menu is gone with the act that was chosen in it: what stays is the button that opened it. */
function opener(place: Element): Element {
  const menu = place.closest('[role="menu"]');
  const ids = menu?.getAttribute('aria-labelledby')?.split(' ') ?? [];
  return ids.map((id) => document.getElementById(id)).find((by) => by?.tagName === 'BUTTON') ?? place;
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
