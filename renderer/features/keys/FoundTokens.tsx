import { useAsk } from '../../data/ask.ts';
import { Failure } from '../../forms/Failure.tsx';
import { Button } from '../../components/Button.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import { useT, useWords } from '../../i18n/I18n.tsx';
import type { FoundToken, TokenCertificate } from './rows.ts';

interface FoundTokensProps {
  mayBind: boolean;
  onBind: (certificate: TokenCertificate) => void;
}

/** What stands on the tokens in this machine, read when somebody looks. */
export function FoundTokens(props: FoundTokensProps) {
  const t = useT();
  const { value, error, reload } = useAsk('tokens.look', {});
  if (error) return <Failure error={error} onRetry={() => void reload()} />;
  if (value === null) return <p className="pad-16 m">{t('tokens.look.busy')}</p>;
  if (value.tokens.length === 0) return <p className="pad-16 m">{t('tokens.look.none')}</p>;
  return value.tokens.map((token) => <Token key={token.serial} token={token} {...props} />);
}

function Token({ token, mayBind, onBind }: FoundTokensProps & { token: FoundToken }) {
  const { t, format } = useWords();
  return (
    <section aria-label={t('tokens.token', { label: token.label, serial: token.serial })}>
      <p className="pad-16">
        <span className="md">{t('tokens.token', { label: token.label, serial: token.serial })}</span>{' '}
        <StateMark meaning={token.triesLeft > 1 ? 'done' : 'waiting'}>
          {t('tokens.tries', { left: token.triesLeft })}
        </StateMark>
      </p>
      {token.certificates.length === 0 ? <p className="pad-16 m">{t('tokens.noCertificates')}</p> : null}
      <ul className="keysList">
        {token.certificates.map((one) => (
          <li key={one.certificate}>
            <div className="grow">
              <span className="md">{one.name === '' ? one.fingerprint : one.name}</span>
              <span className="m"> {one.organization}</span>
              <div className="m cap">
                {t('tokens.certificate', {
                  issuer: one.issuer,
                  date: format.date(format.dayOf(one.untilMs)),
                })}
              </div>
            </div>
            {one.fault !== null ? (
              <StateMark meaning="waiting">{t(`tokens.fault.${one.fault}`)}</StateMark>
            ) : one.holder !== null ? (
              <StateMark meaning="done">{t('tokens.of', { holder: one.holder })}</StateMark>
            ) : (
              <Button
                size="small"
                icon="seal"
                disabled={!mayBind}
                disabledReason={mayBind ? null : t('certs.onlyCipher')}
                onPress={() => onBind(one)}
              >
                {t('tokens.bind')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
