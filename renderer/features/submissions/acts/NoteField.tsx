import { TextArea } from '../../../components/TextField.tsx';
import { useT } from '../../../i18n/I18n.tsx';

/** Beside the channel: what else is to be known of how a sender was told. */
export function NoteField({ value, onChange }: { value: string; onChange: (note: string) => void }) {
  const t = useT();
  return (
    <TextArea
      span={6}
      rows={1}
      label={t('submissions.note')}
      optional={t('common.optional')}
      value={value}
      onChange={onChange}
      maxLength={500}
    />
  );
}
