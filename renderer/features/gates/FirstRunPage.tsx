import { useEffect } from 'react';
import { GateFrame, GateSteps, type GateStep } from '../../app/GateFrame.tsx';
import { useSession } from '../../app/session.ts';
import { useT } from '../../i18n/I18n.tsx';
import { DoneStep } from './DoneStep.tsx';
import { OfficeStep } from './OfficeStep.tsx';
import { PeopleStep } from './PeopleStep.tsx';
import { RecoveryStep } from './RecoveryStep.tsx';
import { useFirstRun, type FirstRunStep } from './firstRunStore.ts';

const ORDER: readonly FirstRunStep[] = ['office', 'people', 'recovery', 'done'];

/** The first run: office and station, two people, the recovery code proved from paper. */
export function FirstRunPage() {
  const t = useT();
  const { step, draft } = useFirstRun();
  const session = useSession((state) => state.session);
  useEffect(() => {
    // the vault exists and its proof was interrupted: go on there, with a new code
    if (session && !session.recoveryProved && useFirstRun.getState().code === null)
      void useFirstRun.getState().newCode();
  }, [session]);
  const details: Record<FirstRunStep, string> = {
    office: draft.office.name ? `${draft.office.name} · ${t(`profile.${draft.station.profile}`)}` : '',
    people: [draft.admin.fullName, draft.onePerson ? '' : draft.clerk.fullName]
      .filter((name) => name !== '')
      .join(' · '),
    recovery: t('firstRun.recovery.aside'),
    done: t('firstRun.done.aside'),
  };
  const now = ORDER.indexOf(step);
  const steps = ORDER.map((id, index): GateStep => ({
    id,
    title: t(`firstRun.${id}`),
    detail: details[id],
    state: index < now ? 'done' : index === now ? 'now' : 'later',
  }));
  return (
    <GateFrame aside={<GateSteps label={t('firstRun.steps')} steps={steps} />}>
      {step === 'office' ? <OfficeStep /> : null}
      {step === 'people' ? <PeopleStep /> : null}
      {step === 'recovery' ? <RecoveryStep /> : null}
      {step === 'done' ? <DoneStep /> : null}
    </GateFrame>
  );
}
