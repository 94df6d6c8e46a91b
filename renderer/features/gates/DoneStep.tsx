import { call } from '../../app/bridge.ts';
import { GateHead } from '../../app/GateFrame.tsx';
import { useRouter } from '../../app/router.ts';
import { useSession } from '../../app/session.ts';
import { Button } from '../../components/Button.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Note } from '../../components/Note.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { leaveFirstRun, useFirstRun } from './firstRunStore.ts';

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
      {applied === null ? null : (
        <Note tone="done" title={t('firstRun.provided.applied')}>
          {t('firstRun.provided.applied.detail', { days: applied.days, cards: applied.cards })}
        </Note>
      )}
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
