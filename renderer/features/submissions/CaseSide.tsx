import type { Party } from '../../../shared/domain/submission/sender.ts';
import { mayCall } from '../../data/mayCall.ts';
import { useAsk } from '../../data/ask.ts';
import { useRouter } from '../../data/router.ts';
import { useOpenSession } from '../../data/session.ts';
import { Button } from '../../components/Button.tsx';
import { DueClock } from '../../components/DueClock.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { useIntoView } from '../../focus/useIntoView.ts';
import { Icon } from '../../design/Icon.tsx';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { Consultations } from './beside/Consultations.tsx';
import { DataRequests } from './beside/DataRequests.tsx';
import { Links } from './beside/Links.tsx';
import { ObstaclePanel } from './beside/ObstaclePanel.tsx';
import { Spill } from './beside/Spill.tsx';
import { Travel } from './beside/Travel.tsx';
import { Duplicates } from './merge/Duplicates.tsx';
import { SimilarPanel } from './merge/SimilarPanel.tsx';
import type { Revealed } from './RevealSender.tsx';
import type { Case } from './stores.ts';
import { answerableBy, type DueSet, dueSetBy } from './words.ts';
import { Fact } from '../../parts/frame/Fact.tsx';
import { Panel } from '../../parts/frame/Panel.tsx';

type Clock = Case['clocks'][number];

export interface CaseSideProps {
  detail: Case;
  revealed: Revealed | null;
  onReveal: () => void;
  onHide: () => void;
}

export function CaseSide({ detail, revealed, onReveal, onHide }: CaseSideProps) {
  const t = useT();
  return (
    <div
      className="caseSide scroll grow canvas"
      tabIndex={0}
      role="group"
      aria-label={t('submissions.side')}
      data-keys="detail"
    >
      <ObstaclePanel detail={detail} />
      {cameBack(detail) ? <Travel detail={detail} /> : null}
      <Clocks clocks={detail.clocks} setBy={dueSetBy(detail)} refused={detail.state === 'refused'} />
      <Handlers detail={detail} />
      {cameBack(detail) ? null : <Travel detail={detail} />}
      <Consultations detail={detail} />
      <Duplicates detail={detail} />
      <Links detail={detail} />
      <SimilarPanel detail={detail} />
      <SenderPanel detail={detail} revealed={revealed} onReveal={onReveal} onHide={onHide} />
      <DataRequests detail={detail} />
      <Spill detail={detail} />
    </div>
  );
}

/** What was sent to another office was refused there: the first thing that whoever opens the case has to know. */
const cameBack = ({ travel: { came, sent }, state }: Case): boolean =>
  (came?.answer?.stage === 'refused' && state === 'approved') ||
  (sent?.stage === 'refused' && (state === 'transferred' || state === 'classifying'));

interface ClocksProps {
  clocks: readonly Clock[];
  /** how a leader set the day of the answer */
  setBy: DueSet | null;
  refused: boolean;
}

function Clocks({ clocks, setBy, refused }: ClocksProps) {
  const t = useT();
  const { value } = useAsk('rules.choices', {});
  // What is still running stands above what is done.
  const asked = clocks.find(({ clock, doneMs }) => clock === 'supplement' && doneMs === null);
  const ordered = [...clocks].sort((a, b) => Number(a.doneMs !== null) - Number(b.doneMs !== null));
  return (
    <Panel title={t('submissions.clocks')}>
      {clocks.length === 0 ? <p className="pad m">{t('submissions.noClocks')}</p> : null}
      <ul className="clockList">
        {ordered.map((clock) => (
          <ClockLine
            key={clock.clock}
            clock={clock}
            of={refused && clock.clock === 'deliver' ? 'tell-refusal' : clock.clock}
            today={value?.today ?? ''}
            setBy={clock.clock === 'answer' ? setBy : null}
            pausedOn={STAND_STILL.includes(clock.clock) ? (asked?.startedOn ?? null) : null}
          />
        ))}
      </ul>
    </Panel>
  );
}

/** What stands still while the sender is asked for more. */
const STAND_STILL: readonly string[] = ['classify', 'answer'];

interface ClockLineProps {
  clock: Clock;
  /** what it asks for */
  of: string;
  today: string;
  /** by a leader and not by a rule */
  setBy: DueSet | null;
  /** since when it stands still; null while it runs */
  pausedOn: string | null;
}

function ClockLine({ clock, of, today, setBy, pausedOn }: ClockLineProps) {
  const { t, format } = useWords();
  const go = useRouter((state) => state.go);
  const done = clock.doneMs !== null;
  const name = `submissions.clock.${of}`;
  const reckoned = t(`submissions.reckoned.${setBy?.how ?? clock.unit}`, {
    due: format.date(clock.dueOn),
    days: clock.days,
    from: format.dayMonth(setBy === null ? clock.startedOn : format.dayOf(setBy.atMs)),
  });
  const moved =
    clock.movedFrom === null ? '' : t('submissions.moved', { from: format.dayMonth(clock.movedFrom) });
  const late = !done && clock.lateDays > 0;
  return (
    <li>
      <div className="row">
        <span>{t.has(name) ? t(name) : of}</span>
        <span className="end" />
        {done ? (
          <span className={clock.lateDays > 0 ? 'caution' : 'done'}>
            {clock.lateDays > 0
              ? t('submissions.doneLate', { days: clock.lateDays })
              : t('submissions.doneOn', { date: format.dayMonth(format.dayOf(clock.doneMs ?? 0)) })}
          </span>
        ) : pausedOn === null ? (
          <DueClock dueOn={clock.dueOn} lateDays={clock.lateDays} today={today} />
        ) : (
          <span className="caution">{t('submissions.pausedOn', { date: format.dayMonth(pausedOn) })}</span>
        )}
      </div>
      {late ? <div className="clockBar" aria-hidden="true" /> : null}
      {done ? null : (
        <div className="m cap">
          {reckoned}
          {moved}
          {setBy !== null ? null : (
            <>
              {' · '}
              <LinkButton onPress={() => go('grounds', { id: clock.rule })}>
                {t('refusal.rule', { rule: clock.rule })}
              </LinkButton>
            </>
          )}
        </div>
      )}
    </li>
  );
}

function Handlers({ detail }: { detail: Case }) {
  const t = useT();
  if (detail.lead === null) return null;
  return (
    <Panel title={t('submissions.handlers')}>
      <dl className="kv pad">
        <Fact label={t('submissions.lead')}>{detail.lead.fullName}</Fact>
        {detail.support.length > 0 ? (
          <Fact label={t('submissions.support')}>
            {detail.support.map((person) => person.fullName).join(', ')}
          </Fact>
        ) : null}
        {detail.rating === null ? null : (
          <Fact label={t('submissions.rating')}>{t('submissions.ratingOf', { rating: detail.rating })}</Fact>
        )}
      </dl>
    </Panel>
  );
}

function SenderPanel({ detail, revealed, onReveal, onHide }: CaseSideProps) {
  const { t, format } = useWords();
  const { roles } = useOpenSession();
  const sender = revealed ?? detail.senderMasked;
  const { party } = sender;
  const panel = useIntoView<HTMLElement>(revealed); // who asked for it reads the number at once
  const lines = (['fullName', 'phone', 'email', 'address', 'idNumber'] as const).filter(
    (name) => sender[name] !== '',
  );
  return (
    <section className="panel" aria-label={t('submissions.sender')} ref={panel}>
      <header>
        <h2>{t('submissions.sender')}</h2>
        <span className="end" />
        {revealed === null ? null : (
          <Button size="small" kind="quiet" icon="eye-off" onPress={onHide}>
            {t('submissions.hide')}
          </Button>
        )}
      </header>
      <div className="pad">
        <dl className="kv">
          {party === undefined ? null : (
            <FactLine
              name={t('submissions.party')}
              value={t(`submissions.partyOf.${party.kind}`, partyWords(party))}
            />
          )}
          {lines.map((name) => (
            <FactLine
              key={name}
              name={t(
                name === 'fullName'
                  ? `submissions.nameOf.${party?.kind ?? 'person'}`
                  : `submissions.sender.${name}`,
              )}
              value={sender[name]}
            />
          ))}
          {detail.senderErasedMs === null ? (
            <>
              <dt>{t('submissions.senderComplete')}</dt>
              <dd className={detail.senderComplete ? 'done' : 'caution'}>{t(answerableBy(detail))}</dd>
            </>
          ) : null}
        </dl>
        {detail.senderErasedMs === null ? null : (
          <p className="caution">
            {t('privacy.erased', { date: format.date(format.dayOf(detail.senderErasedMs)) })}
          </p>
        )}
        {revealed === null && detail.senderErasedMs === null && mayCall(roles, 'submissions.revealSender') ? (
          <div className="row top gap-4 m cap mt5">
            <Icon name="lock" size={14} />
            <span className="grow">
              {t('submissions.revealNote')}{' '}
              <LinkButton onPress={onReveal}>{t('submissions.reveal')}</LinkButton>
            </span>
          </div>
        ) : null}
      </div>
    </section>
  );
}

const partyWords = (party: Party): Record<string, string> =>
  party.kind === 'group'
    ? { people: party.people === '' ? '' : `, ${party.people}` }
    : party.kind === 'organisation'
      ? { representative: party.representative === '' ? '' : `, ${party.representative}` }
      : {};

function FactLine({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
