import { GroundDetail, GroundLink } from '../../app/Failure.tsx';
import { RefusalPanel } from '../../components/RefusalPanel.tsx';
import { useT } from '../../i18n/I18n.tsx';
import type { Envelope } from './stores.ts';

/** Why it was not taken in, here or by the other side; by which ground; what to do next. */
export function Problem({ envelope }: { envelope: Envelope }) {
  const t = useT();
  const { direction, errorCode, reason } = envelope;
  const ours = envelope.stage === 'refused' && direction === 'in';
  const side = ours ? 'ours' : direction;
  const words = `error.${errorCode ?? ''}`;
  const next = `${words}.next`;
  const failedLevel = envelope.checks.some(({ check, outcome }) => check === 'level' && outcome === 'fail');
  const why = errorCode === null ? t('exchange.byPerson') : t.has(words) ? t(words) : errorCode;
  return (
    <RefusalPanel
      title={t(`exchange.problem.${side}`)}
      why={
        <>
          {why}.
          {reason === null ? null : <div className="preline">{t('exchange.reasonGiven', { reason })}</div>}
          {envelope.stage === 'quarantined' ? <div className="m cap">{t('exchange.kept')}</div> : null}
        </>
      }
      ground={
        errorCode === null ? (
          t('exchange.ground.person')
        ) : failedLevel ? (
          <GroundLink rule={UNLISTED} />
        ) : (
          t('exchange.ground.checks')
        )
      }
      groundDetail={failedLevel ? <GroundDetail rule={UNLISTED} /> : null}
      next={direction === 'in' && !ours && t.has(next) ? t(next) : t(`exchange.next.${side}`)}
    />
  );
}

/** What no rule of the pack allows for this machine and channel is refused by this one. */
const UNLISTED = 'KN-00';
