import { useState } from 'react';
import { FormDialog } from '../../forms/FormDialog.tsx';
import { useRouter } from '../../data/router.ts';
import { StationList } from '../../parts/stations/Stations.tsx';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useT } from '../../i18n/I18n.tsx';
import { useLearnerNames } from './learnerNames.tsx';

/** Gửi cấp trên: the report signed and sealed in one act. */
export function SendCourse() {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon="outbox" onPress={() => setOpen(true)}>
        {t('course.send')}
      </Button>
      {open ? <SendDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function SendDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const act = useAct();
  const go = useRouter((state) => state.go);
  const [to, setTo] = useState<readonly string[]>([]);
  const names = useLearnerNames();
  const missing = names.missing ?? (to.length === 0 ? t('course.send.missing') : null);
  const send = (): void =>
    void act.run(
      () => names.sign(to),
      ({ edition }) => {
        useToasts.getState().show({
          text: t('course.sent', { edition }),
          action: { text: t('travel.openExchange'), onAct: () => go('exchange') },
        });
        onClose();
      },
    );
  return (
    <FormDialog
      undoable={false}
      title={t('course.send.title')}
      verb={t('course.send.do')}
      missing={missing}
      act={act}
      onSubmit={send}
      onClose={onClose}
    >
      {names.fields}
      <StationList chosen={to} onChange={setTo} />
    </FormDialog>
  );
}
