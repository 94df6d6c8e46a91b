import { useState } from 'react';
import { DecisionField } from '../../../forms/DecisionField.tsx';
import { TextArea, TextField } from '../../../components/TextField.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import type { Case } from '../stores.ts';
import { ActPanel } from './ActPanel.tsx';
import { useAct } from '../../../data/useAct.ts';

const OUTCOMES = ['confirmed', 'returned'] as const;
type Outcome = (typeof OUTCOMES)[number];

/** What the other office said; nothing is said beforehand. Until then the case stands in the list of those in nobody's hands. */
export function SettleTransferForm({ detail, onClose }: { detail: Case; onClose: () => void }) {
  const t = useT();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [reference, setReference] = useState('');
  const [note, setNote] = useState('');
  const act = useAct({ onDone: onClose, reread: 'submissions.get' });
  const back = outcome === 'returned';
  const missing =
    outcome === null
      ? t('submissions.missing.outcome')
      : back && note.trim() === ''
        ? t('submissions.missing.why')
        : null;
  const settle = (said: Outcome): void => {
    const words = { reference: reference.trim(), note: note.trim() };
    const input = { id: detail.id, revision: detail.revision, outcome: said, ...words };
    void act.call('submissions.settleTransfer', input, t(`submissions.done.settle-transfer.${said}`));
  };
  return (
    <ActPanel
      title={t('submissions.step.settle-transfer')}
      detail={t('submissions.what.settle-transfer', { to: detail.transfer?.to ?? '' })}
      verb={t('submissions.verb.settle-transfer')}
      missing={missing}
      act={act}
      onGo={() => outcome !== null && settle(outcome)}
      onClose={onClose}
    >
      <DecisionField
        label={t('submissions.outcome')}
        value={outcome}
        onChange={setOutcome}
        answers={OUTCOMES.map((id) => ({ id, text: t(`submissions.outcome.${id}`) }))}
      />
      <div className="grid12">
        <TextField
          span={6}
          label={t('submissions.transferReference')}
          optional={t('common.optional')}
          value={reference}
          onChange={setReference}
          maxLength={100}
        />
        <TextArea
          span={12}
          rows={2}
          label={t(back ? 'submissions.returnedWhy' : 'submissions.note')}
          {...(back ? {} : { optional: t('common.optional') })}
          value={note}
          onChange={setNote}
          maxLength={1000}
        />
      </div>
    </ActPanel>
  );
}
