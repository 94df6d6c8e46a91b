import './books.css';
import { useState } from 'react';
import { Failure } from '../../app/Failure.tsx';
import { PageHead } from '../../app/PageHead.tsx';
import { useQuery } from '../../app/query.ts';
import { useRouter } from '../../app/router.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { SplitPanes } from '../../components/SplitPanes.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import { VirtualList } from '../../components/VirtualList.tsx';
import { useFormat, useT } from '../../i18n/I18n.tsx';
import { BookPrint } from './BookPrint.tsx';
import { useBooks, type Book } from './stores.ts';

/** Sổ đăng ký: every book with its next number, and its print in the statutory form. */
export function BooksPage() {
  const t = useT();
  const { value, error, reload } = useQuery(useBooks, {});
  const opened = useRouter((state) => state.route.id);
  const [selected, setSelected] = useState<string | null>(opened);
  if (error) return <Failure error={error} onRetry={() => void reload()} />;
  if (!value) return <LoadingRows height={77} />;
  const book = value.books.find(({ id }) => id === selected) ?? value.books[0] ?? null;
  return (
    <>
      <PageHead title={t('books.title')}>
        <span className="m cut wide-only">{t('books.lead')}</span>
      </PageHead>
      {book === null ? (
        <EmptyState>{t('books.empty')}</EmptyState>
      ) : (
        <SplitPanes
          panes={[
            {
              id: 'books',
              label: t('books.title'),
              size: 330,
              narrowSize: 270,
              content: (
                <VirtualList
                  label={t('books.title')}
                  items={value.books}
                  keyOf={({ id }) => id}
                  selectedKey={book.id}
                  onSelect={setSelected}
                  renderItem={(item) => <BookRow book={item} />}
                  autoFocus
                />
              ),
            },
            {
              id: 'print',
              label: t('books.print'),
              size: 'grow',
              content: <BookPrint key={book.id} book={book} />,
            },
          ]}
        />
      )}
    </>
  );
}

function BookRow({ book }: { book: Book }) {
  const t = useT();
  const format = useFormat();
  const volume = book.volume > 1 ? `, ${t('books.column.volume').toLocaleLowerCase()} ${book.volume}` : '';
  return (
    <div className="listRow">
      <span className="listRowWho cut">
        {t('desk.bookOfYear', { book: t(`desk.book.${book.kind}`), year: String(book.year) })}
        {volume}
      </span>
      <span className="b">{book.nextNumber}</span>
      <span className="listRowFull cut s bookNext">
        <span>{t('books.given', { count: format.number(book.entries) })}</span>
        <span className="m cap">{t('desk.nextNumber')}</span>
      </span>
      <span className="listRowFull listRowFacts cap">
        <StateMark meaning={book.state === 'open' ? 'running' : 'closed'}>
          {t(`books.state.${book.state}`)}
        </StateMark>
        <span className="m">{t('books.openedOn', { date: format.date(book.openedOn) })}</span>
        {book.waiting > 0 ? (
          <span className="m">{t('desk.bookWaiting', { count: format.number(book.waiting) })}</span>
        ) : null}
      </span>
    </div>
  );
}
