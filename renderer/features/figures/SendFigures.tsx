import { useState } from 'react';
import type { Input } from '../../../shared/ipc/contract.ts';
import { FormDialog } from '../../forms/FormDialog.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { useRouter } from '../../data/router.ts';
import { useOpenSession } from '../../data/session.ts';
import { StationList } from '../../parts/stations/Stations.tsx';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useT } from '../../i18n/I18n.tsx';
import { SeenFigures, SheetNote, useSeenFigures } from './SeenFigures.tsx';

type Period = Input<'figures.send'>['period'];

/** Gửi cơ quan cấp trên: the figures of the period signed and sealed in one act; they go with the next contact. */
export function SendFigures({ period, edition }: { period: Period; edition: number }) {
  const t = useT();
  const { roles } = useOpenSession();
  const [open, setOpen] = useState(false);
  if (!mayCall(roles, 'figures.send')) return null;
  return (
    <>
      <Button icon="outbox" onPress={() => setOpen(true)}>
        {t('travel.figures.send')}
      </Button>
      {open ? <SendDialog period={period} edition={edition} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function SendDialog({ period, edition, onClose }: { period: Period; edition: number; onClose: () => void }) {
  const t = useT();
  const act = useAct();
  const go = useRouter((state) => state.go);
  const [to, setTo] = useState<readonly string[]>([]);
  const [note, setNote] = useState('');
  const corrects = edition > 0;
  const seen = useSeenFigures(period);
  const missing =
    to.length === 0
      ? t('travel.missing.station')
      : seen.value === null
        ? t('figures.seen.missing')
        : corrects && note.trim() === ''
          ? t('travel.missing.correction')
          : null;
  const send = (): void =>
    void act.call('figures.send', { period, note: note.trim(), to: [...to] }, ({ peers }) => {
      useToasts.getState().show({
        text: t('travel.figures.sent', { names: peers.join('; ') }),
        action: { text: t('travel.openExchange'), onAct: () => go('exchange') },
      });
      onClose();
    });
  return (
    <FormDialog
      undoable={false}
      title={t('travel.figures.title')}
      verb={t('travel.figures.do')}
      missing={missing}
      act={act}
      safe={t('travel.figures.safe')}
      onSubmit={send}
      onClose={onClose}
    >
      <p className="s">{t(corrects ? 'travel.figures.again' : 'travel.figures.what', { edition })}</p>
      <SeenFigures seen={seen} />
      <StationList chosen={to} onChange={setTo} />
      <SheetNote edition={edition} note={note} onNote={setNote} />
    </FormDialog>
  );
}
