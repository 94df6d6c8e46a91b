import { decode } from '../../electron/vault/crypto/asn1.ts';

/** Whether `bytes` is one value in canonical DER. */
export function isDer(bytes: Uint8Array): boolean {
  try {
    decode(bytes);
    return true;
  } catch {
    return false;
  }
}
