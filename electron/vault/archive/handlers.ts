import {
  DossierLine,
  DOSSIERS_PATH,
  isRegisterPath,
  RegisterHead,
  RegisterLine,
} from '../../../shared/domain/archive/package.ts';
import { raise } from '../../../shared/errors.ts';
import { handlers } from '../ports.ts';
import { choicesOf } from './choices.ts';
import { findPackage, linesOf, listPackages, registerParts } from './store.ts';
import { heldHandlers } from './held.ts';
import { takeHandlers } from './take.ts';
import { writeHandler } from './write.ts';

export const archiveHandlers = handlers({
  'archive.choices': (ports, { year }) => choicesOf(ports, year),

  'archive.packages': (ports) => ({
    packages: listPackages(ports.db).map(
      ({ id, direction, officeName, year, madeMs, atMs, by, counts, sha256 }) => ({
        id,
        direction,
        officeName,
        year,
        madeMs,
        atMs,
        by,
        counts,
        sha256,
      }),
    ),
  }),

  'archive.dossiers': (ports, { packageId }) => {
    if (findPackage(ports.db, packageId) === null) raise('not-found', { id: packageId });
    return {
      dossiers: linesOf(ports.db, packageId, DOSSIERS_PATH).map((line) =>
        DossierLine.parse(JSON.parse(line)),
      ),
      registers: registerParts(ports.db, packageId)
        .filter(isRegisterPath)
        .map((part) => {
          const [head = '', ...rest] = linesOf(ports.db, packageId, part);
          const { kind, year, volume, name, lines } = RegisterHead.parse(JSON.parse(head));
          const withheld = rest.filter((line) => RegisterLine.parse(JSON.parse(line)).withheld).length;
          return { kind, year, volume, name, lines, withheld };
        }),
    };
  },

  'archive.writeTo': writeHandler,
  ...takeHandlers,
  ...heldHandlers,
});
