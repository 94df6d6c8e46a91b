import { host } from '../../../app/bridge.ts';
import { Failure } from '../../../app/Failure.tsx';
import { mayCall } from '../../../app/holding.ts';
import { createQuery, useQuery } from '../../../app/query.ts';
import { useOpenSession } from '../../../app/session.ts';
import { useAct } from '../../../app/useAct.ts';
import { Button } from '../../../components/Button.tsx';
import { useToasts } from '../../../components/toastStore.ts';
import { useFormat, useT } from '../../../i18n/I18n.tsx';

const useDirectory = createQuery('directory.get', ['exchange.changed']);

/** The signed directory of offices: who is no more, since when and by which decision, and who goes on. */
export function Offices() {
  const t = useT();
  const format = useFormat();
  const { roles } = useOpenSession();
  const { value } = useQuery(useDirectory, {});
  const act = useAct();
  if (value === null) return null;
  const { inForce, gone } = value;
  const take = (): Promise<boolean> =>
    act.run(
      () => host().readDirectory(),
      (taken) => {
        if (taken) useToasts.getState().show({ text: t('exchange.offices.taken', { issuer: taken.issuer }) });
      },
    );
  return (
    <section className="panel" aria-label={t('exchange.offices.title')}>
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
        {mayCall(roles, 'directory.read') ? (
          <Button size="small" icon="folder" disabled={act.busy} onPress={() => void take()}>
            {t('exchange.offices.take')}
          </Button>
        ) : null}
      </header>
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
      {inForce === null ? <p className="pad s">{t('exchange.offices.none')}</p> : null}
      {inForce !== null && gone.length === 0 ? (
        <p className="pad s">{t('exchange.offices.allGoOn')}</p>
      ) : null}
      <ul className="peerLines">
        {gone.map((office) => (
          <li key={office.code}>
            <div className="grow">
              <div>
                <span className="md">{office.name}</span> <span className="m">({office.code})</span>
              </div>
              <div className="m cap">{office.ground}</div>
            </div>
            <span className="m nowrap">{format.date(office.on)}</span>
            <span className="s">
              {office.successor === null
                ? t('exchange.offices.noSuccessor')
                : t('exchange.offices.successor', { successor: office.successor.name })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
