import { z } from 'zod';
import { CivilDate, filled, TimeMs } from '../schemas.ts';
import { hostCommand, query } from './spec.ts';

/** An office in a time of its life (shared/domain/station/directory.ts). */
export const DirectoryLine = z.strictObject({
  code: filled(64),
  name: filled(200),
  from: CivilDate,
  until: CivilDate.nullable(),
  successor: filled(64).nullable(),
  ground: filled(300),
});

const InForce = z.strictObject({
  issuer: z.string(),
  issuerCode: z.string(),
  issuedMs: TimeMs,
  takenMs: TimeMs,
  offices: z.int(),
});
const Gone = z.strictObject({
  code: z.string(),
  name: z.string(),
  on: CivilDate,
  ground: z.string(),
  successor: z.strictObject({ code: z.string(), name: z.string() }).nullable(),
});
const path = z.string().max(4096);

export const directoryOps = {
  /** The directory in force, and the offices that are no more today by it, with who goes on. */
  'directory.get': query(
    z.strictObject({}),
    z.strictObject({ inForce: InForce.nullable(), gone: z.array(Gone) }),
  ),
  /** A directory signed by this office, for the offices below it. */
  'directory.write': hostCommand(
    z.strictObject({ path, lines: z.array(DirectoryLine).min(1).max(20_000) }),
    z.strictObject({ issuedMs: TimeMs, offices: z.int() }),
  ),
  /** Takes a signed directory of this office or of one that is trusted here; only a newer one, and of the same issuer. */
  'directory.read': hostCommand(z.strictObject({ path }), InForce),
} as const;
