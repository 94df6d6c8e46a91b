import { AppError } from '../../../shared/errors.ts';
import { wipe } from '../crypto/primitives.ts';
import type { Db } from '../db/handles.ts';
import { type GrantKind, keyGrant, removeKeyGrants } from '../people/certificateStore.ts';
import { grantContext, unwrapForPerson } from '../people/credentials.ts';
import { about, type LedgerDraft } from '../ports.ts';
import { requireOfficeKey } from '../roster/officeKeys.ts';
import type { Session } from './session.ts';

/**
 * A key of the office that was granted to this person, or null. The caller wipes it.
 * @throws AppError `roster-broken` with `why` `grant` where what is wrapped for the person is not the key of the office
 */
export function grantedKey(
  db: Db,
  person: { readonly id: string },
  ownKey: Uint8Array,
  kind: GrantKind,
): Buffer | null {
  const wrapped = keyGrant(db, person.id, kind);
  if (wrapped === undefined) return null;
  const key = unwrapped(db, person.id, ownKey, wrapped, kind);
  try {
    requireOfficeKey(db, kind, key);
    return key;
  } catch (error) {
    wipe(key);
    throw error;
  }
}

/** What does not open at all was not wrapped by the program either. */
function unwrapped(
  db: Db,
  personId: string,
  ownKey: Uint8Array,
  wrapped: Uint8Array,
  kind: GrantKind,
): Buffer {
  try {
    return unwrapForPerson(db, personId, ownKey, wrapped, grantContext(kind, personId));
  } catch (cause) {
    throw new AppError('roster-broken', { why: 'grant', key: kind }, { cause });
  }
}

/** The same where one key that is not the office's must not stop the rest; `isRefused`: something else was wrapped. */
export function keyIfSound(
  db: Db,
  person: { readonly id: string },
  ownKey: Uint8Array,
  kind: GrantKind,
): { readonly key: Buffer | null; readonly isRefused: boolean } {
  try {
    return { key: grantedKey(db, person, ownKey, kind), isRefused: false };
  } catch (error) {
    if (error instanceof AppError && error.code === 'roster-broken' && error.params['why'] === 'grant')
      return { key: null, isRefused: true };
    throw error;
  }
}

/** What is not the office's key is worth nothing: it goes, so that a holder passes the right one on, and is told. */
export function takeOutRefused({ db, actor, station }: Session, kind: GrantKind): LedgerDraft {
  removeKeyGrants(db, actor.id, [kind]);
  const facts = { key: kind, person: actor.fullName };
  return { act: 'key.grant-refused', ...about('station', station.stationId), facts };
}
