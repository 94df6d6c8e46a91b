import { rmSync } from 'node:fs';
import { standingOn, type DirectoryLine } from '../../../shared/domain/station/directory.ts';
import { eventsOf } from '../../../shared/domain/station/directoryChanges.ts';
import { raise } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { foldBase } from '../../../shared/domain/text/fold.ts';
import { packetBytes, packetTaken } from '../exchange/channel/packets.ts';
import { readSmallFile, writeSmallFile } from '../disk/smallFile.ts';
import { type Ports, handlers, preparedCommand } from '../ports.ts';
import { MAX_DIRECTORY_BYTES } from '../peers/directoryBody.ts';
import { judgeDirectory, makeDirectory } from './file.ts';
import { issueHandlers } from './issue.ts';
import { directoryOf } from '../peers/directoryStanding.ts';
import { directoryInForce } from '../peers/directoryStore.ts';
import { shown, takeDirectory, tell } from './take.ts';

/** Directory of offices: signed by one office, dated, taken as a file or out of an envelope; it says who ended and who goes on. */
export const directoryHandlers = handlers({
  'directory.get': (ports) => {
    const row = directoryInForce(ports.db);
    if (row === null) return { inForce: null, gone: [], stationsGone: [], events: [], mayIssue: true };
    const directory = directoryOf(row);
    return {
      inForce: shown(row),
      gone: goneToday(ports, directory.offices),
      stationsGone: goneToday(ports, directory.stations),
      events: eventsOf(directory, ports.today()),
      mayIssue: row.issuerCode === ports.station.office.code,
    };
  },

  'directory.find': (ports, { of, words, limit }) => {
    const row = directoryInForce(ports.db);
    if (row === null) return { found: [] };
    const { offices, stations } = directoryOf(row);
    const wanted = foldBase(words);
    const found = (of === 'office' ? offices : stations)
      .filter(({ until }) => until === null)
      .filter(({ code, name }) => foldBase(`${name} ${code}`).includes(wanted))
      .slice(0, limit);
    return { found: found.map(({ code, name }) => ({ code, name })) };
  },

  'directory.write': preparedCommand({
    prepare: async (ports, { path, lines, stations = [] }) => {
      const { raw, issuedMs } = await makeDirectory(ports, { offices: lines, stations });
      writeSmallFile(path, raw);
      return { path, issuedMs };
    },
    apply: (ports, { lines }, { issuedMs }) => {
      tell(ports, 'directory.written', { offices: lines.length });
      return { issuedMs, offices: lines.length };
    },
    abandon: (_ports, { path }) => rmSync(path, { force: true }),
  }),

  'directory.saveTo': preparedCommand({
    prepare: async (ports, { path }) => {
      writeSmallFile(path, directoryInForce(ports.db)?.raw ?? raise('not-found'));
      return { path };
    },
    apply: (ports) => {
      const row = directoryInForce(ports.db) ?? raise('not-found');
      tell(ports, 'directory.saved', { issuer: row.issuerName });
      return shown(row);
    },
    abandon: (_ports, { path }) => rmSync(path, { force: true }),
  }),

  'directory.read': (ports, { path }) => {
    const raw = readSmallFile(path, MAX_DIRECTORY_BYTES);
    return takeDirectory(ports, raw, judgeDirectory(ports, raw));
  },

  'directory.takeEnvelope': preparedCommand({
    prepare: async (ports, { envelopeId }) => ({ raw: await packetBytes(ports, envelopeId, ['directory']) }),
    apply: (ports, { envelopeId }, { raw }) => {
      if (raw.length > MAX_DIRECTORY_BYTES) raise('too-large', { maxBytes: MAX_DIRECTORY_BYTES });
      const taken = takeDirectory(ports, raw, judgeDirectory(ports, raw));
      packetTaken(ports, envelopeId);
      return taken;
    },
  }),

  ...issueHandlers,
});

/** Offices or stations that are no more today, the last to end first. */
function goneToday(ports: Ports, lines: readonly DirectoryLine[]): Output<'directory.get'>['gone'] {
  const names = new Map(lines.map(({ code, name }) => [code, name]));
  const gone = [...names].flatMap(([code, name]) => {
    const standing = standingOn(lines, code, ports.today());
    if (standing.kind === 'active' || standing.kind === 'unknown') return [];
    const { on, ground } = standing;
    return [{ code, name, on, ground, successor: standing.kind === 'succeeded' ? standing.successor : null }];
  });
  return gone.sort((a, b) => b.on.localeCompare(a.on) || a.code.localeCompare(b.code));
}
