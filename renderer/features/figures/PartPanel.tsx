import { Button as AriaButton } from 'react-aria-components/Button';
import type { FigureName } from '../../../shared/domain/figures/figure.ts';
import { LinkButton } from '../../components/LinkButton.tsx';
import { Select } from '../../components/Select.tsx';
import { useT, useWords } from '../../i18n/I18n.tsx';
import type { Overview } from './stores.ts';
import { PARTS, type View } from './view.ts';
import { HeadRow } from '../../parts/frame/HeadRow.tsx';

type Row = NonNullable<Overview['parts'][View['by']]>[number];
type Open = (figure: FigureName, value?: string) => void;

/** What a value of a part is called. */
export function usePartName(): (by: View['by'], row: Pick<Row, 'value' | 'person' | 'unit'>) => string {
  const t = useT();
  return (by, { value, person, unit }) => {
    if (by === 'unit') return unit ?? t('figures.noValue.unit');
    if (by === 'holder') return person?.fullName ?? t('word.notAssigned');
    if (by === 'field') return value === '' ? t('figures.noValue.field') : value;
    const key = `submissions.${by}.${value}`;
    return t.has(key) ? t(key) : value;
  };
}

interface PartPanelProps {
  overview: Overview;
  view: View;
  onBy: (by: View['by']) => void;
  open: Open;
}

/** What is held at the end of the period, by one side: bars that open their list, or the whole table. */
export function PartPanel({ overview, view, onBy, open }: PartPanelProps) {
  const t = useT();
  const rows = overview.parts[view.by] ?? [];
  const held = rows
    .filter((row) => (row.counts.closing ?? 0) > 0)
    .sort((a, b) => (b.counts.closing ?? 0) - (a.counts.closing ?? 0));
  return (
    <section className="panel figurePanel" aria-label={t('figures.held')}>
      <header>
        <h2>{t('figures.held')}</h2>
        <div className="figureBy">
          <Select
            label={t('figures.by')}
            labelHidden
            value={view.by}
            onChange={onBy}
            choices={PARTS.map((id) => ({ id, text: t(`figures.by.${id}`) }))}
          />
        </div>
        <span className="end" />
        <Legend first="figures.inTime" held />
      </header>
      {view.table ? (
        <PartTable rows={rows} by={view.by} open={open} />
      ) : held.length === 0 ? (
        <p className="pad m">{t('figures.noneHeld')}</p>
      ) : (
        <PartBars rows={held} by={view.by} open={open} />
      )}
    </section>
  );
}

export function Legend({
  first,
  held = false,
}: {
  first: 'figures.inTime' | 'figures.onTime';
  held?: boolean;
}) {
  const t = useT();
  return (
    <span className="figureLegend cap">
      <i data-held={held || undefined} /> {t(first)} <i data-late /> {t('figures.late')}
    </span>
  );
}

function PartBars({ rows, by, open }: { rows: readonly Row[]; by: View['by']; open: Open }) {
  const { t, format } = useWords();
  const name = usePartName();
  const most = Math.max(1, ...rows.map(({ counts }) => counts.closing ?? 0));
  const share = (count: number) => ({ width: `${(100 * count) / most}%` });
  return (
    <ul className="figureBars">
      {rows.map((row) => {
        const { closing = 0, overdue = 0 } = row.counts;
        return (
          <li key={row.value}>
            <AriaButton className="figureBar" onPress={() => open('closing', row.value)}>
              <span className="cut">{name(by, row)}</span>
              <span className="figureBarTrack" aria-hidden="true">
                <i style={share(closing - overdue)} />
                {overdue > 0 ? <i data-late style={share(overdue)} /> : null}
              </span>
              <span className="md right">{format.number(closing)}</span>
              <span className={overdue > 0 ? 'cap danger' : 'cap m'}>
                {overdue > 0 ? t('figures.lateOf', { count: overdue }) : ''}
              </span>
            </AriaButton>
          </li>
        );
      })}
    </ul>
  );
}

const WHOLE = ['received', 'answeredOnTime', 'answeredLate', 'closing', 'overdue'] as const;
/** A step has no flows of its own, and nobody holds what just came. */
const COLUMNS: Readonly<Record<View['by'], readonly FigureName[]>> = {
  state: ['opening', 'closing', 'overdue'],
  holder: ['answeredOnTime', 'answeredLate', 'closing', 'overdue'],
  unit: ['accepted', 'answeredOnTime', 'answeredLate', 'closing', 'overdue'],
  field: WHOLE,
  source: WHOLE,
  kind: WHOLE,
};

function PartTable({ rows, by, open }: { rows: readonly Row[]; by: View['by']; open: Open }) {
  const t = useT();
  const name = usePartName();
  const columns = COLUMNS[by];
  return (
    <div className="figureScroll">
      <table className="figureTable">
        <HeadRow
          titles={[t(`figures.by.${by}`), ...columns.map((figure) => t(`figures.figure.${figure}`))]}
        />
        <tbody>
          {rows.map((row) => (
            <tr key={row.value}>
              <th scope="row">{name(by, row)}</th>
              {columns.map((figure) => (
                <td key={figure}>
                  <FigureLink
                    figure={figure}
                    count={row.counts[figure] ?? 0}
                    open={() => open(figure, row.value)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A figure that opens its list; nought has none. */
export function FigureLink(props: {
  figure: FigureName;
  count: number;
  /** another period than the one that is shown */
  of?: string;
  open: () => void;
}) {
  const { figure, count, of, open } = props;
  const { t, format } = useWords();
  if (count === 0) return <span className="m">0</span>;
  const text = format.number(count);
  return (
    <LinkButton
      label={[t('figures.openList', { figure: t(`figures.figure.${figure}`), count: text }), of]
        .filter(Boolean)
        .join(' · ')}
      onPress={open}
    >
      {text}
    </LinkButton>
  );
}
