import { afterChanges, type Directory } from '../../../shared/domain/station/directoryChanges.ts';
import { raise } from '../../../shared/errors.ts';
import type { Parsed } from '../../../shared/ipc/contract.ts';
import { enterPacket, sealPacket, type Packet } from '../exchange/channel/packets.ts';
import { discard } from '../exchange/sending/seal.ts';
import { type Ports, handlers, preparedCommand } from '../ports.ts';
import { judgeDirectory, makeDirectory } from './file.ts';
import { directoryOf } from '../peers/directoryStanding.ts';
import { directoryInForce } from '../peers/directoryStore.ts';
import { takeDirectory, tell } from './take.ts';

/** The next directory of the office that issues it: written from the one in force, signed, taken here and sent. */
export const issueHandlers = handlers({
  'directory.issue': preparedCommand({
    prepare: async (ports, { changes, to }) => {
      const base = directoryInForce(ports.db);
      refuseForeign(ports, base);
      const next = changedBy(base === null ? { offices: [], stations: [] } : directoryOf(base), changes);
      const { raw, issuedMs } = await makeDirectory(ports, next);
      const day = ports.today().split('-').reverse().join('/');
      const packet: Packet = {
        kind: 'directory',
        what: `${ports.station.office.name}: ${day}`,
        bytes: raw,
        fileName: `danh-muc-co-quan-${issuedMs}.json`,
      };
      return { raw, packet, sealed: await sealPacket(ports, packet, to), baseMs: base?.issuedMs ?? null };
    },
    apply: (ports, _input, { raw, packet, sealed, baseMs }) => {
      if ((directoryInForce(ports.db)?.issuedMs ?? null) !== baseMs) raise('busy', { at: 'directory' });
      const body = judgeDirectory(ports, raw);
      const { issuedMs, offices } = takeDirectory(ports, raw, body);
      enterPacket(ports, packet, sealed);
      tell(ports, 'directory.written', { offices });
      return { issuedMs, offices, envelopes: sealed.length };
    },
    abandon: (ports, { sealed }) => discard(ports, sealed),
  }),
});

/** Only the office that issued the one in force issues the next. */
export function refuseForeign(
  ports: Pick<Ports, 'station'>,
  base: ReturnType<typeof directoryInForce>,
): void {
  if (base !== null && base.issuerCode !== ports.station.office.code)
    raise('directory-refused', { reason: 'issuer', issuer: base.issuerName });
}

function changedBy(before: Directory, changes: Parsed<'directory.issue'>['changes']): Directory {
  for (const { act, name, of, office } of changes) {
    if (act !== 'end' && name.trim() === '') raise('bad-input', { field: 'name', rule: 'empty' });
    if (of === 'station' && act === 'add' && office === null)
      raise('bad-input', { field: 'office', rule: 'empty' });
  }
  const after = afterChanges(before, changes);
  return 'fault' in after ? raise('directory-refused', { reason: after.fault, code: after.code }) : after;
}
