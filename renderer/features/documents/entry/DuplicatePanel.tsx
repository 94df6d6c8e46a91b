import { useRef } from 'react';
import { Button } from '../../../components/Button.tsx';
import { LevelChip } from '../../../components/LevelChip.tsx';
import { Note } from '../../../components/Note.tsx';
import { useShortcuts } from '../../../keys/KeyProvider.tsx';
import { useWords } from '../../../i18n/I18n.tsx';
import type { DuplicateMatch } from './useDuplicates.ts';

export interface DuplicatePanelProps {
  matches: readonly DuplicateMatch[];
  onOpen: (match: DuplicateMatch) => void;
  /** The paper of a document that is registered already. */
  onPaper: (match: DuplicateMatch) => void;
  onOther: () => void;
  /** saving was tried without an answer */
  asked: boolean;
  /** another question was there first: its answers have the keys */
  waits: boolean;
}

/** Under the fields that caused it: what agrees and by how much, and three answers on Alt 1, 2, 3. */
export function DuplicatePanel({ matches, onOpen, onPaper, onOther, asked, waits }: DuplicatePanelProps) {
  const { t, format } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const [match] = matches;
  const answers = match ? [() => onOpen(match), () => onPaper(match), onOther] : [];
  useShortcuts(
    'choices',
    {
      'choices.answer': (index) => {
        const answer = answers[index];
        if (!answer) return false;
        answer();
        return true;
      },
    },
    { enabled: match !== undefined && !waits },
  );
  if (!match) return null;
  const number = match.row.entryNumber;
  const hint = (digit: number) => (waits ? {} : { hint: `Alt ${digit}` });
  const same = match.same.map((each) => t(`documents.same.${each}`)).join(', ');
  return (
    <div className="c12" ref={box} data-duplicates="">
      <Note
        tone="caution"
        live
        title={
          <span className="row wrap">
            {t('documents.duplicate.title', { number, when: format.dateTime(match.row.enteredMs) })}
            {match.row.level === 'none' ? null : <LevelChip level={match.row.level} />}
          </span>
        }
        actions={
          <>
            <Button size="small" {...hint(1)} onPress={() => onOpen(match)}>
              {t('word.openNumber', { number })}
            </Button>
            <Button size="small" {...hint(2)} onPress={() => onPaper(match)}>
              {t('documents.duplicate.paper', { number })}
            </Button>
            <Button size="small" {...hint(3)} onPress={onOther}>
              {t('documents.duplicate.other')}
            </Button>
          </>
        }
      >
        {t('documents.duplicate.same', { same, percent: match.percent })}
        {matches.length > 1 ? ` ${t('documents.duplicate.more', { count: matches.length - 1 })}` : ''}
        {asked ? <div className="md caution">{t('documents.duplicate.asked')}</div> : null}
      </Note>
    </div>
  );
}
