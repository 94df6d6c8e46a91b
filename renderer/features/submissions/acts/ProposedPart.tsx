import type { ReactNode } from 'react';
import { useT } from '../../../i18n/I18n.tsx';

/** What somebody proposed, above the answers to it: it gives way to them on a low screen, and is scrolled by keys then. */
export function ProposedPart({ children }: { children: ReactNode }) {
  const t = useT();
  return (
    <div className="proposed" role="group" tabIndex={0} aria-label={t('submissions.toBeDecided')}>
      {children}
    </div>
  );
}
