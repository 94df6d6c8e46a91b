import './field.css';
import './popover.css';
import type { FocusEventHandler, KeyboardEventHandler, ReactNode, Ref } from 'react';
import {
  Button as AriaButton,
  ComboBox as AriaComboBox,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
} from 'react-aria-components';
import { Icon } from '../design/Icon.tsx';
import { useT } from '../i18n/I18n.tsx';
import { given } from './given.ts';
import { FieldLabel, FieldNote, fieldClass, type FieldFrame } from './Field.tsx';

export interface Suggestion {
  id: string;
  text: string;
  /** Grey, at the right: code of an office, post of a person. */
  detail?: string;
}

export interface ComboBoxProps extends FieldFrame {
  /** What stands in the field; free text is always allowed unless `mustChoose`. */
  value: string;
  onChange: (text: string) => void;
  /** Called when a suggestion is taken; `onChange` has been called with its text. */
  onChoose?: (suggestion: Suggestion) => void;
  /** Already filtered by the caller (folded search in the vault): shown as they come. */
  suggestions: readonly Suggestion[];
  /** Text that is no suggestion is taken back on leaving. */
  mustChoose?: boolean;
  placeholder?: string;
  required?: boolean;
  disabled?: boolean;
  autoFocus?: boolean;
  trailing?: ReactNode;
  onBlur?: FocusEventHandler;
  onKeyDown?: KeyboardEventHandler;
  inputRef?: Ref<HTMLInputElement>;
  name?: string;
}

/** Issuer, person, place: type and take. React Aria keeps its keys still while a letter is being composed. */
export function ComboBox(props: ComboBoxProps) {
  const t = useT();
  const { value, onChange, onChoose, suggestions, error } = props;
  return (
    <AriaComboBox
      className={fieldClass(props.span)}
      inputValue={value}
      onInputChange={onChange}
      items={suggestions}
      defaultFilter={() => true}
      allowsCustomValue={!props.mustChoose}
      allowsEmptyCollection={false}
      menuTrigger="input"
      isInvalid={Boolean(error)}
      isRequired={props.required ?? false}
      isDisabled={props.disabled ?? false}
      autoFocus={props.autoFocus ?? false}
      validationBehavior="aria"
      onChange={(key) => {
        const taken = suggestions.find((suggestion) => suggestion.id === key);
        if (!taken) return;
        onChange(taken.text);
        onChoose?.(taken);
      }}
      {...(props.onBlur ? { onBlur: props.onBlur } : {})}
    >
      <FieldLabel {...props} />
      <div className="fieldBox" data-tone={props.tone}>
        <Input
          autoComplete="off"
          spellCheck={false}
          {...given({
            ref: props.inputRef,
            name: props.name,
            placeholder: props.placeholder,
            onKeyDown: props.onKeyDown,
          })}
        />
        {props.origin ? <span className="fieldOrigin">{props.origin}</span> : null}
        {props.trailing}
        <AriaButton className="comboToggle" aria-label={t('common.showChoices')}>
          <Icon name="chevron-down" size={14} />
        </AriaButton>
      </div>
      <FieldNote hint={props.hint} error={error ?? null} />
      <Popover className="popover" offset={4}>
        <ListBox className="options">
          {(item: object) => {
            const suggestion = item as Suggestion;
            return (
              <ListBoxItem className="option" id={suggestion.id} textValue={suggestion.text}>
                <span className="optionText cut">{suggestion.text}</span>
                {suggestion.detail ? <span className="optionDetail">{suggestion.detail}</span> : null}
              </ListBoxItem>
            );
          }}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
