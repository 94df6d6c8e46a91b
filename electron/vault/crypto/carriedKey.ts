import type { Certificate } from './x509/certificates.ts';
import type { PassphraseSlot } from './vaultHeader.ts';
import { unwrapKeyWith, unwrapPrivateKey, wrapKeyFor } from './wrap.ts';

/**
 * The vault key changes while only one person is there: the slots of the others hold the key of before, under
 * passphrases that nobody else knows. For each of them the header carries the new key, wrapped for the certificate of
 * the slot's holder, and the private key of that certificate as it lies in the database, under the slot's own key: the
 * database itself can no longer be opened to fetch it.
 */
type Carried = NonNullable<PassphraseSlot['carried']>;

const contextOf = (vaultId: string, slotId: string): string => `an-thu/vault-key/${vaultId}/${slotId}`;
/** What binds a sealed private key to its certificate; the same as in the database. */
export const keyContext = (serial: string): string => `an-thu/private-key/${serial}`;

export const carryFor = (
  vaultId: string,
  slotId: string,
  certificate: Certificate,
  sealedKey: Uint8Array,
  vaultKey: Uint8Array,
): Carried => ({
  serial: certificate.serialHex,
  key: Buffer.from(sealedKey).toString('base64'),
  vaultKey: wrapKeyFor(certificate, vaultKey, contextOf(vaultId, slotId)).toString('base64'),
});

/** @throws AppError `key-not-granted` when it was not carried for the holder of this own key */
export function carriedKey(vaultId: string, { id, carried }: PassphraseSlot, ownKey: Uint8Array): Buffer {
  const { serial, key, vaultKey } = carried ?? { serial: '', key: '', vaultKey: '' };
  const privateKey = unwrapPrivateKey(ownKey, Buffer.from(key, 'base64'), keyContext(serial));
  return unwrapKeyWith(privateKey, Buffer.from(vaultKey, 'base64'), contextOf(vaultId, id));
}
