import type { InitiativeAct } from '../../../shared/domain/submission/initiative.ts';
import type { Reply } from '../../../shared/ipc/reply.ts';
import { call } from '../../data/bridge.ts';
import { useAct } from '../../data/useAct.ts';
import { ActFrame, type ActFrameProps } from '../../forms/act/ActFrame.tsx';
import { useT } from '../../i18n/I18n.tsx';
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
  /** what its frame has in common with those of the other acts */
  frame: Pick<ActFrameProps, 'title' | 'act' | 'onClose'>;
}

/** The form of one act, beside what it is about. */
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
  const act = useAct({ onDone: onClose });
  const send = (command: () => Promise<Reply<unknown>>): void =>
    void act.run(command, t(`initiatives.done.${name}`));
  const props: FormProps = { detail, send, frame: { title: t(`initiatives.act.${name}`), act, onClose } };
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
      return <CloseScoringForm {...props} />;
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

function CloseScoringForm({ detail: { id, revision }, send, frame }: FormProps) {
  const t = useT();
  return (
    <ActFrame
      {...frame}
      verb={t('initiatives.verb.closeScoring')}
      missing={null}
      onGo={() => send(() => call('initiatives.closeScoring', { id, revision }))}
    >
      <p className="s">{t('initiatives.closeHint')}</p>
    </ActFrame>
  );
}
