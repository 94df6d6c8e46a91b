/** What is waiting for the second press; a window has one pointer. */
let waiting: AbortController | null = null;

const CONTROLS = 'button, a, input, textarea, select';
const PRESSES = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'dblclick'] as const;
/** Two presses this near and this soon after each other are one double click: the usual setting of Windows. */
const NEAR_PX = 5;
const SOON_MS = 500;

/**
 * Opens at the second of two presses the row that the first one hit. A list may be read again in between and put another
 * row under the pointer, or none: what opens is what the person pressed. A press on a control is that control's.
 *
 * @param press the first press, on the row
 */
export function openOnSecondPress(press: { readonly detail: number }, open: () => void): void {
  if (press.detail !== 1) return;
  const signal = instead();
  window.addEventListener('mousedown', ({ detail }) => detail === 1 && waiting?.abort(), {
    signal,
    capture: true,
  });
  window.addEventListener(
    'dblclick',
    ({ target }) => {
      waiting?.abort();
      if (!(target instanceof Element && target.closest(CONTROLS))) open();
    },
    { signal },
  );
}

/**
 * Opens at one press. The second press of a hand that is used to double clicks goes nowhere: it would fall on whatever the
 * opened page has in that place, a button that does something, too.
 *
 * @param press the click; one that was made by a key has no second
 */
export function openAtOnce(
  press: Pick<MouseEvent, 'clientX' | 'clientY' | 'timeStamp' | 'detail'>,
  open: () => void,
): void {
  const signal = instead();
  open();
  if (press.detail !== 1) return;
  const swallow = (event: MouseEvent): void => {
    const far = Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY) > NEAR_PX;
    if (far || event.timeStamp - press.timeStamp > SOON_MS) return waiting?.abort();
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  for (const kind of PRESSES) window.addEventListener(kind, swallow, { signal, capture: true });
}

function instead(): AbortSignal {
  waiting?.abort();
  waiting = new AbortController();
  return waiting.signal;
}
