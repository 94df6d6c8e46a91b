import { AppError, raise } from '../../../shared/errors.ts';
import { changed, findUserSlot, repinned } from '../crypto/keySlots.ts';
import { openPin, type Pin } from '../crypto/slotPins.ts';
import { type PassphraseSlot, type VaultHeader, writeHeader } from '../crypto/vaultHeader.ts';
import { toAppError } from '../db/handles.ts';
import { withSavepoint } from '../db/savepoint.ts';
import { rosterInForce } from '../roster/guard.ts';
import { takeNewerHeader } from './headerInForce.ts';
import { isNewHeader, rememberHeader } from './headerSeen.ts';
import { replaceHeader, type Session } from './session.ts';

/**
 * At sign-in, inside its transaction: the own slot takes in the vault key that was changed since and the roster as it was
 * proved just now, and the database learns which header is in force. A disk that takes nothing stops nobody: the next
 * sign-in does it.
 */
export function settleHeader(session: Session): void {
  const { db } = session;
  if (!takeNewerHeader(session)) raise('busy'); // written since it was read, by another session
  const next = pinned(session, renewed(session));
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

/** The header in force with the own slot closed anew over a vault key that was changed since. */
function renewed({ slot, header, actor }: Session): VaultHeader {
  const own = findUserSlot(header, actor.username);
  const closed = slot.renewed?.slots.find(({ id }) => id === own?.id);
  if (closed === undefined || own?.carried === undefined) return header;
  const slots = header.slots.map((one) => (one.id === closed.id ? closed : one));
  return changed(header, slot.vaultKey, slots);
}

/** What a slot of a header that was read holds: opened once, not behind every act. */
const opened = new WeakMap<PassphraseSlot, Pin | null>();

function pinOf({ slot, actor }: Session, base: VaultHeader): Pin | null {
  const own = findUserSlot(base, actor.username);
  if (own === undefined) return null;
  const before = opened.get(own);
  if (before !== undefined) return before;
  const pin = openPin(slot.ownKey, base, own);
  opened.set(own, pin);
  return pin;
}

/** The header whose own slot holds the roster in force. */
function pinned(session: Session, base: VaultHeader): VaultHeader {
  const { authority, serial } = rosterInForce(session.db);
  const pin = pinOf(session, base);
  return pin?.authority === authority && pin.serial === serial
    ? base
    : repinned(base, session.slot, { authority, serial });
}

/**
 * After an act that signed a roster: whoever signed it has seen it, and takes no older one from now on. Only behind the
 * commit: a slot that knew more than the database would open nothing. What fails here is done at the next sign-in.
 */
export function pinAfterAct(session: Session): void {
  try {
    if (pinned(session, session.header) !== session.header)
      session.db.transaction(() => pinNow(session)).immediate();
  } catch (error) {
    if (toAppError(error).code === 'internal') throw error;
  }
}

/** While nobody else writes: every other session changes the header within a transaction too. */
function pinNow(session: Session): void {
  if (!takeNewerHeader(session)) return;
  const next = pinned(session, session.header);
  if (next === session.header) return;
  writeHeader(session.paths.header, next);
  session.header = next;
}
