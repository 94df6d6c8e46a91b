import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../shared/errors.ts';
import type { Db } from '../db/handles.ts';
import { manyOf } from '../db/statements.ts';
import { readUpdate, type Update } from './description.ts';

/**
 * The newest update that this station was shown, outside the database: a backup that is brought back forgets what came
 * after it, and an older update, newer than the program, would pass. What is kept is the publisher's signed description
 * itself, so that nobody can write a false one; see ADR 0019.
 */
const FILE = 'cap-nhat-moi-nhat.json';

/** Beside the vault, where restoring leaves it alone. */
export const besideVault = (vaultDir: string): string => `${path.resolve(vaultDir)}-${FILE}`;
/** On a medium, beside its backups. */
export const onMedium = (root: string): string => path.join(root, FILE);

const Shown = z.object({ version: z.string(), serial: z.int(), sha256: z.string(), shownMs: z.int() });
export type Shown = z.infer<typeof Shown>;

/** Newest first. */
export const shownUpdates = manyOf(Shown)(`
  SELECT version, serial, sha256, shown_ms AS shownMs FROM update_shown ORDER BY serial DESC`);

export function insertShown(db: Db, { serial, version, sha256 }: Update, nowMs: number): void {
  db.prepare(
    `INSERT INTO update_shown (serial, version, sha256, shown_ms) VALUES (:serial, :version, :sha256, :nowMs)
     ON CONFLICT (serial) DO NOTHING`,
  ).run({ serial, version, sha256, nowMs });
}

/** What a file remembers; null where there is none, or none of the publisher's. */
export function rememberedIn(file: string): Update | null {
  if (!fs.existsSync(file)) return null;
  try {
    const update = readUpdate(file);
    return update.product === 'an-thu' ? update : null;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** Never over a newer one. A medium that is full or gone is no reason to refuse an update: the others remember. */
export function remember(file: string, update: Update): void {
  const known = rememberedIn(file);
  if (known !== null && known.serial >= update.serial) return;
  try {
    fs.writeFileSync(`${file}.part`, update.signed, { mode: 0o600 });
    fs.renameSync(`${file}.part`, file);
  } catch {
    fs.rmSync(`${file}.part`, { force: true });
  }
}

/** Each of the two places knows afterwards what the other knew. */
export function shareMemory(one: string, other: string): void {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    const known = rememberedIn(from);
    if (known !== null) remember(to, known);
  }
}
