import { useState } from 'react';
import { TextArea } from '../../../components/TextField.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import type { Case } from '../stores.ts';
import { ActPanel } from './ActPanel.tsx';
import { BesideFields, besideInput, NOTHING_BESIDE } from './BesideFields.tsx';
import { ReasonSelect } from './ReasonSelect.tsx';
import { useAct } from '../../../data/useAct.ts';

/** Whoever works on the case asks its sender for what is missing; the clock of the answer stands until then. */
export function AskSenderForm({ detail, onClose }: { detail: Case; onClose: () => void }) {
  const t = useT();
  const [reasonCode, setReason] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [beside, setBeside] = useState(NOTHING_BESIDE);
  const act = useAct({ onDone: onClose, reread: 'submissions.get' });
  const missing =
    reasonCode === null
      ? t('word.chooseAReason')
      : note.trim() === ''
        ? t('submissions.missing.supplementAsk')
        : null;
  const go = (): void => {
    if (reasonCode === null) return;
    const input = { id: detail.id, revision: detail.revision, reasonCode, note: note.trim() };
    void act.call(
      'submissions.askSender',
      { ...input, ...besideInput(beside) },
      t('submissions.done.ask-sender'),
    );
  };
  return (
    <ActPanel
      title={t('submissions.step.ask-sender')}
      detail={t('submissions.what.ask-sender')}
      verb={t('submissions.verb.ask-sender')}
      missing={missing}
      act={act}
      onGo={go}
      onClose={onClose}
    >
      <div className="grid12">
        <ReasonSelect act="ask-supplement" value={reasonCode} onChange={setReason} autoFocus />
        <TextArea
          span={12}
          rows={2}
          label={t('submissions.supplementAsk')}
          value={note}
          onChange={setNote}
          maxLength={1000}
        />
        <BesideFields value={beside} onChange={setBeside} />
      </div>
    </ActPanel>
  );
}
