import { type FocusEvent, type RefObject, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

export interface OpenFields {
  /** whether the field stands open, whoever wished it */
  readonly isOpen: (name: string) => boolean;
  /** the field that was opened last: it takes the focus as it comes */
  readonly last: string | null;
  /** a list of it opens at once, as for a press with the mouse */
  readonly withList: boolean;
  /** every field stands open */
  readonly all: boolean;
  readonly open: (name: string, withList: boolean) => void;
  readonly toggleAll: () => void;
  /** Tells that something in the form took the focus. */
  readonly onFocus: (event: FocusEvent) => void;
}

const ENTRY = 'input, textarea, .selectButton, .actionBar button';

/**
 * Which fields of the line of chips stand open: one that was asked for, until another field has the focus; one whose
 * text can't be read stays. A field is there with the focus in it when `open` returns, so that the next key is its own.
 * @param always those that stand open in this form
 */
export function useOpenFields(root: RefObject<HTMLElement | null>, always: readonly string[]): OpenFields {
  const [shown, setShown] = useState<{ names: readonly string[]; withList: boolean }>({
    names: [],
    withList: false,
  });
  const [all, setAll] = useState(false);
  const closing = useRef<ReturnType<typeof setTimeout>>(undefined);
  const keepOnly = (name: string | null): void =>
    setShown((before) => {
      const stays = (each: string): boolean =>
        each === name || root.current?.querySelector(`[data-open-field="${each}"] [data-invalid]`) != null;
      const names = before.names.filter(stays);
      return names.length === before.names.length ? before : { ...before, names };
    });
  return {
    isOpen: (name) => all || always.includes(name) || shown.names.includes(name),
    last: shown.names.at(-1) ?? null,
    withList: shown.withList,
    all,
    open: (name, withList) => {
      clearTimeout(closing.current); // what was to close the others would close this one too
      flushSync(() =>
        setShown((before) => ({ names: [...before.names.filter((each) => each !== name), name], withList })),
      );
    },
    toggleAll: () => {
      setAll(!all);
      setShown({ names: [], withList: false });
    },
    onFocus: ({ target }) => {
      if (!root.current?.contains(target) || !target.matches(ENTRY)) return;
      const name = target.closest<HTMLElement>('[data-open-field]')?.dataset['openField'] ?? null;
      // what was just left is read first, and says so where it can't be
      clearTimeout(closing.current);
      closing.current = setTimeout(() => keepOnly(name), 0);
    },
  };
}
