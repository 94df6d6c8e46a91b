import { verify } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { raise } from '../../../shared/errors.ts';
import { foreignJson } from '../../../shared/foreignJson.ts';
import { createSha256, sha256Hex } from '../crypto/primitives.ts';
import { publisherKey } from './publisher.ts';

const MAX_DESCRIPTION_BYTES = 256 * 1024;
const MAX_INSTALLER_BYTES = 600 * 1024 * 1024;
const version = z.string().regex(/^\d{1,4}\.\d{1,4}\.\d{1,4}$/);
/** a name, never a path */
const fileName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,120}$/);

const Description = z.strictObject({
  format: z.literal('an-thu/update/1'),
  product: z.string().max(40),
  version,
  from: version,
  serial: z.int().positive(),
  releasedMs: z.int().nonnegative(),
  notes: z.string().max(4000),
  files: z
    .array(
      z.strictObject({
        platform: z.enum(['linux-deb', 'linux-tar', 'windows', 'macos']),
        name: fileName,
        size: z.int().positive().max(MAX_INSTALLER_BYTES),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .min(1)
    .max(8),
});
const Signed = z.strictObject({
  description: z.string().max(MAX_DESCRIPTION_BYTES),
  signature: z.string().max(120),
});

export interface Update extends z.infer<typeof Description> {
  /** SHA-256 of the signed text */
  readonly sha256: string;
  /** the file as it was signed: whoever keeps it keeps the proof with it */
  readonly signed: Uint8Array;
}

/**
 * Reads a description whose signature (Ed25519 over the exact text) is the publisher's. Nothing of it is believed, not
 * even its form, before the signature holds.
 * @throws AppError `update-refused` with reason `file`, `signature`, `form`
 */
export function readUpdate(file: string): Update {
  const bytes = read(file);
  const signed = Signed.safeParse(jsonOf(bytes));
  if (!signed.success) return raise('update-refused', { reason: 'file' });
  const text = Buffer.from(signed.data.description, 'utf8');
  if (!verify(null, text, publisherKey(), Buffer.from(signed.data.signature, 'base64')))
    raise('update-refused', { reason: 'signature' });
  const description = Description.safeParse(jsonOf(text));
  if (!description.success) return raise('update-refused', { reason: 'form' });
  return { ...description.data, sha256: sha256Hex(text), signed: bytes };
}

function read(file: string): Buffer {
  try {
    const { size } = fs.statSync(file);
    if (size > 2 * MAX_DESCRIPTION_BYTES) raise('update-refused', { reason: 'file' });
    return fs.readFileSync(file);
  } catch {
    return raise('update-refused', { reason: 'file' });
  }
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return foreignJson(Buffer.from(bytes).toString('utf8'));
  } catch {
    return null;
  }
}

/**
 * The installer for this machine that lies beside the description, read and hashed in pieces.
 * @throws AppError `update-refused` with reason `missing`, `content`
 */
export function checkInstaller(
  descriptionFile: string,
  update: Update,
  platform: NodeJS.Platform,
): { readonly file: string; readonly name: string; readonly size: number; readonly sha256: string } {
  const wanted = { linux: ['linux-deb', 'linux-tar'], win32: ['windows'], darwin: ['macos'] }[
    platform as 'linux' | 'win32' | 'darwin'
  ] as readonly string[] | undefined;
  const offered = update.files
    .filter((one) => wanted?.includes(one.platform))
    .map((one) => ({ ...one, file: path.join(path.dirname(descriptionFile), one.name) }))
    .find((one) => fs.existsSync(one.file));
  if (offered === undefined) return raise('update-refused', { reason: 'missing' });
  const { file, name, size, sha256 } = offered;
  if (fs.statSync(file).size !== size || hashOf(file) !== sha256)
    raise('update-refused', { reason: 'content' });
  return { file, name, size, sha256 };
}

export function hashOf(file: string): string {
  const hash = createSha256();
  const piece = Buffer.alloc(1024 * 1024);
  const fd = fs.openSync(file, 'r');
  try {
    for (let read = fs.readSync(fd, piece); read > 0; read = fs.readSync(fd, piece))
      hash.update(piece.subarray(0, read));
  } finally {
    fs.closeSync(fd);
  }
  return hash.digest('hex');
}
