import './documents.css';
import { isWriting } from '../../focus/writing.ts';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { yearOf } from '../../../shared/domain/calendar/civilDate.ts';
import type { DocumentFilter } from '../../../shared/ipc/contract/documentFilter.ts';
import type { DocumentRow } from '../../../shared/ipc/contract/documents.ts';
import type { BookKind } from '../../../shared/ipc/schemas.ts';
import { useAnswer, useAsk } from '../../data/ask.ts';
import { notLed, openNeighbour, useLedPlace } from '../../data/nextWaiting.ts';
import { usePages, type PagesState } from '../../data/keysetPages.ts';
import { useRoute, useRouter } from '../../data/router.ts';
import { useOpenSession } from '../../data/session.ts';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { StatusNote } from '../../parts/frame/StatusLine.tsx';
import { useT, type MessageKey, useWords } from '../../i18n/I18n.tsx';
import { BookFilter } from './list/BookFilter.tsx';
import { useBookFilter } from './list/bookFilter.ts';
import { BookHead, useBooksOf } from './list/BookHead.tsx';
import { BookRows } from './list/BookRows.tsx';
import { stepTo } from './list/ledTo.ts';
import { RecordPanes } from './RecordPanes.tsx';
import { useRows } from './stores.ts';
import { seesOnlyOwn } from './words.ts';
import { officeToday } from '../../data/clock.ts';

export interface BookPageProps {
  kind: BookKind;
  title: MessageKey;
  look: 'list' | 'table';
  actions: ReactNode;
}

/** One register: its book, the filter line, the rows, and the record that is open. */
export function BookPage({ kind, title, look, actions }: BookPageProps) {
  const t = useT();
  const today = officeToday();
  const { id, params } = useRoute();
  // whoever comes to copy under a permit has the focus there
  const [led] = useState(params['permit'] !== undefined);
  const { roles } = useOpenSession();
  const replace = useRouter((state) => state.replace);
  const filter = useBookFilter(kind, yearOf(today));
  const books = useBooksOf(kind);
  const counts = useAsk('documents.counts', { book: kind });
  const pages = usePages(useRows, filter.filter);
  const input = useRef<HTMLInputElement>(null);
  const rowsArea = useRef<HTMLDivElement>(null);
  const current =
    pages.filter?.book === kind ? pages : { ...pages, rows: [], next: null, status: 'loading' as const };
  const bookTotal = books
    .filter((book) => book.year === filter.year)
    .reduce((sum, book) => sum + book.entries, 0);
  const fromNewest = current.from === null;
  const whole = current.status === 'ready' && current.next === null && fromNewest;
  const known = filter.narrowed || bookTotal < current.rows.length ? null : bookTotal;
  const total = current.total ?? (whole ? current.rows.length : known);
  const focusRows = (): void => rowsArea.current?.querySelector<HTMLElement>('[data-keys]')?.focus();
  const choose = (next: string): void => {
    if (next !== id) notLed();
    replace({ id: next });
  };
  const jump = useJump(current, (next) => replace({ id: next }));
  useLedTo(id, filter.narrowed ? null : { kind, year: filter.year }, current, {
    toYear: filter.leadToYear,
    toNumber: jump.onNumber,
  });
  // from the record itself, as in the list: J and K open its neighbours
  const step = (by: number): boolean => {
    if (id === null || isWriting()) return false;
    return openNeighbour(
      id,
      by,
      current.rows.map((row) => row.id),
    );
  };
  useShortcuts('detail', {
    'detail.following': () => step(1),
    'detail.previous': () => step(-1),
  });
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
              onSelect={choose}
              onOpen={focusRecord}
              onFilter={() => {
                input.current?.focus();
              }}
              {...jump}
              total={total}
              today={today}
              autoFocus={!filter.touched && !led}
            />
          </div>
        }
      />
      <Place id={id} at={fromNewest ? current.rows.findIndex((row) => row.id === id) : -1} total={total} />
    </>
  );
}

/** Rows above the wanted one, so that it does not stand at the very edge. */
const CONTEXT = 4;

/** A number typed in the list: the list begins there, that line is chosen; Home goes back to the newest. */
function useJump(pages: PagesState<DocumentFilter, DocumentRow>, choose: (id: string) => void) {
  const t = useT();
  const [reveal, setReveal] = useState<{ readonly key: string } | null>(null);
  const [missing, setMissing] = useState<number | null>(null);
  const show = (number: number, id?: string): boolean => {
    const row = useRows
      .getState()
      .rows.find((each) => (id === undefined ? each.entryNumber === number : each.id === id));
    if (row === undefined) return false;
    choose(row.id);
    setReveal({ key: row.id });
    return true;
  };
  return {
    reveal,
    news:
      missing !== null && !pages.rows.some((row) => row.entryNumber === missing)
        ? t('common.noNumber', { number: missing })
        : pages.from === null || pages.rows.length === 0
          ? null
          : t('common.startsAt', { number: pages.rows[0]?.entryNumber ?? pages.from }),
    /**
     * `id`: of the lines of that number (47, 47a) the one that is meant. It is open already, and may have no line here
     * (opened in an emergency): nobody typed a number that would have to be said to be missing.
     */
    onNumber: (number: number, id?: string): void => {
      setMissing(null);
      if (show(number, id)) return;
      void pages.startAt(number + CONTEXT).then(async () => {
        if (show(number, id)) return;
        if (id === undefined) setMissing(number);
        await pages.startAt(null);
      });
    },
    onHome:
      pages.from === null
        ? undefined
        : (): void => {
            setMissing(null);
            void pages.startAt(null).then(() => show(useRows.getState().rows[0]?.entryNumber ?? 0));
          },
  };
}

/**
 * A line that was led to (just entered as 47a, found by its words) and lies beyond the rows that are here: the list
 * turns to its year and begins at its number, once, as if those had been chosen.
 */
function useLedTo(
  id: string | null,
  list: { readonly kind: BookKind; readonly year: number | null } | null,
  { status, rows }: PagesState<DocumentFilter, DocumentRow>,
  lead: { toYear: (year: number) => void; toNumber: (number: number, id: string) => void },
): void {
  const record = useAnswer('documents.get', id === null ? null : { id });
  const led = useRef<string | null>(null);
  const here = rows.some((row) => row.id === id);
  useEffect(() => {
    if (here) led.current = id;
    if (id === null || led.current === id || status !== 'ready' || record === null) return;
    const step = list === null ? null : stepTo(record, list);
    if (step !== null && 'year' in step) {
      lead.toYear(step.year);
      return; // its number is looked for when the rows of that year are here
    }
    led.current = id;
    if (step !== null) lead.toNumber(step.number, record.id);
  });
}

/** Of the list that led here where one did, else of the book. */
function Place({ id, at, total }: { id: string | null; at: number; total: number | null }) {
  const { t, format } = useWords();
  const led = useLedPlace(id);
  if (led !== null) {
    const { name } = led;
    const place = { index: format.number(led.at + 1), total: format.number(led.total) };
    return <StatusNote>{t('common.positionLed', { name, ...place })}</StatusNote>;
  }
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
