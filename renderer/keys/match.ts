/** The part of a KeyboardEvent that matching reads; plain data in tests. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
  readonly isComposing: boolean;
  readonly keyCode: number;
}

const NAMED: Readonly<Record<string, string>> = {
  '↑': 'ArrowUp',
  '↓': 'ArrowDown',
  '←': 'ArrowLeft',
  '→': 'ArrowRight',
  Esc: 'Escape',
  Space: ' ',
};

/**
 * A key pressed while a Vietnamese letter is being composed belongs to the input method alone.
 * 229 is the key code that browsers report for a key the input method has taken (UI Events, §7.3.1),
 * also where `isComposing` is not yet, or no longer, set.
 */
export function isComposing(press: Pick<KeyPress, 'isComposing' | 'keyCode'>): boolean {
  return press.isComposing || press.keyCode === 229;
}

interface Combination {
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly key: string;
}

function readCombination(text: string): Combination {
  const parts = text.split(' ');
  const last = parts[parts.length - 1] ?? '';
  return {
    ctrl: parts.includes('Ctrl'),
    alt: parts.includes('Alt'),
    shift: parts.includes('Shift'),
    key: NAMED[last] ?? last,
  };
}

/** Letter or digit by its place on the board, so that Alt and a foreign layout cannot change it. */
function samePlace(press: KeyPress, key: string): boolean {
  return (
    press.code === `Key${key.toUpperCase()}` || press.code === `Digit${key}` || press.code === `Numpad${key}`
  );
}

export function matches(press: KeyPress, text: string): boolean {
  if (isComposing(press)) return false;
  const wanted = readCombination(text);
  if (press.metaKey || press.ctrlKey !== wanted.ctrl || press.altKey !== wanted.alt) return false;
  const printable = wanted.key.length === 1;
  const isSymbol = printable && !/[\p{L}\p{N}]/u.test(wanted.key) && wanted.key !== ' ';
  // A symbol may need Shift on some boards; everything else must agree about it.
  if (!isSymbol && press.shiftKey !== wanted.shift) return false;
  if (press.key.toLowerCase() === wanted.key.toLowerCase()) return true;
  return printable && !isSymbol && (wanted.ctrl || wanted.alt) && samePlace(press, wanted.key);
}

/** A single letter, digit or sign without Ctrl or Alt: only a list (or a viewer) may react to it, never a field. */
export function isPlainPrintable(text: string): boolean {
  const wanted = readCombination(text);
  return !wanted.ctrl && !wanted.alt && wanted.key.length === 1;
}

const TEXT_INPUTS = new Set([
  'text',
  'search',
  'password',
  'number',
  'email',
  'tel',
  'url',
  'date',
  'time',
  '',
]);

/** Whether typing goes into this element. */
export function isTextEntry(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return TEXT_INPUTS.has(target.getAttribute('type') ?? '');
  return target instanceof HTMLTextAreaElement || target.isContentEditable;
}
