import { mayCall } from '../../data/mayCall.ts';
import { useAsk } from '../../data/ask.ts';
import { useRouter } from '../../data/router.ts';
import { useOpenSession } from '../../data/session.ts';
import { Button } from '../../components/Button.tsx';
import { Icon } from '../../design/Icon.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { firstSteps } from './firstDay.ts';

/**
 * On the empty desk of a new office: what comes first of that which this person may do, each leading to its place; gone when
 * all of it is there.
 */
export function FirstDay() {
  const t = useT();
  const { roles } = useOpenSession();
  const go = useRouter((state) => state.go);
  const people = useAsk('people.list', mayCall(roles, 'people.add') ? {} : null).value;
  const station = useAsk('settings.station', mayCall(roles, 'settings.setScanFolder') ? {} : null).value;
  const books = useAsk('registers.books', mayCall(roles, 'registers.open') ? {} : null).value;
  const peers = useAsk('exchange.peers', mayCall(roles, 'exchange.trustPeer') ? {} : null).value;
  const steps = firstSteps({
    people: people?.people ?? null,
    station,
    books: books?.books ?? null,
    peers: peers?.peers ?? null,
  });
  if (steps.every(({ done }) => done)) return null;
  return (
    <section className="panel firstDay" aria-label={t('desk.firstDay')}>
      <header>
        <h2>{t('desk.firstDay')}</h2>
      </header>
      <ol className="otherPlaces">
        {steps.map(({ id, done, page, params }, at) => (
          <li key={id}>
            {done ? (
              <Icon name="check" tone="done" />
            ) : (
              <span className="m firstDayPlace" aria-hidden="true">
                {at + 1}
              </span>
            )}
            <div className="grow">
              <div className="md">
                {t(`desk.firstDay.${id}`)}
                {done ? <span className="heard"> {t('desk.firstDay.isDone')}</span> : null}
              </div>
              <div className="m cap">{t(`desk.firstDay.${id}.what`)}</div>
            </div>
            {done ? (
              <span className="m cap" aria-hidden="true">
                {t('desk.firstDay.isDone')}
              </span>
            ) : (
              <Button size="small" onPress={() => go(page, { params })}>
                {t('common.open')}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
