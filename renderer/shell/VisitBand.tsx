import { useEffect } from 'react';
import { Icon } from '../design/Icon.tsx';
import { useWords } from '../i18n/I18n.tsx';
import { officeNowMs } from '../data/clock.ts';
import { useOpenSession, useSession } from '../data/session.ts';
import { atVisitEnd } from './visitEnd.ts';

/** For who is let in for an inspection: that everything is only looked at, by which document, and until when. */
export function VisitBand() {
  const { t, format } = useWords();
  const { visit } = useOpenSession();
  const endsMs = visit?.open === true ? visit.untilMs : null;
  // what was being read does not stay on the screen
  useEffect(
    () =>
      endsMs === null ? undefined : atVisitEnd(endsMs, officeNowMs, () => void useSession.getState().lock()),
    [endsMs],
  );
  if (visit === null) return null;
  const at = format.dateTime(visit.untilMs - (visit.open ? LAST_MINUTE_MS : 0));
  return (
    <div className="frameBand" role="region" aria-label={t('inspection.band')}>
      <Icon name="shield" size={14} />
      <b>{t('inspection.band')}</b>
      <span className="cut">
        {t(visit.open ? 'inspection.band.open' : 'inspection.band.over', { ground: visit.ground, at })}
      </span>
    </div>
  );
}

/** The time ends at midnight; what is shown is the last minute that counts. */
const LAST_MINUTE_MS = 60_000;
