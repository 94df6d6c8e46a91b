import { useFormat, useT } from '../../../i18n/I18n.tsx';
import type { ImportRow } from './useImport.ts';

const OUTCOMES = ['new', 'taken', 'already', 'ask', 'faulty', 'changed', 'secret', 'failed'] as const;

/** How many rows of which outcome, as they stand. */
export function Counts({ rows, total }: { rows: readonly ImportRow[]; total: number }) {
  const t = useT();
  const format = useFormat();
  return (
    <div className="row wrap gap-8 importCounts" role="status">
      <span className="md">{t('import.total', { total: format.number(total) })}</span>
      {OUTCOMES.map((outcome) => {
        const n = rows.filter((row) => row.outcome === outcome).length;
        return n === 0 ? null : (
          <span key={outcome} className="m">
            {t(`import.outcome.${outcome}`)}: <span className="md">{format.number(n)}</span>
          </span>
        );
      })}
    </div>
  );
}
