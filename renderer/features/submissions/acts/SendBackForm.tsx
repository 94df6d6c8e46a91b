import { useState } from 'react';
import { call } from '../../../app/bridge.ts';
import { useChoices } from '../../../app/choices.ts';
import { useQuery } from '../../../app/query.ts';
import { Select } from '../../../components/Select.tsx';
import { TextArea } from '../../../components/TextField.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import type { Case } from '../stores.ts';
import { ActPanel } from './ActPanel.tsx';
import { useAct } from './useAct.ts';

/** Gives the case back to be assigned or sent elsewhere, with a reason of the pack and words. */
export function SendBackForm({ detail, onClose }: { detail: Case; onClose: () => void }) {
  const t = useT();
  const { value: choices } = useQuery(useChoices, {});
  const [reasonCode, setReason] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const act = useAct(onClose);
  const reasons = (choices?.submissionReasons ?? []).filter((line) => line.acts.includes('send-back'));
  const missing =
    reasonCode === null
      ? t('submissions.missing.reason')
      : note.trim() === ''
        ? t('submissions.missing.why')
        : null;
  const go = (): void => {
    if (reasonCode === null) return;
    const input = { id: detail.id, revision: detail.revision, reasonCode, note: note.trim() };
    void act.run(() => call('submissions.sendBack', input), t('submissions.done.send-back'));
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
      <Select
        label={t('submissions.reason')}
        placeholder={t('submissions.chooseReason')}
        value={reasonCode}
        onChange={setReason}
        autoFocus
        choices={reasons.map((line) => ({
          id: line.id,
          text: t('submissions.reasonLine', { code: line.id, name: line.name }),
        }))}
      />
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
