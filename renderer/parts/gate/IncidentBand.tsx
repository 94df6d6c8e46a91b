import { create } from 'zustand';
import { Button } from '../../components/Button.tsx';
import { Icon } from '../../design/Icon.tsx';
import { useT } from '../../i18n/I18n.tsx';

interface IncidentState {
  /** of the last error that no part of the page caught */
  readonly incident: string | null;
  show(incident: string | null): void;
}
export const useIncident = create<IncidentState>((set) => ({
  incident: null,
  show: (incident) => set({ incident }),
}));

/** An error of the page that no part of it caught: its number, to be read out. */
export function IncidentBand() {
  const t = useT();
  const { incident, show } = useIncident();
  if (incident === null) return null;
  return (
    <div className="frameBand" role="alert">
      <Icon name="warning" size={14} tone="caution" />
      <span className="grow">
        {t('shell.incident')} {t('common.errorCode', { code: incident })}
      </span>
      <Button size="small" onPress={() => show(null)}>
        {t('common.ok')}
      </Button>
    </div>
  );
}
