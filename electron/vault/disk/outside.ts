import { closeSync, constants, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { makeDurable, syncFolder } from '../crypto/vaultHeader.ts';
import { toAppError } from '../db/handles.ts';

/** Writes over what stands at a place already: a header that is known only after its bytes. */
export type Patch = (bytes: Uint8Array, position: number) => void;

/**
 * Files that leave the vault because a person chose the place in the system's dialog. They are written beside their
 * place first, fsynced, and renamed, so that no half file ever stands under the chosen name.
 */
export async function writeBeside(
  path: string,
  id: string,
  write: (sink: (bytes: Uint8Array) => void, patch: Patch) => void | Promise<unknown>,
): Promise<string> {
  const temporary = join(dirname(path), `.${id}.part`);
  let fd: number | undefined;
  try {
    const target = (fd = openSync(
      temporary,
      constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC,
      0o600,
    ));
    await write(
      (bytes) => {
        for (let done = 0; done < bytes.length;) done += writeSync(target, bytes, done);
      },
      (bytes, position) => {
        for (let done = 0; done < bytes.length;)
          done += writeSync(target, bytes, done, bytes.length - done, position + done);
      },
    );
    await makeDurable(target);
    return temporary;
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw cause instanceof AppError ? cause : asTargetError(cause);
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

export function putInPlace(temporary: string, path: string): void {
  try {
    renameSync(temporary, path);
    syncFolder(dirname(path));
  } catch (cause) {
    throw asTargetError(cause);
  }
}

export const discardBeside = (temporary: string): void => rmSync(temporary, { force: true });

/** The chosen folder is not the vault: its faults are the person's to mend. */
function asTargetError(cause: unknown): AppError {
  const known = toAppError(cause);
  return known.code === 'disk-full' ? known : new AppError('save-place-unusable', {}, { cause });
}
