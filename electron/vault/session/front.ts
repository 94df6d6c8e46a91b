import fs from 'node:fs';
import { z } from 'zod';
import { meantInTraining } from '../../../shared/domain/training.ts';
import { CodeSince } from './codeStanding.ts';
import { OfficeKind, Profile, TimeMs } from '../../../shared/ipc/schemas.ts';

const MAX_BYTES = 64 * 1024;

/**
 * What the unlock screen shows, beside the header. It is neither secret nor trusted: without it the screen asks
 * for the user name, and wrong entries start again at zero; the strength lies in Argon2id, not in the pause. A newer
 * program may write more than this one knows: put back for a while, it still shows whose vault this is.
 */
const Front = z.looseObject({
  format: z.literal(1),
  officeName: z.string().max(200),
  officeKind: OfficeKind,
  profile: Profile,
  training: z.boolean(),
  people: z
    .array(z.looseObject({ username: z.string(), fullName: z.string(), position: z.string() }))
    .max(200),
  /** since when the recovery code in force is in force, so that an older or newer print is told so; null: since the first run */
  recovery: CodeSince.nullable().optional().catch(undefined),
  /** where the backups lie, how they came to be and which were tried: for the day on which the vault does not open */
  backups: z
    .strictObject({
      places: z
        .array(z.strictObject({ kind: z.enum(['first', 'second']), folder: z.string().max(4096).nullable() }))
        .max(50),
      sets: z
        .array(
          z.strictObject({
            name: z.string().max(64),
            why: z.enum(['daily', 'manual']),
            tested: z.enum(['good', 'bad']).nullable(),
          }),
        )
        .max(100),
    })
    .optional()
    .catch(undefined),
  failures: z.record(z.string().max(64), z.looseObject({ count: z.int().nonnegative(), lastMs: TimeMs })),
});
export type Front = z.infer<typeof Front>;

/**
 * What a person typed for the passphrase: in a training vault also without its marks, wherever it is asked. The front is not
 * trusted, and need not be: of a real vault the passphrase stays what was set.
 */
export const meantAt = (front: Front | null, typed: string): string =>
  front?.training === true ? meantInTraining(typed) : typed;

export function readFront(path: string): Front | null {
  try {
    if (fs.statSync(path).size > MAX_BYTES) return null;
    return Front.parse(JSON.parse(fs.readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

/** Best effort: a full or read-only disk must not keep anyone from unlocking. */
export function writeFront(path: string, front: Front): void {
  try {
    const temporary = `${path}.${process.pid}.tmp`; // several processes may write it
    fs.writeFileSync(temporary, JSON.stringify(front), { mode: 0o600 });
    fs.renameSync(temporary, path);
  } catch {
    // the screen then asks for the user name
  }
}

const FREE_TRIES = 3;
const LONGEST_PAUSE_MS = 15 * 60_000;

/** Pause after the n-th wrong entry in a row: none for the first three, then 5 s, 10 s, 20 s … up to 15 minutes. */
export const pauseMs = (failures: number): number =>
  failures < FREE_TRIES ? 0 : Math.min(5_000 * 2 ** (failures - FREE_TRIES), LONGEST_PAUSE_MS);

/** Epoch ms until which this person must wait, or null. */
export function waitUntil(front: Front | null, username: string, nowMs: number): number | null {
  const failure = front?.failures[username];
  if (failure === undefined) return null;
  const until = Math.min(failure.lastMs, nowMs) + pauseMs(failure.count);
  return until > nowMs ? until : null;
}

export function withFailure(front: Front, username: string, nowMs: number): Front {
  const count = (front.failures[username]?.count ?? 0) + 1;
  return { ...front, failures: { ...front.failures, [username]: { count, lastMs: nowMs } } };
}

export function withoutFailures(front: Front, username: string): Front {
  const failures = Object.fromEntries(Object.entries(front.failures).filter(([name]) => name !== username));
  return { ...front, failures };
}
