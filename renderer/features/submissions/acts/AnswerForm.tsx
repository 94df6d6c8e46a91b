import { useState, type ReactNode } from 'react';
import { useDraft } from '../../../data/useDraft.tsx';
import { DropDraft } from '../../../forms/DropDraft.tsx';
import { Button } from '../../../components/Button.tsx';
import { TextArea } from '../../../components/TextField.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import type { Case } from '../stores.ts';
import { ActPanel } from './ActPanel.tsx';
import { type AnswerFile, AnswerFiles, filesOfDraft, idsOfFiles } from './AnswerFiles.tsx';
import { CompareRounds } from './CompareRounds.tsx';
import { CouncilSits } from './CouncilSits.tsx';
import { StillOpen } from './StillOpen.tsx';
import { TemplateMenu } from './TemplateMenu.tsx';
import { useAct } from '../../../data/useAct.ts';
import { useBlanks } from './useBlanks.ts';

export interface AnswerFormProps {
  detail: Case;
  others: ReactNode;
  onClose: () => void;
}

/**
 * The answer, round by round. What is typed is kept as this person's own draft; "giữ bản thảo" puts it on the record
 * for those who work on the case; submitting fixes the round.
 */
export function AnswerForm({ detail, others, onClose }: AnswerFormProps) {
  const t = useT();
  const last = detail.answerDraft;
  const sentBack = detail.notes.filter((note) => note.act === 'reject-answer').at(-1);
  const returned = sentBack !== undefined && last !== null && sentBack.atMs >= last.atMs;
  // the opening alone says nothing: it is not handed in by a key pressed once too often
  const code = detail.travel.came?.heldCode ?? detail.receiptCode;
  // an office or a colleague is stuck, no citizen writes; what is answered may become an entry of the help
  const start = t(detail.obstacle === null ? 'submissions.answerStart' : 'obstacles.answerStart', { code });
  const stands = last?.text ?? start;
  const [text, setText] = useState(stands);
  const [files, setFiles] = useState<readonly AnswerFile[]>(() => filesOfDraft(last));
  const draft = useDraft<{ text: string; files?: readonly AnswerFile[] }>({
    form: 'answer',
    key: detail.id,
    value: { text, files },
    restore: (kept) => {
      setText(kept.text);
      setFiles(kept.files ?? filesOfDraft(last));
    },
  });
  const act = useAct({ reread: 'submissions.get' });
  const blanks = useBlanks();
  const save = async (submit: boolean): Promise<void> => {
    const input = {
      id: detail.id,
      revision: detail.revision,
      text: text.trim(),
      submit,
      files: idsOfFiles(files),
    };
    const said = t(submit ? 'submissions.done.submit-answer' : 'submissions.done.draft-answer');
    if (await act.call('submissions.draftAnswer', input, said)) draft.discard();
  };
  const round = last === null ? 1 : returned ? last.round + 1 : last.round;
  return (
    <ActPanel
      title={t('submissions.answerDraft')}
      detail={
        returned && sentBack
          ? t('submissions.roundReturned', { round, name: sentBack.by })
          : t('submissions.round', { round })
      }
      verb={t('submissions.verb.submit-answer')}
      missing={
        ['', start.trim()].includes(text.trim())
          ? t('submissions.missing.answer')
          : returned && text.trim() === last.text.trim() && sameFiles(files, last)
            ? t('submissions.missing.unchanged')
            : blanks(text)
      }
      act={act}
      kept
      onGo={() => void save(true)}
      onClose={onClose}
      more={
        <>
          <Button disabled={act.busy || text.trim() === ''} onPress={() => void save(false)}>
            {t('submissions.verb.draft-answer')}
          </Button>
          {others}
          <CompareRounds detail={detail} text={text} />
          <TemplateMenu detail={detail} use="answer" text={text} opening={start} onInsert={setText} />
        </>
      }
      sign={
        <>
          {draft.sign}
          <DropDraft
            blank={text === stands && sameFiles(files, last)}
            onDrop={() => {
              draft.discard({ text: stands, files: filesOfDraft(last) });
              setText(stands);
              setFiles(filesOfDraft(last));
            }}
            onUndo={() => {
              setText(text);
              setFiles(files);
            }}
          />
        </>
      }
    >
      <CouncilSits council={detail.council} />
      <StillOpen consultations={detail.consultations} extension={detail.extension} />
      {returned && sentBack?.text ? (
        <div className="sentBack">
          <span className="md">{t('submissions.sentBackBy', { name: sentBack.by })}</span> {sentBack.text}
        </div>
      ) : null}
      <TextArea
        rows={6}
        label={t('submissions.answerDraft')}
        labelHidden
        hint={blanks(text)}
        value={text}
        onChange={setText}
        maxLength={20_000}
      />
      <AnswerFiles files={files} onFiles={setFiles} />
    </ActPanel>
  );
}

const sameFiles = (files: readonly AnswerFile[], last: Case['answerDraft']): boolean =>
  idsOfFiles(files).join() === idsOfFiles(filesOfDraft(last)).join();
