import { useEffect, useRef, useState, type ReactNode } from 'react';
import { MoreActs } from '../../../app/MoreActs.tsx';
import { call } from '../../../app/bridge.ts';
import { ActionBar } from '../../../app/PageHead.tsx';
import { Failure } from '../../../app/Failure.tsx';
import { focusPane } from '../../../app/panes.ts';
import { Button } from '../../../components/Button.tsx';
import { focusFirst } from '../../../components/focusFirst.ts';
import { useT } from '../../../i18n/I18n.tsx';
import { useShortcuts } from '../../../keys/KeyProvider.tsx';
import type { ShortcutId } from '../../../keys/shortcuts.ts';
import type { Case } from '../stores.ts';
import { isClassified, isUntold } from '../words.ts';
import { AskSenderForm } from './AskSenderForm.tsx';
import { AnswerForm } from './AnswerForm.tsx';
import { AssignForm } from './AssignForm.tsx';
import { ClassifyForm, CLASSIFY_ACTS } from './ClassifyForm.tsx';
import { CloseForm } from './CloseForm.tsx';
import { ConsultForm } from './ConsultForm.tsx';
import { DecideForm } from './DecideForm.tsx';
import { SupplementForm } from './SupplementForm.tsx';
import { AskExtensionForm, DecideExtensionForm } from './ExtensionForms.tsx';
import { DeliverForm } from './DeliverForm.tsx';
import { DecidePublicationForm, ProposePublicationForm } from './PublishForms.tsx';
import { RateForm } from './RateForm.tsx';
import { PassOnForm } from './PassOnForm.tsx';
import { NoteForm, type NoteStep } from './NoteForm.tsx';
import { ProgressForm } from './ProgressForm.tsx';
import { SendBackForm } from './SendBackForm.tsx';
import { SettleTransferForm } from './SettleTransferForm.tsx';
import { SendAnswerForm, SendTransferForm } from './TravelForms.tsx';
import { IssueAnswerForm, SignAnswerForm } from './SignForms.tsx';
import { WithdrawForm } from './WithdrawForm.tsx';
import { useAct } from './useAct.ts';
import { useSendOn } from './useSendOn.ts';

export type Step =
  | 'draft-answer'
  | 'decide-answer'
  | 'decide-refusal'
  | 'assign'
  | 'classify'
  | 'supplement'
  | 'start-work'
  | 'close'
  | 'decide-extension'
  | 'sign-answer'
  | 'issue-answer'
  | 'deliver'
  | 'ask-consultation'
  | 'rate'
  | 'propose-publication'
  | 'decide-publication'
  | NoteStep
  | 'report-progress'
  | 'ask-extension'
  | 'send-back'
  | 'ask-sender'
  | 'settle-transfer'
  | 'send-transfer'
  | 'send-answer'
  | 'pass-on'
  | 'withdraw';

interface StepView {
  readonly step: Step;
  readonly acts: readonly string[];
  readonly key?: ShortcutId;
}

/** In the order of urgency: the first one that this person may do is the primary button. */
const STEPS: readonly StepView[] = [
  { step: 'decide-answer', acts: ['approve-answer', 'reject-answer'] },
  { step: 'decide-refusal', acts: ['approve-refusal', 'reject-refusal'] },
  { step: 'decide-extension', acts: ['approve-extension', 'reject-extension'] },
  { step: 'draft-answer', acts: ['draft-answer'], key: 'detail.answer' },
  { step: 'start-work', acts: ['start-work'] },
  { step: 'assign', acts: ['assign'], key: 'detail.assign' },
  { step: 'supplement', acts: ['supplement'] },
  { step: 'classify', acts: CLASSIFY_ACTS, key: 'submission.classify' },
  { step: 'decide-publication', acts: ['approve-publication'] },
  { step: 'sign-answer', acts: ['sign-answer'] },
  { step: 'issue-answer', acts: ['issue-answer'] },
  // the office that a case came from tells its sender: its answer goes there first
  { step: 'send-answer', acts: ['send-answer'] },
  { step: 'deliver', acts: ['deliver'] },
  { step: 'pass-on', acts: ['pass-on'] },
  { step: 'rate', acts: ['rate'] },
  { step: 'close', acts: ['close'] },
  { step: 'send-transfer', acts: ['send-transfer'] },
  { step: 'settle-transfer', acts: ['settle-transfer'] },
];

/** Beside the straight way: on the bar while there is room, else behind one button. */
const ASIDE: readonly StepView[] = [
  { step: 'report-progress', acts: ['report-progress'], key: 'submission.progress' },
  { step: 'ask-consultation', acts: ['ask-consultation'] },
  { step: 'ask-sender', acts: ['ask-sender'] },
  { step: 'ask-extension', acts: ['ask-extension'] },
  { step: 'send-back', acts: ['send-back'] },
  { step: 'unmerge', acts: ['unmerge'] },
  { step: 'propose-publication', acts: ['propose-publication'] },
  { step: 'reopen', acts: ['reopen'] },
  { step: 'withdraw', acts: ['withdraw'] },
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
function offered(detail: Case, steps: readonly StepView[]): readonly Offered[] {
  return steps.flatMap((view): Offered[] => {
    const offers = detail.offers.filter((offer) => view.acts.includes(offer.act));
    if (offers.some((offer) => offer.allowed))
      return [{ ...view, reason: null, again: again(view.step, detail) }];
    const told = offers.find((offer) => offer.reason !== null && offer.reason !== 'not-permitted');
    return told ? [{ ...view, reason: told.reason, again: null }] : [];
  });
}

export function CaseActs({ detail }: { detail: Case }) {
  const t = useT();
  // where an envelope tells what became of a transfer or an answer, writing it down by hand is the exception
  const told = ({ step }: StepView): boolean =>
    (step === 'settle-transfer' && detail.travel.sent !== null) ||
    // the office that the case came from tells its sender
    (step === 'pass-on' && detail.offers.some(({ act }) => act === 'send-answer')) ||
    (step === 'deliver' && detail.travel.came !== null && !isUntold(detail));
  const steps = offered(
    detail,
    STEPS.filter((view) => !told(view)),
  );
  const aside = offered(detail, [...STEPS.filter(told), ...ASIDE]).filter((view) => view.reason === null);
  const allowed = steps.filter((view) => view.reason === null);
  // What was classified or assigned may be so again, but nobody is asked to.
  // nor to close what the sender was not told yet
  const next = allowed.find((view) => view.again === null && !(view.step === 'close' && isUntold(detail)));
  // An answer in the making is simply there; every other step opens when it is asked for.
  const first: Step | null = allowed[0]?.step === 'draft-answer' ? 'draft-answer' : null;
  const [open, setOpen] = useState<Step | null>(first);
  const { sendOn, act: sending } = useSendOn(detail);
  const act = useAct(() => undefined);
  const start = (): void =>
    void act.run(
      () => call('submissions.startWork', { id: detail.id, revision: detail.revision }),
      t('submissions.done.start-work'),
    );
  const form = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState(0);
  const go = (step: Step): void => {
    if (step === 'start-work') return start();
    setOpen(step);
    setAsked(asked + 1);
  };
  // a form that was asked for has the keys; one that is simply there leaves them to the case
  useEffect(() => {
    if (asked > 0) focusFirst(form.current);
  }, [asked]);
  // the keys were in the form that is gone: they go back to the case
  const [closed, setClosed] = useState(0);
  useEffect(() => {
    if (closed > 0 && document.activeElement === document.body) focusPane('case');
  }, [closed]);
  const shown = [...allowed, ...aside].find((view) => view.step === open)?.step ?? null;
  const close = (): void => {
    setOpen(null);
    setClosed(closed + 1);
  };
  if (shown !== null)
    return (
      <div className="caseForm" ref={form}>
        <StepKeys steps={allowed.filter(({ step }) => step === shown)} onGo={go} />
        <StepForm
          key={shown}
          step={shown}
          detail={detail}
          more={<AsideActs steps={aside} onGo={go} folded />}
          onClose={close}
        />
      </div>
    );
  if (steps.length === 0 && aside.length === 0) return null;
  return (
    <div className="col caseActs">
      {act.error ? <Failure error={act.error} onClose={act.clear} /> : null}
      {sending.error ? <Failure error={sending.error} onClose={sending.clear} /> : null}
      <StepKeys steps={allowed} first={sendOn?.send ?? (next && (() => go(next.step)))} onGo={go} />
      <ActionBar>
        {sendOn === null ? null : (
          <Button kind="primary" shortcut="detail.primary" disabled={sending.busy} onPress={sendOn.send}>
            {t('obstacles.sendOnTo', { office: sendOn.office })}
          </Button>
        )}
        {steps.map((view) => (
          <StepButton
            key={view.step}
            view={view}
            primary={view === next && sendOn === null}
            busy={act.busy}
            onPress={() => go(view.step)}
          />
        ))}
        <AsideActs steps={aside} onGo={go} />
      </ActionBar>
    </div>
  );
}

interface StepKeysProps {
  steps: readonly Offered[];
  /** what the primary button does */
  first?: (() => void) | undefined;
  onGo: (step: Step) => void;
}

function StepKeys({ steps, first, onGo }: StepKeysProps) {
  const handlers: Partial<Record<ShortcutId, () => void>> = {};
  for (const view of steps) if (view.key) handlers[view.key] = () => onGo(view.step);
  if (first) handlers['detail.primary'] = first;
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

interface AsideActsProps {
  steps: readonly Offered[];
  onGo: (step: Step) => void;
  /** all behind "Việc khác", beside the buttons of a form */
  folded?: boolean;
}

/** The first of them as a button, the rest behind "Việc khác". */
function AsideActs({ steps, onGo, folded = false }: AsideActsProps) {
  const t = useT();
  const told = steps.find((view) => view.step === 'report-progress');
  const rest = folded ? steps : steps.filter((view) => view !== told);
  useShortcuts('submission', told ? { 'submission.progress': () => onGo(told.step) } : {});
  return (
    <>
      {told && !folded ? (
        <Button shortcut="submission.progress" onPress={() => onGo(told.step)}>
          {t('submissions.step.report-progress')}
        </Button>
      ) : null}
      <MoreActs
        word={t('submissions.otherActs')}
        acts={rest.map(({ step }) => ({
          id: step,
          text: t(`submissions.step.${step}`),
          onAct: () => onGo(step),
        }))}
      />
    </>
  );
}

interface StepFormProps {
  step: Step;
  detail: Case;
  /** what else can be done, for a form that is simply there */
  more: ReactNode;
  onClose: () => void;
}

function StepForm({ step, detail, more, onClose }: StepFormProps) {
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
      return <AnswerForm detail={detail} others={more} onClose={onClose} />;
    case 'close':
      return <CloseForm detail={detail} onClose={onClose} />;
    case 'sign-answer':
      return <SignAnswerForm detail={detail} onClose={onClose} />;
    case 'issue-answer':
      return <IssueAnswerForm detail={detail} onClose={onClose} />;
    case 'ask-consultation':
      return <ConsultForm detail={detail} onClose={onClose} />;
    case 'deliver':
      return <DeliverForm key={detail.revision} detail={detail} onClose={onClose} />;
    case 'rate':
      return <RateForm detail={detail} onClose={onClose} />;
    case 'propose-publication':
      return <ProposePublicationForm detail={detail} onClose={onClose} />;
    case 'decide-publication':
      return <DecidePublicationForm detail={detail} onClose={onClose} />;
    case 'decide-extension':
      return <DecideExtensionForm detail={detail} onClose={onClose} />;
    case 'ask-extension':
      return <AskExtensionForm detail={detail} onClose={onClose} />;
    case 'report-progress':
      return <ProgressForm detail={detail} onClose={onClose} />;
    case 'send-back':
      return <SendBackForm detail={detail} onClose={onClose} />;
    case 'ask-sender':
      return <AskSenderForm detail={detail} onClose={onClose} />;
    case 'settle-transfer':
      return <SettleTransferForm detail={detail} onClose={onClose} />;
    case 'send-transfer':
      return <SendTransferForm detail={detail} onClose={onClose} />;
    case 'send-answer':
      return <SendAnswerForm detail={detail} onClose={onClose} />;
    case 'pass-on':
      return <PassOnForm detail={detail} onClose={onClose} />;
    case 'withdraw':
      return <WithdrawForm detail={detail} onClose={onClose} />;
    case 'reopen':
    case 'unmerge':
      return <NoteForm step={step} detail={detail} onClose={onClose} />;
    case 'start-work':
      return null;
  }
}
