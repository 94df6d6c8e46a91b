import { z } from 'zod';
import { raise } from '../../../shared/errors.ts';
import type { VaultHeader } from '../crypto/vaultHeader.ts';
import type { Db } from '../db/handles.ts';
import { theOne } from '../db/statements.ts';

/**
 * The newest header that this database has seen. A passphrase that was changed, or a slot that was taken away, comes back
 * with an older `vault.json` (of a backup, of a copy): such a header is refused. A newer one than was seen is that of a
 * command that a crash cut off between header and commit.
 */
const Seen = z.object({ generation: z.int(), checksum: z.string() });

const headerSeen = theOne(Seen.optional())('SELECT generation, checksum FROM header_seen');

/** @throws AppError `vault-header-older` with both generations */
export function refuseOlderHeader(db: Db, { generation, checksum }: VaultHeader): void {
  const seen = headerSeen(db);
  if (seen === undefined) return;
  if (generation < seen.generation || (generation === seen.generation && checksum !== seen.checksum))
    raise('vault-header-older', { found: generation, seen: seen.generation });
}

export const rememberHeader = (db: Db, { generation, checksum }: VaultHeader): void =>
  void db
    .prepare(
      `INSERT INTO header_seen (id, generation, checksum) VALUES (1, :generation, :checksum)
       ON CONFLICT DO UPDATE SET generation = excluded.generation, checksum = excluded.checksum`,
    )
    .run({ generation, checksum });

/** Whether this header is not yet the one that the database knows. */
export const isNewHeader = (db: Db, { checksum }: VaultHeader): boolean =>
  headerSeen(db)?.checksum !== checksum;
