import { useState } from 'react';
import { TextArea } from '../../../components/TextField.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import type { Case } from '../stores.ts';
import { CHANNELS, channelOf } from '../words.ts';
import { ActPanel } from './ActPanel.tsx';
import { ChannelSelect } from './ChannelSelect.tsx';
import { TemplateMenu } from './TemplateMenu.tsx';
import { useAct } from '../../../data/useAct.ts';
import { useBlanks } from './useBlanks.ts';

/** What the sender is told while the answer is not there; the next notice is due by the clock of the pack. */
export function ProgressForm({ detail, onClose }: { detail: Case; onClose: () => void }) {
  const t = useT();
  const [text, setText] = useState('');
  const [channel, setChannel] = useState(channelOf(detail.source));
  const act = useAct({ onDone: onClose, reread: 'submissions.get' });
  const blanks = useBlanks();
  const input = { id: detail.id, revision: detail.revision, channel, text: text.trim() };
  return (
    <ActPanel
      title={t('submissions.step.report-progress')}
      detail={t('submissions.what.report-progress')}
      verb={t('submissions.verb.report-progress')}
      missing={text.trim() === '' ? t('submissions.missing.text') : blanks(text)}
      act={act}
      onGo={() => void act.call('submissions.reportProgress', input, t('submissions.done.report-progress'))}
      onClose={onClose}
      more={<TemplateMenu detail={detail} use="progress" text={text} onInsert={setText} />}
    >
      <div className="grid12">
        <ChannelSelect value={channel} channels={CHANNELS} onChange={setChannel} />
        <TextArea
          span={12}
          rows={5}
          label={t('submissions.progressText')}
          hint={blanks(text)}
          value={text}
          onChange={setText}
          maxLength={5000}
          autoFocus
        />
      </div>
    </ActPanel>
  );
}
