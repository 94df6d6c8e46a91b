import { useState } from 'react';
import { useDeadlineReader } from '../../../forms/choices.ts';
import { DecisionField } from '../../../forms/DecisionField.tsx';
import { DateField } from '../../../components/DateField.tsx';
import { TextArea } from '../../../components/TextField.tsx';
import { useWords } from '../../../i18n/I18n.tsx';
import type { Case } from '../stores.ts';
import { ActPanel } from './ActPanel.tsx';
import { BesideFields, besideInput, NOTHING_BESIDE } from './BesideFields.tsx';
import { useAct } from '../../../data/useAct.ts';
import { ProposedPart } from './ProposedPart.tsx';

/** Asks for more time; the pack caps how often and how far, and a leader decides. */
export function AskExtensionForm({ detail, onClose }: { detail: Case; onClose: () => void }) {
  const { t, format } = useWords();
  const parse = useDeadlineReader(undefined, detail.dueOn ?? undefined);
  const [dueOn, setDueOn] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [beside, setBeside] = useState(NOTHING_BESIDE);
  const act = useAct({ onDone: onClose, reread: 'submissions.get' });
  const latest = detail.extendableTo;
  const missing =
    dueOn === null
      ? t('submissions.missing.dueOn')
      : reason.trim() === ''
        ? t('submissions.missing.why')
        : null;
  const go = (): void => {
    if (dueOn === null) return;
    const input = {
      id: detail.id,
      revision: detail.revision,
      dueOn,
      reason: reason.trim(),
      ...besideInput(beside),
    };
    void act.call('submissions.askExtension', input, t('submissions.done.ask-extension'));
  };
  return (
    <ActPanel
      title={t('submissions.step.ask-extension')}
      detail={t('submissions.what.ask-extension')}
      verb={t('submissions.verb.ask-extension')}
      missing={missing}
      act={act}
      onGo={go}
      onClose={onClose}
    >
      <div className="grid12">
        <DateField
          span={6}
          label={t('submissions.newDue')}
          hint={[
            detail.dueOn === null ? null : t('submissions.presentDue', { date: format.date(detail.dueOn) }),
            latest === null ? null : t('submissions.latestDue', { date: format.date(latest) }),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
          value={dueOn}
          onChange={setDueOn}
          parse={parse}
        />
        <TextArea
          span={12}
          rows={2}
          label={t('submissions.extensionWhy')}
          value={reason}
          onChange={setReason}
          maxLength={1000}
        />
        <BesideFields value={beside} onChange={setBeside} />
      </div>
    </ActPanel>
  );
}

const ANSWERS = ['approve', 'reject'] as const;

/** A leader's word on the request of somebody else. Nothing is chosen beforehand. */
export function DecideExtensionForm({ detail, onClose }: { detail: Case; onClose: () => void }) {
  const { t, format } = useWords();
  const [answer, setAnswer] = useState<(typeof ANSWERS)[number] | null>(null);
  const [note, setNote] = useState('');
  const act = useAct({ onDone: onClose, reread: 'submissions.get' });
  const asked = detail.extension;
  const input = {
    id: detail.id,
    revision: detail.revision,
    shown: asked?.shown ?? '',
    approve: answer === 'approve',
    note: note.trim(),
  };
  return (
    <ActPanel
      title={t('submissions.step.decide-extension')}
      verb={t(answer === null ? 'submissions.verb.decide' : `submissions.verb.decide-extension.${answer}`)}
      missing={answer === null ? t('submissions.missing.decision') : null}
      act={act}
      onGo={() =>
        void act.call(
          'submissions.decideExtension',
          input,
          t(`submissions.done.decide-extension.${answer ?? 'approve'}`),
        )
      }
      onClose={onClose}
    >
      {asked ? (
        <ProposedPart>
          <div className="md">
            {t('submissions.extensionLine', {
              name: asked.by.fullName,
              before: format.date(asked.dueBefore),
              after: format.date(asked.dueOn),
            })}
          </div>
          <p className="preline">{asked.reason}</p>
        </ProposedPart>
      ) : null}
      <DecisionField
        value={answer}
        onChange={setAnswer}
        answers={ANSWERS.map((id) => ({ id, text: t(`submissions.verb.decide-extension.${id}`) }))}
      />
      <TextArea
        rows={1}
        label={t('submissions.note')}
        optional={t('common.optional')}
        value={note}
        onChange={setNote}
        maxLength={1000}
      />
    </ActPanel>
  );
}
