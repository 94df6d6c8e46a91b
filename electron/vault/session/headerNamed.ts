import { z } from 'zod';
import { sha256Hex } from '../crypto/primitives.ts';
import { slotContext, type VaultHeader } from '../crypto/vaultHeader.ts';
import type { Db } from '../db/handles.ts';
import { valueOf } from '../db/statements.ts';
import { about, type LedgerDraft } from '../ports.ts';

/**
 * Which header is in force stands in the ledger: an act that sets a passphrase or a recovery code, or takes one away, names
 * the header that it writes. So heads, notes outside the vault and backups know it, too, and the seal of the act proves it.
 */
const HeaderNamed = z.object({ generation: z.int(), ways: z.string().length(64) });
type HeaderNamed = z.infer<typeof HeaderNamed>;

const factsOf = valueOf(z.string())<[vaultId: string]>(`
  SELECT facts FROM ledger WHERE subject_kind = 'header' AND subject_id = ? ORDER BY seq DESC LIMIT 1`);

/** The header that the ledger names last; null where it names none. */
export function headerNamed(db: Db, vaultId: string): HeaderNamed | null {
  const facts = factsOf(db, vaultId);
  return facts === null ? null : HeaderNamed.parse(JSON.parse(facts));
}

/**
 * The passphrases and codes that open a header, as a hash over their slots: another with each of them (a new one has a slot
 * of its own), the same when a holder's slot only takes in the newest roster or a changed vault key.
 */
export const waysIn = ({ slots }: VaultHeader): string =>
  sha256Hex(
    Buffer.from(
      JSON.stringify(
        slots.map((slot) =>
          slot.kind === 'escrow' ? [slot.kind, slot.id, slot.certificateSha256] : slotContext(slot),
        ),
      ),
    ),
  );

/** Whether the ledger names the passphrases and codes of this header. */
export const isNamed = (db: Db, header: VaultHeader): boolean =>
  headerNamed(db, header.vaultId)?.ways === waysIn(header);

/** The entry that names a header, written in the transaction of the act that made it. */
export const headerEntry = (
  header: VaultHeader,
  act: 'vault.header-named' | 'vault.header-unknown' = 'vault.header-named',
): LedgerDraft => ({
  act,
  ...about('header', header.vaultId),
  facts: { generation: header.generation, ways: waysIn(header) },
});
