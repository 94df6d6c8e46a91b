import { StateMark } from '../../../components/StateMark.tsx';
import { useWords } from '../../../i18n/I18n.tsx';
import type { Dossier } from '../stores.ts';

/** One mark: closed on a day, held back by what is unfinished, or ready to be closed. */
export function DossierStanding({ dossier }: { dossier: Dossier }) {
  const { t, format } = useWords();
  const { closing, unfinished } = dossier;
  if (closing !== null)
    return (
      <StateMark meaning="closed">
        {t('dossiers.closedOn', { date: format.date(format.dayOf(closing.atMs)) })}
      </StateMark>
    );
  return unfinished > 0 ? (
    <StateMark meaning="waiting">{t('dossiers.unfinished', { count: format.number(unfinished) })}</StateMark>
  ) : (
    <StateMark meaning="running">{t('dossiers.isOpen')}</StateMark>
  );
}
