import { useState } from 'react';
import type { Output } from '../../../../shared/ipc/contract.ts';
import { host } from '../../../data/bridge.ts';
import { Failure } from '../../../forms/Failure.tsx';
import { mayCall } from '../../../data/mayCall.ts';
import { useAsk } from '../../../data/ask.ts';
import { useOpenSession } from '../../../data/session.ts';
import { useAct } from '../../../data/useAct.ts';
import { Button } from '../../../components/Button.tsx';
import { Tag } from '../../../components/Tag.tsx';
import { useToasts } from '../../../components/toastStore.ts';
import { useWords } from '../../../i18n/I18n.tsx';
import { IssueDirectory } from './IssueDirectory.tsx';
type Event = Output<'directory.get'>['events'][number];

/** Older changes are in the file; the list on the page stays short. */
const SHOWN_EVENTS = 200;

/** The signed directory of offices: who merged, was renamed or is no more, since when and by which decision. */
export function Offices() {
  const { t, format } = useWords();
  const { roles } = useOpenSession();
  const { value } = useAsk('directory.get', {});
  const act = useAct();
  const [issuing, setIssuing] = useState(false);
  if (value === null) return null;
  const { inForce, events } = value;
  const take = (): Promise<boolean> =>
    act.run(
      () => host().readDirectory(),
      (taken) => {
        if (taken) useToasts.getState().show({ text: t('exchange.offices.taken', { issuer: taken.issuer }) });
      },
    );
  const save = (): Promise<boolean> =>
    act.run(
      () => host().saveDirectory(),
      (saved) => {
        if (saved) useToasts.getState().show({ text: t('exchange.offices.saved') });
      },
    );
  return (
    <section className="panel" aria-label={t('exchange.offices.title')} data-pane="offices">
      <header>
        <h2>{t('exchange.offices.title')}</h2>
        <span className="m cap cut">
          {inForce === null
            ? ''
            : t('exchange.offices.inForce', {
                issuer: inForce.issuer,
                date: format.date(format.dayOf(inForce.issuedMs)),
                count: inForce.offices,
              })}
        </span>
        <span className="end" />
        {mayCall(roles, 'directory.issue') && value.mayIssue ? (
          <Button size="small" icon="stamp" onPress={() => setIssuing(true)}>
            {t('exchange.offices.issue')}
          </Button>
        ) : null}
        {mayCall(roles, 'directory.saveTo') && inForce !== null ? (
          <Button size="small" icon="outbox" disabled={act.busy} onPress={() => void save()}>
            {t('exchange.offices.save')}
          </Button>
        ) : null}
        {mayCall(roles, 'directory.read') ? (
          <Button size="small" icon="folder" disabled={act.busy} onPress={() => void take()}>
            {t('exchange.offices.take')}
          </Button>
        ) : null}
      </header>
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
      {inForce === null ? <p className="pad s">{t('exchange.offices.none')}</p> : null}
      {inForce !== null && events.length === 0 ? (
        <p className="pad s">{t('exchange.offices.allGoOn')}</p>
      ) : null}
      <ul className="peerLines">
        {events.slice(0, SHOWN_EVENTS).map((event) => (
          <EventLine key={`${event.of}/${event.code}/${event.on}`} event={event} />
        ))}
      </ul>
      {issuing ? <IssueDirectory onClose={() => setIssuing(false)} /> : null}
    </section>
  );
}

function EventLine({ event }: { event: Event }) {
  const { t, format } = useWords();
  const { kind, name, code, ground, on, before, successor } = event;
  return (
    <li>
      <div className="grow">
        <div>
          <span className="md">{name}</span>{' '}
          <span className="m">
            ({event.of === 'station' ? `${t('exchange.offices.of.station')} ${code.slice(0, 8)}` : code})
          </span>
        </div>
        <div className="m cap">{ground}</div>
      </div>
      {event.coming ? <Tag>{t('exchange.offices.coming')}</Tag> : null}
      <span className="m nowrap">{format.date(on)}</span>
      <span className="s">
        {kind === 'succeeded' && successor !== null
          ? t('exchange.offices.successor', { successor: successor.name })
          : kind === 'renamed'
            ? t('exchange.offices.renamed', { before: before ?? '' })
            : t(kind === 'began' ? 'exchange.offices.began' : 'exchange.offices.closed')}
      </span>
    </li>
  );
}
