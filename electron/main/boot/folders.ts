import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { firstLook } from '../station/firstLook.ts';
import { probeFolder } from '../station/folderProbe.ts';
import type { StationPorts } from '../station/station.ts';

/** Backups lie beside their vault when nobody chose another folder. */
const BACKUPS = '-sao-luu';

/** `kho-tap-huan-sao-luu`, `kho-tap-huan.moi` and the like: backups, installers, what was begun and cut off. */
const isBeside = (found: string, name: string): boolean =>
  found.startsWith(`${name}-`) || found.startsWith(`${name}.`);

/** `kho-de-rieng-20261124-091500`: found beside the vault by who looks there, in the order of time. */
function keptAside(folder: string, nowMs: number): string {
  const stamp = new Date(nowMs).toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15);
  return `${folder}-de-rieng-${stamp}`;
}

const asideOf = (folder: string): string => `${folder}.cat-di`;

/** Where the vaults of this station lie: `kho` the office's, `kho-tap-huan` the training one. */
export function vaultFolders(userData: string, refuseTemporary: boolean): StationPorts['folders'] {
  return {
    office: path.join(userData, 'kho'),
    training: path.join(userData, 'kho-tap-huan'),
    problem: (folder) => probeFolder(folder, refuseTemporary),
    look: firstLook,
    isPresent(folder) {
      try {
        return readdirSync(folder).length > 0;
      } catch {
        return false;
      }
    },
    stage(folder) {
      const staged = `${folder}.moi`;
      for (const left of [staged, `${staged}${BACKUPS}`]) rmSync(left, { recursive: true, force: true }); // an attempt that was cut off; never a finished vault
      mkdirSync(staged, { recursive: true, mode: 0o700 });
      return staged;
    },
    keep(staged, folder) {
      if (existsSync(folder)) rmdirSync(folder); // refuses unless it is empty
      renameSync(staged, folder);
      if (existsSync(`${staged}${BACKUPS}`)) {
        rmSync(`${folder}${BACKUPS}`, { recursive: true, force: true }); // of a training vault that was thrown away
        renameSync(`${staged}${BACKUPS}`, `${folder}${BACKUPS}`);
      }
    },
    discard(staged) {
      for (const left of [staged, `${staged}${BACKUPS}`]) rmSync(left, { recursive: true, force: true });
    },
    aside: asideOf,
    keptAside,
    setAside(folder) {
      rmSync(asideOf(folder), { recursive: true, force: true }); // of an exercise that ended: another stands in its place
      renameSync(folder, asideOf(folder));
    },
    bringBack(folder) {
      if (existsSync(folder)) rmdirSync(folder); // refuses unless it is empty
      renameSync(asideOf(folder), folder);
    },
    remove(folder) {
      const [beside, name] = [path.dirname(folder), path.basename(folder)];
      if (!existsSync(beside)) return;
      for (const found of readdirSync(beside))
        if (found === name || isBeside(found, name)) rmSync(path.join(beside, found), { recursive: true });
    },
  };
}
