import { z } from 'zod';
import { hkdf, hmacSha256, sameBytes } from '../crypto/primitives.ts';
import { bytes } from '../db/bytes.ts';
import type { Db } from '../db/handles.ts';
import type { Ports } from '../ports.ts';
import { doing, oneOf } from '../db/statements.ts';

/** Up to which seal the signatures were proved, and the hash of its statement, which names everything before it. */
export interface Checked {
  readonly number: number;
  readonly hash: string;
}

/** Whose program proved it, and what only that person's own key can say. */
export interface Prover {
  readonly vaultId: string;
  readonly personId: string;
  readonly userKey: Uint8Array;
}

export const proverOf = ({ station, actor, keys }: Pick<Ports, 'station' | 'actor' | 'keys'>): Prover => ({
  vaultId: station.vaultId,
  personId: actor.id,
  userKey: keys.userKey,
});

const Row = z.object({ number: z.int(), hash: z.string(), code: bytes });
const remembered = oneOf(Row)<[personId: string]>(
  'SELECT number, hash, code FROM seal_checked WHERE person_id = ?',
);
const remember = doing<[personId: string, number: number, hash: string, code: Uint8Array]>(`
  INSERT INTO seal_checked (person_id, number, hash, code) VALUES (?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET number = excluded.number, hash = excluded.hash, code = excluded.code`);

/** A code under the person's own key: nobody else can say for this person that something was proved. */
function codeOf({ vaultId, personId, userKey }: Prover, { number, hash }: Checked): Buffer {
  const key = hkdf(userKey, Buffer.from(vaultId, 'hex'), 'an-thu/checked-seals/1');
  try {
    return hmacSha256(
      key,
      Buffer.from(JSON.stringify(['an-thu/checked-seals/1', personId, number, hash]), 'utf8'),
    );
  } finally {
    key.fill(0);
  }
}

/** What this person's program proved before; null where nothing is remembered, or what stands there is another's word. */
export function checkedBefore(db: Db, prover: Prover): Checked | null {
  const row = remembered(db, prover.personId);
  if (row === null) return null;
  const { number, hash, code } = row;
  return sameBytes(codeOf(prover, { number, hash }), code) ? { number, hash } : null;
}

export const rememberChecked = (db: Db, prover: Prover, checked: Checked): void =>
  remember(db, prover.personId, checked.number, checked.hash, codeOf(prover, checked));
