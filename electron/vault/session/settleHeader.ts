import { AppError } from '../../../shared/errors.ts';
import { findUserSlot, repinned } from '../crypto/keySlots.ts';
import { openPin } from '../crypto/slotPins.ts';
import { withSavepoint } from '../db/savepoint.ts';
import { rosterInForce } from '../roster/guard.ts';
import { isNewHeader, rememberHeader } from './headerSeen.ts';
import { replaceHeader, type Session } from './session.ts';

/**
 * At sign-in, inside its transaction: the own slot takes in the vault key that was changed since and the roster as it was
 * proved just now, and the database learns which header is in force. A disk that takes nothing stops nobody: the next
 * sign-in does it.
 */
export function settleHeader(session: Session): void {
  const { db, slot, actor } = session;
  const base = slot.renewed ?? session.header;
  const { authority, serial } = rosterInForce(db);
  const pin = openPin(slot.ownKey, base, findUserSlot(base, actor.username));
  const isPinned = pin?.authority === authority && pin.serial === serial;
  const next = isPinned ? base : repinned(base, slot, { authority, serial });
  if (next === session.header) {
    if (isNewHeader(db, next)) rememberHeader(db, next);
    return;
  }
  try {
    withSavepoint(db, () => replaceHeader(session, session.header, next));
  } catch (error) {
    if (!(error instanceof AppError) || !['disk-full', 'vault-read-only'].includes(error.code)) throw error;
  }
}
