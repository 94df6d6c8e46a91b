import './initiatives.css';
import { useMemo, useState } from 'react';
import { VOTES } from '../../../shared/domain/submission/initiative.ts';
import type { Input, Output } from '../../../shared/ipc/contract.ts';
import type { FigureFilter } from '../../../shared/ipc/contract/figures.ts';
import { Failure } from '../../forms/Failure.tsx';
import { useFilterWords } from '../../parts/figures/figureChoices.ts';
import { filterOfRoute } from '../../parts/figures/figureFilter.ts';
import { FilterBar, PageHead } from '../../parts/frame/PageHead.tsx';
import { useAsk, type Asked } from '../../data/ask.ts';
import { useRoute, useRouter } from '../../data/router.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FilterChips } from '../../components/FilterChips.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import { column, type TableColumn, TwoLines, VirtualTable } from '../../components/VirtualTable.tsx';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { InitiativeView } from './InitiativeView.tsx';
import { type InitiativeRow } from './rows.ts';
import { initiativeMeaning } from './words.ts';

/** Thẩm định sáng kiến, giải pháp: the list, and one of them in full. */
export function InitiativesPage() {
  const { id, params } = useRoute();
  const [mine, setMine] = useState<'all' | 'mine'>('all');
  // whoever comes back from one finds the line that was left
  const [selected, setSelected] = useState<string | null>(null);
  const row = { selected, onSelect: setSelected };
  if (id !== null) return <InitiativeView key={id} id={id} />;
  const decided = decidedOf(params);
  if (decided !== null) return <DecidedList decided={decided} row={row} />;
  return <InitiativeList mine={mine} onMine={setMine} row={row} />;
}

const MOST = 500;

interface Row {
  readonly selected: string | null;
  readonly onSelect: (id: string | null) => void;
}

interface InitiativeListProps {
  mine: 'all' | 'mine';
  onMine: (mine: 'all' | 'mine') => void;
  row: Row;
}

function InitiativeList({ mine, onMine, row }: InitiativeListProps) {
  const t = useT();
  const asked = useAsk('initiatives.list', { state: null, mine: mine === 'mine', limit: MOST });
  const { value } = asked;
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
      <Found
        row={row}
        asked={asked}
        none={t(mine === 'mine' ? 'initiatives.noneMine' : 'initiatives.none')}
      />
    </>
  );
}

/** As many as one vault can have: the list holds every one that its number counts. */
const EVERY = 5000;

type Decided = Required<NonNullable<Input<'initiatives.list'>['decided']>> & { filter: FigureFilter };

/** As the figures name them. */
const DECIDED = { adopt: 'figures.adopted', pilot: 'figures.piloted', reject: 'figures.rejected' } as const;

/** Which decisions of which days the figures asked for, of which cases. */
function decidedOf(params: Readonly<Record<string, string>>): Decided | null {
  const outcome = VOTES.find((vote) => vote === params['decided']);
  const { from, to } = params;
  return outcome === undefined || from === undefined || to === undefined
    ? null
    : { outcome, from, to, filter: filterOfRoute(params, null) };
}

/** Behind a number of the figures: those that were so decided in the period. */
function DecidedList({ decided, row }: { decided: Decided; row: Row }) {
  const { t, format } = useWords();
  const back = useRouter((state) => state.back);
  useShortcuts('app', { 'app.closeLayer': back });
  const asked = useAsk('initiatives.list', { state: null, mine: false, decided, limit: EVERY });
  const narrowed = useFilterWords(decided.filter);
  const days = { from: format.date(decided.from), to: format.date(decided.to) };
  return (
    <>
      <PageHead title={t(DECIDED[decided.outcome])} onBack={back}>
        <span className="m cut">
          {[
            t('initiatives.decidedIn', days),
            asked.value === null ? null : t('initiatives.count', { count: asked.value.rows.length }),
            ...narrowed,
          ]
            .filter((word) => word !== null)
            .join(' · ')}
        </span>
      </PageHead>
      <Found row={row} asked={asked} none={t('initiatives.none')} />
    </>
  );
}

function Found({
  row: { selected, onSelect },
  asked,
  none,
}: {
  row: Row;
  asked: Asked<Output<'initiatives.list'>>;
  none: string;
}) {
  const t = useT();
  const go = useRouter((state) => state.go);
  const columns = useColumns();
  const { value, status, error, reload } = asked;
  return (
    <>
      {error ? <Failure error={error} onRetry={() => void reload()} /> : null}
      {value === null && !error ? <LoadingRows height={46} /> : null}
      {value && value.rows.length === 0 ? <EmptyState>{none}</EmptyState> : null}
      {value && value.rows.length > 0 ? (
        <div className="col grow" data-pane="initiatives">
          <VirtualTable
            label={t('initiatives.title')}
            items={value.rows}
            keyOf={(row) => row.id}
            selectedKey={selected}
            onSelect={onSelect}
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
  const { t, format } = useWords();
  return useMemo(
    () => [
      {
        id: 'code',
        opens: true,
        title: t('word.code'),
        width: 132,
        render: (row) => <span className="md nowrap">{row.receiptCode}</span>,
      },
      {
        id: 'title',
        opens: true,
        title: t('word.subject'),
        width: 'grow',
        min: 240,
        render: (row) => (
          <TwoLines
            first={row.title}
            second={[t(`submissions.kind.${row.kind}`), row.field].filter(Boolean).join(' · ')}
          />
        ),
      },
      column('received', t('submissions.column.received'), 108, (row) => format.date(row.receivedOn)),
      {
        id: 'score',
        title: t('initiatives.score'),
        width: 76,
        align: 'right',
        render: (row) => (row.score === null ? <span className="m">–</span> : format.number(row.score)),
      },
      column('state', t('word.state'), 186, (row) => (
        <StateMark meaning={initiativeMeaning(row.state)}>{t(`initiatives.state.${row.state}`)}</StateMark>
      )),
      column('next', t('initiatives.next'), 150, (row) =>
        row.waitsForMe ? (
          <span className="caution">{t('initiatives.waitsForMe')}</span>
        ) : row.followUpOn === null ? (
          ''
        ) : (
          t('initiatives.followUpOn', { on: format.date(row.followUpOn) })
        ),
      ),
    ],
    [format, t],
  );
}
