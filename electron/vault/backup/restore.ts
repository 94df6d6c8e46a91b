import path from 'node:path';
import { raise } from '../../../shared/errors.ts';
import type { Output, Parsed } from '../../../shared/ipc/contract.ts';
import type { ArgonCost } from '../crypto/argon.ts';
import { type OpenedSlot, unlockWithPassphrase, unlockWithRecoveryCode } from '../crypto/keySlots.ts';
import { wipe } from '../crypto/primitives.ts';
import type { VaultHeader } from '../crypto/vaultHeader.ts';
import { codeTold } from '../session/codeStanding.ts';
import { type BackupKeys, backupKeys } from './keys.ts';
import { namesIn, parseSetName } from './places.ts';
import { readSetHeader } from './set/readSet.ts';
import { restoreSet } from './set/restoreSet.ts';
import { type Verdict, verifySet } from './set/verifySet.ts';
import { makeFolders } from '../disk/makeFolders.ts';

export interface SetSecret {
  readonly username: string | null;
  readonly passphrase: string | null;
  readonly recoveryCode: string | null;
}

interface OpenedSet {
  readonly header: VaultHeader;
  readonly slot: OpenedSlot;
  readonly keys: BackupKeys;
}

/**
 * Opens a backup by what a person knows, runs, and wipes the keys.
 * @throws AppError `wrong-passphrase`, `wrong-recovery-code`, `backup-not-found`, `vault-header-damaged`
 */
export async function withSet<T>(
  from: string,
  secret: SetSecret,
  floor: ArgonCost | undefined,
  work: (opened: OpenedSet) => Promise<T>,
): Promise<T> {
  const set = parseSetName(path.basename(from));
  if (set === null || namesIn(from).length === 0) return raise('backup-not-found');
  const found = readSetHeader(from);
  const options = floor === undefined ? {} : { floor };
  const slot =
    secret.recoveryCode === null
      ? await unlockWithPassphrase(found, secret.username ?? '', secret.passphrase ?? '', options)
      : await unlockWithRecoveryCode(found, secret.recoveryCode, options, {
          ...codeTold({ form: 'restored', atMs: set.atMs }),
          form: 'backup',
        });
  const header = slot.renewed ?? found;
  const keys = backupKeys(slot.vaultKey, header);
  try {
    return await work({ header, slot, keys });
  } finally {
    keys.wipe();
    wipe(slot.vaultKey, slot.ownKey);
  }
}

/** @throws as `withSet` and `restoreSet` */
export function restore(
  dir: string,
  input: Parsed<'backup.restore'>,
  at: {
    readonly floor: ArgonCost | undefined;
    readonly nowMs: number;
    readonly profileDir: string | null;
    readonly onProgress: (done: number, of: number) => void;
  },
): Promise<Output<'backup.restore'>> {
  return withSet(input.from, input, at.floor, async ({ header, slot, keys }) => {
    const { nowMs, profileDir, onProgress } = at;
    const who = input.recoveryCode === null ? (input.username ?? '') : '';
    const { from, lessonsOf, aside } = input;
    const order = {
      from,
      dir,
      header,
      slot,
      keys,
      who,
      how: input.how,
      nowMs,
      lessonsOf,
      aside,
      profileDir,
      onProgress,
    };
    const done = await restoreSet(order);
    const { manifest, epoch, lost, erased, checks } = done;
    return {
      epoch,
      madeMs: manifest.madeMs,
      officeName: manifest.officeName,
      files: manifest.files.length,
      lostFiles: lost + manifest.missing.length,
      erased,
      checks,
      rows: Object.values(manifest.counts).reduce((sum, n) => sum + n, 0),
      aside: aside === null ? null : path.basename(aside),
    };
  });
}

/** The command line's test of a backup: no vault is needed, the scratch lies in a folder of the caller's. */
export function verifyOutside(
  from: string,
  secret: SetSecret,
  scratch: string,
  floor?: ArgonCost,
): Promise<Verdict> {
  return withSet(from, secret, floor, async ({ keys }) => {
    makeFolders(scratch);
    return verifySet(from, keys, scratch);
  });
}
