import { z } from 'zod';
import { CivilDate, filled, Id, text, TimeMs, listOf, objectOrNull } from '../schemas.ts';
import { command, hostCommand, provedCommand, query } from './spec.ts';

/** An office in a time of its life (shared/domain/station/directory.ts). */
export const DirectoryLine = z.strictObject({
  code: filled(64),
  name: filled(200),
  from: CivilDate,
  until: CivilDate.nullable(),
  successor: filled(64).nullable(),
  ground: filled(300),
});

/** A station in a time of its life: `code` is its identifier, `office` the code of its office. */
export const StationLine = z.strictObject({ ...DirectoryLine.shape, office: filled(64) });

/** shared/domain/station/directoryChanges.ts */
const DirectoryChange = z.strictObject({
  of: z.enum(['office', 'station']),
  act: z.enum(['add', 'rename', 'end']),
  code: filled(64),
  name: text(200),
  office: filled(64).nullable(),
  on: CivilDate,
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
  successor: objectOrNull({ code: z.string(), name: z.string() }),
});
const Event = z.strictObject({
  of: z.enum(['office', 'station']),
  kind: z.enum(['renamed', 'succeeded', 'closed', 'began']),
  code: z.string(),
  name: z.string(),
  before: z.string().nullable(),
  on: CivilDate,
  ground: z.string(),
  successor: objectOrNull({ code: z.string(), name: z.string() }),
  coming: z.boolean(),
});
const lines = z.array(DirectoryLine).max(20_000);
const path = z.string().max(4096);

export const directoryOps = {
  /**
   * The directory in force; the offices and stations that are no more today by it, with who goes on; what it says
   * happened or will, the latest first; and whether this office may issue the next one.
   */
  'directory.get': query(
    {},
    {
      inForce: InForce.nullable(),
      gone: z.array(Gone),
      stationsGone: z.array(Gone),
      events: z.array(Event),
      mayIssue: z.boolean(),
    },
  ),
  /** Offices or stations that go on today, by name or code; for whoever writes the next directory. */
  'directory.find': query(
    {
      of: z.enum(['office', 'station']),
      words: z.string().max(200),
      limit: z.int().min(1).max(50),
    },
    { found: listOf({ code: z.string(), name: z.string() }) },
  ),
  /** A directory signed by this office, for the offices below it, as a file. */
  'directory.write': hostCommand(
    { path, lines: lines.min(1), stations: z.array(StationLine).max(20_000).optional() },
    { issuedMs: TimeMs, offices: z.int() },
  ),
  /** The next directory: the one in force with some changes, signed, in force here, and sealed for stations. */
  'directory.issue': provedCommand(
    {
      changes: z.array(DirectoryChange).min(1).max(500),
      to: z.array(z.string().max(64)).max(500),
    },
    { issuedMs: TimeMs, offices: z.int(), envelopes: z.int() },
  ),
  /** The one in force, as the file that its issuer signed. */
  'directory.saveTo': hostCommand({ path }, InForce),
  /** Takes a signed directory of this office or of one that is trusted here; only a newer one, and of the same issuer. */
  'directory.read': hostCommand({ path }, InForce),
  /** The same out of an envelope that came; who sealed the envelope is no matter. */
  'directory.takeEnvelope': command({ envelopeId: Id }, InForce),
} as const;
