import { create } from 'zustand';
import { useSession } from '../../app/session.ts';
import { useQuery } from '../../app/query.ts';
import { useRouter } from '../../app/router.ts';
import { Button } from '../../components/Button.tsx';
import { DueClock } from '../../components/DueClock.tsx';
import { LevelChip } from '../../components/LevelChip.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { Note } from '../../components/Note.tsx';
import { useFormat, useT } from '../../i18n/I18n.tsx';
import { RuleLink } from '../../app/explain/RuleLink.tsx';
import { useReminders } from './stores.ts';
import { numberOf, placeOf } from './words.ts';

/** How many of what came up are named; the count says the rest. */
const NAMED = 3;

/** Put away until the next sign-in: a digest is read once, the desk below says the same all day. */
const useSeen = create<{ seen: boolean }>(() => ({ seen: false }));
useSession.subscribe((state) => {
  if (state.session === null && useSeen.getState().seen) useSeen.setState({ seen: false });
});

/** At sign-in: what is late, due today, due soon, and what is late with others for so long that it has come up the line. */
export function Digest({ today }: { today: string }) {
  const t = useT();
  const format = useFormat();
  const go = useRouter((state) => state.go);
  const seen = useSeen((state) => state.seen);
  const { value } = useQuery(useReminders, seen ? null : { limit: NAMED });
  if (seen || !value) return null;
  const { counts, escalated, soonUntil, rule } = value;
  if (counts.late + counts.today + counts.soon + counts.stopped + escalated.count === 0) return null;
  return (
    <Note
      tone={counts.late + escalated.count > 0 ? 'danger' : 'info'}
      title={t('desk.digest', {
        late: format.number(counts.late),
        today: format.number(counts.today),
        soon: format.number(counts.soon),
        until: format.dayMonth(soonUntil),
        stopped: counts.stopped,
      })}
      actions={
        <Button size="small" onPress={() => useSeen.setState({ seen: true })}>
          {t('desk.digestSeen')}
        </Button>
      }
    >
      {escalated.count === 0 ? null : (
        <>
          {t('desk.escalated', { count: escalated.count })} <RuleLink rule={rule} />
          <ul className="digestLines">
            {escalated.items.map((item) => (
              <li key={`${item.subjectKind}${item.id}`} className="row">
                {item.level === 'none' ? null : <LevelChip level={item.level} />}
                <LinkButton
                  onPress={() => {
                    const { page, to } = placeOf(item);
                    go(page, to);
                  }}
                >
                  {numberOf(t, item)}
                </LinkButton>
                <span className="cut grow">{item.title ?? t('desk.noTitle')}</span>
                <span className="nowrap">{item.holder ?? t('desk.noHolder')}</span>
                <DueClock dueOn={item.dueOn} dueTime={item.dueTime} lateDays={item.lateDays} today={today} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Note>
  );
}
