import { useCallback, useMemo } from 'react';
import type { DocumentRow } from '../../../../shared/ipc/contract/documents.ts';
import { useOpenSession } from '../../../data/session.ts';
import { DueClock } from '../../../components/DueClock.tsx';
import { LevelChip } from '../../../components/LevelChip.tsx';
import { StateMark } from '../../../components/StateMark.tsx';
import { UrgencyMark } from '../../../components/UrgencyMark.tsx';
import { ListRow, VirtualList } from '../../../components/VirtualList.tsx';
import type { GroupHeading } from '../../../components/useVirtualRows.ts';
import { useWords } from '../../../i18n/I18n.tsx';
import { isOutgoing, missingSubject, stateMeaning, stateWord, titleOf } from '../words.ts';
import type { RowsProps } from './BookRows.tsx';

const keyOf = (row: DocumentRow): string => row.id;

/** Three lines an entry, under the days on which they were entered. */
export function DocumentList(props: RowsProps) {
  const { t, format } = useWords();
  const perDay = useMemo(() => countPerDay(props.pages.rows), [props.pages.rows]);
  const { pages } = props;
  const lastDay = pages.rows[pages.rows.length - 1]?.enteredOn;
  const groupOf = useCallback(
    (row: DocumentRow): GroupHeading => ({
      id: row.enteredOn,
      title: format.weekdayDate(row.enteredOn),
      // a day that may go on below is not counted yet
      ...(row.enteredOn === lastDay && pages.next !== null ? {} : { detail: perDay.get(row.enteredOn) ?? 0 }),
    }),
    [format, perDay, lastDay, pages.next],
  );
  return (
    <VirtualList
      label={t(props.title)}
      items={pages.rows}
      keyOf={keyOf}
      groupOf={groupOf}
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
      renderItem={(row) => <Row row={row} today={props.today} />}
    />
  );
}

function countPerDay(rows: readonly DocumentRow[]): ReadonlyMap<string, number> {
  const days = new Map<string, number>();
  for (const row of rows) days.set(row.enteredOn, (days.get(row.enteredOn) ?? 0) + 1);
  return days;
}

function Row({ row, today }: { row: DocumentRow; today: string }) {
  const { t, format } = useWords();
  const { userId } = useOpenSession();
  const missing = missingSubject(row);
  const cancelled = row.state === 'cancelled';
  const waitsForMe = row.holder?.id === userId && (row.state === 'presented' || row.state === 'directed');
  return (
    <ListRow
      who={isOutgoing(row.book) ? `${row.code} · ${row.typeName}` : row.issuer}
      when={format.time(row.enteredMs)}
      unread={waitsForMe}
      subject={
        missing === null ? (
          <span className={cancelled ? 'struck m' : ''} title={titleOf(row)}>
            {titleOf(row)}
          </span>
        ) : (
          <span className="m">{t(missing)}</span>
        )
      }
      facts={
        <>
          <span className="md">{`${row.entryNumber}${row.entrySuffix}`}</span>
          {isOutgoing(row.book) ? null : <span className="m cut">{row.code}</span>}
          {row.level === 'none' ? null : <LevelChip level={row.level} />}
          {row.sampleGround ? (
            <b className="caution cap" title={t('protection.sampleGround')}>
              {t('protection.item.sample')}
            </b>
          ) : null}
          <UrgencyMark urgency={row.urgency} time={row.dueTime} />
          <span className="end" />
          <StateMark meaning={stateMeaning(row)}>{stateWord(t, row)}</StateMark>
          <DueClock dueOn={row.dueOn} dueTime={row.dueTime} lateDays={row.lateDays} today={today} short />
        </>
      }
    />
  );
}
