import { useEffect, useRef } from 'react';
import type { InitiativeAct } from '../../../shared/domain/submission/initiative.ts';
import type { WireError } from '../../../shared/errors.ts';
import type { Reply } from '../../../shared/ipc/reply.ts';
import { call } from '../../data/bridge.ts';
import { Failure } from '../../forms/Failure.tsx';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useEnterWalk } from '../../focus/useEnterWalk.ts';
import { useT } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { CouncilForm } from './CouncilForm.tsx';
import { DecideForm } from './DecideForm.tsx';
import { ScoreForm } from './ScoreForm.tsx';
import { DeclareForm, FollowForm, MinutesForm, RewardForm, SiftForm } from './shortForms.tsx';
import type { Initiative } from './rows.ts';

export type FormName =
  | 'sift'
  | 'setCouncil'
  | 'declare'
  | 'score'
  | 'closeScoring'
  | 'recordMinutes'
  | 'decide'
  | 'follow'
  | 'reward';

/** One form for acts that are one decision. */
const FORM_OF: Readonly<Record<InitiativeAct, FormName>> = {
  pass: 'sift',
  drop: 'sift',
  setCouncil: 'setCouncil',
  declare: 'declare',
  score: 'score',
  closeScoring: 'closeScoring',
  recordMinutes: 'recordMinutes',
  adopt: 'decide',
  pilot: 'decide',
  reject: 'decide',
  follow: 'follow',
  reward: 'reward',
};

/** Forms of what can be done in this state; a refused one says why. Acts of a council's members are not shown to others, nor twice. */
export function formsFor({ offers }: Initiative): { name: FormName; reason: string | null }[] {
  const forms = new Map<FormName, string | null>();
  for (const { act, allowed, reason } of offers) {
    const name = FORM_OF[act as InitiativeAct];
    const member = name === 'declare' || name === 'score' || name === 'closeScoring';
    if (member && (reason === 'not-permitted' || reason === 'already-scored')) continue;
    if (!forms.has(name) || allowed) forms.set(name, allowed ? null : reason);
  }
  return [...forms].map(([name, reason]) => ({ name, reason }));
}

export interface FormProps {
  detail: Initiative;
  /** runs the command; says what was done and closes the form once the vault has said so */
  send: (command: () => Promise<Reply<unknown>>) => void;
  busy: boolean;
  /** the buttons at the foot: the verb, and what is missing */
  foot: (verb: string, missing: string | null, go: () => void) => React.ReactNode;
}

const FIELDS = 'input:not([disabled]), textarea:not([disabled]), button:not([disabled])';

/** The form of one act, beside what it is about. Enter goes along its fields, Ctrl Enter does it, Esc closes it. */
export function ActForm({
  name,
  detail,
  onClose,
}: {
  name: FormName;
  detail: Initiative;
  onClose: () => void;
}) {
  const t = useT();
  const act = useAct();
  const send = (command: () => Promise<Reply<unknown>>): void => {
    void act.run(command, () => {
      useToasts.getState().show({ text: t(`initiatives.done.${name}`) });
      onClose();
    });
  };
  const form = useRef<HTMLElement>(null);
  const toForm = (): void => form.current?.querySelector<HTMLElement>(FIELDS)?.focus();
  // the button that opened it is gone: the focus is in its first field
  useEffect(toForm, []);
  // a refusal is put away before the form
  const putAway = (): void => {
    act.forget();
    toForm();
  };
  useShortcuts('choices', { 'app.closeLayer': act.error ? putAway : onClose });
  // Alt and a digit, which answer in forms of decisions, lead to no other page with what was typed
  useShortcuts('form', { 'app.nav': () => true });
  const fields = useRef<HTMLDivElement>(null);
  const walk = useEnterWalk(fields);
  const foot: FormProps['foot'] = (verb, missing, go) => (
    <Foot
      verb={verb}
      missing={missing}
      busy={act.busy}
      error={act.error}
      forget={putAway}
      go={go}
      onClose={onClose}
    />
  );
  const props: FormProps = { detail, send, busy: act.busy, foot };
  return (
    <section ref={form} className="initiativeForm" aria-label={t(`initiatives.act.${name}`)} data-form="">
      <h2 className="sec">{t(`initiatives.act.${name}`)}</h2>
      <div className="walked" ref={fields} {...walk}>
        <Form name={name} {...props} />
      </div>
    </section>
  );
}

function Form({ name, ...props }: FormProps & { name: FormName }) {
  const t = useT();
  const { id, revision } = props.detail;
  switch (name) {
    case 'sift':
      return <SiftForm {...props} />;
    case 'setCouncil':
      return <CouncilForm {...props} />;
    case 'declare':
      return <DeclareForm {...props} />;
    case 'score':
      return <ScoreForm {...props} />;
    case 'closeScoring':
      return (
        <>
          <p className="s">{t('initiatives.closeHint')}</p>
          {props.foot(t('initiatives.verb.closeScoring'), null, () =>
            props.send(() => call('initiatives.closeScoring', { id, revision })),
          )}
        </>
      );
    case 'recordMinutes':
      return <MinutesForm {...props} />;
    case 'decide':
      return <DecideForm {...props} />;
    case 'follow':
      return <FollowForm {...props} />;
    case 'reward':
      return <RewardForm {...props} />;
  }
}

interface FootProps {
  verb: string;
  missing: string | null;
  busy: boolean;
  error: WireError | null;
  forget: () => void;
  go: () => void;
  onClose: () => void;
}

function Foot({ verb, missing, busy, error, forget, go, onClose }: FootProps) {
  const t = useT();
  const act = (): void => {
    if (missing === null) go();
  };
  useShortcuts('detail', { 'detail.primary': act });
  return (
    <>
      {error ? <Failure error={error} safe={t('submissions.typedStays')} onClose={forget} /> : null}
      <div className="row wrap">
        <Button
          kind="primary"
          shortcut="detail.primary"
          disabled={busy || missing !== null}
          disabledReason={missing}
          onPress={act}
        >
          {verb}
        </Button>
        <Button kind="quiet" hint="Esc" onPress={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </>
  );
}
