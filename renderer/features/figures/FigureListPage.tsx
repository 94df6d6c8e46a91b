import { useMemo, useState } from 'react';
import type { FigureName } from '../../../shared/domain/figures/figure.ts';
import { useColumnWidths } from '../../data/columnWidths.ts';
import { Failure } from '../../forms/Failure.tsx';
import { useFilterWords } from '../../parts/figures/figureChoices.ts';
import { PageHead } from '../../parts/frame/PageHead.tsx';
import { usePages } from '../../data/keysetPages.ts';
import { useRouter } from '../../data/router.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import { column, type TableColumn, TwoLines, VirtualTable } from '../../components/VirtualTable.tsx';
import { useWords } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { caseHolder, caseState } from '../../parts/cases/caseWords.ts';
import { usePeriodName } from './periodWords.ts';
import { type FigureAsk, type FigureRow, type Overview, useFigureCases } from './stores.ts';

interface FigureListProps {
  figure: FigureName;
  /** "Chuyên viên A", where only one value of a part was opened */
  part: string | null;
  ask: FigureAsk;
  period: Overview['period'];
}

/** The cases behind a figure: one line for each that was counted. */
export function FigureListPage({ figure, part, ask, period }: FigureListProps) {
  const flow = ask.unitFlow ?? null;
  const made = ask.made ?? null;
  const { t, format } = useWords();
  const go = useRouter((state) => state.go);
  const back = useRouter((state) => state.back);
  useShortcuts('app', { 'app.closeLayer': back });
  const name = usePeriodName();
  const narrowed = useFilterWords(ask.filter);
  const [selected, setSelected] = useState<string | null>(null);
  const widths = useColumnWidths('figures');
  const measure =
    made === 'satisfied' ? 'rating' : made === 'answered' || ANSWERED.has(figure) ? 'days' : null;
  const columns = useColumns(measure);
  const pages = usePages(useFigureCases, ask);
  const { rows, total, error, status } = pages;
  const caseOf = (key: string): string | undefined => rows.find((row) => row.key === key)?.row.id;
  return (
    <>
      <PageHead
        title={[
          t(flow ? `figures.units.${flow}` : made ? `figures.made.${made}` : `figures.figure.${figure}`),
          part,
        ]
          .filter((word) => word !== null)
          .join(' · ')}
        onBack={back}
      >
        <span className="m cut">
          {[
            name(period),
            total === null ? null : t('figures.list.count', { count: format.number(total) }),
            ...narrowed,
          ]
            .filter((word) => word !== null)
            .join(' · ')}
        </span>
      </PageHead>
      {error ? (
        <Failure error={error} onRetry={() => void pages.reload()} />
      ) : rows.length === 0 && status !== 'ready' ? (
        <LoadingRows height={46} />
      ) : rows.length === 0 ? (
        <EmptyState>{t('figures.list.none')}</EmptyState>
      ) : (
        <div className="col grow" data-pane="cases">
          <VirtualTable
            label={t('figures.list')}
            items={rows}
            keyOf={(row) => row.key}
            selectedKey={selected}
            onSelect={setSelected}
            onOpen={(key) => {
              const id = caseOf(key);
              if (id !== undefined) go('submissions', { id });
            }}
            rowHeight={46}
            widths={widths}
            columns={columns}
            loading={status !== 'ready'}
            hasMore={pages.next !== null}
            loadingMore={pages.loadingMore}
            onLoadMore={() => void pages.loadMore()}
            total={total}
            autoFocus
          />
        </div>
      )}
    </>
  );
}

const ANSWERED: ReadonlySet<FigureName> = new Set(['answeredOnTime', 'answeredLate']);

/** @param measure what each line brought to the figure: days of a median, points of a share */
function useColumns(measure: 'days' | 'rating' | null): readonly TableColumn<FigureRow>[] {
  const { t, format } = useWords();
  return useMemo(
    () => [
      column('on', t('figures.list.column.on'), 108, ({ on }) => format.date(on)),
      {
        id: 'code',
        opens: true,
        title: t('word.code'),
        width: 132,
        render: ({ row }) => <span className="md nowrap">{row.receiptCode}</span>,
      },
      {
        id: 'title',
        opens: true,
        title: t('word.subject'),
        width: 'grow',
        min: 220,
        render: ({ row }) => (
          <TwoLines
            first={row.title}
            second={[t(`submissions.kind.${row.kind}`), row.field, t(`submissions.source.${row.source}`)]
              .filter(Boolean)
              .join(' · ')}
          />
        ),
      },
      column('then', t('figures.list.column.then'), 190, ({ row, state, council, waitsFor }) => {
        const { meaning, words } = caseState(t, {
          state,
          council,
          awaitsReceipt: row.awaitsReceipt,
          waitsFor,
        });
        return <StateMark meaning={meaning}>{words}</StateMark>;
      }),
      column('holder', t('submissions.column.holder'), 150, ({ row }) => (
        <span className={row.holder ? 'two' : 'm'}>{caseHolder(t, row)}</span>
      )),
      column('due', t('word.due'), 110, ({ dueOn }) =>
        dueOn === null ? <span className="m">–</span> : format.date(dueOn),
      ),
      ...(measure === null
        ? []
        : [
            column(measure, t(`figures.list.column.${measure}`), 88, (row: FigureRow) =>
              format.number(row[measure] ?? 0),
            ),
          ]),
    ],
    [format, measure, t],
  );
}
