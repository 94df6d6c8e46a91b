import { useMemo } from 'react';
import type { DocumentRow } from '../../../../shared/ipc/contract/documents.ts';
import { isCalledBack } from '../../../parts/documents/documentState.ts';
import { useColumnWidths } from '../../../data/columnWidths.ts';
import { LevelChip } from '../../../components/LevelChip.tsx';
import { StateMark } from '../../../components/StateMark.tsx';
import { TwoLines, VirtualTable, type TableColumn } from '../../../components/VirtualTable.tsx';
import { Icon } from '../../../design/Icon.tsx';
import { useT, type Translate, useWords } from '../../../i18n/I18n.tsx';
import type { Formatter } from '../../../i18n/format.ts';
import { codeAndDate, missingSubject, stateMeaning, stateWord, titleOf } from '../words.ts';
import type { RowsProps } from './BookRows.tsx';

const keyOf = (row: DocumentRow): string => row.id;
const isStruck = (row: DocumentRow): boolean => row.state === 'cancelled';

/** The book as a table, neighbouring columns of the form joined in two lines; the printed book has them all. */
export function DocumentTable(props: RowsProps) {
  const { t, format } = useWords();
  const { pages } = props;
  const outgoing = pages.filter?.book.endsWith('outgoing') ?? false;
  const widths = useColumnWidths(outgoing ? 'outgoing' : 'incoming');
  const columns = useMemo(() => columnsOf(t, format, outgoing), [t, format, outgoing]);
  return (
    <VirtualTable
      label={t(props.title)}
      columns={columns}
      widths={widths}
      rowHeight={46}
      isStruck={isStruck}
      items={pages.rows}
      keyOf={keyOf}
      selectedKey={props.selectedId}
      onSelect={props.onSelect}
      onOpen={props.onOpen}
      loading={pages.status !== 'ready'}
      hasMore={pages.next !== null}
      loadingMore={pages.loadingMore}
      onLoadMore={() => void pages.loadMore()}
      total={props.total}
      onFilter={props.onFilter}
      onNumber={props.onNumber}
      onHome={props.onHome}
      reveal={props.reveal}
      news={props.news}
      autoFocus={props.autoFocus}
    />
  );
}

function columnsOf(t: Translate, format: Formatter, outgoing: boolean): readonly TableColumn<DocumentRow>[] {
  const column = (
    id: string,
    width: TableColumn<DocumentRow>['width'],
    render: TableColumn<DocumentRow>['render'],
    min?: number,
  ): TableColumn<DocumentRow> => {
    const title = t(`documents.column.${id}` as 'documents.column.number');
    return { id, title, width, render, ...(min === undefined ? {} : { min }) };
  };
  const date = (row: DocumentRow): string => format.dayMonth(row.enteredOn);
  const source = (row: DocumentRow) => (
    <TwoLines
      first={row.issuer}
      second={
        row.state === 'unopened'
          ? t('documents.fromCover', { facts: codeAndDate(row, format.dayMonth) })
          : codeAndDate(row, format.dayMonth)
      }
    />
  );
  return [
    column(outgoing ? 'numberOut' : 'number', 60, (row) => (
      <b className="md">{`${row.entryNumber}${row.entrySuffix}`}</b>
    )),
    column('date', 64, date),
    outgoing
      ? column('code', 150, (row) => <TwoLines first={row.code} second={row.typeName} />)
      : column('source', 164, source),
    column('subject', 'grow', (row) => <Subject row={row} />, 132),
    column('level', 128, (row) => (
      <span data-keep="">
        <LevelChip level={row.level} />
        {row.sampleGround ? (
          <b className="caution cap" title={t('protection.sampleGround')}>
            {' '}
            {t('protection.item.sample')}
          </b>
        ) : null}
      </span>
    )),
    column('holder', 146, (row) => (
      <div data-keep="">
        <TwoLines first={row.holder?.fullName ?? ''} second={<RowState row={row} />} />
      </div>
    )),
  ];
}

/** What its issuer called back has its mark here too: it stands in the place of how far the work is. */
function RowState({ row }: { row: DocumentRow }) {
  const word = stateWord(useT(), row);
  return isCalledBack(row) ? <StateMark meaning={stateMeaning(row)}>{word}</StateMark> : word;
}

function Subject({ row }: { row: DocumentRow }) {
  const t = useT();
  if (row.state === 'cancelled') {
    return (
      <span className="m" data-keep="">
        {t('documents.cancelledRow')}
      </span>
    );
  }
  const missing = missingSubject(row);
  if (missing === null) {
    return (
      <span className="two" title={titleOf(row)}>
        {titleOf(row)}
      </span>
    );
  }
  return (
    <span className="nil">
      <Icon name={row.state === 'unopened' ? 'mail' : 'lock'} size={14} />
      {t(missing)}
    </span>
  );
}
