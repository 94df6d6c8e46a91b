import { create } from 'zustand';
import { useSession } from '../../data/session.ts';
import { useAsk } from '../../data/ask.ts';
import { Button } from '../../components/Button.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { Icon } from '../../design/Icon.tsx';
import { useWords } from '../../i18n/I18n.tsx';
import { RuleLink } from '../../parts/explain/RuleLink.tsx';

/** Put away until the next sign-in: a digest is read once. */
const useSeen = create<{ seen: boolean }>(() => ({ seen: false }));
useSession.subscribe((state) => {
  if (state.session === null && useSeen.getState().seen) useSeen.setState({ seen: false });
});

/**
 * At sign-in: what is due soon, and how much is late with others for so long that it has come up the line. One line:
 * what is late and due today the numbers below it say, and the works stand in the list.
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
  const cameUp = escalated > 0;
  return (
    <section className={`note digest note-${cameUp ? 'danger' : 'info'}`} aria-label={t('desk.digestTitle')}>
      {cameUp ? <Icon name="refused" tone="danger" /> : null}
      <p className="grow">
        <span className="md">
          {t('desk.digest', {
            office: office ? 'yes' : 'no',
            soon: format.number(counts.soon),
            until: format.dayMonth(soonUntil),
            stopped: counts.stopped,
          })}
        </span>
        {!cameUp ? null : (
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
