import { Button } from '../components/Button.tsx';
import { useToasts } from '../components/toastStore.ts';
import { useT } from '../i18n/I18n.tsx';

export interface DropDraftProps {
  /** there is nothing to throw away */
  blank: boolean;
  /** Empties the form and forgets its draft. */
  onDrop: () => void;
  /** Puts back what was thrown away, while the word of it stands. */
  onUndo: () => void;
}

/** Throws away what was typed; for a moment it can be had back. */
export function DropDraft({ blank, onDrop, onUndo }: DropDraftProps) {
  const t = useT();
  if (blank) return null;
  const drop = (): void => {
    onDrop();
    useToasts.getState().show({
      text: t('draft.dropped'),
      undone: true,
      action: { text: t('draft.undo'), onAct: onUndo },
    });
  };
  return (
    <Button kind="quiet" onPress={drop}>
      {t('draft.drop')}
    </Button>
  );
}
