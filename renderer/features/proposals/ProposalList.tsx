import { useState } from 'react';
import { Failure } from '../../forms/Failure.tsx';
import { FilterBar, PageHead } from '../../parts/frame/PageHead.tsx';
import { useAsk } from '../../data/ask.ts';
import { usePages } from '../../data/keysetPages.ts';
import { useRouter } from '../../data/router.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FilterChips } from '../../components/FilterChips.tsx';
import { LevelChip } from '../../components/LevelChip.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import { UrgencyMark } from '../../components/UrgencyMark.tsx';
import { column, type TableColumn, VirtualTable } from '../../components/VirtualTable.tsx';
import { useWords } from '../../i18n/I18n.tsx';
import { type Box, type ProposalRow, useProposals } from './stores.ts';
import { meaningOf, standingOf } from './words.ts';

const BOXES: readonly Box[] = ['waiting', 'mine', 'open', 'done', 'all'];

export function ProposalList({ box, onBox }: { box: Box; onBox: (box: Box) => void }) {
  const { t, format } = useWords();
  const go = useRouter((state) => state.go);
  const pages = usePages(useProposals, { box });
  const { value: counts } = useAsk('proposals.counts', {});
  const [selected, setSelected] = useState<string | null>(null);
  const columns = useColumns();
  const begin = (): void => go('editProposal');
  const { rows, error, status } = pages;
  return (
    <>
      <PageHead
        title={t('proposals.title')}
        actions={
          <Button kind="primary" icon="plus" onPress={begin}>
            {t('proposals.begin')}
          </Button>
        }
      >
        <span className="m cut wide-only">{t('proposals.lead')}</span>
      </PageHead>
      <FilterBar>
        <FilterChips
          label={t('proposals.boxes')}
          value={box}
          onChange={onBox}
          chips={BOXES.map((id) => ({
            id,
            text: t(`proposals.box.${id}`),
            ...(counts ? { count: format.number(counts[id]) } : {}),
            hot: id === 'waiting' && (counts?.waiting ?? 0) > 0,
          }))}
        />
      </FilterBar>
      {error ? (
        <Failure error={error} onRetry={() => void pages.reload()} />
      ) : rows.length === 0 && status !== 'ready' ? (
        <LoadingRows height={46} />
      ) : rows.length === 0 ? (
        <EmptyState
          action={
            <Button icon="plus" onPress={begin}>
              {t('proposals.begin')}
            </Button>
          }
        >
          {t(`proposals.none.${box}`)}
        </EmptyState>
      ) : (
        <div className="col grow" data-pane="proposals">
          <VirtualTable
            label={t('proposals.title')}
            items={rows}
            keyOf={(row) => row.id}
            selectedKey={selected}
            onSelect={setSelected}
            onOpen={(id) => go('proposals', { id })}
            isStruck={(row) => row.state === 'withdrawn'}
            rowHeight={46}
            columns={columns}
            loading={pages.status !== 'ready'}
            hasMore={pages.next !== null}
            loadingMore={pages.loadingMore}
            onLoadMore={() => void pages.loadMore()}
            total={pages.total}
            autoFocus
          />
        </div>
      )}
    </>
  );
}

function useColumns(): readonly TableColumn<ProposalRow>[] {
  const { t, format } = useWords();
  return [
    column('level', t('documents.field.level'), 140, (row) => <LevelChip level={row.level} />),
    {
      id: 'subject',
      opens: true,
      title: t('word.document'),
      width: 'grow',
      min: 260,
      render: (row) => (
        <span className="col">
          <span className="md cut">
            {row.typeName} {row.subject ?? ''}
          </span>
          <span className="m cap row gap-6">
            <UrgencyMark urgency={row.urgency} time={null} />
            {row.code ?? t('proposals.version', { number: row.versions })}
          </span>
        </span>
      ),
    },
    column('drafter', t('proposals.party.drafter'), 160, (row) => (
      <span className="two">{row.drafter.fullName}</span>
    )),
    column('waits', t('proposals.column.waits'), 160, (row) => (
      <span className={row.waitsFor ? 'two' : 'm'}>{row.waitsFor?.fullName ?? '–'}</span>
    )),
    column('state', t('word.state'), 150, (row) => (
      <StateMark meaning={meaningOf(standingOf(row))}>{t(`proposals.state.${standingOf(row)}`)}</StateMark>
    )),
    column('changed', t('proposals.column.changed'), 112, (row) => (
      <span className="m">{format.dateTime(row.changedMs)}</span>
    )),
  ];
}
