import { useWords } from '../../i18n/I18n.tsx';
import type { Envelope } from './stores.ts';

/** Every receipt that the recipient signed, oldest first, with what it found when it counted. */
export function Receipts({ events }: Pick<Envelope, 'events'>) {
  const { t, format } = useWords();
  const wordOf = (event: string): string => {
    const key = `exchange.event.${event}`;
    return t.has(key) ? t(key) : event;
  };
  if (events.length === 0) return null;
  return (
    <section aria-label={t('exchange.receipts')}>
      <h3 className="sec">{t('exchange.receipts')}</h3>
      <ul className="signerLines mt4">
        {events.map((event, index) => {
          const differs = Object.entries(event.checks ?? {}).filter(([, inOrder]) => !inOrder);
          return (
            <li key={index}>
              <div className="grow">
                <div>
                  {wordOf(event.event)}
                  {event.entryNumber === null
                    ? ''
                    : `, ${t('exchange.event.number', { number: event.entryNumber })}`}
                </div>
                <div className="m cap">
                  {format.dateTime(event.toldMs)}
                  {event.status === null ? '' : ` · ${t('exchange.event.status', { code: event.status })}`}
                </div>
                {event.countedPages === null ? null : (
                  <div className="m cap">{t('exchange.event.counted', { counted: event.countedPages })}</div>
                )}
                {differs.length === 0 ? null : (
                  <div className="danger cap">
                    {t('exchange.event.differs', {
                      what: differs.map(([check]) => t(`exchange.four.${check as 'pages'}`)).join(', '),
                    })}
                  </div>
                )}
                {event.reason === '' || event.event === 'purged' ? null : (
                  <div className="s preline">{event.reason}</div>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
