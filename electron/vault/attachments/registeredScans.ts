import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Ports } from '../ports.ts';
import { memoryOf } from './sessionMemory.ts';

interface Scan {
  readonly name: string;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
}

/** So much of the folder is read in one call; what is left is known a call later. */
const MOST_BYTES = 32 * 1024 * 1024;
const Row = z.object({ sizeBytes: z.int(), sha256: z.string() });

/**
 * The names of those scans whose very bytes are a file of a registered document of level none already. Files of
 * classified documents are not compared: that one is there is nobody's to learn from a folder.
 */
export function registeredScans(ports: Ports, folder: string, scans: readonly Scan[]): ReadonlySet<string> {
  const known = new Map<number, Set<string>>();
  const sizes = JSON.stringify([...new Set(scans.map(({ sizeBytes }) => sizeBytes))]);
  const rows = ports.db
    .prepare(
      `SELECT size_bytes AS sizeBytes, sha256 FROM attachment
        WHERE owner_kind = 'document' AND key_kind = 'vault' AND size_bytes IN (SELECT value FROM json_each(?))`,
    )
    .all(sizes);
  for (const row of rows) {
    const { sizeBytes, sha256 } = Row.parse(row);
    known.set(sizeBytes, (known.get(sizeBytes) ?? new Set()).add(sha256));
  }
  let left = MOST_BYTES;
  const registered = new Set<string>();
  for (const scan of scans) {
    const digests = known.get(scan.sizeBytes);
    if (digests === undefined) continue;
    const { digest, read } = digestOf(ports, folder, scan, left);
    left -= read;
    if (digest !== null && digests.has(digest)) registered.add(scan.name);
  }
  return registered;
}

/** The digest of a scan, kept for the session while name, size and time stand; null where it can't be read now. */
function digestOf(
  ports: Ports,
  folder: string,
  { name, sizeBytes, modifiedMs }: Scan,
  most: number,
): { digest: string | null; read: number } {
  const { scanDigests } = memoryOf(ports);
  const key = `${modifiedMs} ${sizeBytes} ${name}`;
  const kept = scanDigests.get(key);
  if (kept !== undefined) return { digest: kept, read: 0 };
  if (sizeBytes > most) return { digest: null, read: 0 };
  try {
    const digest = createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex');
    scanDigests.set(key, digest);
    return { digest, read: sizeBytes };
  } catch {
    return { digest: null, read: 0 };
  }
}
