import { TextField, type TextFieldProps } from './TextField.tsx';

export interface NumberFieldProps extends Omit<TextFieldProps, 'value' | 'onChange' | 'type'> {
  value: number | null;
  onChange: (value: number | null) => void;
  /** more are not taken: what is asked has a bound */
  maxDigits?: number;
}

/** A whole number, typed. Steppers are left out: a number is typed faster. */
export function NumberField({ value, onChange, maxDigits = 9, ...rest }: NumberFieldProps) {
  return (
    <TextField
      {...rest}
      value={value === null ? '' : String(value)}
      onChange={(text) => {
        const digits = text.replace(/\D/g, '').slice(0, maxDigits);
        onChange(digits === '' ? null : Number(digits));
      }}
    />
  );
}
