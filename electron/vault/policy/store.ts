import { z } from 'zod';
import { raise } from '../../../shared/errors.ts';
import type { Level } from '../../../shared/ipc/schemas.ts';
import type { RevocationPolicy } from '../crypto/x509/chain.ts';
import { bytes } from '../db/bytes.ts';
import type { Db } from '../db/handles.ts';
import { doing, oneOf, valueOf } from '../db/statements.ts';
import { underTrust } from '../roster/guard.ts';
import { isSigned, Policy } from './read.ts';

const Row = z.object({ body: z.string(), signature: bytes, loadedMs: z.int() });
const newestPolicy = oneOf(Row)(`
  SELECT body, signature, loaded_ms AS loadedMs FROM station_policy ORDER BY serial DESC LIMIT 1`);

/** The key of the superior, as it was pinned. @throws AppError `roster-broken` */
export const policyKey = (db: Db): Uint8Array | null => underTrust(db, 'policyKey', () => pinnedKey(db));
const pinnedKey = valueOf(bytes)('SELECT spki FROM policy_key WHERE id = 1');

export const pinPolicyKey = doing<[spki: Uint8Array, nowMs: number]>(`
  INSERT INTO policy_key (id, spki, pinned_ms) VALUES (1, ?, ?)`);

export const insertPolicy = doing<{ serial: number; body: string; signature: Uint8Array; loadedMs: number }>(`
  INSERT INTO station_policy (serial, body, signature, loaded_ms) VALUES (:serial, :body, :signature, :loadedMs)`);

/**
 * The policy in force; null where no superior has given one. Its signature is looked at each time: a policy that was
 * loosened in the database is worse than none.
 * @throws AppError `policy-refused`, `roster-broken`
 */
export function policyInForce(db: Db): (Policy & { loadedMs: number }) | null {
  const row = underTrust(db, 'policy', () => newestPolicy(db));
  if (row === null) return null;
  const key = policyKey(db);
  if (key === null || !isSigned(row.body, row.signature, key))
    return raise('policy-refused', { reason: 'tampered' });
  return { ...Policy.parse(JSON.parse(row.body)), loadedMs: row.loadedMs };
}

/** What a partner's list of revoked certificates must be before anything of that office is taken or sent. */
export const revocationDemanded = (db: Db): RevocationPolicy =>
  policyInForce(db)?.revocation ?? 'when-present';

export const isClosedByPolicy = (db: Db, channel: string, level: Level): boolean =>
  policyInForce(db)?.closed.some((one) => one.channel === channel && one.levels.includes(level)) ?? false;
