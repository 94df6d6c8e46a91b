import { useEffect, useState, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';
import { isComposing } from '../keys/match.ts';
import { focusField, mayGrow, selectorOf } from './fields.ts';
import { useShortcuts } from '../keys/KeyProvider.tsx';

/** The name of the field that has the focus. */
export function fieldAt(element: Element | null): string | null {
  return element?.getAttribute('name') ?? element?.getAttribute('data-field') ?? null;
}

const NEXT_DIGIT_MS = 1_000;

const isLetter = ({ key, ctrlKey, altKey, metaKey }: globalThis.KeyboardEvent): boolean =>
  /^\p{L}$/u.test(key) && !ctrlKey && !altKey && !metaKey;

/** Who jumps to a field writes it anew; of a number whose digits are to be written the notation stays. */
function selectWhole(field: Element | null): void {
  const isText = field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement;
  if (isText && isTextField(field) && !field.value.startsWith('/')) field.select();
}

const isTextField = (element: Element): boolean =>
  element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && element.type !== 'radio');

export interface FieldKeys {
  /** digits typed after Ctrl G, and whether another may follow; null while not asked */
  readonly goingTo: { readonly digits: string; readonly more: boolean } | null;
  /** place of the focused field in the walk, or -1 */
  readonly at: number;
  readonly rootProps: {
    onKeyDownCapture: (event: KeyboardEvent) => void;
    onFocus: (event: FocusEvent) => void;
  };
}

export interface FieldPlan {
  /** names of the fields in the order of the walk; those that are not shown now are passed over */
  readonly order: readonly string[];
  /** names of the fields by the numbers printed before them */
  readonly numbered: readonly string[];
  /** In a text area Enter makes a line, for words that are copied as they stand. */
  readonly linesInTextAreas?: boolean;
  /** the walk came to its end */
  readonly onEnd: () => void;
}

/**
 * Enter and Shift Enter walk along the fields, also over the choice buttons that would open on Enter; Ctrl G and a
 * number jumps. Nothing acts in the middle of a letter.
 */
export function useFieldKeys(root: RefObject<HTMLElement | null>, plan: FieldPlan): FieldKeys {
  const { order, numbered, linesInTextAreas = false, onEnd } = plan;
  const [at, setAt] = useState(-1);
  const [goingTo, setGoingTo] = useState<string | null>(null);
  // Enter belongs to the words then, and the line of keys does not promise another field
  const [inLines, setInLines] = useState(false);
  const step = (by: 1 | -1): boolean => {
    if (linesInTextAreas && document.activeElement instanceof HTMLTextAreaElement) return false;
    const shown = order.filter((name) => root.current?.querySelector(selectorOf(name)));
    const now = shown.indexOf(fieldAt(document.activeElement) ?? '');
    if (now < 0) return by === -1 && backFromEnd(shown.at(-1));
    const next = shown[now + by];
    if (next === undefined) {
      if (by === 1) onEnd();
      return true;
    }
    focusField(root.current, next);
    return true;
  };
  // from the button at the end of the walk
  const backFromEnd = (last: string | undefined): boolean => {
    if (last === undefined || !document.activeElement?.closest('.actionBar')) return false;
    focusField(root.current, last);
    return true;
  };
  useShortcuts('registration', {
    ...(inLines
      ? {}
      : { 'registration.nextField': () => step(1), 'registration.previousField': () => step(-1) }),
    'registration.goTo': () => setGoingTo(''),
  });
  useEffect(() => {
    if (goingTo === null) return undefined;
    const go = (): void => {
      setGoingTo(null);
      const name = numbered[Number(goingTo) - 1];
      if (name === undefined) return;
      focusField(root.current, name);
      selectWhole(document.activeElement);
    };
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (isComposing(event)) return;
      event.preventDefault();
      event.stopPropagation();
      if (/^\d$/.test(event.key)) setGoingTo(goingTo + event.key);
      else if (event.key === 'Enter') go();
      else if (goingTo !== '' && isLetter(event)) goAndWrite(event);
      else if (!['Control', 'Shift', 'Alt', 'g', 'G'].includes(event.key)) setGoingTo(null);
    };
    // who types on at once means the number as it stands: the letter belongs to the field that it names
    const goAndWrite = ({ key, code, shiftKey }: globalThis.KeyboardEvent): void => {
      window.removeEventListener('keydown', onKey, true);
      go();
      const field = document.activeElement;
      const letter = { key, code, shiftKey, bubbles: true, cancelable: true };
      if (field?.dispatchEvent(new KeyboardEvent('keydown', letter)) && isTextField(field))
        document.execCommand('insertText', false, key);
    };
    window.addEventListener('keydown', onKey, true);
    // at once where no field has a longer number; else a moment is left for the next digit, and Enter goes now
    const timer =
      goingTo === '' ? null : setTimeout(go, mayGrow(goingTo, numbered.length) ? NEXT_DIGIT_MS : 0);
    return () => {
      window.removeEventListener('keydown', onKey, true);
      if (timer !== null) clearTimeout(timer);
    };
  }, [goingTo, numbered, root]);
  return {
    goingTo: goingTo === null ? null : { digits: goingTo, more: mayGrow(goingTo, numbered.length) },
    at,
    rootProps: {
      onKeyDownCapture: (event) => {
        if (event.key !== 'Enter' || event.ctrlKey || event.altKey || isComposing(event.nativeEvent)) return;
        const target = event.target instanceof Element ? event.target : null;
        if (target?.matches('[role="combobox"][aria-expanded="true"]') && !event.shiftKey) {
          setTimeout(() => step(1), 0); // the box takes the suggestion first
          return;
        }
        // these keep Enter for themselves on the way up
        const keeps = target?.matches(
          '.selectButton[aria-expanded="false"], input[type="radio"], [role="combobox"][aria-expanded="true"]',
        );
        if (!keeps || !step(event.shiftKey ? -1 : 1)) return;
        event.preventDefault();
        event.stopPropagation();
      },
      onFocus: () => {
        setAt(order.indexOf(fieldAt(document.activeElement) ?? ''));
        setInLines(linesInTextAreas && document.activeElement instanceof HTMLTextAreaElement);
      },
    },
  };
}
