import { Note } from '../../../components/Note.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import type { Case } from '../stores.ts';

/** Whoever hands in or approves an answer is told what of the case still waits: questions to others, more time. */
export function StillOpen({ consultations, extension }: Pick<Case, 'consultations' | 'extension'>) {
  const t = useT();
  const asked = consultations.filter(({ answeredMs }) => answeredMs === null);
  const waits = extension !== null && extension.decision === null;
  if (asked.length === 0 && !waits) return null;
  const who = asked.map(({ person, office }) => person?.fullName ?? office).join(', ');
  return (
    <Note tone="caution">
      {asked.length === 0 ? null : <p>{t('submissions.stillAsked', { count: asked.length, who })}</p>}
      {waits ? <p>{t('submissions.stillExtending', { name: extension.by.fullName })}</p> : null}
    </Note>
  );
}
