import './searchBox.css';
import type { Ref } from 'react';
import { Input } from 'react-aria-components/Input';
import { SearchField } from 'react-aria-components/SearchField';
import { Icon } from '../design/Icon.tsx';
import { KeyHint } from '../keys/KeyHint.tsx';
import type { ShortcutId } from '../keys/shortcuts.ts';

export interface SearchBoxProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  onSubmit?: (value: string) => void;
  shortcut?: ShortcutId;
  inputRef?: Ref<HTMLInputElement>;
}

/** The filter of a list. Esc empties it first. */
export function SearchBox({ label, value, onChange, onSubmit, shortcut, inputRef }: SearchBoxProps) {
  return (
    <SearchField
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
