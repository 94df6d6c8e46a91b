import { AppError } from '../../shared/errors.ts';
import type { Reply } from '../../shared/ipc/reply.ts';
import { readHead, readParts } from '../vault/archive/read.ts';
import { StoredZip } from '../vault/archive/zipFile.ts';
import { fingerprintOf } from '../vault/crypto/fingerprint.ts';
import { sha256Hex } from '../vault/crypto/primitives.ts';
import { need, readOptions, type Terminal } from './io.ts';

/**
 * `archive verify --in FILE [--authority FINGERPRINT]`: signature, the sum of every part, the form of every line. Without
 * the fingerprint it says under which root it is signed, and that nobody compared it.
 */
export function archiveCommand(terminal: Terminal, args: readonly string[]): Reply<unknown> {
  const { options, positionals } = readOptions(args, ['in', 'authority']);
  if (positionals[0] !== 'verify') throw new AppError('unknown-operation');
  const zip = new StoredZip(need(options, 'in'));
  try {
    const read = readHead(zip, { nowMs: terminal.nowMs(), revocationLists: [] });
    const told = options['authority']?.replace(/[^0-9a-f]/gi, '').toLowerCase();
    if (told !== undefined && told !== read.root.sha256)
      throw new AppError('archive-not-taken', { reason: 'differs', office: read.manifest.office.name });
    const nothing = { push: () => undefined, done: () => undefined };
    readParts(zip, read, { lines: () => undefined, file: () => nothing });
    const { packageId, office, year, madeMs, training, counts } = read.manifest;
    const root = { fingerprint: fingerprintOf(read.root).hex, compared: told !== undefined };
    const manifestSha256 = sha256Hex(read.manifestBytes);
    return { ok: true, value: { packageId, office, year, madeMs, training, counts, manifestSha256, root } };
  } finally {
    zip.close();
  }
}
