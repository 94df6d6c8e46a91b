import { hkdf, wipe } from './primitives.ts';
import type { PassphraseSlot, VaultHeader } from './vaultHeader.ts';
import { unwrapSecret, wrapSecret } from './wrap.ts';

/**
 * What the holder of a slot last saw of the office's roster (roster/): whose key signs it, and how far it was. Sealed
 * under the slot's own key, which nobody else has, and outside the database: whoever writes into the database can
 * neither put another authority in the place of the office's nor an older roster in that of the newer.
 */
export interface Pin {
  /** SHA-256 of the issuing certificate, hexadecimal */
  readonly authority: string;
  readonly serial: number;
}

const pinKey = (ownKey: Uint8Array): Buffer => hkdf(ownKey, Buffer.alloc(0), 'an-thu/roster-pin/1');
const contextOf = (vaultId: string): string => `an-thu/roster-pin/${vaultId}`;

/** @returns base64 of the authority (32 bytes) and the serial (8 bytes), sealed */
export function sealPin(ownKey: Uint8Array, vaultId: string, { authority, serial }: Pin): string {
  const bytes = Buffer.alloc(40);
  bytes.write(authority, 0, 'hex');
  bytes.writeBigUInt64BE(BigInt(serial), 32);
  const key = pinKey(ownKey);
  try {
    return wrapSecret(key, bytes, contextOf(vaultId)).toString('base64');
  } finally {
    wipe(key);
  }
}

/** @returns null for a slot without a pin, or one that was not made with this own key */
export function openPin(
  ownKey: Uint8Array,
  header: VaultHeader,
  slot: PassphraseSlot | undefined,
): Pin | null {
  if (slot?.pin === undefined) return null;
  const key = pinKey(ownKey);
  try {
    const bytes = unwrapSecret(key, Buffer.from(slot.pin, 'base64'), contextOf(header.vaultId));
    return { authority: bytes.toString('hex', 0, 32), serial: Number(bytes.readBigUInt64BE(32)) };
  } catch {
    return null;
  } finally {
    wipe(key);
  }
}
