import { useState } from 'react';
import { caseState } from '../../parts/cases/caseWords.ts';
import { useAsk } from '../../data/ask.ts';
import { useRouter } from '../../data/router.ts';
import { LinkButton } from '../../components/LinkButton.tsx';
import { useWords } from '../../i18n/I18n.tsx';

/** What a sender who asks today is told: whether every status sheet is as new as its case, and which cases stand quiet. */
export function StatusLag() {
  const { t, format } = useWords();
  const go = useRouter((state) => state.go);
  const { value } = useAsk('figures.statusLag', {});
  const [shown, setShown] = useState(false);
  if (value === null || value.open === 0) return null;
  const { open, behind, quiet, days, rule, cases } = value;
  const count = format.number(quiet);
  return (
    <section className="panel figureBalance" aria-label={t('figures.lag')}>
      <header>
        <h2>{t('figures.lag')}</h2>
        <span className="end" />
        <LinkButton onPress={() => go('grounds', { id: rule })}>{t('refusal.rule', { rule })}</LinkButton>
      </header>
      <dl className="kv lagFacts pad">
        <dt>{t('figures.lag.sheet')}</dt>
        <dd className={behind > 0 ? 'danger' : 'done'}>
          {t('figures.lag.fresh', { fresh: format.number(open - behind), open: format.number(open) })}
        </dd>
        <dt>{t('figures.lag.quiet', { days })}</dt>
        <dd className={quiet > 0 ? 'caution' : 'done'}>
          {quiet === 0 ? (
            t('figures.lag.none')
          ) : (
            <LinkButton
              label={t('figures.openList', { figure: t('figures.lag.quiet', { days }), count })}
              onPress={() => setShown(!shown)}
            >
              {t('figures.lag.count', { count })}
            </LinkButton>
          )}
        </dd>
      </dl>
      {shown ? (
        <ul className="lagList">
          {cases.map((one) => (
            <li key={one.id}>
              <LinkButton onPress={() => go('submissions', { id: one.id })}>{one.receiptCode}</LinkButton>
              <div className="grow">
                <div className="cut" title={one.title}>
                  {one.title}
                </div>
                <div className="m cap">
                  {caseState(t, { ...one, awaitsReceipt: false }).words} ·{' '}
                  {one.holder === '' ? t('submissions.notAssigned') : one.holder}
                </div>
              </div>
              <span className="caution nowrap">
                {t('figures.lag.since', { date: format.date(one.lastOn), days: one.workingDays })}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
