import './documents.css';
import { useRef, type ReactNode } from 'react';
import { civilDateAt, yearOf } from '../../../shared/domain/calendar/civilDate.ts';
import type { BookKind } from '../../../shared/ipc/schemas.ts';
import { usePages, useQuery } from '../../app/query.ts';
import { useRoute, useRouter } from '../../app/router.ts';
import { useOpenSession } from '../../app/session.ts';
import { StatusNote } from '../../app/StatusLine.tsx';
import { useFormat, useT, type MessageKey } from '../../i18n/I18n.tsx';
import { BookFilter } from './list/BookFilter.tsx';
import { useBookFilter } from './list/bookFilter.ts';
import { BookHead, useBooksOf } from './list/BookHead.tsx';
import { BookRows } from './list/BookRows.tsx';
import { RecordPanes } from './RecordPanes.tsx';
import { useCounts, useRows } from './stores.ts';
import { seesOnlyOwn } from './words.ts';

export interface BookPageProps {
  kind: BookKind;
  title: MessageKey;
  look: 'list' | 'table';
  actions: ReactNode;
}

/** One register: its book, the filter line, the rows, and the record that is open. */
export function BookPage({ kind, title, look, actions }: BookPageProps) {
  const t = useT();
  const today = civilDateAt(Date.now());
  const { id } = useRoute();
  const { roles } = useOpenSession();
  const replace = useRouter((state) => state.replace);
  const filter = useBookFilter(kind, yearOf(today));
  const books = useBooksOf(kind);
  const counts = useQuery(useCounts, { book: kind });
  const pages = usePages(useRows, filter.filter);
  const input = useRef<HTMLInputElement>(null);
  const rowsArea = useRef<HTMLDivElement>(null);
  const current =
    pages.filter?.book === kind ? pages : { ...pages, rows: [], next: null, status: 'loading' as const };
  const bookTotal = books
    .filter((book) => book.year === filter.year)
    .reduce((sum, book) => sum + book.entries, 0);
  const whole = current.status === 'ready' && current.next === null;
  const known = filter.narrowed || bookTotal < current.rows.length ? null : bookTotal;
  const total = current.total ?? (whole ? current.rows.length : known);
  const focusRows = (): void => rowsArea.current?.querySelector<HTMLElement>('[data-keys]')?.focus();
  const focusRecord = (): void =>
    document
      .querySelector<HTMLElement>(
        '[data-pane="detail"] [data-pane-focus], [data-pane="record"] [data-pane-focus]',
      )
      ?.focus();
  return (
    <>
      <BookHead
        kind={kind}
        title={title}
        books={books}
        year={filter.year}
        onYear={filter.setYear}
        actions={actions}
        own={seesOnlyOwn(kind, roles) ? (counts.value?.all ?? 0) : null}
      />
      <BookFilter book={kind} state={filter} counts={counts.value} inputRef={input} onDone={focusRows} />
      <RecordPanes
        screen={kind}
        id={id}
        today={today}
        look={look === 'list' ? 'three' : 'two'}
        rowsLabel={t(title)}
        rows={
          <div className="rowsArea" ref={rowsArea}>
            <BookRows
              filter={filter}
              look={look}
              title={title}
              pages={current}
              selectedId={id}
              onSelect={(next) => replace({ id: next })}
              onOpen={focusRecord}
              onFilter={() => {
                input.current?.focus();
              }}
              total={total}
              today={today}
              autoFocus={!filter.touched}
            />
          </div>
        }
      />
      <Place at={current.rows.findIndex((row) => row.id === id)} total={total} />
    </>
  );
}

function Place({ at, total }: { at: number; total: number | null }) {
  const t = useT();
  const format = useFormat();
  if (at < 0) return null;
  const index = format.number(at + 1);
  return (
    <StatusNote>
      {total === null
        ? t('common.positionUnknown', { index })
        : t('common.position', { index, total: format.number(total) })}
    </StatusNote>
  );
}
