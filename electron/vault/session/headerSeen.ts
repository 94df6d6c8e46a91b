import { z } from 'zod';
import { raise } from '../../../shared/errors.ts';
import type { VaultHeader } from '../crypto/vaultHeader.ts';
import type { Db } from '../db/handles.ts';
import { theOne } from '../db/statements.ts';
import { headerNamed, waysIn } from './headerNamed.ts';

/**
 * The newest header that this database has seen. A passphrase that was changed, or a slot that was taken away, comes back
 * with an older `vault.json` (of a backup, of a copy): such a header is refused. A newer one than was seen is that of a
 * command that a crash cut off between header and commit: the sign-in tells it where it opens to another passphrase or code
 * (signInEntries.ts). The row alone may be anybody's; the ledger names headers too.
 */
const Seen = z.object({ generation: z.int(), checksum: z.string() });

const headerSeen = theOne(Seen.optional())('SELECT generation, checksum FROM header_seen');

/** @throws AppError `vault-header-older` with both generations */
export function refuseOlderHeader(db: Db, header: VaultHeader): void {
  const { generation, checksum, vaultId } = header;
  const [seen, named] = [headerSeen(db), headerNamed(db, vaultId)];
  if (seen !== undefined) refuseBehind(generation, seen.generation, checksum === seen.checksum);
  if (named !== null) refuseBehind(generation, named.generation, waysIn(header) === named.ways);
}

function refuseBehind(found: number, seen: number, isSame: boolean): void {
  if (found < seen || (found === seen && !isSame)) raise('vault-header-older', { found, seen });
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
