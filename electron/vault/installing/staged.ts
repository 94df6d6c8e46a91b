import fs from 'node:fs';
import path from 'node:path';
import { compareVersions } from '../../../shared/domain/updates/judge.ts';

/** Staged installers lie beside the vault, never in it. */
export const stageFolder = (dir: string): string => `${dir}-cap-nhat`;

/** What was installed meanwhile, or overtaken, waits for nobody any more. A folder that is no version of ours is none. */
export const isNewer = (version: string, installed: string): boolean =>
  compareVersions(version, installed) > 0;

export function stagedInstallers(dir: string): { version: string; path: string }[] {
  const folder = stageFolder(dir);
  if (!fs.existsSync(folder)) return [];
  return fs.readdirSync(folder).flatMap((version) => {
    const [name] = fs.readdirSync(path.join(folder, version));
    return name === undefined ? [] : [{ version, path: path.join(folder, version, name) }];
  });
}

const OURS = /^\d{1,4}\.\d{1,4}\.\d{1,4}$/;

/** An installer of a hundred megabytes that waits for nobody any more only takes room. */
export function dropOvertaken(dir: string, installed: string): void {
  const folder = stageFolder(dir);
  try {
    const versions = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
    const gone = versions.filter((version) => OURS.test(version) && !isNewer(version, installed));
    for (const version of gone) fs.rmSync(path.join(folder, version), { recursive: true, force: true });
    if (versions.length > 0 && gone.length === versions.length) fs.rmdirSync(folder);
  } catch {
    // it harms nobody; met again at the next sign-in
  }
}
