import { useColumnWidths } from '../../data/columnWidths.ts';
import { useEffect, useRef, useState } from 'react';
import { Failure } from '../../forms/Failure.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { DUTIES_COUNTED } from '../../../shared/domain/submission/clocks.ts';
import { FilterBar, PageHead } from '../../parts/frame/PageHead.tsx';
import { useAsk } from '../../data/ask.ts';
import { usePages } from '../../data/keysetPages.ts';
import { useRouter } from '../../data/router.ts';
import { useOpenSession } from '../../data/session.ts';
import { StatusNote } from '../../parts/frame/StatusLine.tsx';
import { Button } from '../../components/Button.tsx';
import { ChipButton } from '../../components/ChipButton.tsx';
import { useMarks } from '../../components/marks.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FilterChips } from '../../components/FilterChips.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { SearchBox } from '../../components/SearchBox.tsx';
import { Select } from '../../components/Select.tsx';
import { VirtualTable } from '../../components/VirtualTable.tsx';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { useIsComposing } from '../../keys/KeyProvider.tsx';
import { SeveralBar, useSeveralActs } from './several/SeveralBar.tsx';
import { useCaseColumns } from './caseColumns.tsx';
import { useCases, type CaseFilter } from './stores.ts';
import { askedFor, type ListView } from './listView.ts';
import { StatusByCode } from './StatusByCode.tsx';
import { STATES } from './words.ts';

const WAIT_MS = 180;

export interface CaseListProps {
  view: ListView;
  onView: (part: Partial<ListView>) => void;
  filter: CaseFilter;
}

export function CaseList({ view, onView, filter }: CaseListProps) {
  const t = useT();
  const widths = useColumnWidths('submissions');
  const go = useRouter((state) => state.go);
  const pages = usePages(useCases, filter);
  const search = useRef<HTMLInputElement>(null);
  const columns = useCaseColumns();
  const { assigns, classifies } = useSeveralActs();
  const chooses = assigns || classifies;
  const marks = useMarks();
  const [typed, setTyped] = useState(false);
  const [entered, setEntered] = useState(false);
  const { rows, total, error } = pages;
  const at = rows.findIndex((row) => row.id === view.selected);
  const narrowed = view.chip !== 'all' || view.state !== null || view.settled !== '' || view.group !== 'all';
  // Enter in the filter opens the first that it leaves, as soon as the vault has said which that is
  const settled = view.words.trim() === view.settled && pages.status === 'ready';
  useEffect(() => {
    if (!entered || !settled) return;
    setEntered(false);
    const [first] = rows;
    if (first !== undefined && view.settled !== '') go('submissions', { id: first.id });
  }, [entered, settled, rows, view.settled, go]);
  const toSearch = (): void => search.current?.focus();
  const clear = (): void =>
    onView(askedFor({ chip: 'all', state: null, words: '', settled: '', group: 'all' }));
  return (
    <>
      <ListHead group={view.group} />
      <CaseFilters
        view={view}
        onView={(part) => {
          if (part.words !== undefined) {
            setTyped(true);
            setEntered(false);
          }
          onView(askedFor(part));
        }}
        search={search}
        onEnter={() => setEntered(true)}
      />
      {error ? (
        <Failure error={error} onRetry={() => void pages.reload()} />
      ) : rows.length === 0 && pages.status !== 'ready' ? (
        <LoadingRows height={46} />
      ) : rows.length === 0 ? (
        <NoCases narrowed={narrowed} onClear={clear} />
      ) : (
        <div className="col grow caseTable" data-pane="cases">
          <VirtualTable
            label={t('submissions.list')}
            items={rows}
            keyOf={(row) => row.id}
            selectedKey={view.selected}
            onSelect={(selected) => onView({ selected })}
            onOpen={(id) => go('submissions', { id })}
            onFilter={toSearch}
            rowHeight={46}
            widths={widths}
            columns={columns}
            marks={chooses ? marks : undefined}
            loading={pages.status !== 'ready'}
            hasMore={pages.next !== null}
            loadingMore={pages.loadingMore}
            onLoadMore={() => void pages.loadMore()}
            total={total}
            // whoever types keeps the focus; whoever comes back to a narrowed list has it on its line
            autoFocus={view.words === '' || !typed}
          />
          {chooses ? <SeveralBar rows={rows} marks={marks} selected={view.selected} /> : null}
        </div>
      )}
      {at >= 0 ? (
        <StatusNote>
          {total === null
            ? t('common.positionUnknown', { index: at + 1 })
            : t('common.position', { index: at + 1, total })}
        </StatusNote>
      ) : null}
    </>
  );
}

function ListHead({ group }: { group: CaseFilter['group'] }) {
  const { t, format } = useWords();
  const { roles } = useOpenSession();
  const go = useRouter((state) => state.go);
  const { value } = useAsk('submissions.counts', { group });
  const owed = useAsk('submissions.duties', {}).value?.duties ?? [];
  const duties = owed.reduce((sum, { total }) => sum + total, 0);
  const counted = format.number(duties);
  const isMore = owed.some(({ total }) => total >= DUTIES_COUNTED);
  return (
    <PageHead
      title={t('submissions.title')}
      actions={
        <>
          {duties > 0 ? (
            <Button icon="warning" onPress={() => go('submissions', { params: { view: 'duties' } })}>
              {t('submissions.dutiesCount', {
                count: isMore ? t('submissions.dutyTotalMore', { count: counted }) : counted,
              })}
            </Button>
          ) : null}
          {mayCall(roles, 'submissions.status') ? <StatusByCode /> : null}
          {mayCall(roles, 'submissions.register') ? (
            <>
              <Button icon="inbox" onPress={() => go('importSubmissions')}>
                {t('import.open')}
              </Button>
              <Button
                kind="primary"
                icon="plus"
                shortcut="app.registerSubmission"
                onPress={() => go('registerSubmission')}
              >
                {t('submissions.takeIn')}
              </Button>
            </>
          ) : null}
        </>
      }
    >
      {value ? (
        <span className="m cut wide-only">
          {t('submissions.headCounts', {
            open: format.number(value.open),
            unassigned: format.number(value.unassigned),
          })}
        </span>
      ) : null}
    </PageHead>
  );
}

interface CaseFiltersProps {
  view: ListView;
  onView: (part: Partial<ListView>) => void;
  search: React.RefObject<HTMLInputElement | null>;
  onEnter: () => void;
}

function CaseFilters({ view, onView, search, onEnter }: CaseFiltersProps) {
  const { t, format } = useWords();
  const { value: counts } = useAsk('submissions.counts', { group: view.group });
  const composing = useIsComposing();
  const settle = useRef(onView);
  useEffect(() => {
    settle.current = onView;
  });
  useEffect(() => {
    if (composing || view.words.trim() === view.settled) return undefined;
    const timer = setTimeout(() => settle.current({ settled: view.words.trim() }), WAIT_MS);
    return () => clearTimeout(timer);
  }, [view.words, view.settled, composing]);
  const count = (value: number | undefined) => (value === undefined ? {} : { count: format.number(value) });
  return (
    <FilterBar keys="filter">
      <SearchBox
        label={t('submissions.filter')}
        value={view.words}
        onChange={(words) => onView({ words })}
        onSubmit={() => {
          settle.current({ settled: view.words.trim() });
          onEnter();
        }}
        shortcut="list.filter"
        inputRef={search}
      />
      <FilterChips
        label={t('submissions.whose')}
        value={view.chip}
        onChange={(chip) => onView({ chip })}
        chips={[
          { id: 'all', text: t('common.all'), ...count(counts?.all) },
          { id: 'mine', text: t('submissions.mine'), ...count(counts?.mine) },
          {
            id: 'overdue',
            text: t('submissions.overdue'),
            ...count(counts?.overdue),
            hot: (counts?.overdue ?? 0) > 0,
          },
        ]}
      />
      <span className="filterGap" aria-hidden="true" />
      <FilterChips
        label={t('submissions.group')}
        value={view.group}
        onChange={(group) => onView({ group })}
        chips={[
          { id: 'all', text: t('submissions.group.all') },
          { id: 'pakn', text: t('submissions.group.pakn') },
          { id: 'skgp', text: t('submissions.group.skgp') },
          { id: 'vuong-mac', text: t('submissions.group.vuong-mac') },
        ]}
      />
      <span className="end" />
      <div className="stateFilter">
        <Select
          label={t('submissions.byState')}
          labelHidden
          value={view.state ?? 'any'}
          onChange={(state) => onView({ state: state === 'any' ? null : state })}
          choices={[
            { id: 'any' as const, text: t('submissions.anyState') },
            ...STATES.map((id) => ({
              id,
              text: t(id === 'council' ? 'submissions.anyCouncil' : `submissions.state.${id}`),
            })),
          ]}
        />
      </div>
    </FilterBar>
  );
}

function NoCases({ narrowed, onClear }: { narrowed: boolean; onClear: () => void }) {
  const t = useT();
  const { roles } = useOpenSession();
  const go = useRouter((state) => state.go);
  if (narrowed) {
    return (
      <EmptyState action={<ChipButton onPress={onClear}>{t('common.clearFilter')}</ChipButton>}>
        {t('submissions.noneFiltered')}
      </EmptyState>
    );
  }
  const mayTakeIn = mayCall(roles, 'submissions.register');
  return (
    <EmptyState
      action={
        mayTakeIn ? (
          <Button icon="plus" shortcut="app.registerSubmission" onPress={() => go('registerSubmission')}>
            {t('submissions.takeIn')}
          </Button>
        ) : null
      }
    >
      {t('submissions.none')}
    </EmptyState>
  );
}
