import { useEffect, useRef, useState, type ReactNode } from 'react';
import { MoreActs } from '../../../parts/frame/MoreActs.tsx';
import { call } from '../../../data/bridge.ts';
import { mayCall } from '../../../data/mayCall.ts';
import { ActionBar } from '../../../parts/frame/PageHead.tsx';
import { Failure } from '../../../forms/Failure.tsx';
import { focusPane } from '../../../focus/panes.ts';
import { useNextWaiting } from '../../../data/nextWaiting.ts';
import { useRoute, useRouter } from '../../../data/router.ts';
import { useOpenSession } from '../../../data/session.ts';
import { Button } from '../../../components/Button.tsx';
import { focusFirst } from '../../../focus/focusFirst.ts';
import { useT } from '../../../i18n/I18n.tsx';
import { useShortcuts } from '../../../keys/KeyProvider.tsx';
import type { ShortcutId } from '../../../keys/shortcuts.ts';
import { useCases, type Case } from '../stores.ts';
import { AskSenderForm } from './AskSenderForm.tsx';
import { AnswerForm } from './AnswerForm.tsx';
import { AssignForm } from './AssignForm.tsx';
import { ClassifyForm } from './ClassifyForm.tsx';
import { CloseForm } from './CloseForm.tsx';
import { ConsultForm } from './ConsultForm.tsx';
import { DecideForm } from './DecideForm.tsx';
import { SupplementForm } from './SupplementForm.tsx';
import { AskExtensionForm, DecideExtensionForm } from './ExtensionForms.tsx';
import { DeliverForm } from './DeliverForm.tsx';
import { DecidePublicationForm, ProposePublicationForm } from './PublishForms.tsx';
import { GiveOpinionForm } from './GiveOpinionForm.tsx';
import { RateForm } from './RateForm.tsx';
import { PassOnForm } from './PassOnForm.tsx';
import { NoteForm } from './NoteForm.tsx';
import { ProgressForm } from './ProgressForm.tsx';
import { SendBackForm } from './SendBackForm.tsx';
import { SettleTransferForm } from './SettleTransferForm.tsx';
import { TellRefusalForm } from './TellRefusalForm.tsx';
import { SendAnswerForm, SendTransferForm } from './TravelForms.tsx';
import { IssueAnswerForm, SignAnswerForm } from './SignForms.tsx';
import { WithdrawForm } from './WithdrawForm.tsx';
import { lyingEnvelope, type Offered, type Step, stepsOf } from './steps.ts';
import { useAct } from '../../../data/useAct.ts';
import { useSendOn } from './useSendOn.ts';

/** Steps that a leader takes one case after the other. */
const DECIDED: ReadonlySet<Step> = new Set([
  'classify',
  'decide-refusal',
  'decide-answer',
  'assign',
  'decide-extension',
]);

export function CaseActs({ detail }: { detail: Case }) {
  const t = useT();
  const { userId, roles } = useOpenSession();
  const goTo = useRouter((state) => state.go);
  const who = { userId, carries: mayCall(roles, 'exchange.writeFolder') };
  const { steps, aside, allowed, next } = stepsOf(detail, who);
  // An answer in the making is simply there; every other step opens when it is asked for.
  const asksSupplement = useRoute().params['ask'] === 'supplement';
  const first: Step | null =
    allowed[0]?.step === 'draft-answer'
      ? 'draft-answer'
      : asksSupplement && allowed.some(({ step }) => step === 'classify')
        ? 'classify'
        : null;
  const [open, setOpen] = useState<Step | null>(first);
  const inTurn = useNextWaiting('decide', detail.id, () => useCases.getState().rows.map(({ id }) => id));
  const { sendOn, act: sending } = useSendOn(detail);
  const act = useAct({ reread: 'submissions.get' });
  const start = (): void =>
    void act.call(
      'submissions.startWork',
      { id: detail.id, revision: detail.revision },
      t('submissions.done.start-work'),
    );
  const form = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState(0);
  const go = (step: Step): void => {
    if (step === 'start-work') return start();
    if (step === 'carry') return goTo('exchange', { id: lyingEnvelope(detail) });
    if (DECIDED.has(step)) inTurn.begin();
    setOpen(step);
    setAsked(asked + 1);
  };
  // a form that was asked for has the focus; one that is simply there leaves it to the case
  useEffect(() => {
    if (asked > 0) focusFirst(form.current);
  }, [asked]);
  // the focus was in the form that is gone: it goes back to the case
  const [closed, setClosed] = useState(0);
  useEffect(() => {
    if (closed > 0 && document.activeElement === document.body) focusPane('case');
  }, [closed]);
  const shown = [...allowed, ...aside].find((view) => view.step === open)?.step ?? null;
  // whoever approves an answer and signs it as well does that first
  const goOn = async (): Promise<void> => {
    const now = await call('submissions.get', { id: detail.id });
    const signs = now.ok && now.value.offers.some(({ act, allowed }) => act === 'sign-answer' && allowed);
    if (!signs) await inTurn.done();
  };
  const close = (): void => {
    if (open !== null && DECIDED.has(open)) void goOn();
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
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
      {sending.error ? <Failure error={sending.error} onClose={sending.forget} /> : null}
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

/** The form of each step that needs nothing but the case. */
const FORMS = {
  classify: ClassifyForm,
  supplement: SupplementForm,
  assign: AssignForm,
  close: CloseForm,
  'sign-answer': SignAnswerForm,
  'issue-answer': IssueAnswerForm,
  'ask-consultation': ConsultForm,
  rate: RateForm,
  'propose-publication': ProposePublicationForm,
  'decide-publication': DecidePublicationForm,
  'decide-extension': DecideExtensionForm,
  'ask-extension': AskExtensionForm,
  'report-progress': ProgressForm,
  'send-back': SendBackForm,
  'ask-sender': AskSenderForm,
  'settle-transfer': SettleTransferForm,
  'send-transfer': SendTransferForm,
  'send-answer': SendAnswerForm,
  'pass-on': PassOnForm,
  withdraw: WithdrawForm,
  'answer-consultation': GiveOpinionForm,
} as const;

interface StepFormProps {
  step: Step;
  detail: Case;
  /** what else can be done, for a form that is simply there */
  more: ReactNode;
  onClose: () => void;
}

function StepForm({ step, detail, more, onClose }: StepFormProps) {
  switch (step) {
    case 'decide-refusal':
    case 'decide-answer':
      return <DecideForm what={step} detail={detail} onClose={onClose} />;
    case 'draft-answer':
      return <AnswerForm detail={detail} others={more} onClose={onClose} />;
    case 'deliver':
      return <DeliverForm detail={detail} onClose={onClose} />;
    case 'tell-refusal':
      return <TellRefusalForm key={detail.revision} detail={detail} onClose={onClose} />;
    case 'reopen':
    case 'unmerge':
    case 'take-back-acknowledge':
      return <NoteForm step={step} detail={detail} onClose={onClose} />;
    case 'start-work':
    case 'carry':
      return null;
    default: {
      const Form = FORMS[step];
      return <Form detail={detail} onClose={onClose} />;
    }
  }
}
