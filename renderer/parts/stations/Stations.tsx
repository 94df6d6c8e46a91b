import './stations.css';
import { useState } from 'react';
import type { Output } from '../../../shared/ipc/contract.ts';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { SearchBox } from '../../components/SearchBox.tsx';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { Failure } from '../../forms/Failure.tsx';
import { MANY_STATIONS, namedStations, narrowStations, withoutStation } from './narrowStations.ts';
import { useAsk } from '../../data/ask.ts';

export interface Station {
  readonly stationId: string;
  readonly name: string;
}

/** The offices whose cards were compared and trusted: to others nothing can be sealed. */
export function useStations(): readonly Station[] | null {
  const { value } = useAsk('exchange.peers', {});
  return value?.peers.filter(({ trusted }) => trusted) ?? null;
}

/** The trusted offices that a document names as its recipients, those left out that are no more; null until all is known. */
export function useNamedStations(recipients: readonly string[]): readonly Station[] | null {
  const { value } = useAsk('exchange.peers', {});
  const { value: directory } = useAsk('directory.get', {});
  if (value === null || directory === null) return null;
  const ended = new Set([...directory.gone, ...directory.stationsGone].map(({ code }) => code));
  return namedStations(value.peers, recipients).filter(
    ({ trusted, officeCode, stationId }) => trusted && !ended.has(officeCode) && !ended.has(stationId),
  );
}

/** Recipients of a document that no card leads to; none until all is known. */
export function useWithoutStation(recipients: readonly string[]): readonly string[] {
  const { value } = useAsk('exchange.peers', {});
  return value === null
    ? []
    : withoutStation(
        value.peers.filter(({ trusted }) => trusted),
        recipients,
      );
}

export interface StationListProps {
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
  /** only one may be chosen */
  single?: boolean;
  /** the offices that the document names: one press chooses them all again */
  recipients?: readonly string[];
}

/** Stations by name, code and fingerprint words. Many are narrowed by a few letters; what is chosen stays in sight. */
export function StationList({ chosen, onChange, single = false, recipients = [] }: StationListProps) {
  const t = useT();
  const [words, setWords] = useState('');
  const { value, status, error, reload } = useAsk('exchange.peers', {});
  const { value: directory } = useAsk('directory.get', {});
  const ended = [...(directory?.gone ?? []), ...(directory?.stationsGone ?? [])];
  const gone = new Map(ended.map((one) => [one.code, one]));
  const goneOf = (peer: { stationId: string; officeCode: string }) =>
    gone.get(peer.officeCode) ?? gone.get(peer.stationId);
  const trusted = value?.peers.filter((peer) => peer.trusted) ?? [];
  const found = narrowStations(trusted, words);
  const shown = trusted.filter((peer) => found.includes(peer) || chosen.includes(peer.stationId));
  const named = namedStations(trusted, recipients).filter((peer) => goneOf(peer) === undefined);
  return (
    <>
      {trusted.length < MANY_STATIONS ? null : (
        <SearchBox label={t('stations.find')} value={words} onChange={setWords} />
      )}
      {named.length < 2 ? null : (
        <Button
          size="small"
          icon="check"
          onPress={() => onChange([...new Set([...chosen, ...named.map(({ stationId }) => stationId)])])}
        >
          {t('stations.named', { count: named.length })}
        </Button>
      )}
      {status === 'loading' && value === null ? <LoadingRows rows={3} /> : null}
      {status === 'failed' && error ? <Failure error={error} onRetry={() => void reload()} /> : null}
      {value && trusted.length === 0 ? <EmptyState>{t('stations.none')}</EmptyState> : null}
      {trusted.length > 0 && shown.length === 0 ? <p className="s">{t('stations.notFound')}</p> : null}
      <ul className="stations">
        {shown.map(({ stationId, name, officeCode, fingerprintWords }) => {
          const office = goneOf({ stationId, officeCode });
          const code = office?.successor?.code;
          return (
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
                disabled={office !== undefined}
                detail={`${officeCode} · ${fingerprintWords}`}
              >
                {name}
              </Checkbox>
              <GoneOffice
                office={office}
                successors={trusted.filter((peer) => peer.officeCode === code || peer.stationId === code)}
                onChoose={(ids) => onChange([...new Set([...(single ? [] : chosen), ...ids])])}
              />
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** Why nothing is sent there any more, and who goes on: one press chooses the successor instead. */
function GoneOffice({
  office,
  successors,
  onChoose,
}: {
  office: Output<'directory.get'>['gone'][number] | undefined;
  successors: readonly Station[];
  onChoose: (stationIds: readonly string[]) => void;
}) {
  const { t, format } = useWords();
  if (office === undefined) return null;
  const { ground, successor } = office;
  const date = format.date(office.on);
  return (
    <div className="caution row wrap gap-4">
      <span>
        {successor === null
          ? t('stations.closed', { date, ground })
          : t('stations.succeeded', { date, ground, successor: successor.name })}
      </span>
      {successor !== null && successors.length > 0 ? (
        <Button size="small" onPress={() => onChoose(successors.map(({ stationId }) => stationId))}>
          {t('stations.toSuccessor', { successor: successor.name })}
        </Button>
      ) : null}
    </div>
  );
}
