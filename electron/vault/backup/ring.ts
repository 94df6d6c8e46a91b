import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../shared/errors.ts';
import { openSealed, sealInPlace } from './set/bytes.ts';
import { folderError, RING_FILES } from './places.ts';
import type { Ring } from '../examine/recordKeys.ts';

/** The keys of records beside the backups: small, rewritten, and in no backup. Twice, because all backups hang on it. */
const RingFile = z.strictObject({
  format: z.literal(1),
  generation: z.int().positive(),
  keys: z.array(z.tuple([z.string().min(1).max(64), z.string().length(44)])).max(1_000_000),
});
type RingFileName = (typeof RING_FILES)[number];
const MAX_RING_BYTES = 128 * 1024 * 1024;

export async function writeRing(
  root: string,
  ring: Ring,
  generation: number,
  key: Uint8Array,
  files: readonly RingFileName[] = RING_FILES,
): Promise<void> {
  const keys = [...ring].map(([id, one]) => [id, Buffer.from(one).toString('base64')]);
  const plain = Buffer.from(JSON.stringify({ format: 1, generation, keys }));
  try {
    for (const name of files) {
      overwrite(path.join(root, name));
      await sealInPlace(path.join(root, name), plain, key);
    }
  } finally {
    plain.fill(0);
  }
}

/** What was there is written over before it goes. On flash memory that is a wish, not a proof (ADR 0009). */
function overwrite(file: string): void {
  const found = fs.lstatSync(file, { throwIfNoEntry: false });
  if (found?.isFile() !== true || found.size === 0) return; // behind a link lies what is not ours
  const { size } = found;
  const fd = fs.openSync(file, 'r+');
  try {
    fs.writeSync(fd, Buffer.alloc(Math.min(size, MAX_RING_BYTES)), 0);
    fs.fsyncSync(fd);
  } finally {
    fs.closeSync(fd);
  }
}

export interface ReadRing {
  readonly ring: Ring;
  readonly generation: number;
}

/** With the copies that can't be read, or are of before the last erasure. */
export interface FoundRing extends ReadRing {
  readonly bad: readonly RingFileName[];
}

/** The newer of the two that can be read. @throws AppError `backup-damaged` when neither can */
export async function readRing(root: string, key: Uint8Array): Promise<FoundRing> {
  const found: { readonly name: RingFileName; readonly read: ReadRing }[] = [];
  for (const name of RING_FILES) {
    try {
      found.push({ name, read: parseRing(await openSealed(path.join(root, name), key, MAX_RING_BYTES)) });
    } catch (cause) {
      if (!(cause instanceof AppError)) throw cause;
    }
  }
  const [newest] = found.map(({ read }) => read).sort((a, b) => b.generation - a.generation);
  if (newest === undefined) throw new AppError('backup-damaged', { reason: 'ring' });
  const { ring, generation } = newest;
  const whole = found.filter(({ read }) => read.generation === generation).map(({ name }) => name);
  return { ring, generation, bad: RING_FILES.filter((name) => !whole.includes(name)) };
}

/** The ring that lies in a folder, or null where there is none that can be read. */
export async function lyingRing(root: string, key: Uint8Array): Promise<ReadRing | null> {
  try {
    return await readRing(root, key);
  } catch (cause) {
    if (cause instanceof AppError && cause.code === 'backup-damaged') return null;
    throw cause;
  }
}

/**
 * The ring as it is to lie there: that of the vault, and the keys of records of which the vault has never heard. They
 * belong to backups of a life that it does not know, which would come back with all that is secret in them erased.
 */
export function withStrangers(
  lying: ReadRing | null,
  own: ReadRing,
  knows: (documentId: string) => boolean,
): ReadRing {
  if (lying === null) return own;
  const strangers = [...lying.ring].filter(([id]) => !knows(id));
  const generation = own.generation >= lying.generation ? own.generation : lying.generation + 1;
  return { ring: new Map([...own.ring, ...strangers]), generation };
}

/** Writes a damaged copy anew from the good one. @throws AppError `backup-damaged`, and what the medium says */
export async function mendRing(root: string, key: Uint8Array): Promise<void> {
  const { ring, generation, bad } = await readRing(root, key);
  try {
    await writeRing(root, ring, generation, key, bad);
  } catch (cause) {
    throw folderError(cause);
  }
}

export function parseRing(bytes: Uint8Array): ReadRing {
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch (cause) {
    throw new AppError('backup-damaged', { reason: 'ring' }, { cause });
  }
  const parsed = RingFile.safeParse(json);
  if (!parsed.success) throw new AppError('backup-damaged', { reason: 'ring' });
  const { generation, keys } = parsed.data;
  return { generation, ring: new Map(keys.map(([id, one]) => [id, Buffer.from(one, 'base64')])) };
}
