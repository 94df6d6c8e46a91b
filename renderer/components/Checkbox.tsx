import './checkbox.css';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox';

export interface CheckboxProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
  disabled?: boolean;
  /** Second line in grey. */
  detail?: ReactNode;
}

export function Checkbox({ checked, onChange, children, disabled = false, detail }: CheckboxProps) {
  return (
    <AriaCheckbox className="checkbox" isSelected={checked} onChange={onChange} isDisabled={disabled}>
      <svg className="checkboxBox" viewBox="0 0 16 16" aria-hidden="true">
        <rect x="1" y="1" width="14" height="14" rx="3" />
        <path d="m4.5 8.3 2.400 2.400 4.600-5" />
      </svg>
      <span className="checkboxText">
        {children}
        {detail ? <span className="checkboxDetail">{detail}</span> : null}
      </span>
    </AriaCheckbox>
  );
}
