import { useState } from 'react';
import type { Output } from '../../../shared/ipc/contract.ts';
import { Failure } from '../../forms/Failure.tsx';
import { useAsk } from '../../data/ask.ts';
import { readDate } from '../../forms/readDate.ts';
import { useOpenSession } from '../../data/session.ts';
import { areFilled, nameOfficer, NO_OFFICERS, TwoOfficers } from '../../forms/TwoOfficers.tsx';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { DateField } from '../../components/DateField.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Note } from '../../components/Note.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { isOnlyInspector } from '../../../shared/domain/people/roles.ts';

const EMPTY = { place: '', ground: '' };

export interface LostDialogProps {
  held: Output<'lost.look'>;
  stationId: string | null;
  onClose: () => void;
  onDone: (done: Output<'lost.settle'>) => void;
}

/** What will be done is said before it is done; two officers answer for it. */
export function LostDialog({ held, stationId, onClose, onDone }: LostDialogProps) {
  const t = useT();
  const session = useOpenSession();
  const act = useAct();
  const { value: everyone } = useAsk('people.list', {});
  const [noticedOn, setNoticed] = useState<string | null>(null);
  const [wasOpen, setWasOpen] = useState(false);
  const [officers, setOfficers] = useState(NO_OFFICERS);
  const [fields, setFields] = useState(EMPTY);
  const field = (name: keyof typeof EMPTY) => ({
    value: fields[name],
    onChange: (value: string) => setFields((before) => ({ ...before, [name]: value })),
  });
  const ready =
    noticedOn !== null && areFilled(officers) && Object.values(fields).every((text) => text.trim() !== '');
  const settle = (): Promise<boolean> =>
    act.call(
      'lost.settle',
      {
        ...fields,
        ...officers,
        stationId,
        wasOpen,
        noticedOn: noticedOn ?? '',
      },
      onDone,
    );
  const seconds = (everyone?.people ?? [])
    .filter(({ id, state }) => state === 'active' && id !== session.userId)
    .filter(({ roles }) => !isOnlyInspector(roles))
    .map((one) => ({ id: one.username, text: one.fullName, detail: one.position }));
  const refused = nameOfficer(act.error, session.fullName, officers, seconds);
  const { openings, certificates, waiting } = held.plan;
  return (
    <Dialog
      undoable={false}
      width="wide"
      role="alertdialog"
      onClose={onClose}
      title={t('lost.settle.title', { name: held.name })}
      actions={
        <>
          <Button
            kind="danger"
            disabled={!ready || act.busy}
            disabledReason={ready ? null : t('lost.missing')}
            onPress={() => void settle()}
          >
            {t('lost.do')}
          </Button>
          <Button onPress={onClose} hint="Esc">
            {t('common.cancel')}
          </Button>
        </>
      }
    >
      <div className="grid12">
        <div className="c12">
          <Note tone="caution">
            {stationId === null
              ? t('lost.will.own', { certificates, openings })
              : t('lost.will.peer', { openings, waiting })}
          </Note>
        </div>
        <DateField
          span={4}
          label={t('lost.noticedOn')}
          value={noticedOn}
          onChange={setNoticed}
          parse={(typed) => readDate(typed, t)}
          autoFocus
        />
        <TextField span={8} label={t('lost.ground')} {...field('ground')} maxLength={200} />
        <TextField span={12} label={t('lost.place')} {...field('place')} maxLength={200} />
        <div className="c12">
          <Checkbox checked={wasOpen} onChange={setWasOpen} detail={t('lost.wasOpen.detail')}>
            {t('lost.wasOpen')}
          </Checkbox>
        </div>
        <TwoOfficers
          form={officers}
          onChange={setOfficers}
          labels={{
            own: t('word.yourPassphrase'),
            second: t('word.secondOfficer'),
            secondPassphrase: t('lost.secondPassphrase'),
          }}
          {...(stationId === null ? { hint: t('lost.second.hint') } : {})}
          seconds={seconds}
          error={act.error}
        />
        {refused ? (
          <div className="c12">
            <Failure error={refused} />
          </div>
        ) : null}
      </div>
    </Dialog>
  );
}
