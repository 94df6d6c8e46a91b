import '../parts/gate/gate.css';
import { Note } from '../components/Note.tsx';
import { useT } from '../i18n/I18n.tsx';
import { GateFrame } from '../parts/gate/GateFrame.tsx';
import { PageView } from './pages.tsx';
import type { Gate } from '../data/session.ts';

/** Start, first run, unlock: outside the shell, with no counts and no names of documents. */
export function GateScreen({
  phase,
  gate,
}: {
  phase: 'starting' | 'noBridge' | 'gate' | 'open';
  gate: Gate;
}) {
  const t = useT();
  if (phase === 'gate') return <PageView name={gate} />;
  if (phase === 'noBridge') {
    return (
      <GateFrame>
        <Note tone="danger" title={t('shell.noBridge')}>
          {t('shell.noBridgeHint')}
        </Note>
      </GateFrame>
    );
  }
  return (
    <GateFrame>
      <p className="m" role="status">
        {t('shell.starting')}
      </p>
    </GateFrame>
  );
}
