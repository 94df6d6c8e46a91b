import { Select, type Choice } from '../components/Select.tsx';
import { TextField } from '../components/TextField.tsx';

export interface OfficerForm {
  readonly passphrase: string;
  readonly secondUsername: string;
  readonly secondPassphrase: string;
}
export const NO_OFFICERS: OfficerForm = { passphrase: '', secondUsername: '', secondPassphrase: '' };
export const areFilled = (form: OfficerForm): boolean => Object.values(form).every((text) => text !== '');

export interface TwoOfficersProps {
  form: OfficerForm;
  onChange: (form: OfficerForm) => void;
  /** who may be the second, by username */
  seconds: readonly Choice<string>[];
  labels: { own: string; second: string; secondPassphrase: string };
  hint?: string;
  placeholder?: string;
}

/** Two different persons at this station, each with the own passphrase; set in a twelve-column grid. */
export function TwoOfficers({ form, onChange, seconds, labels, hint, placeholder }: TwoOfficersProps) {
  const set = (field: keyof OfficerForm) => (text: string) => onChange({ ...form, [field]: text });
  return (
    <>
      <TextField
        span={12}
        type="passphrase"
        label={labels.own}
        value={form.passphrase}
        onChange={set('passphrase')}
      />
      <Select
        span={6}
        label={labels.second}
        {...(hint === undefined ? {} : { hint })}
        {...(placeholder === undefined ? {} : { placeholder })}
        choices={seconds}
        value={form.secondUsername === '' ? null : form.secondUsername}
        onChange={set('secondUsername')}
      />
      <TextField
        span={6}
        type="passphrase"
        label={labels.secondPassphrase}
        value={form.secondPassphrase}
        onChange={set('secondPassphrase')}
      />
    </>
  );
}
