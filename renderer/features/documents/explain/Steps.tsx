import type { AccessStep } from '../../../../shared/ipc/contract/access.ts';
import { StateMark } from '../../../components/StateMark.tsx';
import { type Translate, useT, useWords } from '../../../i18n/I18n.tsx';
import { RuleLink } from '../../../parts/explain/RuleLink.tsx';

/** Step by step what opened and what shut, in the order in which the vault looks; each with its ground. */
export function Steps({
  title,
  allowed,
  steps,
  needs,
}: {
  title: string;
  allowed: boolean;
  steps: readonly AccessStep[];
  /** another answer on which this one rests */
  needs?: { readonly title: string; readonly allowed: boolean };
}) {
  const t = useT();
  return (
    <section className="col gap-2" aria-label={title}>
      <div className="row">
        <h3 className="sec">{title}</h3>
        <StateMark meaning={allowed ? 'done' : 'refused'}>
          {t(allowed ? 'explain.yes' : 'explain.no')}
        </StateMark>
      </div>
      <ol className="explainSteps">
        {needs === undefined ? null : (
          <li>
            <StateMark meaning={needs.allowed ? 'done' : 'refused'}>{needs.title}</StateMark>
            <span className="s">{t('explain.above')}</span>
          </li>
        )}
        {steps.map((step) => (
          <li key={step.check}>
            <StateMark meaning={step.passed === null ? 'closed' : step.passed ? 'done' : 'refused'}>
              {t(`explain.check.${step.check}`)}
            </StateMark>
            <Why step={step} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Why({ step }: { step: AccessStep }) {
  const { t, format } = useWords();
  const facts = [
    wordOf(t, step),
    step.atMs === null ? '' : format.dateTime(step.atMs),
    step.ground === null ? '' : t('access.groundOf', { ground: step.ground }),
  ].filter((word) => word !== '');
  return (
    <span className="s">
      {facts.join(' · ')}
      {step.rule === null ? null : (
        <>
          {' '}
          <RuleLink rule={step.rule} />
        </>
      )}
    </span>
  );
}

function wordOf(t: Translate, step: AccessStep): string {
  const { check, passed, how, by } = step;
  if (check === 'part' && passed === true)
    return t(`access.how.${how as 'granted'}`, { by: by?.fullName ?? '' });
  if (check === 'part' && how === 'withdrawn') return t('explain.withdrawn', { by: by?.fullName ?? '' });
  if (check === 'profile') return t(`explain.holding.${how as 'full'}`);
  if (check === 'clearance') return t(`level.${how as 'none'}`);
  if (passed === null) return t('explain.why.sealed');
  return t(passed ? 'explain.why.yes' : 'explain.why.no', { check });
}
