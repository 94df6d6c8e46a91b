import './choiceList.css';
import { useEffect, useRef, type ReactNode } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Icon } from '../design/Icon.tsx';
import type { IconName } from '../design/iconShapes.tsx';
import { Kbd } from '../keys/KeyHint.tsx';
import { useShortcuts } from '../keys/KeyProvider.tsx';

export interface ChoiceCard<K extends string> {
  id: K;
  title: string;
  /** What it takes and what it does, in one or two lines. */
  detail?: string;
  icon?: IconName;
  /** In place of the icon (the initials of a person). */
  leading?: ReactNode;
  /** Right side, instead of the number. */
  trailing?: ReactNode;
  disabled?: boolean;
}

export interface ChoiceListProps<K extends string> {
  label: string;
  choices: readonly ChoiceCard<K>[];
  value: K | null;
  onChange: (value: K) => void;
  /** Enter, a press or the number of a card: go on with it. */
  onGo?: (value: K) => void;
  /** Numbers 1…9 at the right, and the keys to match. */
  numbered?: boolean;
  autoFocus?: boolean;
  /** `people` is the tighter list of the unlock screen, `rows` a long list of two lines each. */
  look?: 'cards' | 'people' | 'rows';
}

/** A few answers, each with its consequence. Arrows move, the number or Enter goes on. */
export function ChoiceList<K extends string>(props: ChoiceListProps<K>) {
  const { choices, value, onChange, onGo, numbered = false, look = 'cards' } = props;
  const list = useRef<HTMLDivElement>(null);
  const pick = (index: number): boolean => {
    const choice = choices[index];
    if (!choice || choice.disabled) return false;
    onChange(choice.id);
    cardOf(list.current, choice.id)?.focus();
    onGo?.(choice.id);
    return true;
  };
  // chosen from elsewhere (the arrows in the passphrase), it is still to be seen in a list that is longer than its room
  useEffect(() => {
    const chosen = value === null ? null : cardOf(list.current, value);
    chosen?.scrollIntoView({ block: 'nearest' });
  }, [value]);
  useShortcuts(
    'choices',
    numbered ? { 'choices.pick': pick, 'choices.move': () => false, 'choices.go': () => false } : {},
  );
  return (
    <ListBox
      ref={list}
      aria-label={props.label}
      className={`choiceList choiceList-${look}`}
      data-keys="choices"
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      shouldFocusWrap
      autoFocus={props.autoFocus ?? false}
      selectedKeys={value === null ? [] : [value]}
      disabledKeys={choices.filter((choice) => choice.disabled).map((choice) => choice.id)}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : [...keys];
        if (key !== undefined) onChange(String(key) as K);
      }}
      onAction={(key) => onGo?.(String(key) as K)}
    >
      {choices.map((choice, index) => (
        <ListBoxItem key={choice.id} id={choice.id} textValue={choice.title} className="choice">
          {choice.leading ?? (choice.icon ? <Icon name={choice.icon} size={20} tone="accent" /> : null)}
          <span className="choiceText">
            <span className="choiceTitle">{choice.title}</span>
            {choice.detail ? <span className="choiceDetail">{choice.detail}</span> : null}
          </span>
          {choice.trailing ?? (numbered ? <Kbd>{String(index + 1)}</Kbd> : null)}
        </ListBoxItem>
      ))}
    </ListBox>
  );
}

const cardOf = (list: HTMLElement | null, id: string): HTMLElement | null =>
  list?.querySelector<HTMLElement>(`[data-key="${CSS.escape(id)}"]`) ?? null;
