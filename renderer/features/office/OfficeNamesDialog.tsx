import { useState } from 'react';
import { officeDoubts } from '../../../shared/domain/station/officeDoubts.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { FormDialog } from '../../forms/FormDialog.tsx';
import { useAct } from '../../data/useAct.ts';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { NamesBeside } from './NamesBeside.tsx';

/** Asks a second person to put right what the office is called. */
export function OfficeNamesDialog(props: { now: Output<'office.names'>['now']; onClose: () => void }) {
  const { now, onClose } = props;
  const t = useT();
  const [typed, setTyped] = useState({ name: now.name, symbol: now.symbol, place: now.place });
  const [reason, setReason] = useState('');
  const act = useAct({ onDone: onClose });
  const set = (part: Partial<typeof typed>): void => setTyped({ ...typed, ...part });
  const doubts = new Set(officeDoubts({ ...typed, code: now.code }));
  const doubted = (field: 'symbol' | 'place'): string | null =>
    typed[field] !== now[field] && doubts.has(field) ? t(`firstRun.doubt.${field}`) : null;
  const same = (['name', 'symbol', 'place'] as const).every((field) => typed[field].trim() === now[field]);
  const missing = same
    ? t('office.missing.change')
    : typed.name.trim() === '' || typed.symbol.trim() === ''
      ? t('office.missing.names')
      : reason.trim() === ''
        ? t('documents.missing.reason')
        : null;
  return (
    <FormDialog
      undoable
      walks
      wide
      title={t('office.askTitle')}
      verb={t('office.askDo')}
      missing={missing}
      act={act}
      onForget={act.forget}
      onSubmit={() => void act.call('office.askCorrection', { ...typed, reason }, t('office.done.asked'))}
      onClose={onClose}
    >
      <p className="s">{t('office.lead')}</p>
      <div className="grid12">
        <TextField
          span={12}
          label={t('firstRun.officeName')}
          value={typed.name}
          onChange={(name) => set({ name })}
          maxLength={200}
          autoFocus
        />
        <TextField
          span={4}
          label={t('firstRun.symbol')}
          value={typed.symbol}
          onChange={(symbol) => set({ symbol })}
          maxLength={20}
          hint={doubted('symbol')}
        />
        <TextField
          span={8}
          label={t('firstRun.place')}
          value={typed.place}
          onChange={(place) => set({ place })}
          maxLength={80}
          hint={doubted('place')}
        />
        <TextField
          span={12}
          label={t('word.reason')}
          value={reason}
          onChange={setReason}
          maxLength={500}
          placeholder={t('office.reason.example')}
        />
      </div>
      {same ? null : <NamesBeside kind={now.kind} before={now} after={typed} />}
    </FormDialog>
  );
}
