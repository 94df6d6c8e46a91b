import { useState } from 'react';
import { useDateReader } from '../../forms/choices.ts';
import { FormDialog } from '../../forms/FormDialog.tsx';
import { useAsk } from '../../data/ask.ts';
import { useAct } from '../../data/useAct.ts';
import { Select } from '../../components/Select.tsx';
import { DateField } from '../../components/DateField.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useT } from '../../i18n/I18n.tsx';
import { type Unit } from './rows.ts';

/** A new unit, or the name and the dates of one that is there. */
export function UnitDialog({ unit, onClose }: { unit: Unit | null; onClose: () => void }) {
  const t = useT();
  const parse = useDateReader();
  const { value: choices } = useAsk('rules.choices', {});
  const [name, setName] = useState(unit?.name ?? '');
  const [from, setFrom] = useState<string | null>(unit?.fromOn ?? null);
  const [toOn, setTo] = useState<string | null>(unit?.toOn ?? null);
  const { value: units } = useAsk('units.list', {});
  const [headId, setHead] = useState<string | null>(unit?.headId ?? null);
  const act = useAct();
  const fromOn = from ?? choices?.today ?? null;
  const save = async (): Promise<void> => {
    if (fromOn === null || name.trim() === '') return;
    const done = await act.call(
      'units.save',
      { id: unit?.id ?? null, name: name.trim(), fromOn, toOn, headId },
      () => useToasts.getState().show({ text: t('units.saved', { name: name.trim() }) }),
    );
    if (done) onClose();
  };
  return (
    <FormDialog
      undoable
      title={unit === null ? t('units.add') : t('units.edit', { name: unit.name })}
      verb={t('units.save')}
      missing={name.trim() === '' || fromOn === null ? t('units.missing') : null}
      act={act}
      onForget={act.forget}
      onSubmit={() => void save()}
      onClose={onClose}
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
        <Select
          span={12}
          label={t('units.head')}
          hint={t('units.headHint')}
          optional={t('common.optional')}
          choices={[
            { id: '', text: t('units.noHead') },
            ...(units?.members ?? []).map(({ person }) => ({
              id: person.id,
              text: person.fullName,
              detail: person.position,
            })),
          ]}
          value={headId ?? ''}
          onChange={(id) => setHead(id === '' ? null : id)}
        />
      </div>
    </FormDialog>
  );
}
