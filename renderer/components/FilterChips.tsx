import './filterChips.css';
import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';

export interface FilterChip<K extends string> {
  id: K;
  text: string;
  /** A mark instead of the words (LevelChip). */
  content?: ReactNode;
  count?: number | string;
  hot?: boolean;
}

export interface FilterChipsProps<K extends string> {
  label: string;
  chips: readonly FilterChip<K>[];
  value: K;
  onChange: (value: K) => void;
  /** Single letters of the page work here too: whoever just chose a period goes on with them. */
  keys?: string;
}

/** One of a row of filters; arrows move along it. */
export function FilterChips<K extends string>(props: FilterChipsProps<K>) {
  const { label, chips, value, onChange, keys } = props;
  return (
    <ToggleButtonGroup
      className="filterChips"
      aria-label={label}
      {...(keys === undefined ? {} : { 'data-keys': keys })}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const [key] = [...keys];
        if (key !== undefined) onChange(String(key) as K);
      }}
    >
      {chips.map((chip) => (
        <ToggleButton key={chip.id} id={chip.id} className="filterChip">
          {chip.content ?? <span className="cut">{chip.text}</span>}
          {chip.count !== undefined ? <b className={chip.hot ? 'danger' : ''}>{chip.count}</b> : null}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
