import { useEffect, useRef } from 'react';
import type { Output } from '../../../shared/ipc/contract.ts';
import { Button } from '../../components/Button.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import { useWords } from '../../i18n/I18n.tsx';
import { FINDING_MEANING, findingSentence, stateWords } from '../../parts/health/findingWords.ts';

export type HealthReport = Output<'health.check'>;
type Finding = HealthReport['findings'][number];
type Repair = NonNullable<Finding['repair']>;

/** What can break; of the other parts something is only missing or due. */
const DAMAGED: ReadonlySet<Finding['part']> = new Set(['pages', 'ledger', 'files']);

export interface HealthPanelProps {
  report: HealthReport;
  busy: boolean;
  onRepair: (what: Repair) => void;
}

/** What one look at everything found, in plain words, each with its next step. */
export function HealthPanel({ report, busy, onRepair }: HealthPanelProps) {
  const { t, format } = useWords();
  const worst = report.findings.some((one) => one.state === 'bad')
    ? 'bad'
    : report.findings.some((one) => one.state === 'warn')
      ? 'warn'
      : 'good';
  const isDamaged = report.findings.some((one) => one.state === 'bad' && DAMAGED.has(one.part));
  const panel = useRef<HTMLElement>(null);
  // it stands above what the person was reading: the view and the focus go there
  useEffect(() => {
    panel.current?.scrollIntoView({ block: 'nearest' });
    panel.current?.focus({ preventScroll: true });
  }, [report]);
  return (
    <section className="panel" aria-label={t('health.title')} ref={panel} tabIndex={-1}>
      <header>
        <h2>{t('health.title')}</h2>
        <span role="status">
          <StateMark meaning={FINDING_MEANING[worst]}>
            {t(worst === 'bad' && !isDamaged ? 'health.worst.urgent' : `health.worst.${worst}`)}
          </StateMark>
        </span>
        <span className="end" />
        <span className="m">{format.dateTime(report.atMs)}</span>
      </header>
      <ul className="lineList">
        {report.findings.map((finding) => (
          <li key={finding.part}>
            <span className="backupPart md">{t(`health.part.${finding.part}`)}</span>
            <StateMark meaning={FINDING_MEANING[finding.state]}>{stateWords(t, finding)}</StateMark>
            <span className="grow s">{findingSentence(t, format, finding)}</span>
            {finding.repair === null ? null : (
              <Button size="small" disabled={busy} onPress={() => onRepair(finding.repair ?? 'index')}>
                {t(`health.repair.${finding.repair}`)}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
