import { useState } from 'react';
import { Button } from '../../../components/Button.tsx';
import { Checkbox } from '../../../components/Checkbox.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import type { Finding } from './entryForm.ts';
import { placesIn } from './inContext.ts';

export interface ConfirmPhraseProps {
  open: boolean;
  phrases: readonly Finding[];
  /** what was typed, to show the words where they stand */
  text: string;
  /** what is a secret can be sealed in the form behind this question */
  seals: boolean;
  onClose: () => void;
  onConfirm: () => void;
}

/** Two steps: the person says that they read it again, and only then may save. */
export function ConfirmPhrase(props: ConfirmPhraseProps) {
  return props.open ? <Ask {...props} /> : null;
}

function Ask({ open, phrases, text, seals, onClose, onConfirm }: ConfirmPhraseProps) {
  const t = useT();
  const [read, setRead] = useState(false);
  return (
    <Dialog
      undoable={false}
      open={open}
      onClose={onClose}
      role="alertdialog"
      title={t('submissions.phrase.title')}
      actions={
        <>
          <Button hint="Esc" onPress={onClose}>
            {t('submissions.phrase.back')}
          </Button>
          <Button disabled={!read} onPress={onConfirm}>
            {t('submissions.phrase.save')}
          </Button>
        </>
      }
    >
      <p className="s">{t('submissions.phrase.what', { seals: seals ? 'yes' : 'no' })}</p>
      <ul className="phraseList">
        {phrases.flatMap(({ rule, excerpt }) =>
          placesIn(text, excerpt ?? '').map(({ before, words, after }, at) => (
            <li key={`${rule} ${at}`}>
              {before}
              <mark>{words}</mark>
              {after}
            </li>
          )),
        )}
      </ul>
      <Checkbox checked={read} onChange={setRead}>
        {t('submissions.phrase.read')}
      </Checkbox>
    </Dialog>
  );
}
