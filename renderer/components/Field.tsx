import './field.css';
import type { ReactNode } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { Icon } from '../design/Icon.tsx';

/** What every field can be given. */
export interface FieldFrame {
  label: string;
  /** Number of the field in a registration form, before the label. */
  number?: number | string;
  /** One line under the field. */
  hint?: ReactNode;
  /** Why the value is not accepted; replaces the hint and is announced. */
  error?: string | null;
  /** Where a proposed value came from: "từ văn bản", "như lần trước". */
  origin?: string | null;
  tone?: 'caution' | undefined;
  optional?: string;
  /** Columns of the 12-column form grid. */
  span?: 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 12;
  /** Hides the label from sight only. */
  labelHidden?: boolean;
}

export const fieldClass = (span?: number): string => `field${span ? ` c${span}` : ''}`;

export function FieldLabel({ label, number, optional, labelHidden }: FieldFrame) {
  return (
    <Label className={`fieldLabel${labelHidden ? ' heard' : ''}`}>
      {number !== undefined ? <span className="fieldNumber">{number}</span> : null}
      <span>{label}</span>
      {optional ? <span className="fieldOptional">{optional}</span> : null}
    </Label>
  );
}

/** Hint or error: one line, the error first. */
export function FieldNote({ hint, error }: Pick<FieldFrame, 'hint' | 'error'>) {
  if (error) {
    return (
      <FieldError className="fieldHint fieldError">
        <Icon name="warning" size={14} />
        <span>{error}</span>
      </FieldError>
    );
  }
  if (hint === undefined || hint === null) return null;
  return (
    <Text slot="description" className="fieldHint">
      {hint}
    </Text>
  );
}

/** A line of text that is shown where a field would stand, not to be typed in. */
export function ReadOnlyField({
  label,
  number,
  origin,
  span,
  children,
}: FieldFrame & { children: ReactNode }) {
  return (
    <div className={fieldClass(span)}>
      <div className="fieldLabel">
        {number !== undefined ? <span className="fieldNumber">{number}</span> : null}
        <span>{label}</span>
      </div>
      <div className="fieldBox" data-readonly="">
        <span className="grow cut">{children}</span>
        {origin ? <span className="fieldOrigin">{origin}</span> : null}
      </div>
    </div>
  );
}
