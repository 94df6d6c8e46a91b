import { useQuery } from '../../app/query.ts';
import { useOpenSession } from '../../app/session.ts';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { useOfficers } from './stores.ts';

export interface OfficerForm {
  readonly passphrase: string;
  readonly secondUsername: string;
  readonly secondPassphrase: string;
}
export const NO_OFFICERS: OfficerForm = { passphrase: '', secondUsername: '', secondPassphrase: '' };
export const areFilled = (form: OfficerForm): boolean => Object.values(form).every((text) => text !== '');

interface OfficerFieldsProps {
  form: OfficerForm;
  onChange: (form: OfficerForm) => void;
}

/** Two different officers at this station, each with the own passphrase. */
export function OfficerFields({ form, onChange }: OfficerFieldsProps) {
  const t = useT();
  const { fullName, username } = useOpenSession();
  const { value } = useQuery(useOfficers, {});
  const set = (field: keyof OfficerForm) => (text: string) => onChange({ ...form, [field]: text });
  return (
    <>
      <TextField
        span={12}
        type="passphrase"
        label={t('access.firstPassphrase', { name: fullName })}
        value={form.passphrase}
        onChange={set('passphrase')}
      />
      <Select
        span={6}
        label={t('access.second')}
        choices={(value?.officers ?? [])
          .filter((officer) => officer.username !== username)
          .map((officer) => ({ id: officer.username, text: officer.fullName, detail: officer.position }))}
        value={form.secondUsername === '' ? null : form.secondUsername}
        onChange={set('secondUsername')}
        placeholder={t('documents.choosePerson')}
      />
      <TextField
        span={6}
        type="passphrase"
        label={t('access.secondPassphrase')}
        value={form.secondPassphrase}
        onChange={set('secondPassphrase')}
      />
    </>
  );
}
