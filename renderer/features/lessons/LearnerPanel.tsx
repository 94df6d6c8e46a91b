import { useState, type KeyboardEvent } from 'react';
import type { Output } from '../../../shared/ipc/contract.ts';
import { call } from '../../data/bridge.ts';
import { Failure } from '../../forms/Failure.tsx';
import { MakeReportDialog } from '../../parts/papers/MakeReportDialog.tsx';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useT } from '../../i18n/I18n.tsx';

export interface LearnerPanelProps {
  learner: Output<'lessons.list'>['learner'];
  /** tasks of this person's posts that were never finished */
  left: number;
}

/** Who really learns at this desk, and the certificate sheet once every task is done. */
export function LearnerPanel({ learner, left }: LearnerPanelProps) {
  const t = useT();
  const act = useAct();
  const [fullName, setFullName] = useState(learner?.fullName ?? '');
  const [office, setOffice] = useState(learner?.office ?? '');
  const [printing, setPrinting] = useState(false);
  const missing = fullName.trim() === '' || office.trim() === '' ? t('lessons.learner.missing') : null;
  const save = (): void => {
    if (missing !== null || act.busy) return;
    void act.call('course.setLearner', { fullName: fullName.trim(), office: office.trim() }, () =>
      useToasts.getState().show({ text: t('lessons.learner.saved') }),
    );
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    save();
  };
  const waits =
    left > 0
      ? t('lessons.certificate.left', { left })
      : learner === null
        ? t(missing === null ? 'lessons.certificate.unsaved' : 'lessons.certificate.unnamed')
        : null;
  return (
    <section className="lesson" aria-label={t('lessons.learner')}>
      <h2 className="sec">{t('lessons.learner')}</h2>
      <p className="s">{t('lessons.learner.what')}</p>
      <div className="learnerFields">
        <TextField
          label={t('lessons.learner.name')}
          value={fullName}
          onChange={setFullName}
          onKeyDown={onKeyDown}
          maxLength={120}
        />
        <TextField
          label={t('lessons.learner.office')}
          value={office}
          onChange={setOffice}
          onKeyDown={onKeyDown}
          maxLength={200}
        />
        <Button disabled={missing !== null || act.busy} disabledReason={missing} onPress={save}>
          {t('lessons.learner.save')}
        </Button>
        <Button
          icon="print"
          disabled={waits !== null}
          disabledReason={waits}
          onPress={() => setPrinting(true)}
        >
          {t('lessons.certificate')}
        </Button>
      </div>
      {waits === null ? null : <p className="m cap">{waits}</p>}
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
      {printing ? (
        <MakeReportDialog
          title={t('lessons.certificate')}
          hint={t('lessons.certificate.hint')}
          files={[]}
          make={() => call('course.certificate', {})}
          onClose={() => setPrinting(false)}
        />
      ) : null}
    </section>
  );
}
