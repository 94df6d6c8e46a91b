import { useEffect } from 'react';
import { GateFrame, GateSteps, type GateStep } from '../../parts/gate/GateFrame.tsx';
import { useHelp } from '../../data/helpStore.ts';
import { useSession } from '../../data/session.ts';
import { useT } from '../../i18n/I18n.tsx';
import { CheckStep } from './CheckStep.tsx';
import { DoneStep } from './DoneStep.tsx';
import { OfficeStep } from './OfficeStep.tsx';
import { PeopleStep } from './PeopleStep.tsx';
import { ProvidedStep } from './ProvidedStep.tsx';
import { RecoveryStep } from './RecoveryStep.tsx';
import { useFirstRun, type FirstRunStep } from './firstRunStore.ts';

const ORDER: readonly FirstRunStep[] = ['office', 'people', 'check', 'recovery', 'done'];

/** The first run: office and station, two people, the recovery code proved from paper. */
export function FirstRunPage() {
  const t = useT();
  const { step, draft, provided } = useFirstRun();
  const session = useSession((state) => state.session);
  useEffect(() => {
    // the vault exists and its proof was interrupted: go on there, with a new code
    if (session && !session.recoveryProved && useFirstRun.getState().code === null)
      void useFirstRun.getState().newCode();
  }, [session]);
  const isFilledIn = step === 'office' || step === 'people' || step === 'check';
  useEffect(() => {
    useHelp.getState().stand(isFilledIn ? 'firstRun' : null);
    return () => useHelp.getState().stand(null);
  }, [isFilledIn]);
  const { office, station } = provided ?? draft;
  const details: Record<FirstRunStep, string> = {
    office: office.name ? `${office.name} · ${t(`profile.${station.profile}`)}` : '',
    people:
      provided === null
        ? [draft.admin.fullName, draft.onePerson ? '' : draft.clerk.fullName]
            .filter((name) => name !== '')
            .join(' · ')
        : t('firstRun.provided.people', { count: provided.people.length }),
    check: '',
    recovery: t('firstRun.recovery.aside'),
    done: t('firstRun.done.aside'),
  };
  // a provisioning file is looked at on the page where its first passphrase is typed
  const order = provided === null ? ORDER : ORDER.filter((id) => id !== 'check');
  const now = order.indexOf(step);
  const steps = order.map((id, index): GateStep => ({
    id,
    title: t(id === 'people' && provided !== null ? 'firstRun.provided' : `firstRun.${id}`),
    detail: details[id],
    state: index < now ? 'done' : index === now ? 'now' : 'later',
  }));
  return (
    <GateFrame aside={<GateSteps label={t('firstRun.steps')} steps={steps} />}>
      {step === 'office' ? <OfficeStep /> : null}
      {step !== 'people' ? null : provided === null ? <PeopleStep /> : <ProvidedStep provided={provided} />}
      {step === 'check' ? <CheckStep /> : null}
      {step === 'recovery' ? <RecoveryStep /> : null}
      {step === 'done' ? <DoneStep /> : null}
    </GateFrame>
  );
}
