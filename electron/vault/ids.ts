import { randomUUID } from 'node:crypto';

/** UUIDv7 (RFC 9562 §5.7) without dashes: 48 bits of time, then 74 random bits; sorts by time of creation. */
export function newId(nowMs: number): string {
  const random = randomUUID(); // Node draws for 128 of them at once: a call of its own costs ten times more
  return `${nowMs.toString(16).padStart(12, '0')}7${random.slice(15, 18)}${random.slice(19, 23)}${random.slice(24)}`;
}
