import { useState } from 'react';
import { useT } from '../../../i18n/I18n.tsx';
import type { Case } from '../stores.ts';
import { answeredBy, BY_HAND, byHand, standingAnswer } from '../words.ts';
import { ActPanel } from './ActPanel.tsx';
import { NoteField } from './NoteField.tsx';
import { ChannelSelect } from './ChannelSelect.tsx';
import { useAct } from '../../../data/useAct.ts';

/** The answer of the office that the case went to is told to its sender: those of its duplicates wait for it too. */
export function PassOnForm({ detail, onClose }: { detail: Case; onClose: () => void }) {
  const t = useT();
  const answer = standingAnswer(detail);
  const [channel, setChannel] = useState(() => byHand(detail.source));
  const [note, setNote] = useState('');
  const act = useAct({ onDone: onClose, reread: 'submissions.get' });
  const codes = [detail, ...detail.duplicates].map(({ receiptCode }) => receiptCode).join(', ');
  const input = { id: detail.id, revision: detail.revision, channel, note: note.trim() };
  return (
    <ActPanel
      title={t('submissions.step.pass-on')}
      detail={t('travel.what.pass-on', { office: answer ? answeredBy(answer).office : '', codes })}
      verb={t('travel.verb.pass-on')}
      missing={null}
      act={act}
      onGo={() => void act.call('submissions.passOn', input, t('travel.done.pass-on'))}
      onClose={onClose}
    >
      <p className="s preline" data-selectable="">
        {answer?.text}
      </p>
      <div className="grid12">
        <ChannelSelect value={channel} channels={BY_HAND} onChange={setChannel} />
        <NoteField value={note} onChange={setNote} />
      </div>
    </ActPanel>
  );
}
