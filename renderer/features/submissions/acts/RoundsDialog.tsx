import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { WordChanges } from '../../../components/WordChanges.tsx';
import { useWords } from '../../../i18n/I18n.tsx';
import { wordChanges } from '../../../../shared/domain/text/wordChanges.ts';
import type { Case } from '../stores.ts';

type Round = Case['rounds'][number];

export interface RoundsDialogProps {
  earlier: Round;
  /** what stands now, submitted or being written */
  text: string;
  title: string;
  onClose: () => void;
}

/** Two rounds of an answer as one text: what was taken out is struck through, what was put in stands out. */
export function RoundsDialog({ earlier, text, title, onClose }: RoundsDialogProps) {
  const { t, format } = useWords();
  return (
    <Dialog
      undoable
      onClose={onClose}
      title={title}
      width="wide"
      actions={
        <Button autoFocus onPress={onClose} hint="Esc">
          {t('common.close')}
        </Button>
      }
    >
      <p className="m cap">
        {t('submissions.draftBy', {
          round: earlier.round,
          name: earlier.by.fullName,
          when: format.dateTime(earlier.atMs),
        })}
      </p>
      <p className="read preline" data-selectable="">
        <WordChanges changes={wordChanges(earlier.text, text)} />
      </p>
    </Dialog>
  );
}
