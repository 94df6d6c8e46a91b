import { useEffect, useMemo, useRef, useState, type ComponentProps } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import type { Copy } from '../../../shared/ipc/contract/copyRecords.ts';
import { actsOn } from '../../parts/copies/acts.ts';
import { CopyMenu } from '../../parts/copies/CopyMenu.tsx';
import { CopyWhere } from '../../parts/copies/CopyWhere.tsx';
import { HandOverDialog } from '../../parts/copies/HandOverDialog.tsx';
import { printLabels } from '../../parts/copies/labels.ts';
import { copyTitle, STATE_MEANING, subjectWords } from '../../parts/copies/words.ts';
import { Failure } from '../../forms/Failure.tsx';
import { FilterBar } from '../../parts/frame/PageHead.tsx';
import { focusList } from '../../focus/panes.ts';
import { usePages } from '../../data/keysetPages.ts';
import { useOpenSession } from '../../data/session.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FilterChips } from '../../components/FilterChips.tsx';
import { LevelChip } from '../../components/LevelChip.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { SearchBox } from '../../components/SearchBox.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import { column, type TableColumn, VirtualTable } from '../../components/VirtualTable.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { type CopyFilter, useCopies } from './stores.ts';

type View = CopyFilter['view'];

/** Copies as a list: by number, code and document, who answers for each, where it lies. */
export function CopiesTab({ views }: { views: readonly [View, ...View[]] }) {
  const t = useT();
  const session = useOpenSession();
  const [view, setView] = useState<View>(views[0]);
  const [words, setWords] = useState('');
  const [selected, setSelected] = useState<string | null>(null);
  const [error, setError] = useState<WireError | null>(null);
  const [giving, setGiving] = useState(false);
  const pages = usePages(
    useCopies,
    useMemo(() => ({ view, words }), [view, words]),
  );
  const [menuOf, setMenuOf] = useState<string | null>(null);
  useNextRow(pages.status === 'ready', pages.rows, selected, setSelected);
  const chosen = pages.rows.find(({ id }) => id === selected);
  useShortcuts(
    'detail',
    { 'detail.more': () => setMenuOf(selected) },
    { enabled: chosen !== undefined && actsOn(chosen, session).length > 0 },
  );
  const columns = useColumns(setError, (copy) => ({
    chosen: copy.id === selected,
    open: copy.id === menuOf,
    onOpen: (open) => setMenuOf(open ? copy.id : null),
  }));
  const mine = views[0] === 'mine';
  const labelled = pages.rows.filter((copy) => actsOn(copy, session).includes('label')).slice(0, 500);
  // one that is being recalled has few receivers: it is handed over by itself
  const givable = pages.rows
    .filter((copy) => !copy.frozen && actsOn(copy, session).includes('hand-over'))
    .slice(0, 100);
  return (
    <div className="col grow">
      <FilterBar keys="filter">
        <SearchBox label={t('copies.filter')} value={words} onChange={setWords} shortcut="list.filter" />
        {views.length > 1 ? (
          <FilterChips
            label={t('copies.view')}
            chips={views.map((id) => ({ id, text: t(`copies.view.${id as 'all'}`) }))}
            value={view}
            onChange={setView}
          />
        ) : null}
        <span className="end" />
        {mine && givable.length > 1 ? (
          <Button size="small" icon="forward" onPress={() => setGiving(true)}>
            {t('copies.giveAll')}
          </Button>
        ) : null}
        {labelled.length > 0 ? (
          <Button
            size="small"
            icon="qr"
            onPress={() =>
              void printLabels(
                labelled.map(({ id }) => id),
                t,
              ).then(setError)
            }
          >
            {t('copies.labels')}
          </Button>
        ) : null}
      </FilterBar>
      {error ? <Failure error={error} onClose={() => setError(null)} /> : null}
      {pages.error ? <Failure error={pages.error} onRetry={() => void pages.reload()} /> : null}
      {pages.rows.length === 0 && !pages.error ? (
        pages.status === 'ready' ? (
          <EmptyState>{t('copies.noneHere')}</EmptyState>
        ) : (
          <LoadingRows />
        )
      ) : (
        <VirtualTable
          autoFocus
          label={t('copies.title')}
          items={pages.rows}
          keyOf={(copy) => copy.id}
          selectedKey={selected}
          onSelect={setSelected}
          onOpen={setMenuOf}
          rowHeight={46}
          columns={columns}
          loading={pages.status !== 'ready'}
          hasMore={pages.next !== null}
          loadingMore={pages.loadingMore}
          onLoadMore={() => void pages.loadMore()}
        />
      )}
      {giving ? <HandOverDialog copies={givable} onClose={() => setGiving(false)} /> : null}
    </div>
  );
}

/** The chosen copy left the list (it was handed over): the one that stands in its place is chosen, the focus stays here. */
function useNextRow(
  ready: boolean,
  rows: readonly Copy[],
  selected: string | null,
  select: (id: string | null) => void,
): void {
  const last = useRef(0);
  useEffect(() => {
    const at = rows.findIndex(({ id }) => id === selected);
    if (at >= 0) last.current = at;
    if (at >= 0 || selected === null || !ready) return;
    select(rows[Math.min(last.current, rows.length - 1)]?.id ?? null);
    focusList();
  }, [ready, rows, selected, select]);
}

type RowOf = (copy: Copy) => NonNullable<ComponentProps<typeof CopyMenu>['row']>;

function useColumns(onError: (error: WireError | null) => void, rowOf: RowOf): readonly TableColumn<Copy>[] {
  const t = useT();
  return [
    column('level', t('documents.column.level'), 140, (copy) => <LevelChip level={copy.subject.level} />),
    column('copy', t('copies.column.copy'), 176, (copy) => (
      <span className="col">
        <span className="md cut">{copyTitle(t, copy)}</span>
        <span className="code m cap">{copy.code}</span>
      </span>
    )),
    {
      id: 'document',
      title: t('word.document'),
      width: 'grow',
      min: 170,
      render: (copy) => (
        <span className="col">
          <span className="cut">{subjectWords(t, copy.subject)}</span>
          <span className="m cap cut">{copy.subject.issuer}</span>
        </span>
      ),
    },
    {
      id: 'where',
      title: t('copies.column.holder'),
      width: 'grow',
      min: 220,
      render: (copy) => (
        <span className="two cap">
          <CopyWhere copy={copy} />
        </span>
      ),
    },
    column('state', t('word.state'), 140, (copy) => (
      <StateMark meaning={STATE_MEANING[copy.state]}>{t(`copies.state.${copy.state}`)}</StateMark>
    )),
    column('acts', t('copies.column.acts'), 56, (copy) => (
      <CopyMenu copy={copy} onError={onError} row={rowOf(copy)} />
    )),
  ];
}
