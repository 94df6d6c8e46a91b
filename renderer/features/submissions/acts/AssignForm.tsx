import { useState } from 'react';
import { useT } from '../../../i18n/I18n.tsx';
import { type Case } from '../stores.ts';
import { ActPanel } from './ActPanel.tsx';
import { AssignFields, type Assigned, assignedInput } from './AssignFields.tsx';
import { useAct } from '../../../data/useAct.ts';

/** Gives a case to whoever leads it from now on. */
export function AssignForm({ detail, onClose }: { detail: Case; onClose: () => void }) {
  const t = useT();
  const [value, setValue] = useState<Assigned>({
    leadId: detail.lead?.id ?? null,
    supportIds: detail.support.map(({ id }) => id),
    dueOn: null,
    text: '',
  });
  const act = useAct({ onDone: onClose, reread: 'submissions.get' });
  const { leadId } = value;
  const go = (): void => {
    if (leadId === null) return;
    const input = { id: detail.id, revision: detail.revision, ...assignedInput(value, leadId) };
    void act.call('submissions.assign', input, t('submissions.done.assign'));
  };
  return (
    <ActPanel
      title={t('submissions.step.assign')}
      detail={t('submissions.what.assign')}
      verb={t('submissions.verb.assign')}
      missing={leadId === null ? t('submissions.missing.lead') : null}
      act={act}
      onGo={go}
      onClose={onClose}
    >
      <AssignFields value={value} onChange={(part) => setValue((before) => ({ ...before, ...part }))} />
    </ActPanel>
  );
}
