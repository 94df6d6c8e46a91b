import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmdirSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { newUserData } from './launch.ts';
import { RUN_FOLDER } from './oneRun.ts';

/**
 * A new data folder with a copy of what `make` left in its own, as on a machine to which the vault was carried. It is made
 * once in a run: whoever comes while another worker makes it waits for that; where making it failed, the next one tries.
 * @param name what is made, a file name
 * @param make makes it, ends the program and answers with its data folder
 * @param isWanted which entries of that folder are copied, by their names
 */
export async function copyOfOneRun(
  name: string,
  make: () => Promise<string>,
  isWanted: (entry: string) => boolean,
): Promise<string> {
  const made = path.join(process.env[RUN_FOLDER] ?? newUserData(), name);
  const claim = `${made}.claimed`;
  const claimed = (): boolean => mkdirSync(claim, { recursive: true }) !== undefined;
  await expect.poll(() => existsSync(made) || claimed(), { timeout: 300_000 }).toBe(true);
  if (!existsSync(made)) {
    try {
      const from = await make();
      const whole = `${made}.${process.pid}`;
      for (const entry of readdirSync(from).filter(isWanted))
        cpSync(path.join(from, entry), path.join(whole, entry), { recursive: true });
      renameSync(whole, made);
    } finally {
      rmdirSync(claim);
    }
  }
  const userData = newUserData();
  cpSync(made, userData, { recursive: true });
  return userData;
}
