import { documentState } from '../../parts/documents/documentState.ts';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { civilDateAt } from '../../../shared/domain/calendar/civilDate.ts';
import type { DocumentFilter } from '../../../shared/ipc/contract/documentFilter.ts';
import type { DocumentRow } from '../../../shared/ipc/contract/documents.ts';
import { useColumnWidths } from '../../data/columnWidths.ts';
import { Failure } from '../../forms/Failure.tsx';
import { FilterBar } from '../../parts/frame/PageHead.tsx';
import { usePages } from '../../data/keysetPages.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FilterChips } from '../../components/FilterChips.tsx';
import { LevelChip } from '../../components/LevelChip.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { useMarks, type Marks } from '../../components/marks.ts';
import { SearchBox } from '../../components/SearchBox.tsx';
import { column, TwoLines, VirtualTable, type TableColumn } from '../../components/VirtualTable.tsx';
import { useT, type Translate, useWords } from '../../i18n/I18n.tsx';
import type { Formatter } from '../../i18n/format.ts';
import type { ChosenName } from './ChosenList.tsx';
import { SeveralBar } from './SeveralBar.tsx';
import type { SeveralAct } from './severalActs.ts';
import { useChoosable } from './stores.ts';

type Book = 'classified-incoming' | 'classified-outgoing';

const ACTS: readonly SeveralAct[] = ['placeHold', 'declassify', 'adjust', 'proposeDestruction'];
const keyOf = (row: DocumentRow): string => row.id;
/** Several documents of the classified books, chosen line by line, for one paper about all of them. */
export function ChooseTab() {
  const t = useT();
  const [book, setBook] = useState<Book>('classified-incoming');
  const [words, setWords] = useState('');
  const [selected, setSelected] = useState<string | null>(null);
  const marks = useMarks();
  // what was chosen stays chosen when another book or other words are looked through, and keeps its name
  const [seen, setSeen] = useState<ReadonlyMap<string, DocumentRow>>(new Map());
  const input = useRef<HTMLInputElement>(null);
  const see = useCallback(
    (rows: readonly DocumentRow[]) =>
      setSeen((before) => new Map([...before, ...rows.map((row) => [row.id, row] as const)])),
    [],
  );
  const typed = words.trim();
  const filter: DocumentFilter = { book, words: typed === '' ? null : typed };
  return (
    <>
      <FilterBar keys="filter">
        <SearchBox
          label={t('documents.filterBook')}
          value={words}
          onChange={setWords}
          shortcut="list.filter"
          inputRef={input}
        />
        <FilterChips<Book>
          label={t('word.book')}
          value={book}
          onChange={(next) => {
            setBook(next);
            setSelected(null); // Space must not mark a line that is no longer seen
          }}
          chips={[
            { id: 'classified-incoming', text: t('nav.classifiedIn') },
            { id: 'classified-outgoing', text: t('nav.classifiedOut') },
          ]}
        />
      </FilterBar>
      <Rows
        filter={filter}
        marks={marks}
        selected={selected}
        onSelect={setSelected}
        onRows={see}
        onFilter={() => input.current?.focus()}
      />
      <SeveralBar
        marks={marks}
        chosen={[...marks.keys].map((id) => ({ id, proposalId: '', shown: '' }))}
        names={[...marks.keys].map((id) => nameOf(id, seen.get(id)))}
        leaveOut={(ids) => ids.forEach((id) => marks.toggle(id))}
        acts={ACTS}
        today={civilDateAt(Date.now())}
      />
    </>
  );
}

interface RowsProps {
  filter: DocumentFilter;
  marks: Marks;
  selected: string | null;
  onSelect: (id: string) => void;
  onRows: (rows: readonly DocumentRow[]) => void;
  onFilter: () => void;
}

const nameOf = (id: string, row: DocumentRow | undefined): ChosenName => ({
  id,
  level: row?.level ?? null,
  name:
    row === undefined ? id : `${row.entryNumber}${row.entrySuffix}/${row.year} · ${row.code} · ${row.issuer}`,
});

function Rows({ filter, marks, selected, onSelect, onRows, onFilter }: RowsProps) {
  const { t, format } = useWords();
  const widths = useColumnWidths('protection-choose');
  const columns = useMemo(
    () => columnsOf(t, format, filter.book === 'classified-outgoing'),
    [t, format, filter.book],
  );
  const pages = usePages(useChoosable, filter);
  useEffect(() => onRows(pages.rows), [onRows, pages.rows]);
  if (pages.status === 'failed' && pages.error)
    return <Failure error={pages.error} onRetry={() => void pages.reload()} />;
  if (pages.rows.length === 0)
    return pages.status === 'ready' ? (
      <EmptyState>{t('protection.several.empty')}</EmptyState>
    ) : (
      <LoadingRows />
    );
  return (
    <VirtualTable
      autoFocus
      label={t('protection.tab.choose')}
      items={pages.rows}
      keyOf={keyOf}
      isStruck={(row) => row.state === 'cancelled'}
      rowHeight={46}
      selectedKey={selected}
      onSelect={onSelect}
      marks={marks}
      onFilter={onFilter}
      loading={pages.status !== 'ready'}
      hasMore={pages.next !== null}
      loadingMore={pages.loadingMore}
      onLoadMore={() => void pages.loadMore()}
      total={pages.total}
      widths={widths}
      columns={columns}
    />
  );
}

function columnsOf(t: Translate, format: Formatter, out: boolean): readonly TableColumn<DocumentRow>[] {
  return [
    column('number', t(out ? 'documents.column.numberOut' : 'documents.column.number'), 80, (row) => (
      <b className="md">{`${row.entryNumber}${row.entrySuffix}/${row.year}`}</b>
    )),
    column('source', t('documents.column.source'), 220, (row) => (
      <TwoLines
        first={row.issuer}
        second={[row.code, row.documentDate === null ? '' : format.date(row.documentDate)]
          .filter(Boolean)
          .join(' · ')}
      />
    )),
    {
      id: 'subject',
      title: t('documents.column.subject'),
      width: 'grow',
      min: 200,
      render: (row) =>
        row.subject === null ? (
          <span className="m">{t('protection.noSubject')}</span>
        ) : (
          <span className="two" title={row.subject}>
            {row.subject}
          </span>
        ),
    },
    column('level', t('documents.column.level'), 140, (row) => <LevelChip level={row.level} />),
    column('state', t('protection.column.state'), 150, (row) => (
      <TwoLines first={t(documentState(row))} second={row.holder?.fullName ?? ''} />
    )),
  ];
}
