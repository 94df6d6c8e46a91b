import { randomBytes } from 'node:crypto';

/** UUIDv7 (RFC 9562 §5.7) without dashes: 48 bits of time, then 74 random bits; sorts by time of creation. */
export function newId(nowMs: number): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(nowMs, 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex');
}
