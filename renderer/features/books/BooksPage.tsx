import './books.css';
import { useEffect, useState } from 'react';
import { yearOf } from '../../../shared/domain/calendar/civilDate.ts';
import { isActBook, REGISTER_KINDS } from '../../../shared/domain/document/bookKinds.ts';
import { Failure } from '../../forms/Failure.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { PageHead } from '../../parts/frame/PageHead.tsx';
import { focusList, focusPane } from '../../focus/panes.ts';
import { useAsk } from '../../data/ask.ts';
import { useRoute } from '../../data/router.ts';
import { useOpenSession } from '../../data/session.ts';
import { useWantedTab } from '../../data/useWantedTab.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { ScrollPane } from '../../components/ScrollPane.tsx';
import { SplitPanes } from '../../components/SplitPanes.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import { Tabs } from '../../components/Tabs.tsx';
import { VirtualList } from '../../components/VirtualList.tsx';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { ActLines } from './ActLines.tsx';
import { ArchivePane } from './archive/ArchivePane.tsx';
import { DossiersPane } from './dossiers/DossiersPane.tsx';
import { BookFacts } from './BookFacts.tsx';
import { chosenItem, type Item, keyOf, type Missing } from './bookItems.ts';
import { BookPrint } from './BookPrint.tsx';
import { Handovers } from './Handovers.tsx';
import { RequestList, ReservationList } from './RequestList.tsx';
import { StatisticsPane } from './StatisticsPane.tsx';
import { type Book } from './stores.ts';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { OpenBook } from './OpenBook.tsx';
import { saysVolume } from './words.ts';

type View = 'book' | 'requests' | 'handovers' | 'dossiers' | 'archive' | 'statistics';

/** The views that take the focus as soon as they stand. */
const TAKES_KEYS: ReadonlySet<View> = new Set<View>(['requests', 'handovers', 'statistics']);

/** Sổ đăng ký: the eight books by year with their counts and acts, requests, hand-over, statistics, print. */
export function BooksPage() {
  const t = useT();
  const { roles } = useOpenSession();
  const { value, error, reload } = useAsk('registers.books', {});
  const { value: choices } = useAsk('rules.choices', {});
  const asksLeader = mayCall(roles, 'registers.requests');
  const { value: asked } = useAsk('registers.requests', asksLeader ? { bookId: null, open: true } : null);
  const { id: opened, params } = useRoute();
  const [selected, setSelected] = useState<string | null>(opened);
  const [wanted, setView] = useWantedTab<View>('view', 'book');
  const mayOpen = mayCall(roles, 'registers.open');
  // for who decides, what is to be decided; for who asked, also what was approved and is to be entered
  const decides = mayCall(roles, 'registers.decide');
  const waiting = asked?.requests.filter(({ state }) => !decides || state === 'asked').length ?? 0;
  // who sees no book of their own, a leader of a classified vault, has what waits for a decision before them
  const seesNone = value?.books.length === 0 && !mayOpen;
  const view = seesNone && waiting > 0 && wanted === 'book' ? 'requests' : wanted;
  // gone to by its name, the pane is there only when the books were read
  const loaded = value !== null;
  // what a button of the head opened has the focus; the list of books beside it would put a book in its place
  useEffect(() => {
    if (loaded && (view !== 'book' || params['tab'] !== undefined)) focusPane('book');
  }, [view, params, loaded]);
  if (error) return <Failure error={error} onRetry={() => void reload()} />;
  if (!value) return <LoadingRows height={77} />;
  const items = itemsOf(value.books, choices?.today, mayOpen);
  const item = chosenItem(items, selected);
  const views: readonly { id: View; may: boolean; text: string }[] = [
    { id: 'requests', may: asksLeader, text: t('registers.view.requests', { count: waiting }) },
    { id: 'handovers', may: mayCall(roles, 'registers.handovers'), text: t('registers.view.handovers') },
    { id: 'dossiers', may: mayCall(roles, 'dossiers.list'), text: t('dossiers.view') },
    { id: 'archive', may: mayCall(roles, 'archive.choices'), text: t('archive.view') },
    { id: 'statistics', may: mayCall(roles, 'registers.statistics'), text: t('registers.view.statistics') },
  ];
  return (
    <>
      <PageHead
        title={t('books.title')}
        actions={views
          .filter(({ may }) => may)
          .map(({ id, text }) => (
            <Button
              key={id}
              kind={view === id ? 'primary' : 'secondary'}
              onPress={() => setView(view === id ? 'book' : id)}
            >
              {text}
            </Button>
          ))}
      >
        <span className="m cut wide-only">{t('books.lead')}</span>
      </PageHead>
      {item === null && view === 'book' ? (
        <EmptyState>{t(seesNone ? 'books.noneSeen' : 'books.empty')}</EmptyState>
      ) : (
        <SplitPanes
          panes={[
            ...(items.length === 0
              ? []
              : [
                  {
                    id: 'books',
                    label: t('books.title'),
                    size: 330,
                    narrowSize: 270,
                    content: (
                      <VirtualList
                        label={t('books.title')}
                        items={items}
                        keyOf={keyOf}
                        selectedKey={item === null ? null : keyOf(item)}
                        onSelect={(key) => {
                          setSelected(key);
                          setView('book');
                        }}
                        renderItem={(each) =>
                          'missing' in each ? <MissingRow item={each} /> : <BookRow book={each} />
                        }
                        autoFocus={!TAKES_KEYS.has(view)}
                      />
                    ),
                  },
                ]),
            {
              id: 'book',
              label: t('word.book'),
              size: 'grow',
              content: <Pane view={view} item={item} books={value.books} />,
            },
          ]}
        />
      )}
    </>
  );
}

/** Every book there is; for who may open them, the books of this year that are still missing stand last. */
function itemsOf(books: readonly Book[], today: string | undefined, mayOpen: boolean): readonly Item[] {
  if (today === undefined || !mayOpen) return books;
  const year = yearOf(today);
  const missing = REGISTER_KINDS.filter(
    (kind) => !books.some((book) => book.kind === kind && book.year === year),
  );
  return [...books, ...missing.map((kind) => ({ missing: kind, year }))];
}

function Pane({ view, item, books }: { view: View; item: Item | null; books: readonly Book[] }) {
  const t = useT();
  if (view === 'requests')
    return (
      <ScrollPane label={t('registers.requests')} takesFocus>
        <RequestList bookId={null} />
      </ScrollPane>
    );
  if (view === 'handovers') return <Handovers books={books} />;
  if (view === 'dossiers') return <DossiersPane />;
  if (view === 'archive') return <ArchivePane />;
  if (view === 'statistics') return <StatisticsPane />;
  if (item === null) return null;
  if ('missing' in item) return <OpenBook key={keyOf(item)} item={item} />;
  return <BookPane key={item.id} book={item} />;
}

/** The tab that the way to this book asked for. */
function useWantedOf(bookId: string): string | null {
  const { id, params } = useRoute();
  return id === bookId ? (params['tab'] ?? null) : null;
}

function BookPane({ book }: { book: Book }) {
  const t = useT();
  const { roles } = useOpenSession();
  const { kind } = book;
  const ofActs = isActBook(kind);
  const wanted = useWantedOf(book.id);
  const [tab, setTab] = useState<string>(wanted ?? (ofActs ? 'lines' : 'print'));
  // Ctrl P from another tab leads to where the pages are made, or to why there are none
  const toPrint = (): void => {
    setTab('print');
    requestAnimationFrame(() => focusPane('book'));
  };
  // of a book just opened the button that opened it is gone: the focus goes to its line in the list of books
  useEffect(focusList, []);
  useShortcuts('print', tab === 'print' ? {} : { 'app.print': toPrint });
  const seesNumbers = !ofActs && mayCall(roles, 'registers.reservations');
  const tabs = [
    ...(ofActs
      ? [
          {
            id: 'lines',
            title: t('registers.tab.lines'),
            count: book.entries,
            content: <ActLines kind={kind} year={book.year} open={book.state !== 'closed'} />,
          },
        ]
      : []),
    { id: 'print', title: t('registers.tab.print'), content: <BookPrint book={book} /> },
    ...(seesNumbers
      ? [
          {
            id: 'numbers',
            title: t('registers.tab.numbers'),
            count: book.reserved + book.requests,
            content: (
              <ScrollPane label={t('registers.tab.numbers')} takesFocus>
                <ReservationList bookId={book.id} />
                <RequestList bookId={book.id} />
              </ScrollPane>
            ),
          },
        ]
      : []),
  ];
  return (
    <div className="col grow">
      <BookFacts book={book} />
      <Tabs label={t('word.book')} tabs={tabs} value={tab} onChange={setTab} />
    </div>
  );
}

function MissingRow({ item }: { item: Missing }) {
  const t = useT();
  return (
    <div className="listRow">
      <span className="listRowWho cut m">
        {t('desk.bookOfYear', { book: t(`desk.book.${item.missing}`), year: String(item.year) })}
      </span>
      <span className="listRowFull listRowFacts cap">
        <StateMark meaning="new">{t('registers.notOpen')}</StateMark>
      </span>
    </div>
  );
}

const STATES = { open: 'running', full: 'done', closed: 'closed' } as const;

function BookRow({ book }: { book: Book }) {
  const { t, format } = useWords();
  const volume = saysVolume(book) ? `, ${t('books.column.volume').toLocaleLowerCase()} ${book.volume}` : '';
  return (
    <div className="listRow">
      <span className="listRowWho cut">
        {t('desk.bookOfYear', { book: t(`desk.book.${book.kind}`), year: String(book.year) })}
        {volume}
      </span>
      <span className="b">{book.state === 'open' ? book.nextNumber : ''}</span>
      <span className="listRowFull cut s bookNext">
        <span>{t('books.given', { count: format.number(book.entries) })}</span>
        <span className="m cap">{book.state === 'open' ? t('desk.nextNumber') : ''}</span>
      </span>
      <span className="listRowFull listRowFacts bookRowFacts cap">
        <StateMark meaning={STATES[book.state]}>{t(`books.state.${book.state}`)}</StateMark>
        {book.waiting > 0 ? (
          <span className="m">{t('desk.bookWaiting', { count: format.number(book.waiting) })}</span>
        ) : null}
        {book.reserved + book.requests > 0 ? (
          <span className="caution">{t('registers.pending', { count: book.reserved + book.requests })}</span>
        ) : null}
        <span className="m">{t('books.openedOn', { date: format.date(book.openedOn) })}</span>
      </span>
    </div>
  );
}
