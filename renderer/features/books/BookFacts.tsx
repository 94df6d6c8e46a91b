import { mayCall } from '../../data/mayCall.ts';
import { useAsk } from '../../data/ask.ts';
import { useRouter, type PageName } from '../../data/router.ts';
import { useOpenSession } from '../../data/session.ts';
import { Button } from '../../components/Button.tsx';
import { useWords } from '../../i18n/I18n.tsx';
import { BookActs } from './BookActs.tsx';
import { type Book } from './stores.ts';
import { bookName } from './words.ts';

const LISTS: Readonly<Partial<Record<Book['kind'], PageName>>> = {
  incoming: 'incoming',
  outgoing: 'outgoing',
  'classified-incoming': 'classifiedIn',
  'classified-outgoing': 'classifiedOut',
};

/** Books whose columns are those of a decree for State offices; secrets have their own law, for all. */
const isPlain = (kind: Book['kind']): boolean => kind === 'incoming' || kind === 'outgoing';

/** Name, counts, keeper, and of a closed book the hash with the answer whether its lines still give it. */
export function BookFacts({ book }: { book: Book }) {
  const { t, format } = useWords();
  const { roles, office } = useOpenSession();
  const go = useRouter((state) => state.go);
  const list = LISTS[book.kind];
  const checks = book.closedHash !== null && mayCall(roles, 'registers.verify');
  const { value } = useAsk('registers.verify', checks ? { bookId: book.id } : null);
  return (
    <header className="bookFacts">
      <div className="grow">
        <h2 className="sec">{bookName(t, book)}</h2>
        <div className="m cap">
          {book.nextNumber === book.firstNumber
            ? t('registers.from', { first: book.firstNumber })
            : t('registers.range', { first: book.firstNumber, last: book.nextNumber - 1 })}
          {book.volume === 1 && book.firstNumber > 1
            ? ` · ${t('registers.onPaper', { last: book.firstNumber - 1 })}`
            : ''}
          {' · '}
          {t('books.openedOn', { date: format.date(book.openedOn) })}
          {' · '}
          {t('registers.counts', {
            entries: book.entries,
            cancelled: book.cancelled,
            reserved: book.reserved,
          })}
          {book.keeper === null ? '' : ` · ${t('registers.keeper', { name: book.keeper })}`}
          {' · '}
          {t('books.form', { ground: book.formGround })}
          {office.kind === 'party' && isPlain(book.kind) ? ` (${t('books.form.party')})` : ''}
        </div>
        {book.closedHash === null || book.closedMs === null ? null : (
          <div className="cap bookHash">
            <span className={value?.intact === false ? 'danger b' : 'm'}>
              {t(value?.intact === false ? 'registers.changed' : 'registers.closedOn', {
                at: format.dateTime(book.closedMs),
              })}
            </span>{' '}
            <span className="code" data-selectable="">
              {book.closedHash}
            </span>
          </div>
        )}
      </div>
      {list === undefined ? null : (
        <Button size="small" icon="list" onPress={() => go(list)}>
          {t('word.openTheList')}
        </Button>
      )}
      {mayCall(roles, 'registers.close') ? <BookActs book={book} /> : null}
    </header>
  );
}
