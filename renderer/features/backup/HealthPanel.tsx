import type { Output } from '../../../shared/ipc/contract.ts';
import { Button } from '../../components/Button.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import { useFormat, useT } from '../../i18n/I18n.tsx';

export type HealthReport = Output<'health.check'>;
type Finding = HealthReport['findings'][number];
type Repair = NonNullable<Finding['repair']>;

const MEANING = { good: 'done', warn: 'waiting', bad: 'refused' } as const;

export interface HealthPanelProps {
  report: HealthReport;
  busy: boolean;
  onRepair: (what: Repair) => void;
}

/** What one look at everything found, in plain words, each with its next step. */
export function HealthPanel({ report, busy, onRepair }: HealthPanelProps) {
  const t = useT();
  const format = useFormat();
  const worst = report.findings.some((one) => one.state === 'bad')
    ? 'bad'
    : report.findings.some((one) => one.state === 'warn')
      ? 'warn'
      : 'good';
  return (
    <section className="panel" aria-label={t('health.title')}>
      <header>
        <h2>{t('health.title')}</h2>
        <span role="status">
          <StateMark meaning={MEANING[worst]}>{t(`health.worst.${worst}`)}</StateMark>
        </span>
        <span className="end" />
        <span className="m">{format.dateTime(report.atMs)}</span>
      </header>
      <ul className="lineList">
        {report.findings.map((finding) => (
          <li key={finding.part}>
            <span className="backupPart md">{t(`health.part.${finding.part}`)}</span>
            <StateMark meaning={MEANING[finding.state]}>{t(`health.state.${finding.state}`)}</StateMark>
            <span className="grow s">{sentence(t, format.number, finding)}</span>
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

function sentence(t: ReturnType<typeof useT>, number: (value: number) => string, finding: Finding): string {
  const key = `health.tells.${finding.part}.${finding.tells}`;
  return t.has(key) ? t(key, { ...finding.params, count: number(finding.count) }) : finding.tells;
}
