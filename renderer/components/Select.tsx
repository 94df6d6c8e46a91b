import './field.css';
import './popover.css';
import './select.css';
import { useEffect, useRef, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import { Icon } from '../design/Icon.tsx';
import { useT } from '../i18n/I18n.tsx';
import { FieldLabel, FieldNote, fieldClass, type FieldFrame } from './Field.tsx';
import { useTypeAhead } from './useTypeAhead.ts';

export interface Choice<K extends string = string> {
  id: K;
  /** What is shown; a mark (LevelChip, UrgencyMark) may stand instead of words. */
  content?: ReactNode;
  /** The words: what a reader hears and what typing finds. */
  text: string;
  /** Shown in grey after it, e.g. the ground of a disabled choice. */
  detail?: string;
  disabled?: boolean;
  /** May not be chosen here: whoever does is told why by this, and what was chosen stays. */
  refuses?: (() => void) | undefined;
}

export interface SelectProps<K extends string> extends FieldFrame {
  choices: readonly Choice<K>[];
  value: K | null;
  onChange: (value: K) => void;
  placeholder?: string;
  disabled?: boolean;
  required?: boolean;
  autoFocus?: boolean;
  /** its list is open as it comes */
  opens?: boolean;
  name?: string;
}

/**
 * One of a few. Choices that this machine refuses stay in the list, disabled, with their ground. It opens also while
 * its choices are still being read from the vault: a press is never lost, and they come into the open list.
 */
export function Select<K extends string>(props: SelectProps<K>) {
  const t = useT();
  const { choices, value, onChange, error } = props;
  const chosen = choices.find((choice) => choice.id === value);
  const choose = (choice: Choice<K> | undefined): void => {
    if (choice?.refuses) choice.refuses();
    else if (choice) onChange(choice.id);
  };
  const list = useRef<HTMLDivElement>(null);
  const isEmpty = choices.length === 0;
  // the list that was opened empty has the focus itself: what comes into it takes that, so that arrows and letters go on
  useEffect(() => {
    if (isEmpty) return undefined;
    const drawn = requestAnimationFrame(() => {
      if (list.current === null || document.activeElement !== list.current) return;
      const option = (which: string) => list.current?.querySelector<HTMLElement>(`[role="option"]${which}`);
      (option('[aria-selected="true"]') ?? option(':not([aria-disabled="true"])'))?.focus();
    });
    return () => cancelAnimationFrame(drawn);
  }, [isEmpty]);
  const onType = useTypeAhead(
    choices,
    () => {
      const here = list.current ? document.activeElement?.getAttribute('data-key') : value;
      return choices.findIndex((choice) => choice.id === here);
    },
    (index) => {
      const choice = choices[index];
      if (choice === undefined) return;
      const option = list.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(choice.id)}"]`);
      if (option) option.focus();
      else if (choice.id !== value) choose(choice);
    },
  );
  return (
    <AriaSelect
      className={fieldClass(props.span)}
      render={(given) => <div {...given} onKeyDownCapture={onType} />}
      value={value}
      onChange={(key) => {
        if (key !== null) choose(choices.find(({ id }) => id === key));
      }}
      isInvalid={Boolean(error)}
      isDisabled={props.disabled ?? false}
      isRequired={props.required ?? false}
      autoFocus={props.autoFocus ?? false}
      defaultOpen={props.opens ?? false}
      validationBehavior="aria"
      allowsEmptyCollection
      placeholder={props.placeholder ?? ''}
      disabledKeys={choices.filter((choice) => choice.disabled).map((choice) => choice.id)}
    >
      <FieldLabel {...props} />
      <AriaButton className="fieldBox selectButton" data-field={props.name}>
        <SelectValue className="selectValue">
          {chosen ? (chosen.content ?? chosen.text) : <span className="m">{props.placeholder ?? ''}</span>}
        </SelectValue>
        {props.origin ? <span className="fieldOrigin">{props.origin}</span> : null}
        <Icon name="chevron-down" size={14} />
      </AriaButton>
      <FieldNote hint={props.hint} error={error ?? null} />
      <Popover className="popover" offset={4}>
        <ListBox
          ref={list}
          className="options"
          items={choices}
          renderEmptyState={() => <p className="option m">{t('common.nothingToChoose')}</p>}
        >
          {(choice) => (
            <ListBoxItem
              className={choice.refuses ? 'option option-refused' : 'option'}
              id={choice.id}
              textValue={choice.text}
            >
              <span className="optionText">{choice.content ?? choice.text}</span>
              {choice.detail ? <span className="optionDetail">{choice.detail}</span> : null}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
