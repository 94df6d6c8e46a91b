import { standingOn, type Standing } from '../../../shared/domain/station/directory.ts';
import { raise } from '../../../shared/errors.ts';
import type { Ports } from '../ports.ts';
import { keptDirectory, type DirectoryBody } from './directoryBody.ts';
import type { Directory } from '../../../shared/domain/station/directoryChanges.ts';
import { directoryInForce, type DirectoryRow } from './directoryStore.ts';

let parsed: { readonly sha256: string; readonly body: DirectoryBody } | null = null;

/** Offices and stations of a kept directory; the last one that was asked for stays parsed. */
export function directoryOf(row: DirectoryRow): Directory {
  if (parsed?.sha256 !== row.sha256) parsed = { sha256: row.sha256, body: keptDirectory(row.raw) };
  return { offices: parsed.body.lines, stations: parsed.body.stations };
}

/**
 * Nothing is sealed for an office or a station that is no more: who goes on is named, so that it can be chosen.
 * @throws AppError `office-succeeded`, `office-closed`
 */
export function refuseGone(
  ports: Pick<Ports, 'db' | 'today'>,
  peer: {
    readonly officeCode: string;
    readonly officeName: string;
    readonly stationId: string;
    readonly stationName: string;
  },
): void {
  const row = directoryInForce(ports.db);
  if (row === null) return;
  const { offices, stations } = directoryOf(row);
  const today = ports.today();
  refuse(standingOn(offices, peer.officeCode, today), peer.officeName);
  refuse(standingOn(stations, peer.stationId, today), `${peer.stationName} (${peer.officeName})`);
}

function refuse(standing: Standing, name: string): void {
  if (standing.kind === 'active' || standing.kind === 'unknown') return;
  const { on, ground } = standing;
  const about = { name, date: on.split('-').reverse().join('/'), ground };
  if (standing.kind === 'closed') raise('office-closed', about);
  else raise('office-succeeded', { ...about, successor: standing.successor.name });
}
