import type { WireError } from '../../../shared/errors.ts';
import { useAsk } from '../../data/ask.ts';
import { useOpenSession } from '../../data/session.ts';
import { nameOfficer, type OfficerForm, TwoOfficers } from '../../forms/TwoOfficers.tsx';
import { useT } from '../../i18n/I18n.tsx';

interface OfficerFieldsProps {
  form: OfficerForm;
  onChange: (form: OfficerForm) => void;
  /** what the act was refused for */
  error: WireError | null;
}

function useSeconds() {
  const { username } = useOpenSession();
  const { value } = useAsk('exchange.officers', {});
  return (value?.officers ?? [])
    .filter((officer) => officer.username !== username)
    .map((officer) => ({ id: officer.username, text: officer.fullName, detail: officer.position }));
}

/** The refusal of the act, with the name of the officer whose passphrase was wrong. */
export function useOfficerError(error: WireError | null, form: OfficerForm): WireError | null {
  const { fullName } = useOpenSession();
  return nameOfficer(error, fullName, form, useSeconds());
}

/** Two different officers at this station, each with the own passphrase. */
export function OfficerFields({ form, onChange, error }: OfficerFieldsProps) {
  const t = useT();
  const { fullName } = useOpenSession();
  return (
    <TwoOfficers
      form={form}
      onChange={onChange}
      labels={{
        own: t('word.passphraseOfName', { name: fullName }),
        second: t('access.second'),
        secondPassphrase: t('access.secondPassphrase'),
      }}
      placeholder={t('documents.choosePerson')}
      seconds={useSeconds()}
      error={error}
    />
  );
}
