import type { PersonRef } from '../../../../shared/ipc/schemas.ts';
import { SureDialog } from '../../../forms/SureDialog.tsx';
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
    <SureDialog
      title={t('documents.direction.upwards')}
      yes={t('documents.direction.upwardsDo')}
      no={t('common.back')}
      onYes={onYes}
      onClose={onClose}
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
    </SureDialog>
  );
}
