import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { AppError } from '../../../../shared/errors.ts';
import type { ChannelRun } from './channel.ts';

const PIECE_BYTES = 1024 * 1024;

/**
 * Copies a file to a place where an earlier run may have left its beginning: what is there and the same is kept, from
 * the first difference on it is written anew. Memory stays at two pieces; the vault answers others meanwhile.
 *
 * @throws AppError `stopped` between two pieces when the signal was given; what was written stays for the next run
 */
export async function resumeCopy(from: string, to: string, { signal, onBytes }: ChannelRun): Promise<void> {
  const source = await open(from, 'r');
  try {
    // never through a link that somebody laid there
    const target = await open(to, constants.O_RDWR | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0), 0o644);
    try {
      await copy(source, target, { signal, onBytes });
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

async function copy(source: FileHandle, target: FileHandle, { signal, onBytes }: ChannelRun): Promise<void> {
  const [wanted, there] = [Buffer.allocUnsafe(PIECE_BYTES), Buffer.allocUnsafe(PIECE_BYTES)];
  let [at, isSame] = [0, true];
  for (;;) {
    if (signal.aborted) throw new AppError('stopped');
    const { bytesRead } = await source.read(wanted, 0, PIECE_BYTES, at);
    if (bytesRead === 0) break;
    const piece = wanted.subarray(0, bytesRead);
    isSame &&= await holds(target, there.subarray(0, bytesRead), piece, at);
    if (!isSame) await writeAll(target, piece, at);
    onBytes((at += bytesRead));
  }
  await target.truncate(at);
}

async function holds(target: FileHandle, there: Buffer, wanted: Buffer, at: number): Promise<boolean> {
  const { bytesRead } = await target.read(there, 0, there.length, at);
  return bytesRead === wanted.length && there.equals(wanted);
}

async function writeAll(target: FileHandle, piece: Buffer, at: number): Promise<void> {
  for (let done = 0; done < piece.length;) {
    done += (await target.write(piece, done, piece.length - done, at + done)).bytesWritten;
  }
}
