import type { WireError } from '../../shared/errors.ts';
import { Select, type Choice } from '../components/Select.tsx';
import { TextField } from '../components/TextField.tsx';
import { nameWhose, useWrongField } from './whose.ts';

export interface OfficerForm {
  readonly passphrase: string;
  readonly secondUsername: string;
  readonly secondPassphrase: string;
}
export const NO_OFFICERS: OfficerForm = { passphrase: '', secondUsername: '', secondPassphrase: '' };
export const areFilled = (form: OfficerForm): boolean => Object.values(form).every((text) => text !== '');

/** The refusal of what two officers do, with the name of the one whose passphrase was wrong. */
export const nameOfficer = (
  error: WireError | null,
  own: string,
  form: OfficerForm,
  seconds: readonly Choice<string>[],
): WireError | null =>
  nameWhose(error, { first: own, second: seconds.find(({ id }) => id === form.secondUsername)?.text });

export interface TwoOfficersProps {
  form: OfficerForm;
  onChange: (form: OfficerForm) => void;
  /** who may be the second, by username */
  seconds: readonly Choice<string>[];
  labels: { own: string; second: string; secondPassphrase: string };
  hint?: string;
  placeholder?: string;
  /** What the act was refused for: the focus goes to the field of the one whose passphrase was wrong. */
  error: WireError | null;
}

/** Two different persons at this station, each with the own passphrase; set in a twelve-column grid. */
export function TwoOfficers(props: TwoOfficersProps) {
  const { form, onChange, seconds, labels, hint, placeholder, error } = props;
  const own = useWrongField(error, 'first');
  const second = useWrongField(error, 'second');
  const set = (field: keyof OfficerForm) => (text: string) => onChange({ ...form, [field]: text });
  return (
    <>
      <TextField
        span={12}
        type="passphrase"
        label={labels.own}
        value={form.passphrase}
        onChange={set('passphrase')}
        inputRef={own}
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
        inputRef={second}
      />
    </>
  );
}
