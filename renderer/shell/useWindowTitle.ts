import { useEffect } from 'react';
import { useT } from '../i18n/I18n.tsx';
import { holdsClassified } from '../data/holding.ts';
import { useSession } from '../data/session.ts';

/** Office only; a classified vault says no more than that it is one. Never a document, a person or a level. */
export function useWindowTitle(): void {
  const t = useT();
  const session = useSession((state) => state.session);
  useEffect(() => {
    if (!session) document.title = t('common.productName');
    else if (session.training) document.title = t('title.training');
    else if (holdsClassified(session)) document.title = t('title.classified');
    else document.title = `${session.office.name} – ${t('common.productName')}`;
  }, [session, t]);
}
