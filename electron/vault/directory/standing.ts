import { standingOn, type Standing } from '../../../shared/domain/station/directory.ts';
import { raise } from '../../../shared/errors.ts';
import type { Ports } from '../ports.ts';
import { keptDirectory, type DirectoryBody } from './body.ts';
import { directoryInForce, type DirectoryRow } from './store.ts';

let parsed: { readonly sha256: string; readonly body: DirectoryBody } | null = null;

/** The lines of a kept directory; the last one that was asked for stays parsed. */
export function linesOf(row: DirectoryRow): DirectoryBody['lines'] {
  if (parsed?.sha256 !== row.sha256) parsed = { sha256: row.sha256, body: keptDirectory(row.raw) };
  return parsed.body.lines;
}

/** Where an office stands today by the directory in force. */
export function standingOf(ports: Pick<Ports, 'db' | 'today'>, officeCode: string): Standing {
  const row = directoryInForce(ports.db);
  return row === null ? { kind: 'unknown' } : standingOn(linesOf(row), officeCode, ports.today());
}

/**
 * Nothing is sealed for an office that is no more: who goes on is named, so that it can be chosen.
 * @throws AppError `office-succeeded`, `office-closed`
 */
export function refuseGone(
  ports: Pick<Ports, 'db' | 'today'>,
  peer: { readonly officeCode: string; readonly officeName: string },
): void {
  const standing = standingOf(ports, peer.officeCode);
  if (standing.kind === 'active' || standing.kind === 'unknown') return;
  const { on, ground } = standing;
  const about = { name: peer.officeName, date: on.split('-').reverse().join('/'), ground };
  if (standing.kind === 'closed') raise('office-closed', about);
  else raise('office-succeeded', { ...about, successor: standing.successor.name });
}
