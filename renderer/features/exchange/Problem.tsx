import type { ErrorCode } from '../../../shared/errors.ts';
import { GroundDetail, GroundLink } from '../../forms/Failure.tsx';
import { RefusalPanel } from '../../components/RefusalPanel.tsx';
import { errorWords } from '../../i18n/errorWords.ts';
import { useT } from '../../i18n/I18n.tsx';
import type { Envelope } from './stores.ts';
import { wasKeptOut } from './words.ts';

/** Why it was not taken in, here or by the other side; by which ground; what to do next. */
export function Problem({ envelope }: { envelope: Envelope }) {
  const t = useT();
  const { direction, errorCode, reason } = envelope;
  const ours = envelope.stage === 'refused' && direction === 'in';
  const side = ours ? 'ours' : direction;
  const said =
    errorCode !== null && t.has(`error.${errorCode}`)
      ? errorWords(t, { code: errorCode as ErrorCode, params: {} })
      : null;
  const failedLevel = envelope.checks.some(({ check, outcome }) => check === 'level' && outcome === 'fail');
  // a stranger, or somebody in the name of an office that is known: never a matter of sending it again
  const forged =
    wasKeptOut(envelope) &&
    envelope.peer !== '' &&
    envelope.checks.some(
      ({ check, outcome }) =>
        FORGED_AT.includes(check) && outcome === 'fail' && errorCode !== null && !DATED.has(errorCode),
    );
  const why = errorCode === null ? t('exchange.byPerson') : said === null ? errorCode : said.title;
  return (
    <RefusalPanel
      title={t(`exchange.problem.${side}`)}
      why={
        <>
          {why}.
          {reason === null ? null : <div className="preline">{t('exchange.reasonGiven', { reason })}</div>}
          {envelope.stage === 'quarantined' ? (
            <div className="m cap">
              {t(errorCode !== null && KNOWN.has(errorCode) ? 'exchange.kept.known' : 'exchange.kept')}
            </div>
          ) : null}
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
      next={
        forged
          ? t('exchange.next.forged')
          : direction === 'in' && !ours && said !== null
            ? said.next
            : t(`exchange.next.${side}`)
      }
    />
  );
}

const FORGED_AT: readonly string[] = ['certificate', 'signature'];
/** certificates that were good once: their office knows, and says so by their words */
const DATED: ReadonlySet<string> = new Set(['certificate-expired', 'certificate-revoked']);
/** what was accepted once: nobody owes anybody anything */
const KNOWN: ReadonlySet<string> = new Set(['envelope-replayed', 'envelope-copy-damaged']);
/** What no rule of the pack allows for this machine and channel is refused by this one. */
const UNLISTED = 'KN-00';
