import { create } from 'zustand';
import { useSession } from '../../data/session.ts';
import { useAsk } from '../../data/ask.ts';
import { Button } from '../../components/Button.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { Icon } from '../../design/Icon.tsx';
import { useWords } from '../../i18n/I18n.tsx';
import { RuleLink } from '../../parts/explain/RuleLink.tsx';

/** Put away until the next sign-in: a digest is read once, the desk below says the same all day. */
const useSeen = create<{ seen: boolean }>(() => ({ seen: false }));
useSession.subscribe((state) => {
  if (state.session === null && useSeen.getState().seen) useSeen.setState({ seen: false });
});

/**
 * At sign-in: what is late, due today, due soon, and how much is late with others for so long that it has come up the
 * line. One line: the desk below has the works themselves.
 * @param onOffice shows the works of the whole office in the list below
 */
export function Digest({ onOffice }: { onOffice: () => void }) {
  const { t, format } = useWords();
  const seen = useSeen((state) => state.seen);
  const { value } = useAsk('deadlines.reminders', seen ? null : {});
  if (seen || !value) return null;
  const { counts, office, soonUntil, rule } = value;
  const { escalated } = counts;
  if (Object.values(counts).every((count) => count === 0)) return null;
  const late = counts.late + escalated > 0;
  return (
    <section className={`note digest note-${late ? 'danger' : 'info'}`} aria-label={t('desk.digestTitle')}>
      {late ? <Icon name="refused" tone="danger" /> : null}
      <p className="grow">
        {office ? `${t('desk.digestOffice')} ` : null}
        <span className="md">
          {t('desk.digest', {
            late: format.number(counts.late),
            today: format.number(counts.today),
            soon: format.number(counts.soon),
            until: format.dayMonth(soonUntil),
            stopped: counts.stopped,
          })}
        </span>
        {escalated === 0 ? null : (
          <>
            {'. '}
            <LinkButton onPress={onOffice}>{t('desk.escalated', { count: escalated })}</LinkButton>{' '}
            <RuleLink rule={rule} />
          </>
        )}
      </p>
      <Button size="small" onPress={() => useSeen.setState({ seen: true })}>
        {t('desk.digestSeen')}
      </Button>
    </section>
  );
}
