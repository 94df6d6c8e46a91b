import { useState } from 'react';
import { useT } from '../../i18n/I18n.tsx';
import { Panel } from '../../parts/frame/Panel.tsx';
import { SuccessionButton } from '../../parts/people/SuccessionButton.tsx';
import { type Settled, SuccessionDone } from '../../parts/people/SuccessionDone.tsx';

/** Thay người giữ việc for a leader, who has no page of people: the only administrator goes, and the office works on. */
export function SuccessionPanel() {
  const t = useT();
  const [done, setDone] = useState<Settled | null>(null);
  return (
    <Panel title={t('succession.title')} end={<SuccessionButton personId={null} onDone={setDone} />}>
      <div className="pad-16 col gap-5">
        <p className="s">{t('succession.lead')}</p>
        {done === null ? null : <SuccessionDone done={done} />}
      </div>
    </Panel>
  );
}
