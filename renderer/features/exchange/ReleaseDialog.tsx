import { useState } from 'react';
import { FormDialog } from '../../forms/FormDialog.tsx';
import { useAct } from '../../data/useAct.ts';
import { NumberField } from '../../components/NumberField.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { areFilled, NO_OFFICERS } from '../../forms/TwoOfficers.tsx';
import { OfficerFields, useOfficerError } from './OfficerFields.tsx';

/** Two persons looked at the orders and let more purges through. */
export function ReleaseDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const act = useAct();
  const [reason, setReason] = useState('');
  const [allows, setAllows] = useState<number | null>(null);
  const [officers, setOfficers] = useState(NO_OFFICERS);
  const refused = useOfficerError(act.error, officers);
  const ready = reason.trim() !== '' && (allows ?? 0) > 0 && areFilled(officers);
  const release = (): void =>
    void act.call(
      'exchange.releaseBrake',
      { reason: reason.trim(), allows: allows ?? 0, ...officers },
      onClose,
    );
  return (
    <FormDialog
      undoable={false}
      title={t('exchange.brake.title')}
      wide
      verb={t('exchange.brake.release')}
      missing={ready ? null : t('word.fillInEveryField')}
      act={{ busy: act.busy, error: refused }}
      safe={t('common.typedStays')}
      danger
      keep={t('exchange.gate.cancel')}
      onSubmit={release}
      onClose={onClose}
    >
      <div className="grid12">
        <TextField
          span={9}
          label={t('exchange.brake.reason')}
          value={reason}
          onChange={setReason}
          maxLength={500}
          autoFocus
        />
        <NumberField span={3} label={t('exchange.brake.allows')} value={allows} onChange={setAllows} />
        <OfficerFields form={officers} onChange={setOfficers} error={act.error} />
      </div>
    </FormDialog>
  );
}
