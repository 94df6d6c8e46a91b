import { isVaultKey } from './keySlots.ts';
import type { VaultHeader } from './vaultHeader.ts';
import { unwrapKey, wrapKey } from './wrap.ts';

/**
 * The vault keys of before, in the header under the one of now: backups that were made under them are still tested and
 * thinned, and what was derived from the first of them (the keys of files and of the outer seal of backups) stays.
 * Whoever kept an old one finds nothing new with it; the database is under the new one.
 */
const contextOf = (vaultId: string, at: number): string => `an-thu/retired-key/${vaultId}/${at}`;

/** @returns the oldest first; the caller wipes them */
export const retiredKeys = ({ retired = [], vaultId }: VaultHeader, vaultKey: Uint8Array): Buffer[] =>
  retired.map((wrapped, at) => unwrapKey(vaultKey, Buffer.from(wrapped, 'base64'), contextOf(vaultId, at)));

export const sealRetired = (
  vaultId: string,
  keys: readonly Uint8Array[],
  vaultKey: Uint8Array,
): NonNullable<VaultHeader['retired']> =>
  keys.map((key, at) => wrapKey(vaultKey, key, contextOf(vaultId, at)).toString('base64'));

/** Which of these keys a header, of a backup perhaps, was made with. */
export const keyOfHeader = (header: VaultHeader, keys: readonly Buffer[]): Buffer | undefined =>
  keys.find((key) => isVaultKey(header, key));
