import './stations.css';
import { Checkbox } from '../components/Checkbox.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { LoadingRows } from '../components/LoadingRows.tsx';
import { useT } from '../i18n/I18n.tsx';
import { Failure } from './Failure.tsx';
import { createQuery, useQuery } from './query.ts';

const usePeers = createQuery('exchange.peers', ['exchange.changed']);

export interface Station {
  readonly stationId: string;
  readonly name: string;
}

/** The offices whose cards were compared and trusted: to others nothing can be sealed. */
export function useStations(): readonly Station[] | null {
  const { value } = useQuery(usePeers, {});
  return value?.peers.filter(({ trusted }) => trusted) ?? null;
}

export interface StationListProps {
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
  /** only one may be chosen */
  single?: boolean;
}

/** Stations by name, code and fingerprint words. */
export function StationList({ chosen, onChange, single = false }: StationListProps) {
  const t = useT();
  const { value, status, error, reload } = useQuery(usePeers, {});
  const trusted = value?.peers.filter((peer) => peer.trusted) ?? [];
  return (
    <>
      {status === 'loading' && value === null ? <LoadingRows rows={3} /> : null}
      {status === 'failed' && error ? <Failure error={error} onRetry={() => void reload()} /> : null}
      {value && trusted.length === 0 ? <EmptyState>{t('stations.none')}</EmptyState> : null}
      <ul className="stations">
        {trusted.map(({ stationId, name, officeCode, fingerprintWords }) => (
          <li key={stationId}>
            <Checkbox
              checked={chosen.includes(stationId)}
              onChange={(on) =>
                onChange(
                  on
                    ? [...(single ? [] : chosen), stationId]
                    : chosen.filter((station) => station !== stationId),
                )
              }
              detail={`${officeCode} · ${fingerprintWords}`}
            >
              {name}
            </Checkbox>
          </li>
        ))}
      </ul>
    </>
  );
}
