import { foldBase } from '../../../../shared/domain/text/fold.ts';
import { ComboBox } from '../../../components/ComboBox.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { useStations } from '../../../parts/stations/Stations.tsx';

/** A typed office as its card calls it, where it is one that this machine knows; else as it was typed. */
export function usePartnerName(): (typed: string) => string {
  const stations = useStations() ?? [];
  return (typed) =>
    stations.find(({ name }) => foldBase(name) === foldBase(typed.trim()))?.name ?? typed.trim();
}

/** The office that a submission goes to: one that this machine can seal envelopes for, or any other by its name. */
export function TransferTo({ value, onChange }: { value: string; onChange: (to: string) => void }) {
  const t = useT();
  const partners = (useStations() ?? [])
    .filter(({ name }) => foldBase(name).includes(foldBase(value)))
    .map(({ stationId, name }) => ({ id: stationId, text: name }));
  const known = partners.some(({ text }) => foldBase(text) === foldBase(value.trim()));
  return (
    <ComboBox
      span={6}
      opensOnFocus
      label={t('submissions.transferTo')}
      value={value}
      onChange={onChange}
      maxLength={200}
      suggestions={partners}
      {...(value.trim() === '' || known ? {} : { hint: t('submissions.transferToUnknown') })}
    />
  );
}
