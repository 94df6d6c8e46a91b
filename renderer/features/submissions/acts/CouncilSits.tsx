import { isUndecided } from '../../../../shared/domain/submission/initiative.ts';
import { Note } from '../../../components/Note.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import type { Case } from '../stores.ts';

/** Whoever writes or approves an answer is told that a council has the proposal and has decided nothing yet. */
export function CouncilSits({ council }: Pick<Case, 'council'>) {
  const t = useT();
  if (council === null || !isUndecided(council)) return null;
  return (
    <Note tone="caution">
      {t('submissions.councilSits', { council: t(`initiatives.state.${council}`).toLocaleLowerCase('vi') })}
    </Note>
  );
}
