import type { PersonRef } from '../../../../shared/ipc/schemas.ts';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { useT } from '../../../i18n/I18n.tsx';

interface UpwardsDialogProps {
  people: readonly PersonRef[];
  /** the post of whoever gives the task */
  own: string;
  onYes: () => void;
  onClose: () => void;
}

/** A task that goes to somebody of a higher post: mostly a name that was taken by mistake. It shows who they are. */
export function UpwardsDialog({ people, own, onYes, onClose }: UpwardsDialogProps) {
  const t = useT();
  return (
    <Dialog
      undoable={false}
      role="alertdialog"
      onClose={onClose}
      title={t('documents.direction.upwards')}
      actions={
        <>
          <Button
            kind="primary"
            onPress={() => {
              onClose();
              onYes();
            }}
          >
            {t('documents.direction.upwardsDo')}
          </Button>
          <Button hint="Esc" onPress={onClose}>
            {t('common.back')}
          </Button>
        </>
      }
    >
      <p className="s">{t('documents.direction.upwardsWhat', { position: own })}</p>
      <ul className="lineList">
        {people.map(({ id, fullName, position }) => (
          <li key={id}>
            <span className="grow">
              <span className="md">{fullName}</span> · {position}
            </span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
