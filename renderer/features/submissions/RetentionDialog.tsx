import { useState } from 'react';
import { useDeadlineReader } from '../../forms/choices.ts';
import { FormDialog } from '../../forms/FormDialog.tsx';
import { DateField } from '../../components/DateField.tsx';
import { TextArea } from '../../components/TextField.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { useAct } from '../../data/useAct.ts';

export type RetentionWay = 'erase' | 'keep';

interface RetentionDialogProps {
  way: RetentionWay;
  ids: readonly string[];
  onClose: () => void;
}

/** The decision about the chosen identities: gone for good, or kept until a day for a reason. */
export function RetentionDialog({ way, ids, onClose }: RetentionDialogProps) {
  const t = useT();
  const parse = useDeadlineReader();
  const [until, setUntil] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const act = useAct({ onDone: onClose, reread: 'submissions.get' });
  const missing =
    way === 'keep' && until === null
      ? t('privacy.missing.until')
      : way === 'keep' && reason.trim() === ''
        ? t('submissions.missing.why')
        : null;
  const input = { ids: [...ids], keepUntil: way === 'keep' ? until : null, reason: reason.trim() };
  return (
    <FormDialog
      undoable={!(way === 'erase')}
      title={t(`privacy.${way}Title`, { count: ids.length })}
      verb={t(`privacy.${way}Do`)}
      missing={missing}
      act={act}
      onForget={act.forget}
      danger={way === 'erase'}
      onSubmit={() => void act.call('privacy.decideRetention', input, t(`privacy.${way}Done`))}
      onClose={onClose}
    >
      <p className={way === 'erase' ? 'caution' : 'm'}>{t(`privacy.${way}What`)}</p>
      {way === 'keep' ? (
        <DateField label={t('privacy.until')} value={until} onChange={setUntil} parse={parse} />
      ) : null}
      <TextArea
        rows={2}
        label={t('word.reason')}
        {...(way === 'erase' ? { optional: t('common.optional') } : {})}
        value={reason}
        onChange={setReason}
        maxLength={500}
      />
    </FormDialog>
  );
}
