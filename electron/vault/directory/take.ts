import type { LedgerAct } from '../../../shared/domain/ledgerActs.ts';
import { raise } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { ofStation, type Ports } from '../ports.ts';
import type { judgeDirectory } from './file.ts';
import { directoryOf } from '../peers/directoryStanding.ts';
import { directoryInForce, insertDirectory, type DirectoryRow } from '../peers/directoryStore.ts';

/**
 * Puts a directory that was judged in force; inside the transaction.
 * @throws AppError `directory-refused` for one of another issuer, or none newer
 */
export function takeDirectory(
  ports: Ports,
  raw: Buffer,
  { issuer, issuedMs, lines, sha256 }: ReturnType<typeof judgeDirectory>,
): Output<'directory.read'> {
  const before = directoryInForce(ports.db);
  // who issues the directory is not changed by whoever has a certificate: only by the one that is in force
  if (before !== null && before.issuerCode !== issuer.code)
    raise('directory-refused', { reason: 'issuer', issuer: before.issuerName });
  if (before !== null && issuedMs <= before.issuedMs) raise('directory-refused', { reason: 'older' });
  const row: DirectoryRow = {
    id: ports.newId(),
    sha256,
    issuerCode: issuer.code,
    issuerName: issuer.name,
    issuedMs,
    raw,
    takenMs: ports.nowMs(),
    takenBy: ports.actor.id,
  };
  insertDirectory(ports.db, row);
  tell(ports, 'directory.taken', { offices: lines.length, issuer: issuer.name });
  return shown(row);
}

/** A renamed office has two lines and is one. */
const officesIn = (lines: readonly { readonly code: string }[]): number =>
  new Set(lines.map(({ code }) => code)).size;

export function shown(row: DirectoryRow): Output<'directory.read'> {
  const { issuerName: issuer, issuerCode, issuedMs, takenMs } = row;
  return { issuer, issuerCode, issuedMs, takenMs, offices: officesIn(directoryOf(row).offices) };
}

export function tell(ports: Ports, act: LedgerAct, facts: Record<string, string | number>): void {
  ports.append({ act, ...ofStation(ports), facts });
  ports.announce('exchange.changed', ports.station.stationId);
}
