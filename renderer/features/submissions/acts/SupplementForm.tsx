import { useState } from 'react';
import { TextArea } from '../../../components/TextField.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import type { Case } from '../stores.ts';
import { ActPanel } from './ActPanel.tsx';
import { useAct } from '../../../data/useAct.ts';

/** What the sender gave after being asked; the clock runs again. */
export function SupplementForm({ detail, onClose }: { detail: Case; onClose: () => void }) {
  const t = useT();
  const [text, setText] = useState('');
  const act = useAct({ onDone: onClose, reread: 'submissions.get' });
  const go = (): void =>
    void act.call(
      'submissions.supplement',
      { id: detail.id, revision: detail.revision, text: text.trim() },
      t('submissions.done.supplement'),
    );
  return (
    <ActPanel
      title={t('submissions.step.supplement')}
      detail={t('submissions.what.supplement')}
      verb={t('submissions.verb.supplement')}
      missing={text.trim() === '' ? t('submissions.missing.text') : null}
      act={act}
      onGo={go}
      onClose={onClose}
    >
      <TextArea
        rows={4}
        label={t('submissions.supplementText')}
        value={text}
        onChange={setText}
        maxLength={10_000}
        autoFocus
      />
    </ActPanel>
  );
}
