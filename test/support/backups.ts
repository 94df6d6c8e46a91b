import fs from 'node:fs';
import path from 'node:path';
import { defaultFolder, setsIn } from '../../electron/vault/backup/places.ts';
import { callerOf, serviceFor, TEST_PASSPHRASE, type Caller, type TestVault } from './vault.ts';
import type { VaultService } from '../../electron/vault/vaultService.ts';

/** A small text file, staged. */
export async function stageText(caller: Caller, content: string): Promise<string> {
  const { stageId } = await caller.ok('attachments.stageChunk', {
    stageId: null,
    name: 'phuong-an.txt',
    last: true,
    dataBase64: Buffer.from(content).toString('base64'),
  });
  return stageId;
}

/** The backup folder of a test vault that nobody chose another one for. */
export function rootOf(vault: Pick<TestVault, 'dir'>): string {
  const folder = defaultFolder(vault.dir);
  const [name = ''] = fs.readdirSync(folder);
  return path.join(folder, name);
}

/** Folders of its backups, newest first. */
export const setFolders = (root: string): string[] => setsIn(root).map(({ name }) => path.join(root, name));

export interface RestoredStation {
  readonly dir: string;
  readonly service: VaultService;
  readonly caller: Caller;
}

/** Brings a backup back into a new folder and signs in there. */
export async function restoreTo(
  dir: string,
  from: string,
  username: string,
  nowMs: () => number,
  secret: { recoveryCode: string; how?: 'code' | 'shares' } | null = null,
): Promise<RestoredStation> {
  const service = serviceFor(dir, nowMs);
  const caller = callerOf(service);
  await caller.ok('backup.restore', {
    from,
    username: secret === null ? username : null,
    passphrase: secret === null ? TEST_PASSPHRASE : null,
    recoveryCode: secret?.recoveryCode ?? null,
    how: secret?.how ?? 'code',
  });
  await caller.ok('vault.unlock', { username, passphrase: TEST_PASSPHRASE });
  return { dir, service, caller };
}

/** Every file under a folder. */
export const filesUnder = (folder: string): string[] =>
  fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
