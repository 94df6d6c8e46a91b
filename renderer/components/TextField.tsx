import './field.css';
import { useState, type FocusEventHandler, type KeyboardEventHandler, type ReactNode, type Ref } from 'react';
import { Input } from 'react-aria-components/Input';
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField } from 'react-aria-components/TextField';
import { Icon } from '../design/Icon.tsx';
import { useTold } from './useTold.ts';
import { given } from './given.ts';
import { FieldLabel, FieldNote, fieldClass, type FieldFrame } from './Field.tsx';
import { ShowTyped } from './ShowTyped.tsx';

export interface TextFieldProps extends FieldFrame {
  value: string;
  onChange: (value: string) => void;
  onBlur?: FocusEventHandler;
  onFocus?: FocusEventHandler;
  onKeyDown?: KeyboardEventHandler;
  placeholder?: string;
  maxLength?: number;
  required?: boolean;
  disabled?: boolean;
  readOnly?: boolean;
  autoFocus?: boolean;
  /** `passphrase` hides what is typed, offers to show it, and asks no program to remember it. */
  type?: 'text' | 'passphrase' | 'search' | 'code';
  /** Shown inside the box, at the right (a tag, a mark). */
  trailing?: ReactNode;
  inputRef?: Ref<HTMLInputElement>;
  name?: string;
}

export function TextField(props: TextFieldProps) {
  const [shown, setShown] = useState(false);
  const { type = 'text', value, onChange, error, origin, trailing } = props;
  const { box: around, tone, hint } = useTold(props);
  const hidden = type === 'passphrase' && !shown;
  const box = type === 'passphrase' ? ' fieldBox-tall' : type === 'code' ? ' fieldBox-code' : '';
  return (
    <AriaTextField
      className={fieldClass(props.span)}
      value={value}
      onChange={onChange}
      isInvalid={Boolean(error)}
      isRequired={props.required ?? false}
      isDisabled={props.disabled ?? false}
      isReadOnly={props.readOnly ?? false}
      autoFocus={props.autoFocus ?? false}
      type={hidden ? 'password' : type === 'search' ? 'search' : 'text'}
      validationBehavior="aria"
      {...(props.onBlur ? { onBlur: props.onBlur } : {})}
      {...(props.onFocus ? { onFocus: props.onFocus } : {})}
      {...(props.name ? { name: props.name } : {})}
    >
      <FieldLabel {...props} />
      <div ref={around} className={`fieldBox${box}`} data-tone={tone}>
        <Input
          autoComplete="off"
          autoCorrect="off"
          autoCapitalize="off"
          spellCheck={false}
          {...given({
            ref: props.inputRef,
            placeholder: props.placeholder,
            maxLength: props.maxLength,
            onKeyDown: props.onKeyDown,
          })}
        />
        {origin ? <span className="fieldOrigin">{origin}</span> : null}
        {tone === 'caution' ? <Icon name="warning" size={14} tone="caution" /> : null}
        {trailing}
        {type === 'passphrase' ? <ShowTyped shown={shown} onChange={setShown} /> : null}
      </div>
      <FieldNote hint={hint} error={error ?? null} />
    </AriaTextField>
  );
}

export interface TextAreaProps extends Omit<TextFieldProps, 'type' | 'trailing' | 'inputRef'> {
  rows?: number;
  inputRef?: Ref<HTMLTextAreaElement>;
}

/** Height of one line of a text area, and of its padding, in CSS px (field.css). */
const LINE = 20;
const PADDING = 10;

/** Grows with its text from `rows` up to eight lines. Enter makes a line unless the form's own keys say otherwise. */
export function TextArea(props: TextAreaProps) {
  const { box, tone, hint } = useTold(props);
  return (
    <AriaTextField
      className={fieldClass(props.span)}
      value={props.value}
      onChange={props.onChange}
      isInvalid={Boolean(props.error)}
      isRequired={props.required ?? false}
      isDisabled={props.disabled ?? false}
      isReadOnly={props.readOnly ?? false}
      autoFocus={props.autoFocus ?? false}
      validationBehavior="aria"
      {...(props.onBlur ? { onBlur: props.onBlur } : {})}
      {...(props.onFocus ? { onFocus: props.onFocus } : {})}
      {...(props.name ? { name: props.name } : {})}
    >
      <FieldLabel {...props} />
      <div ref={box} className="fieldBox" data-tone={tone}>
        <AriaTextArea
          rows={props.rows ?? 1}
          {...(props.rows ? { style: { minHeight: props.rows * LINE + PADDING } } : {})}
          autoComplete="off"
          spellCheck={false}
          {...given({
            ref: props.inputRef,
            placeholder: props.placeholder,
            maxLength: props.maxLength,
            onKeyDown: props.onKeyDown,
          })}
        />
        {props.origin ? <span className="fieldOrigin">{props.origin}</span> : null}
      </div>
      <FieldNote hint={hint} error={props.error ?? null} />
    </AriaTextField>
  );
}
