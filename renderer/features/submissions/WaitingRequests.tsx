import { useAsk } from '../../data/ask.ts';
import { useRouter } from '../../data/router.ts';
import { DueClock } from '../../components/DueClock.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { useT } from '../../i18n/I18n.tsx';

/** Requests of senders about their own data that nobody has answered, whatever the case. */
export function WaitingRequests() {
  const t = useT();
  const go = useRouter((state) => state.go);
  const { value } = useAsk('privacy.requests', { submissionId: null });
  const { value: choices } = useAsk('rules.choices', {});
  if (value === null || value.requests.length === 0) return null;
  return (
    <section className="panel" aria-label={t('privacy.waiting')}>
      <header>
        <h2>{t('privacy.waiting')}</h2>
        <span className="m cap">{value.requests.length}</span>
        <span className="end" />
        <LinkButton onPress={() => go('grounds', { id: value.rule })}>
          {t('refusal.rule', { rule: value.rule })}
        </LinkButton>
      </header>
      <ul className="dutyList" data-pane="requests">
        {value.requests.map((one) => (
          <li key={one.id}>
            <LinkButton onPress={() => go('submissions', { id: one.submissionId })}>
              {one.receiptCode}
            </LinkButton>
            <div className="grow cut">{t(`privacy.kind.${one.kind}`)}</div>
            <DueClock dueOn={one.dueOn} lateDays={one.lateDays} today={choices?.today ?? ''} />
          </li>
        ))}
      </ul>
    </section>
  );
}
