import { useState } from 'react';
import { useDateReader } from '../../forms/choices.ts';
import { FormDialog } from '../../forms/FormDialog.tsx';
import { useAsk } from '../../data/ask.ts';
import { useAct } from '../../data/useAct.ts';
import { DateField } from '../../components/DateField.tsx';
import { Select } from '../../components/Select.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useWords } from '../../i18n/I18n.tsx';
import type { Member, Unit } from './rows.ts';

const NONE = 'none';

/** Since when a person belongs to which unit. */
export function MoveDialog(props: { member: Member; units: readonly Unit[]; onClose: () => void }) {
  const { member, units, onClose } = props;
  const { t, format } = useWords();
  const parse = useDateReader();
  const { value: choices } = useAsk('rules.choices', {});
  const [unitId, setUnit] = useState<string>(member.unitId ?? units[0]?.id ?? NONE);
  const [from, setFrom] = useState<string | null>(null);
  const act = useAct();
  const fromOn = from ?? choices?.today ?? null;
  const { fullName } = member.person;
  const name = units.find(({ id }) => id === unitId)?.name ?? t('units.noUnit');
  const move = async (): Promise<void> => {
    if (fromOn === null) return;
    const input = { personId: member.person.id, unitId: unitId === NONE ? null : unitId, fromOn };
    const text = t('units.moved', { name: fullName, unit: name, date: format.date(fromOn) });
    const done = await act.call('units.assign', input, () => useToasts.getState().show({ text }));
    if (done) onClose();
  };
  return (
    <FormDialog
      undoable
      title={t('units.moveOf', { name: fullName })}
      verb={t('units.moveDo')}
      missing={fromOn === null ? t('registers.missing.date') : null}
      act={act}
      onForget={act.forget}
      onSubmit={() => void move()}
      onClose={onClose}
    >
      <div className="grid12">
        <Select
          span={12}
          label={t('word.unit')}
          value={unitId}
          onChange={setUnit}
          choices={[
            ...units.map(({ id, name: text }) => ({ id, text })),
            { id: NONE, text: t('units.noUnit') },
          ]}
          autoFocus
        />
        <DateField span={6} label={t('word.from')} value={fromOn} onChange={setFrom} parse={parse} />
      </div>
    </FormDialog>
  );
}
