import { useState } from 'react';
import { DecisionField } from '../../../forms/DecisionField.tsx';
import { TextArea, TextField } from '../../../components/TextField.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import type { Case } from '../stores.ts';
import { ActPanel } from './ActPanel.tsx';
import { useAct } from '../../../data/useAct.ts';
import { useBlanks } from './useBlanks.ts';
import { ProposedPart } from './ProposedPart.tsx';

/** The copy for the public: what was written, to be freed of the sender by hand; the vault checks that it was. */
export function ProposePublicationForm({ detail, onClose }: { detail: Case; onClose: () => void }) {
  const t = useT();
  const before = detail.publication ?? {
    title: detail.title,
    body: detail.body,
    answer: detail.answer?.text ?? '',
  };
  const [title, setTitle] = useState(before.title);
  const [body, setBody] = useState(before.body);
  const [answer, setAnswer] = useState(before.answer);
  const act = useAct({ onDone: onClose, reread: 'submissions.get' });
  const blanks = useBlanks();
  const words = { title: title.trim(), body: body.trim(), answer: answer.trim() };
  const input = { id: detail.id, revision: detail.revision, ...words };
  return (
    <ActPanel
      title={t('submissions.step.propose-publication')}
      detail={t('submissions.what.propose-publication')}
      verb={t('submissions.verb.propose-publication')}
      missing={Object.values(words).includes('') ? t('submissions.missing.text') : blanks(answer)}
      act={act}
      onGo={() =>
        void act.call('submissions.proposePublication', input, t('submissions.done.propose-publication'))
      }
      onClose={onClose}
    >
      <TextField label={t('submissions.publicTitle')} value={title} onChange={setTitle} maxLength={300} />
      <div className="grid12">
        <TextArea
          span={6}
          rows={5}
          label={t('submissions.publicBody')}
          value={body}
          onChange={setBody}
          maxLength={40_000}
        />
        <TextArea
          span={6}
          rows={5}
          label={t('submissions.publicAnswer')}
          value={answer}
          onChange={setAnswer}
          maxLength={20_000}
        />
      </div>
    </ActPanel>
  );
}

const ANSWERS = ['approve', 'reject'] as const;

/** A leader reads the copy once more before it may leave the office. Nothing is chosen beforehand. */
export function DecidePublicationForm({ detail, onClose }: { detail: Case; onClose: () => void }) {
  const t = useT();
  const [answer, setAnswer] = useState<(typeof ANSWERS)[number] | null>(null);
  const [note, setNote] = useState('');
  const act = useAct({ onDone: onClose, reread: 'submissions.get' });
  const copy = detail.publication;
  const input = {
    id: detail.id,
    revision: detail.revision,
    approve: answer === 'approve',
    note: note.trim(),
  };
  const missing =
    answer === null
      ? t('submissions.missing.decision')
      : answer === 'reject' && note.trim() === ''
        ? t('submissions.missing.why')
        : null;
  return (
    <ActPanel
      title={t('submissions.step.decide-publication')}
      detail={t('submissions.what.decide-publication')}
      verb={t(answer === null ? 'submissions.verb.decide' : `submissions.verb.decide-publication.${answer}`)}
      missing={missing}
      act={act}
      onGo={() =>
        void act.call(
          'submissions.decidePublication',
          input,
          t(`submissions.done.decide-publication.${answer ?? 'approve'}`),
        )
      }
      onClose={onClose}
    >
      {copy ? (
        <ProposedPart>
          <div className="md">{copy.title}</div>
          <p className="preline">{copy.body}</p>
          <p className="preline mt2">{copy.answer}</p>
        </ProposedPart>
      ) : null}
      <DecisionField
        value={answer}
        onChange={setAnswer}
        answers={ANSWERS.map((id) => ({ id, text: t(`submissions.verb.decide-publication.${id}`) }))}
      />
      <TextArea
        rows={1}
        label={t(answer === 'reject' ? 'submissions.why' : 'submissions.note')}
        {...(answer === 'reject' ? {} : { optional: t('common.optional') })}
        value={note}
        onChange={setNote}
        maxLength={1000}
      />
    </ActPanel>
  );
}
