import { createHmac } from 'node:crypto';
import { raise } from '../../../shared/errors.ts';
import type { Db } from '../db/handles.ts';
import { GRANT_KINDS, type GrantKind } from '../people/certificateStore.ts';
import type { RosterBody } from './body.ts';
import { rosterInForce } from './guard.ts';

/** Says which key is meant and nothing about it: the key is 32 random bytes. */
const digestOf = (kind: GrantKind, key: Uint8Array): string =>
  createHmac('sha256', key).update(`an-thu/office-key/${kind}`, 'utf8').digest('hex');

/** What the first roster says of the keys of the office, and each later one after it. */
export const officeKeyDigests = (keys: Readonly<Record<GrantKind, Uint8Array>>): RosterBody['officeKeys'] =>
  Object.fromEntries(GRANT_KINDS.map((kind) => [kind, digestOf(kind, keys[kind])]));

/**
 * A key that is wrapped for a person proves no author: anybody can wrap for a public certificate. It is the office's if the
 * signed roster names it.
 * @throws AppError `roster-broken` with `why` `grant` and which key
 */
export function requireOfficeKey(db: Db, kind: GrantKind, key: Uint8Array): void {
  if (rosterInForce(db).officeKeys[kind] !== digestOf(kind, key))
    raise('roster-broken', { why: 'grant', key: kind });
}
