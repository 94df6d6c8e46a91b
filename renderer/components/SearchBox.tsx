import './searchBox.css';
import { useRef, type Ref } from 'react';
import { Input } from 'react-aria-components/Input';
import { SearchField } from 'react-aria-components/SearchField';
import { Icon } from '../design/Icon.tsx';
import { KeyHint } from '../keys/KeyHint.tsx';
import { useShortcuts } from '../keys/KeyProvider.tsx';
import type { ShortcutId } from '../keys/shortcuts.ts';

export interface SearchBoxProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  onSubmit?: (value: string) => void;
  /** The key that leads here, from the list and from what stands around it (a part marked `data-keys`). */
  shortcut?: Extract<ShortcutId, 'list.filter'>;
  inputRef?: Ref<HTMLInputElement>;
}

/** The filter of a list. Esc empties it first. */
export function SearchBox({ label, value, onChange, onSubmit, shortcut, inputRef }: SearchBoxProps) {
  const box = useRef<HTMLDivElement>(null);
  // from everywhere on the page: also where the list is empty, and from the buttons of the filter
  useShortcuts('list', shortcut === undefined ? {} : { [shortcut]: () => enter(box.current) });
  return (
    <SearchField
      ref={box}
      className="searchBox"
      aria-label={label}
      value={value}
      onChange={onChange}
      {...(onSubmit ? { onSubmit } : {})}
    >
      <Icon name="search" tone="quiet" />
      <Input ref={inputRef} placeholder={label} autoComplete="off" spellCheck={false} />
      {shortcut ? <KeyHint shortcut={shortcut} /> : null}
    </SearchField>
  );
}

/** False where the list gave way to what is open (a narrow window): the key is none of it. */
function enter(box: HTMLElement | null): boolean {
  const input = box?.querySelector('input');
  if (!input?.checkVisibility()) return false;
  input.focus();
  return true;
}
