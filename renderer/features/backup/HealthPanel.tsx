import { useEffect, useRef } from 'react';
import type { Output } from '../../../shared/ipc/contract.ts';
import { Button } from '../../components/Button.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import { type Translate, useWords } from '../../i18n/I18n.tsx';
import type { Formatter } from '../../i18n/format.ts';

export type HealthReport = Output<'health.check'>;
type Finding = HealthReport['findings'][number];
type Repair = NonNullable<Finding['repair']>;

const MEANING = { good: 'done', warn: 'waiting', bad: 'refused' } as const;

/** What can break; of the other parts something is only missing or due. */
const DAMAGED: ReadonlySet<Finding['part']> = new Set(['pages', 'ledger', 'files']);

function stateWords(t: Translate, { part, state }: Finding): string {
  const own = `health.state.${state}.${part}`;
  return t.has(own) ? t(own) : t(`health.state.${state}`);
}

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
          <StateMark meaning={MEANING[worst]}>
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
            <StateMark meaning={MEANING[finding.state]}>{stateWords(t, finding)}</StateMark>
            <span className="grow s">{sentence(t, format, finding)}</span>
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

/** The room on the disk is found in these. */
const BYTES_IN_MB = 1024 ** 2;

function sentence(t: Translate, format: Formatter, { part, tells, params, count }: Finding): string {
  const key = `health.tells.${part}.${tells}`;
  const date = typeof params['atMs'] === 'number' ? { date: format.dateTime(params['atMs']) } : {};
  const room = part === 'space' ? { room: format.bytes(count * BYTES_IN_MB) } : {};
  return t.has(key) ? t(key, { ...params, ...date, ...room, count: format.number(count) }) : tells;
}
