import { rmSync } from 'node:fs';
import { standingOn } from '../../../shared/domain/station/directory.ts';
import { raise } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { readSmallFile, writeSmallFile } from '../exchange/smallFile.ts';
import { command, preparedCommand, query, type Ports } from '../ports.ts';
import { MAX_DIRECTORY_BYTES } from './body.ts';
import { judgeDirectory, makeDirectory } from './file.ts';
import { linesOf } from './standing.ts';
import { directoryInForce, insertDirectory, type DirectoryRow } from './store.ts';

/** Directory of offices: signed by one office, dated, taken as a file; it says who ended and who goes on. */
export const directoryHandlers = {
  'directory.get': query<'directory.get'>((ports) => {
    const row = directoryInForce(ports.db);
    return row === null ? { inForce: null, gone: [] } : { inForce: shown(row), gone: goneToday(ports, row) };
  }),

  'directory.write': preparedCommand<'directory.write', { path: string; issuedMs: number }>({
    prepare: async (ports, { path, lines }) => {
      const { raw, issuedMs } = await makeDirectory(ports, lines);
      writeSmallFile(path, raw);
      return { path, issuedMs };
    },
    apply: (ports, { lines }, { issuedMs }) => {
      tell(ports, 'directory.written', { offices: lines.length });
      return { issuedMs, offices: lines.length };
    },
    abandon: (_ports, { path }) => rmSync(path, { force: true }),
  }),

  'directory.read': command<'directory.read'>((ports, { path }) => {
    const raw = readSmallFile(path, MAX_DIRECTORY_BYTES);
    const { issuer, issuedMs, lines, sha256 } = judgeDirectory(ports, raw);
    const before = directoryInForce(ports.db);
    // who issues the directory is not changed by whoever has a certificate: only by the one that is in force
    if (before !== null && before.issuerCode !== issuer.code)
      raise('directory-refused', { reason: 'issuer', issuer: before.issuerName });
    if (before !== null && issuedMs <= before.issuedMs) raise('directory-refused', { reason: 'older' });
    const row: DirectoryRow = {
      ...{ id: ports.newId(), sha256, issuerCode: issuer.code, issuerName: issuer.name, issuedMs, raw },
      ...{ takenMs: ports.nowMs(), takenBy: ports.actor.id },
    };
    insertDirectory(ports.db, row);
    tell(ports, 'directory.taken', { offices: lines.length, issuer: issuer.name });
    return shown(row);
  }),
};

/** Offices that are no more today, the last to end first. */
function goneToday(ports: Ports, row: DirectoryRow): Output<'directory.get'>['gone'] {
  const lines = linesOf(row);
  const names = new Map(lines.map(({ code, name }) => [code, name]));
  const gone = [...names].flatMap(([code, name]) => {
    const standing = standingOn(lines, code, ports.today());
    if (standing.kind === 'active' || standing.kind === 'unknown') return [];
    const { on, ground } = standing;
    return [{ code, name, on, ground, successor: standing.kind === 'succeeded' ? standing.successor : null }];
  });
  return gone.sort((a, b) => b.on.localeCompare(a.on) || a.code.localeCompare(b.code));
}

function shown(row: DirectoryRow): Output<'directory.read'> {
  const { issuerName: issuer, issuerCode, issuedMs, takenMs } = row;
  return { issuer, issuerCode, issuedMs, takenMs, offices: linesOf(row).length };
}

function tell(ports: Ports, act: string, facts: Record<string, string | number>): void {
  ports.append({ act, subjectKind: 'station', subjectId: ports.station.stationId, facts });
  ports.announce('exchange.changed', ports.station.stationId);
}
