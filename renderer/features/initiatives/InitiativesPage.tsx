import './initiatives.css';
import { useMemo, useState } from 'react';
import { Failure } from '../../app/Failure.tsx';
import { FilterBar, PageHead } from '../../app/PageHead.tsx';
import { useQuery } from '../../app/query.ts';
import { useRoute, useRouter } from '../../app/router.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FilterChips } from '../../components/FilterChips.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import { type TableColumn, TwoLines, VirtualTable } from '../../components/VirtualTable.tsx';
import { useFormat, useT } from '../../i18n/I18n.tsx';
import { InitiativeView } from './InitiativeView.tsx';
import { type InitiativeRow, useInitiatives } from './stores.ts';
import { initiativeMeaning } from './words.ts';

/** Thẩm định sáng kiến, giải pháp: the list, and one of them in full. */
export function InitiativesPage() {
  const { id } = useRoute();
  const [mine, setMine] = useState<'all' | 'mine'>('all');
  if (id !== null) return <InitiativeView key={id} id={id} />;
  return <InitiativeList mine={mine} onMine={setMine} />;
}

const MOST = 500;

function InitiativeList({ mine, onMine }: { mine: 'all' | 'mine'; onMine: (mine: 'all' | 'mine') => void }) {
  const t = useT();
  const go = useRouter((state) => state.go);
  const [selected, setSelected] = useState<string | null>(null);
  const { value, status, error, reload } = useQuery(useInitiatives, {
    state: null,
    mine: mine === 'mine',
    limit: MOST,
  });
  const columns = useColumns();
  return (
    <>
      <PageHead title={t('initiatives.title')}>
        <span className="m cut wide-only">{t('initiatives.lead')}</span>
      </PageHead>
      <FilterBar>
        <FilterChips
          label={t('initiatives.whose')}
          value={mine}
          onChange={onMine}
          chips={[
            { id: 'all', text: t('common.all') },
            {
              id: 'mine',
              text: t('initiatives.mine'),
              ...(value ? { count: value.waiting, hot: value.waiting > 0 } : {}),
            },
          ]}
        />
      </FilterBar>
      {error ? <Failure error={error} onRetry={() => void reload()} /> : null}
      {value === null && !error ? <LoadingRows height={46} /> : null}
      {value && value.rows.length === 0 ? (
        <EmptyState>{t(mine === 'mine' ? 'initiatives.noneMine' : 'initiatives.none')}</EmptyState>
      ) : null}
      {value && value.rows.length > 0 ? (
        <div className="col grow" data-pane="initiatives">
          <VirtualTable
            label={t('initiatives.title')}
            items={value.rows}
            keyOf={(row) => row.id}
            selectedKey={selected}
            onSelect={setSelected}
            onOpen={(id) => go('initiatives', { id })}
            rowHeight={46}
            columns={columns}
            total={value.rows.length}
            loading={status !== 'ready'}
            autoFocus
          />
        </div>
      ) : null}
    </>
  );
}

function useColumns(): readonly TableColumn<InitiativeRow>[] {
  const t = useT();
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: 'code',
        opens: true,
        title: t('submissions.column.code'),
        width: 132,
        render: (row) => <span className="md nowrap">{row.receiptCode}</span>,
      },
      {
        id: 'title',
        opens: true,
        title: t('submissions.column.title'),
        width: 'grow',
        min: 240,
        render: (row) => (
          <TwoLines
            first={row.title}
            second={[t(`submissions.kind.${row.kind}`), row.field].filter(Boolean).join(' · ')}
          />
        ),
      },
      {
        id: 'received',
        title: t('submissions.column.received'),
        width: 108,
        render: (row) => format.date(row.receivedOn),
      },
      {
        id: 'score',
        title: t('initiatives.score'),
        width: 76,
        align: 'right',
        render: (row) => (row.score === null ? <span className="m">–</span> : format.number(row.score)),
      },
      {
        id: 'state',
        title: t('submissions.column.state'),
        width: 186,
        render: (row) => (
          <StateMark meaning={initiativeMeaning(row.state)}>{t(`initiatives.state.${row.state}`)}</StateMark>
        ),
      },
      {
        id: 'next',
        title: t('initiatives.next'),
        width: 150,
        render: (row) =>
          row.waitsForMe ? (
            <span className="caution">{t('initiatives.waitsForMe')}</span>
          ) : row.followUpOn === null ? (
            ''
          ) : (
            t('initiatives.followUpOn', { on: format.date(row.followUpOn) })
          ),
      },
    ],
    [format, t],
  );
}
