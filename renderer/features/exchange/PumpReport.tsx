import type { Output } from '../../../shared/ipc/contract.ts';
import { Button } from '../../components/Button.tsx';
import { Note } from '../../components/Note.tsx';
import { useT } from '../../i18n/I18n.tsx';

export interface Pumped {
  readonly way: 'read' | 'write';
  readonly report: Output<'exchange.readFolder'>;
}

/** What came and went, counted by result: nhận, trùng, cách ly, bỏ. Stays until it is put away. */
export function PumpReport({ pumped: { way, report }, onClose }: { pumped: Pumped; onClose: () => void }) {
  const t = useT();
  const counts =
    way === 'read'
      ? ([
          'read',
          'receiptsApplied',
          'alreadyKnown',
          'quarantined',
          'noRoom',
          'skipped',
          'unfinished',
        ] as const)
      : (['written', 'receiptsWritten', 'alreadyKnown', 'blocked', 'skipped'] as const);
  const lines = counts.filter((name) => report[name] > 0);
  const empty = lines.length === 0;
  return (
    <div className="pumpReport">
      <Note
        live
        tone={report.quarantined + report.noRoom > 0 ? 'caution' : empty ? 'plain' : 'done'}
        title={t(empty ? `exchange.report.${way}None` : `exchange.report.${way}`)}
        actions={
          <Button size="small" onPress={onClose}>
            {t('common.ok')}
          </Button>
        }
      >
        {empty ? null : (
          <ul className="reportLines">
            {lines.map((name) => (
              <li key={name} className={name === 'quarantined' || name === 'noRoom' ? 'danger' : ''}>
                {t(`exchange.report.line.${name}`, { count: report[name] })}
              </li>
            ))}
          </ul>
        )}
        {report.stopped ? <div>{t('exchange.report.stopped')}</div> : null}
        {way === 'write' && report.written > 0 ? <div>{t('exchange.report.notSent')}</div> : null}
      </Note>
    </div>
  );
}
