import { useEffect } from 'react';
import { Icon } from '../design/Icon.tsx';
import { useT } from '../i18n/I18n.tsx';
import { on } from '../data/bridge.ts';
import { useOpenSession, useSession } from '../data/session.ts';

/** The vault was opened on a full disk: people read, and see why every act is refused. Goes when there is room again. */
export function ReadsOnlyBand() {
  const t = useT();
  const { readsOnly } = useOpenSession();
  useEffect(
    () => (readsOnly ? on('settings.changed', () => void useSession.getState().refresh()) : undefined),
    [readsOnly],
  );
  if (!readsOnly) return null;
  return (
    <div className="frameBand" role="alert">
      <Icon name="warning" size={14} tone="caution" />
      <b>{t('shell.readsOnly')}</b>
      <span className="grow">{t('shell.readsOnly.detail')}</span>
    </div>
  );
}
