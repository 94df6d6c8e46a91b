import fs from 'node:fs';
import { KNOWN_MODULES } from '../../../shared/domain/tokens/knownModules.ts';
import { triesLeft } from '../../../shared/domain/tokens/tries.ts';
import type { Role } from '../../../shared/domain/people/roles.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import type { FoundToken } from '../../../shared/ipc/signerProtocol.ts';
import { type Ports, handlers } from '../ports.ts';
import { faceOf } from './faces.ts';
import { libraryInUse } from './library.ts';
import { boundCertificates, type BoundRow, tokenLibrary, wrongPins } from './store.ts';

/** Who binds certificates, or inspects who signs with which. */
const SEES_ALL: readonly Role[] = ['cipher', 'admin', 'inspector'];

export const tokenQueries = handlers({
  'tokens.state': (ports) => {
    const { id, roles } = ports.actor;
    const seesAll = roles.some((role) => SEES_ALL.includes(role));
    const bound = boundCertificates(ports.db).filter(
      ({ personId }) => seesAll || personId === null || personId === id,
    );
    const found = KNOWN_MODULES.filter(
      ({ platform, path }) => platform === process.platform && fs.existsSync(path),
    );
    return {
      module: tokenLibrary(ports.db).path,
      found: found.map(({ path, maker }) => ({ path, maker })),
      bound: bound.map((row) => boundLine(ports, row)),
    };
  },

  'tokens.look': async (ports) => {
    const found = await ports.tokens.look(await libraryInUse(ports.db));
    return { tokens: found.map((token) => tokenLine(ports, token)) };
  },
});

function boundLine(
  ports: Pick<Ports, 'nowMs' | 'station'>,
  row: BoundRow,
): Output<'tokens.state'>['bound'][number] {
  const { id, owner, personId, boundMs, boundByName: boundBy, comparedHow, endedMs } = row;
  return {
    ...faceOf(row.der, ports.nowMs()),
    id,
    owner,
    personId,
    holder: row.holder ?? ports.station.office.name,
    boundMs,
    boundBy,
    comparedHow,
    endedMs,
  };
}

function tokenLine(
  ports: Pick<Ports, 'db' | 'nowMs' | 'station'>,
  { label, serial, maker, model, tries, certificates }: FoundToken,
): Output<'tokens.look'>['tokens'][number] {
  const faces = certificates.map((der) => faceOf(der, ports.nowMs()));
  const bound = boundCertificates(ports.db).filter(
    ({ sha256, endedMs }) => endedMs === null && faces.some(({ certificate }) => certificate === sha256),
  );
  const wrong = Math.max(0, ...bound.map(({ id }) => wrongPins(ports.db, id)));
  return {
    label,
    serial,
    maker,
    model,
    triesLeft: triesLeft(tries, wrong),
    certificates: faces.map((face) => {
      const whose = bound.find(({ sha256 }) => sha256 === face.certificate);
      return { ...face, holder: whose ? (whose.holder ?? ports.station.office.name) : null };
    }),
  };
}
