import { useState } from 'react';
import type { Output } from '../../../shared/ipc/contract.ts';
import { useAct } from '../../data/useAct.ts';
import { Failure } from '../../forms/Failure.tsx';
import { useRouter } from '../../data/router.ts';
import { Button } from '../../components/Button.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { Icon } from '../../design/Icon.tsx';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { Panel } from '../../parts/frame/Panel.tsx';

/** Whether the chain of the ledger is whole: asked by a press, since it is recomputed from the first entry. */
export function LedgerPanel() {
  const t = useT();
  const go = useRouter((state) => state.go);
  const [found, setFound] = useState<Output<'ledger.verify'> | null>(null);
  const act = useAct();
  return (
    <Panel
      title={t('word.ledger')}
      end={<LinkButton onPress={() => go('ledger')}>{t('common.open')}</LinkButton>}
    >
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
      <div className="pad row gap-6">
        <span className="grow">{found ? <Verdict found={found} /> : t('desk.ledger.notChecked')}</span>
        <Button
          size="small"
          disabled={act.busy}
          onPress={() => void act.call('ledger.verify', {}, (verdict) => setFound(verdict))}
        >
          {t('desk.ledger.check')}
        </Button>
      </div>
    </Panel>
  );
}

function Verdict({ found }: { found: Output<'ledger.verify'> }) {
  const { t, format } = useWords();
  const { entries, firstWrong, acts } = found;
  const intact = found.intact && acts.found === 0;
  return (
    <span className={`row gap-4 top ${intact ? 'done' : 'danger'}`} role="status">
      <Icon name={intact ? 'check' : 'refused'} size={14} />
      {intact
        ? t('desk.ledger.intact', { count: format.number(entries) })
        : t('desk.ledger.broken', { seq: String(firstWrong ?? acts.faults[0]?.from ?? 0) })}
    </span>
  );
}
