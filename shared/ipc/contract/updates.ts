import { z } from 'zod';
import { TimeMs, listOf, objectOrNull } from '../schemas.ts';
import { hostCommand, query } from './spec.ts';

const Offer = z.strictObject({
  version: z.string(),
  serial: z.int(),
  releasedMs: TimeMs,
  notes: z.string(),
  file: z.string(),
  sizeBytes: z.int(),
  sha256: z.string(),
  /** signed with the key of development builds: never a release */
  development: z.boolean(),
});

export const updateOps = {
  /** Reads the description of an update, checks signature, product, version and file; keeps that it was shown. */
  'updates.check': hostCommand({ path: z.string().min(1).max(4096) }, Offer),
  /**
   * Checks again and copies the installer beside the vault, for the administrator to start with An Thư closed. Needs a
   * backup of the last day.
   */
  'updates.stage': hostCommand({ path: z.string().min(1).max(4096) }, Offer.extend({ staged: z.string() })),
  'updates.state': query(
    {},
    {
      version: z.string(),
      /** signed with the key of development builds are taken: never a release */
      development: z.boolean(),
      /** the newest backup that was read back whole */
      backupMs: TimeMs.nullable(),
      /** it is too old for an update */
      needsBackup: z.boolean(),
      /** installers that wait beside the vault */
      staged: listOf({ version: z.string(), path: z.string() }),
      /** when the vault was last carried over to a newer program, and the copy of before where it still lies beside it */
      carried: objectOrNull({ atMs: TimeMs, file: z.string().nullable() }),
      /** the station was brought back from a backup of then, and what was shown after it is not known */
      forgottenSinceMs: TimeMs.nullable(),
      shown: listOf({ version: z.string(), serial: z.int(), shownMs: TimeMs }),
    },
  ),
} as const;
