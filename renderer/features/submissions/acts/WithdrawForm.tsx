import { useState } from 'react';
import { RadioGroup } from '../../../components/RadioGroup.tsx';
import { TextArea } from '../../../components/TextField.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import type { Case } from '../stores.ts';
import { ActPanel } from './ActPanel.tsx';
import { useAct } from '../../../data/useAct.ts';

const WHYS = ['sender', 'no-supplement'] as const;

/** Ends a case without an answer: the sender took it back, or never answered. */
export function WithdrawForm({ detail, onClose }: { detail: Case; onClose: () => void }) {
  const t = useT();
  const waits = detail.state === 'awaiting-supplement';
  const [why, setWhy] = useState<(typeof WHYS)[number]>('sender');
  const [note, setNote] = useState('');
  const act = useAct({ onDone: onClose, reread: 'submissions.get' });
  const input = { id: detail.id, revision: detail.revision, why, note: note.trim() };
  return (
    <ActPanel
      title={t('submissions.step.withdraw')}
      detail={t('submissions.what.withdraw')}
      verb={t('submissions.verb.withdraw')}
      missing={note.trim() === '' ? t('submissions.missing.why') : null}
      act={act}
      onGo={() => void act.call('submissions.withdraw', input, t('submissions.done.withdraw'))}
      onClose={onClose}
    >
      <RadioGroup
        label={t('submissions.withdrawWhy')}
        inline
        value={why}
        onChange={setWhy}
        choices={WHYS.map((id) => ({
          id,
          text: t(`submissions.withdrawWhy.${id}`),
          disabled: id === 'no-supplement' && !waits,
        }))}
      />
      <TextArea
        rows={2}
        label={t('submissions.withdrawNote')}
        value={note}
        onChange={setNote}
        maxLength={1000}
        autoFocus
      />
    </ActPanel>
  );
}
