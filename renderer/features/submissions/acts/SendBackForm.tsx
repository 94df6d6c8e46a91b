import { useState } from 'react';
import { TextArea } from '../../../components/TextField.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import type { Case } from '../stores.ts';
import { ActPanel } from './ActPanel.tsx';
import { ReasonSelect } from './ReasonSelect.tsx';
import { useAct } from '../../../data/useAct.ts';

/** Gives the case back to be assigned or sent elsewhere, with a reason of the pack and words. */
export function SendBackForm({ detail, onClose }: { detail: Case; onClose: () => void }) {
  const t = useT();
  const [reasonCode, setReason] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const act = useAct({ onDone: onClose, reread: 'submissions.get' });
  const missing =
    reasonCode === null ? t('word.chooseAReason') : note.trim() === '' ? t('submissions.missing.why') : null;
  const go = (): void => {
    if (reasonCode === null) return;
    const input = { id: detail.id, revision: detail.revision, reasonCode, note: note.trim() };
    void act.call('submissions.sendBack', input, t('submissions.done.send-back'));
  };
  return (
    <ActPanel
      title={t('submissions.step.send-back')}
      detail={t('submissions.what.send-back')}
      verb={t('submissions.verb.send-back')}
      missing={missing}
      act={act}
      onGo={go}
      onClose={onClose}
    >
      <ReasonSelect act="send-back" value={reasonCode} onChange={setReason} autoFocus />
      <TextArea
        rows={2}
        label={t('submissions.sendBackWhy')}
        value={note}
        onChange={setNote}
        maxLength={1000}
      />
    </ActPanel>
  );
}
