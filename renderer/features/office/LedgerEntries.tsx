import { useState } from 'react';
import { useColumnWidths } from '../../data/columnWidths.ts';
import { useLedgerSentence } from '../../parts/ledger/ledgerSentence.ts';
import { usePages } from '../../data/keysetPages.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { LevelChip } from '../../components/LevelChip.tsx';
import { SplitPanes } from '../../components/SplitPanes.tsx';
import { VirtualTable } from '../../components/VirtualTable.tsx';
import { useWords } from '../../i18n/I18n.tsx';
import { LedgerEntryPane } from './LedgerEntryPane.tsx';
import { type LedgerChoice, type LedgerItem, useLedger } from './ledgerStore.ts';

/** The entries that the filter lets through, newest first, and the chosen one whole beside them. */
export function LedgerEntries({
  filter,
  onRecord,
}: {
  filter: LedgerChoice;
  onRecord: (item: LedgerItem) => void;
}) {
  const { t, format } = useWords();
  const widths = useColumnWidths('ledger');
  const { rows, next, status, error, loadMore, reload } = usePages(useLedger, filter);
  const [selected, setSelected] = useState<string | null>(null);
  if (error) return <ErrorPanel error={error} onRetry={() => void reload()} />;
  const shown = rows.find(({ seq }) => String(seq) === selected) ?? rows[0] ?? null;
  const only = (item: LedgerItem | null): void => {
    if (item?.record) onRecord(item);
  };
  const list = (
    <VirtualTable
      autoFocus
      label={t('word.ledger')}
      items={rows}
      keyOf={(item) => String(item.seq)}
      selectedKey={shown === null ? null : String(shown.seq)}
      onSelect={setSelected}
      onOpen={(key) => only(rows.find(({ seq }) => String(seq) === key) ?? null)}
      loading={status !== 'ready'}
      hasMore={next !== null}
      onLoadMore={() => void loadMore()}
      rowHeight={46}
      widths={widths}
      columns={[
        {
          id: 'seq',
          title: t('ledgerPage.seq'),
          width: 72,
          render: (item) => <span className="md">{format.number(item.seq)}</span>,
        },
        { id: 'at', title: t('word.at'), width: 152, render: (item) => <AtCell item={item} /> },
        {
          id: 'actor',
          title: t('ledgerPage.actor'),
          width: 150,
          render: (item) => <span className="two">{item.actor || t('ledgerPage.system')}</span>,
        },
        {
          id: 'act',
          title: t('ledgerPage.act'),
          width: 'grow',
          min: 240,
          opens: true,
          render: (item) => <ActCell item={item} />,
        },
      ]}
    />
  );
  return (
    <SplitPanes
      panes={[
        { id: 'entries', label: t('word.ledger'), size: 'grow', content: list },
        {
          id: 'entry',
          label: t('ledgerPage.entry'),
          size: 366,
          narrowSize: 300,
          content:
            shown === null ? (
              <EmptyState>{t('ledgerPage.nothing')}</EmptyState>
            ) : (
              <LedgerEntryPane key={shown.seq} item={shown} onRecord={() => only(shown)} />
            ),
        },
      ]}
    />
  );
}

/** The time as it was read; where the clock stood wrong, the reader is told. */
function AtCell({ item }: { item: LedgerItem }) {
  const { t, format } = useWords();
  if (!item.clockWrong) return format.dateTime(item.atMs);
  return (
    <span className="col">
      <span className="m">{format.dateTime(item.atMs)}</span>
      <span className="cap danger nowrap">{t('ledgerPage.clockWrong')}</span>
    </span>
  );
}

/** The sentence on two lines where it stands alone, on one above its record; the pane shows both whole. */
function ActCell({ item }: { item: LedgerItem }) {
  const sentence = useLedgerSentence();
  const { record } = item;
  if (record === null) return <span className="two">{sentence(item)}</span>;
  return (
    <span className="col cut">
      <span className="cut">{sentence(item)}</span>
      <span className="row gap-4 cut m">
        {record.level === 'none' ? null : <LevelChip level={record.level} />}
        <span className="nowrap">{record.label}</span>
        {record.title === null ? null : <span className="cut">{record.title}</span>}
      </span>
    </span>
  );
}
