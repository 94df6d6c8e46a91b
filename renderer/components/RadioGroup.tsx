import './checkbox.css';
import './field.css';
import { useLayoutEffect, useRef } from 'react';
import { Radio, RadioGroup as AriaRadioGroup } from 'react-aria-components/RadioGroup';
import { FieldLabel, FieldNote, fieldClass, type FieldFrame } from './Field.tsx';
import type { Choice } from './Select.tsx';

export interface RadioGroupProps<K extends string> extends FieldFrame {
  choices: readonly Choice<K>[];
  value: K | null;
  onChange: (value: K) => void;
  /** In one line where the words are short. */
  inline?: boolean;
  disabled?: boolean;
  name?: string;
}

export function RadioGroup<K extends string>(props: RadioGroupProps<K>) {
  const { choices, value, onChange, error, inline } = props;
  const group = useRef<HTMLDivElement>(null);
  // chosen by a key of the form while one of them had the focus: the ring goes along
  useLayoutEffect(() => {
    const focused = document.activeElement;
    if (value === null || !group.current?.contains(focused)) return;
    const radios = [...group.current.querySelectorAll<HTMLInputElement>('input[type="radio"]')];
    const chosen = radios.find((radio) => radio.value === value);
    if (chosen !== undefined && chosen !== focused) chosen.focus();
  }, [value]);
  return (
    <AriaRadioGroup
      ref={group}
      className={fieldClass(props.span)}
      value={value}
      onChange={(next) => onChange(next as K)}
      isInvalid={Boolean(error)}
      isDisabled={props.disabled ?? false}
      validationBehavior="aria"
      {...(props.name === undefined ? {} : { name: props.name })}
    >
      <FieldLabel {...props} />
      <div className={`radioGroup${inline ? ' radioGroup-row' : ''}`}>
        {choices.map((choice) => (
          <Radio key={choice.id} value={choice.id} className="radio" isDisabled={choice.disabled ?? false}>
            <span className="radioDot" aria-hidden="true" />
            <span>
              {choice.content ?? choice.text}
              {choice.detail ? <span className="checkboxDetail">{choice.detail}</span> : null}
            </span>
          </Radio>
        ))}
      </div>
      <FieldNote hint={props.hint} error={error ?? null} />
    </AriaRadioGroup>
  );
}
