import type { ReactNode } from 'react';
import { Button } from '../../../components/Button.tsx';
import { Note } from '../../../components/Note.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { useShortcuts } from '../../../keys/KeyProvider.tsx';

export interface AskNoteProps {
  title: string;
  children: ReactNode;
  answers: readonly { readonly text: string; readonly act: () => void }[];
  /** saving was tried without an answer */
  asked: boolean;
  /** another question was there first: its answers have the keys */
  waits: boolean;
}

/** A question that is answered before the form is saved, on Alt 1, 2 … */
export function AskNote({ title, children, answers, asked, waits }: AskNoteProps) {
  const t = useT();
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
    { enabled: !waits },
  );
  return (
    <div className="c12" data-question="">
      <Note
        tone="caution"
        live
        title={title}
        actions={answers.map(({ text, act }, index) => (
          <Button key={text} size="small" {...(waits ? {} : { hint: `Alt ${index + 1}` })} onPress={act}>
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
