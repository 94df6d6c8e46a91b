import { useQuery } from '../../app/query.ts';
import { useOpenSession } from '../../app/session.ts';
import { type OfficerForm, TwoOfficers } from '../../app/TwoOfficers.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { useOfficers } from './stores.ts';

interface OfficerFieldsProps {
  form: OfficerForm;
  onChange: (form: OfficerForm) => void;
}

/** Two different officers at this station, each with the own passphrase. */
export function OfficerFields({ form, onChange }: OfficerFieldsProps) {
  const t = useT();
  const { fullName, username } = useOpenSession();
  const { value } = useQuery(useOfficers, {});
  return (
    <TwoOfficers
      form={form}
      onChange={onChange}
      labels={{
        own: t('access.firstPassphrase', { name: fullName }),
        second: t('access.second'),
        secondPassphrase: t('access.secondPassphrase'),
      }}
      placeholder={t('documents.choosePerson')}
      seconds={(value?.officers ?? [])
        .filter((officer) => officer.username !== username)
        .map((officer) => ({ id: officer.username, text: officer.fullName, detail: officer.position }))}
    />
  );
}
