import { call } from '../../data/bridge.ts';
import { GateFacts, GateHead } from '../../parts/gate/GateFrame.tsx';
import { useRouter } from '../../data/router.ts';
import { useSession } from '../../data/session.ts';
import { Button } from '../../components/Button.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Note } from '../../components/Note.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { type Applied, leaveFirstRun, useFirstRun } from './firstRunStore.ts';

/** The vault is ready: the clerk signs in, or the administrator adds the other people first. */
export function DoneStep() {
  const t = useT();
  const { provided, applied, error } = useFirstRun();
  const stay = async (): Promise<void> => {
    const reply = await call('vault.session', {});
    useFirstRun.getState().clear();
    if (!reply.ok) return;
    await useSession.getState().opened(reply.value);
    useRouter.getState().go('people');
  };
  return (
    <>
      <GateHead title={t('firstRun.done.title')}>{t('firstRun.done.lead')}</GateHead>
      <Note tone="done" title={t('firstRun.done.note')}>
        {t('firstRun.done.note.detail')}
      </Note>
      {applied === null ? null : <Brought applied={applied} people={provided?.people.length ?? 0} />}
      {provided !== null && error !== null ? (
        <ErrorPanel error={error} safe={t('firstRun.provided.notApplied')} />
      ) : null}
      <div className="row">
        <Button kind="primary" autoFocus onPress={() => void leaveFirstRun()}>
          {t('firstRun.done.signIn')}
        </Button>
        <Button onPress={() => void stay()}>{t('firstRun.done.people')}</Button>
      </div>
    </>
  );
}

/** All that came with the file of the superior, and what of it waits. */
function Brought({ applied, people }: { applied: Applied; people: number }) {
  const t = useT();
  const { days, cards, inForce, parts, idleMinutes } = applied;
  const named = (waits: boolean): string =>
    parts
      .filter(({ state }) => (state === 'waits') === waits)
      .map(({ kind, file, issuer }) => t('provision.signed', { kind, file, issuer }))
      .join('; ');
  const facts = [
    { name: t('word.people'), value: t('firstRun.provided.people', { count: people }) },
    {
      name: t('firstRun.provided.now.days'),
      value: days === 0 ? '' : t('firstRun.provided.now.count', { days }),
    },
    {
      name: t('firstRun.provided.now.policy'),
      value: inForce === null ? '' : t('firstRun.provided.now.inForce', inForce),
    },
    { name: t('firstRun.provided.now.taken'), value: named(false) },
    {
      name: t('firstRun.provided.now.waits'),
      value: named(true) === '' ? '' : t('firstRun.provided.now.waits.after', { what: named(true) }),
    },
    {
      name: t('firstRun.provided.now.cards'),
      value: cards === 0 ? '' : t('firstRun.provided.now.compare', { cards }),
    },
    {
      name: t('word.locksItself'),
      value: t('firstRun.provided.now.minutes', { minutes: idleMinutes }),
    },
  ];
  return (
    <>
      <Note tone="done" title={t('firstRun.provided.applied')} />
      <GateFacts facts={facts.filter(({ value }) => value !== '')} />
    </>
  );
}
