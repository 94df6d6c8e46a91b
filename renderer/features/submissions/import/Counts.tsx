import { FilterChips } from '../../../components/FilterChips.tsx';
import { useWords } from '../../../i18n/I18n.tsx';
import type { ImportRow } from './useImport.ts';

const OUTCOMES = ['new', 'taken', 'already', 'ask', 'faulty', 'changed', 'secret', 'left', 'failed'] as const;
export type Shown = (typeof OUTCOMES)[number] | 'all';

/** How many rows of which outcome, as they stand; one that is chosen shows those rows only. */
export function Counts(props: {
  rows: readonly ImportRow[];
  total: number;
  shown: Shown;
  onShow: (shown: Shown) => void;
}) {
  const { rows, total, shown, onShow } = props;
  const { t, format } = useWords();
  const counted = OUTCOMES.map((outcome) => ({
    outcome,
    count: rows.filter((row) => row.outcome === outcome).length,
  })).filter(({ outcome, count }) => count > 0 || outcome === shown);
  return (
    <div className="importCounts" role="status">
      <FilterChips
        label={t('import.show')}
        value={shown}
        onChange={onShow}
        chips={[
          { id: 'all', text: t('import.total', { total: format.number(total) }) },
          ...counted.map(({ outcome, count }) => ({
            id: outcome,
            text: t(`import.outcome.${outcome}`),
            count: format.number(count),
          })),
        ]}
      />
    </div>
  );
}
