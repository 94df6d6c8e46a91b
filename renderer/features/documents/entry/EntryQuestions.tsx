import { useT } from '../../../i18n/I18n.tsx';
import { AskNote } from './AskNote.tsx';
import { type OtherDocument, otherDocuments } from './fileFacts.ts';
import { type IncomingForm, lacksNumber } from './form.ts';
import type { IncomingFormState } from './useIncomingForm.ts';

export type Question =
  | { readonly kind: 'other'; readonly file: OtherDocument }
  | { readonly kind: 'number'; readonly lacks: 'both' | 'code' | 'date' };

/** What is asked before the form is saved, one after the other; null for nothing. `saving`: saving was tried. */
export function questionOf(
  { form, facts }: Pick<IncomingFormState, 'form' | 'facts'>,
  saving: boolean,
): Question | null {
  const [file] = otherDocuments(form.files, facts, form.code).filter(
    ({ stageId }) => !form.attachments.includes(stageId),
  );
  if (file !== undefined) return { kind: 'other', file };
  // an entry that is still being typed is asked nothing
  return saving && lacksNumber(form) ? { kind: 'number', lacks: lackOf(form) } : null;
}

function lackOf({ code, documentDate }: IncomingForm): 'both' | 'code' | 'date' {
  if (code.trim() !== '') return 'date';
  return documentDate === null ? 'both' : 'code';
}

interface EntryQuestionsProps {
  state: IncomingFormState;
  question: Question;
  asked: boolean;
  waits: boolean;
  /** Saving goes on as it was begun, with this form. */
  onSave: (form: IncomingForm) => void;
  onWrite: (field: 'code' | 'documentDate') => void;
}

/** A second document among the files, or a paper without a number or a date. */
export function EntryQuestions({ state, question, asked, waits, onSave, onWrite }: EntryQuestionsProps) {
  const t = useT();
  const { form, setForm } = state;
  if (question.kind === 'other') {
    const { stageId, name, code } = question.file;
    const putAside = (): void =>
      setForm((before) => ({
        ...before,
        files: before.files.filter((file) => file.stageId !== stageId),
        later: [...before.later, ...before.files.filter((file) => file.stageId === stageId)],
      }));
    const keep = (): void =>
      setForm((before) => ({ ...before, attachments: [...before.attachments, stageId] }));
    return (
      <AskNote
        undoable
        title={t('documents.ask.other', { name, code })}
        asked={asked}
        waits={waits}
        answers={[
          { text: t('documents.ask.other.own'), act: putAside },
          { text: t('documents.ask.other.keep'), act: keep },
        ]}
      >
        {t('documents.ask.other.why')}
      </AskNote>
    );
  }
  return (
    <AskNote
      undoable={false}
      title={t(`documents.ask.number.${question.lacks}`)}
      asked={false}
      waits={waits}
      answers={[
        {
          text: t('documents.ask.number.write'),
          act: () => onWrite(question.lacks === 'date' ? 'documentDate' : 'code'),
        },
        {
          text: t('documents.ask.number.without'),
          act: () => {
            const next = { ...form, withoutNumber: true };
            setForm(next);
            onSave(next);
          },
        },
      ]}
    >
      {t('documents.ask.number.why')}
    </AskNote>
  );
}
