import fs from 'node:fs';
import { AppError } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { readHeader } from '../crypto/vaultHeader.ts';
import { readFront, waitUntil } from './front.ts';
import type { VaultPaths } from '../disk/layout.ts';
import { lockHolder } from './lockFile.ts';

/** What stands in the vault folder, without opening it. */
export function inspectVault(paths: VaultPaths, isOpen: boolean, nowMs: number): Output<'vault.inspect'> {
  const front = readFront(paths.front);
  const base = {
    problem: null,
    officeName: front?.officeName ?? null,
    profile: front?.profile ?? null,
    training: front?.training ?? false,
    people: front?.people ?? [],
    waitUntilMs: null,
  };
  if (isOpen) return { ...base, state: 'unlocked' };
  if (!fs.existsSync(paths.header)) {
    const remains = fs.existsSync(paths.database);
    return {
      ...base,
      state: remains ? 'damaged' : 'absent',
      problem: remains ? 'vault-header-damaged' : null,
    };
  }
  if (lockHolder(paths.lock) !== null) return { ...base, state: 'in-use', problem: 'vault-in-use' };
  try {
    readHeader(paths.header);
    return { ...base, state: 'locked', waitUntilMs: longestWait(front, nowMs) };
  } catch (error) {
    const code = error instanceof AppError ? error.code : 'vault-header-damaged';
    return { ...base, state: code === 'vault-from-future' ? 'from-future' : 'damaged', problem: code };
  }
}

function longestWait(front: ReturnType<typeof readFront>, nowMs: number): number | null {
  const waits = Object.keys(front?.failures ?? {}).map((username) => waitUntil(front, username, nowMs) ?? 0);
  const latest = Math.max(0, ...waits);
  return latest === 0 ? null : latest;
}
