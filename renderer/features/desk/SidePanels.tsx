import type { Output } from '../../../shared/ipc/contract.ts';
import { PAGE_OF_BOOK } from '../../parts/navigation/bookPages.ts';
import { Failure } from '../../forms/Failure.tsx';
import { useAsk } from '../../data/ask.ts';
import { useRouter } from '../../data/router.ts';
import { LinkButton } from '../../components/LinkButton.tsx';
import { Icon } from '../../design/Icon.tsx';
import { useWords } from '../../i18n/I18n.tsx';
import { numberOf, placeOf } from './words.ts';
import { Panel } from '../../parts/frame/Panel.tsx';

/** The books that are open now, each with the number that the next entry will take. */
export function BooksPanel() {
  const { t, format } = useWords();
  const go = useRouter((state) => state.go);
  const { value, error } = useAsk('registers.books', {});
  // the books of acts fill themselves; what is typed goes into these
  const open = (value?.books ?? []).filter(
    ({ kind, state }) => state === 'open' && PAGE_OF_BOOK[kind] !== 'books',
  );
  return (
    <section className="panel" aria-label={t('desk.books')}>
      <header>
        <h2 className="nowrap">{t('desk.books')}</h2>
        {open.length > 0 ? (
          <span className="m cap nowrap wide-only" aria-hidden="true">
            {t('desk.nextNumber')}
          </span>
        ) : null}
        <span className="end" />
        <LinkButton onPress={() => go('books')}>{t('desk.booksOpen')}</LinkButton>
      </header>
      {error ? <Failure error={error} /> : null}
      {value && open.length === 0 ? <p className="pad m">{t('desk.noBooks')}</p> : null}
      <ul className="deskLines deskBooks">
        {open.map((book) => (
          <li key={book.id}>
            <span className="b">
              <span className="heard">{t('desk.nextNumber')} </span>
              {book.nextNumber}
            </span>
            <div className="grow cut">
              <LinkButton onPress={() => go(PAGE_OF_BOOK[book.kind])}>
                {t('desk.bookOfYear', { book: t(`desk.book.${book.kind}`), year: String(book.year) })}
              </LinkButton>
            </div>
            <span className="m cap nowrap">
              {book.waiting > 0 ? t('desk.bookWaiting', { count: format.number(book.waiting) }) : ''}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How many of the last entries the panel shows; the rest stands in the books. */
const SHOWN = 3;

export function LastEntriesPanel({
  entries,
  today,
}: {
  entries: Output<'desk.summary'>['lastEntries'];
  today: string;
}) {
  const { t, format } = useWords();
  const go = useRouter((state) => state.go);
  const when = (ms: number): string =>
    format.dayOf(ms) === today ? format.time(ms) : format.dayMonth(format.dayOf(ms));
  return (
    <Panel title={t('desk.last')}>
      {entries.length === 0 ? <p className="pad m">{t('desk.noneRegistered')}</p> : null}
      <ul className="deskLines">
        {entries.slice(0, SHOWN).map((entry) => (
          <li key={entry.id}>
            <span className="md nowrap">{numberOf(t, entry)}</span>
            <div className="grow">
              <div className="cut" title={entry.issuer}>
                <LinkButton onPress={() => go(placeOf(entry).page, { id: entry.id })}>
                  {entry.issuer || entry.title || t('desk.noTitle')}
                </LinkButton>
              </div>
              <div className="m cap cut">{entry.code}</div>
            </div>
            <span className="m cap">{when(entry.atMs)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

export function ExchangePanel() {
  const { t, format } = useWords();
  const go = useRouter((state) => state.go);
  const { value, error } = useAsk('exchange.summary', {});
  return (
    <Panel
      title={t('desk.exchange')}
      end={<LinkButton onPress={() => go('exchange')}>{t('common.open')}</LinkButton>}
    >
      {error ? <Failure error={error} /> : null}
      {value ? (
        <>
          <dl className="deskTrio">
            <div>
              <dd>{format.number(value.waitingOut)}</dd>
              <dt>{t('desk.exchange.out')}</dt>
            </div>
            <div>
              <dd>{format.number(value.waitingIn)}</dd>
              <dt>{t('desk.exchange.in')}</dt>
            </div>
            <div>
              <dd className={value.quarantined > 0 ? 'danger' : ''}>{format.number(value.quarantined)}</dd>
              <dt>{t('desk.exchange.quarantine')}</dt>
            </div>
          </dl>
          <div className="pad deskReceipt">
            <div>
              {value.lastReceiptMs === null
                ? t('desk.noReceipt')
                : t('desk.lastReceipt', { when: format.dateTime(value.lastReceiptMs) })}
            </div>
            {value.gaps
              .filter((gap) => gap.missing.length > 0)
              .slice(0, 2)
              .map((gap) => (
                <div key={gap.peer} className="danger row top gap-4">
                  <Icon name="refused" size={14} />
                  <span className="grow">
                    {t('desk.gap', { numbers: gap.missing.slice(0, 5).join(', '), peer: gap.peer })}
                  </span>
                </div>
              ))}
          </div>
        </>
      ) : null}
    </Panel>
  );
}

/** Where this person's own phiếu trình are. */
export function OwnProposalsPanel() {
  const { t, format } = useWords();
  const go = useRouter((state) => state.go);
  const { value, error } = useAsk('proposals.counts', {});
  return (
    <Panel
      title={t('desk.proposals')}
      end={<LinkButton onPress={() => go('proposals')}>{t('common.open')}</LinkButton>}
    >
      {error ? <Failure error={error} /> : null}
      {value ? (
        <dl className="deskTrio">
          {(['waiting', 'open', 'done'] as const).map((box) => (
            <div key={box}>
              <dd>{format.number(value[box])}</dd>
              <dt>{t(`desk.proposals.${box}`)}</dt>
            </div>
          ))}
        </dl>
      ) : null}
    </Panel>
  );
}
