import { useState } from 'react';
import { call } from '../../../app/bridge.ts';
import { ActionBar } from '../../../app/PageHead.tsx';
import { Failure } from '../../../app/Failure.tsx';
import { Button } from '../../../components/Button.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { useShortcuts } from '../../../keys/KeyProvider.tsx';
import type { ShortcutId } from '../../../keys/shortcuts.ts';
import type { Case } from '../stores.ts';
import { isClassified } from '../words.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { AssignForm } from './AssignForm.tsx';
import { ClassifyForm, CLASSIFY_ACTS } from './ClassifyForm.tsx';
import { CloseForm } from './CloseForm.tsx';
import { DecideForm } from './DecideForm.tsx';
import { SupplementForm } from './SupplementForm.tsx';
import { NoteForm } from './NoteForm.tsx';
import { useAct } from './useAct.ts';

export type Step =
  | 'draft-answer'
  | 'decide-answer'
  | 'decide-refusal'
  | 'assign'
  | 'classify'
  | 'supplement'
  | 'start-work'
  | 'close'
  | 'unmerge';

interface StepView {
  readonly step: Step;
  readonly acts: readonly string[];
  readonly key?: ShortcutId;
}

/** In the order of urgency: the first one that this person may do is the primary button. */
const STEPS: readonly StepView[] = [
  { step: 'decide-answer', acts: ['approve-answer', 'reject-answer'] },
  { step: 'decide-refusal', acts: ['approve-refusal', 'reject-refusal'] },
  { step: 'draft-answer', acts: ['draft-answer'], key: 'detail.answer' },
  { step: 'start-work', acts: ['start-work'] },
  { step: 'assign', acts: ['assign'], key: 'detail.assign' },
  { step: 'supplement', acts: ['supplement'] },
  { step: 'classify', acts: CLASSIFY_ACTS, key: 'submission.classify' },
  { step: 'close', acts: ['close'] },
  { step: 'unmerge', acts: ['unmerge'] },
];

interface Offered extends StepView {
  readonly reason: string | null;
  /** It was done before: the button says so. */
  readonly again: 'assign' | 'classify' | null;
}

const again = (step: Step, detail: Case): Offered['again'] =>
  (step === 'classify' && isClassified(detail)) || (step === 'assign' && detail.lead !== null)
    ? (step as 'assign' | 'classify')
    : null;

/** What can be done now. A step that somebody else must do stays away; one that is refused to this person says why. */
function offered(detail: Case): readonly Offered[] {
  return STEPS.flatMap((view): Offered[] => {
    const offers = detail.offers.filter((offer) => view.acts.includes(offer.act));
    if (offers.some((offer) => offer.allowed))
      return [{ ...view, reason: null, again: again(view.step, detail) }];
    const told = offers.find((offer) => offer.reason !== null && offer.reason !== 'not-permitted');
    return told ? [{ ...view, reason: told.reason, again: null }] : [];
  });
}

export function CaseActs({ detail }: { detail: Case }) {
  const t = useT();
  const steps = offered(detail);
  const allowed = steps.filter((view) => view.reason === null);
  // What was classified or assigned may be so again, but nobody is asked to.
  const asked = allowed.find((view) => view.again === null);
  // An answer in the making is simply there; every other step opens when it is asked for.
  const first: Step | null = allowed[0]?.step === 'draft-answer' ? 'draft-answer' : null;
  const [open, setOpen] = useState<Step | null>(first);
  const act = useAct(() => undefined);
  const start = (): void =>
    void act.run(
      () => call('submissions.startWork', { id: detail.id, revision: detail.revision }),
      t('submissions.done.start-work'),
    );
  const go = (step: Step): void => (step === 'start-work' ? start() : setOpen(step));
  const shown = allowed.find((view) => view.step === open)?.step ?? null;
  const close = (): void => setOpen(null);
  if (shown !== null) return <StepForm key={shown} step={shown} detail={detail} onClose={close} />;
  if (steps.length === 0) return null;
  return (
    <div className="col caseActs">
      {act.error ? <Failure error={act.error} onClose={act.clear} /> : null}
      <StepKeys steps={allowed} first={asked} onGo={go} />
      <ActionBar>
        {steps.map((view) => (
          <StepButton
            key={view.step}
            view={view}
            primary={view === asked}
            busy={act.busy}
            onPress={() => go(view.step)}
          />
        ))}
      </ActionBar>
    </div>
  );
}

interface StepKeysProps {
  steps: readonly Offered[];
  first: Offered | undefined;
  onGo: (step: Step) => void;
}

function StepKeys({ steps, first, onGo }: StepKeysProps) {
  const handlers: Partial<Record<ShortcutId, () => void>> = {};
  for (const view of steps) if (view.key) handlers[view.key] = () => onGo(view.step);
  if (first) handlers['detail.primary'] = () => onGo(first.step);
  useShortcuts('detail', handlers);
  return null;
}

interface StepButtonProps {
  view: Offered;
  primary: boolean;
  busy: boolean;
  onPress: () => void;
}

function StepButton({ view, primary, busy, onPress }: StepButtonProps) {
  const t = useT();
  const why = view.reason === null ? '' : `error.${view.reason}`;
  return (
    <Button
      kind={primary ? 'primary' : 'secondary'}
      {...(primary ? { shortcut: 'detail.primary' as const } : view.key ? { shortcut: view.key } : {})}
      disabled={busy || view.reason !== null}
      disabledReason={view.reason === null ? null : t.has(why) ? t(why) : view.reason}
      onPress={onPress}
    >
      {t(view.again ? `submissions.again.${view.again}` : `submissions.step.${view.step}`)}
    </Button>
  );
}

function StepForm({ step, detail, onClose }: { step: Step; detail: Case; onClose: () => void }) {
  switch (step) {
    case 'classify':
      return <ClassifyForm detail={detail} onClose={onClose} />;
    case 'supplement':
      return <SupplementForm detail={detail} onClose={onClose} />;
    case 'decide-refusal':
    case 'decide-answer':
      return <DecideForm what={step} detail={detail} onClose={onClose} />;
    case 'assign':
      return <AssignForm detail={detail} onClose={onClose} />;
    case 'draft-answer':
      return <AnswerForm detail={detail} onClose={onClose} />;
    case 'close':
      return <CloseForm detail={detail} onClose={onClose} />;
    case 'unmerge':
      return <NoteForm step={step} detail={detail} onClose={onClose} />;
    case 'start-work':
      return null;
  }
}
