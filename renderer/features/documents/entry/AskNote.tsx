import { useRef, type ReactNode } from 'react';
import { Button } from '../../../components/Button.tsx';
import { Note } from '../../../components/Note.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { useAnswerLetters } from '../../../focus/useAnswerLetters.ts';
import { useShortcuts } from '../../../keys/KeyProvider.tsx';

export interface AskNoteProps {
  /** As of a dialog: false where an answer is not taken back. It is given by its letter, and no button has the focus. */
  undoable: boolean;
  title: string;
  children: ReactNode;
  answers: readonly { readonly text: string; readonly act: () => void }[];
  /** saving was tried without an answer */
  asked: boolean;
  /** another question was there first: its answers have the keys */
  waits: boolean;
}

/**
 * A question that is answered before the form is saved: on Alt 1, 2 …, or by letters while the question has the focus,
 * which comes to it as a whole.
 */
export function AskNote({ undoable, title, children, answers, asked, waits }: AskNoteProps) {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  useAnswerLetters(box, '.note', !undoable);
  useShortcuts(
    'choices',
    {
      'choices.answer': (index) => {
        const answer = answers[index];
        if (!answer) return false;
        answer.act();
        return true;
      },
    },
    { enabled: undoable && !waits },
  );
  return (
    <div
      className="c12 question"
      data-question=""
      ref={box}
      {...(undoable ? {} : { tabIndex: -1, role: 'group', 'aria-label': title })}
    >
      <Note
        tone="caution"
        live
        title={title}
        actions={answers.map(({ text, act }, index) => (
          <Button
            key={text}
            size="small"
            {...(waits || !undoable ? {} : { hint: `Alt ${index + 1}` })}
            onPress={act}
          >
            {text}
          </Button>
        ))}
      >
        {children}
        {asked ? <div className="md caution">{t('documents.duplicate.asked')}</div> : null}
      </Note>
    </div>
  );
}
