import { useState } from 'react';
import { useDateReader } from '../../forms/choices.ts';
import { FormDialog } from '../../forms/FormDialog.tsx';
import { useAct } from '../../data/useAct.ts';
import { DateField } from '../../components/DateField.tsx';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useWords } from '../../i18n/I18n.tsx';

type Kind = 'off' | 'work' | 'half' | 'none';

/** A day off or at work by a decision; for one that is there also the way back to the common calendar. */
export function DayDialog({ day, onClose }: { day: string | null; onClose: () => void }) {
  const { t, format } = useWords();
  const parse = useDateReader();
  const act = useAct();
  const [date, setDate] = useState(day);
  const [kind, setKind] = useState<Kind>(day === null ? 'off' : 'none');
  const [number, setNumber] = useState('');
  const [signedOn, setSigned] = useState<string | null>(null);
  const kinds: readonly Kind[] = day === null ? ['off', 'work', 'half'] : ['none', 'off', 'work', 'half'];
  const missing =
    date === null
      ? t('days.missing.date')
      : number.trim() === '' || signedOn === null
        ? t('days.missing.ground')
        : null;
  const save = async (): Promise<void> => {
    if (date === null || signedOn === null) return;
    const note = `${number.trim()}, ${format.date(signedOn)}`;
    const done = await act.call('rules.setSwappedDay', { date, kind, note }, () =>
      useToasts.getState().show({ text: t('days.saved', { date: format.date(date), kind }) }),
    );
    if (done) onClose();
  };
  return (
    <FormDialog
      undoable
      title={day === null ? t('days.add') : t('days.change', { date: format.date(day) })}
      verb={t('days.save')}
      missing={missing}
      act={act}
      onForget={act.forget}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <div className="grid12">
        {day === null ? (
          <DateField
            span={6}
            label={t('days.date')}
            value={date}
            onChange={setDate}
            parse={parse}
            autoFocus
          />
        ) : null}
        <Select
          span={6}
          label={t('days.kind')}
          choices={kinds.map((id) => ({ id, text: t(`days.kind.${id}`) }))}
          value={kind}
          onChange={(id) => setKind(kinds.find((one) => one === id) ?? kind)}
        />
        <TextField
          span={8}
          label={t('days.ground')}
          value={number}
          onChange={setNumber}
          maxLength={150}
          hint={t('days.ground.hint')}
        />
        <DateField span={4} label={t('days.signedOn')} value={signedOn} onChange={setSigned} parse={parse} />
      </div>
    </FormDialog>
  );
}
