import { useState } from 'react';
import type { Reply } from '../../../../shared/ipc/reply.ts';
import { call } from '../../../data/bridge.ts';
import { TextArea } from '../../../components/TextField.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import type { Case } from '../stores.ts';
import { ActPanel } from './ActPanel.tsx';
import { useAct } from '../../../data/useAct.ts';

/** Acts that need nothing but words that say why. */
export type NoteStep = 'unmerge' | 'reopen' | 'take-back-acknowledge';

export function NoteForm({ step, detail, onClose }: { step: NoteStep; detail: Case; onClose: () => void }) {
  const t = useT();
  const [note, setNote] = useState('');
  const act = useAct({ onDone: onClose, reread: 'submissions.get' });
  const input = { id: detail.id, revision: detail.revision, note: note.trim() };
  const go = (): void =>
    void act.run(
      (): Promise<Reply<unknown>> => {
        if (step === 'reopen') return call('submissions.reopen', input);
        if (step === 'unmerge') return call('submissions.unmerge', input);
        return call('submissions.takeBackAcknowledged', { ids: [detail.id], note: input.note });
      },
      t(`submissions.done.${step}`),
    );
  return (
    <ActPanel
      title={t(`submissions.step.${step}`)}
      detail={t(`submissions.what.${step}`)}
      verb={t(`submissions.verb.${step}`)}
      missing={note.trim() === '' ? t('submissions.missing.why') : null}
      act={act}
      onGo={go}
      onClose={onClose}
    >
      <TextArea
        rows={2}
        label={t(`submissions.noteText.${step}`)}
        value={note}
        onChange={setNote}
        maxLength={1000}
        autoFocus
      />
    </ActPanel>
  );
}
