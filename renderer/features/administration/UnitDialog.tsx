import { useState } from 'react';
import { call } from '../../app/bridge.ts';
import { useChoices, useDateReader } from '../../app/choices.ts';
import { Failure } from '../../app/Failure.tsx';
import { useQuery } from '../../app/query.ts';
import { useAct } from '../../app/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { DateField } from '../../components/DateField.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useT } from '../../i18n/I18n.tsx';
import type { Unit } from './stores.ts';

/** A new unit, or the name and the dates of one that is there. */
export function UnitDialog({ unit, onClose }: { unit: Unit | null; onClose: () => void }) {
  const t = useT();
  const parse = useDateReader();
  const { value: choices } = useQuery(useChoices, {});
  const [name, setName] = useState(unit?.name ?? '');
  const [from, setFrom] = useState<string | null>(unit?.fromOn ?? null);
  const [toOn, setTo] = useState<string | null>(unit?.toOn ?? null);
  const act = useAct();
  const fromOn = from ?? choices?.today ?? null;
  const save = async (): Promise<void> => {
    if (fromOn === null || name.trim() === '') return;
    const done = await act.run(
      () => call('units.save', { id: unit?.id ?? null, name: name.trim(), fromOn, toOn }),
      () => useToasts.getState().show({ text: t('units.saved', { name: name.trim() }) }),
    );
    if (done) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={unit === null ? t('units.add') : t('units.edit', { name: unit.name })}
      actions={
        <>
          <Button
            kind="primary"
            disabled={act.busy || name.trim() === '' || fromOn === null}
            onPress={() => void save()}
          >
            {t('units.save')}
          </Button>
          <Button onPress={onClose} hint="Esc">
            {t('common.close')}
          </Button>
        </>
      }
    >
      <div className="grid12">
        <TextField
          span={12}
          label={t('units.name')}
          value={name}
          onChange={setName}
          maxLength={120}
          autoFocus
        />
        <DateField span={6} label={t('units.from')} value={fromOn} onChange={setFrom} parse={parse} />
        <DateField
          span={6}
          label={t('units.to')}
          optional={t('common.optional')}
          value={toOn}
          onChange={setTo}
          parse={parse}
        />
      </div>
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
    </Dialog>
  );
}
