import { useState } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { host } from '../../data/bridge.ts';
import { Failure } from '../../forms/Failure.tsx';
import { FormDialog } from '../../forms/FormDialog.tsx';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useT } from '../../i18n/I18n.tsx';
import { useLearnerNames, useUnnamed } from './learnerNames.tsx';

/** Ký báo cáo ra tệp: at once where everybody who learned is named, else their names are asked for first. */
export function SignCourse() {
  const t = useT();
  const act = useAct();
  const unnamed = useUnnamed();
  const [asking, setAsking] = useState(false);
  const [failed, setFailed] = useState<WireError | null>(null);
  const save = ({ reportId, fileName, edition, learners }: Output<'course.sign'>): void => {
    setAsking(false);
    void host()
      .saveReport(reportId, fileName)
      .then((reply) => {
        if (!reply.ok) setFailed(reply.error);
        else if (reply.value.saved)
          useToasts.getState().show({ text: t('course.signed', { edition, learners }) });
      });
  };
  const sign = (): void => {
    setFailed(null);
    if (unnamed.length > 0) setAsking(true);
    else void act.call('course.sign', { to: [] }, save);
  };
  return (
    <>
      <Button icon="seal" disabled={act.busy} onPress={sign}>
        {t('course.sign')}
      </Button>
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
      {failed ? <Failure error={failed} onClose={() => setFailed(null)} /> : null}
      {asking ? <NamesDialog onSigned={save} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

function NamesDialog(props: { onSigned: (signed: Output<'course.sign'>) => void; onClose: () => void }) {
  const t = useT();
  const act = useAct();
  const names = useLearnerNames();
  return (
    <FormDialog
      undoable
      title={t('course.names.title')}
      verb={t('course.names.do')}
      missing={names.missing}
      act={act}
      onSubmit={() => void act.run(() => names.sign([]), props.onSigned)}
      onClose={props.onClose}
    >
      {names.fields}
    </FormDialog>
  );
}
