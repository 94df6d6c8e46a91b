import { useAsk } from '../../data/ask.ts';
import { useRouter } from '../../data/router.ts';
import { Button } from '../../components/Button.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { useT } from '../../i18n/I18n.tsx';

/** How many identities are past their time of keeping, and the way to the list of them. */
export function Retention() {
  const t = useT();
  const go = useRouter((state) => state.go);
  const { value } = useAsk('privacy.retentionDue', {});
  if (value === null || value.total === 0) return null;
  return (
    <section className="panel" aria-label={t('privacy.retention')}>
      <header>
        <h2>{t('privacy.retention')}</h2>
        <span className="m cap">{value.total}</span>
        <span className="end" />
        <LinkButton onPress={() => go('grounds', { id: value.rule })}>
          {t('refusal.rule', { rule: value.rule })}
        </LinkButton>
      </header>
      <div className="pad row gap-4">
        <Button size="small" onPress={() => go('submissions', { params: { view: 'retention' } })}>
          {t('word.openTheList')}
        </Button>
        <span className="m cap">{t('privacy.retentionWho')}</span>
      </div>
    </section>
  );
}
