import { AppError, raise } from '../../../shared/errors.ts';
import type { ArgonCost } from '../crypto/argon.ts';
import { type OpenedSlot, unlockWithPassphrase } from '../crypto/keySlots.ts';
import { meantAt, readFront, waitUntil, withFailure, withoutFailures, writeFront } from './front.ts';
import { wipe } from '../crypto/primitives.ts';
import type { Session } from './session.ts';

/** Who proves the own passphrase, and how the answer names that person to a form with two fields. */
export interface Proving {
  readonly username: string;
  readonly passphrase: string;
  readonly nowMs: () => number;
  readonly who?: string;
}

/** Entries are looked at one after the other: many at once would all be made before the first one counts. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * Opens the slot of a person who stands at this station. A wrong entry counts as at the unlock screen, with the same
 * growing pause, and a right one lets the earlier ones be forgotten. The caller wipes both keys.
 * @throws AppError `wrong-passphrase` (with `untilMs` where a pause begins), `wait-before-retry`; both with `who` if given
 */
export function unlockCounted(
  session: Pick<Session, 'header' | 'paths'>,
  floor: ArgonCost | undefined,
  proving: Proving,
): Promise<OpenedSlot> {
  const mine = turn.then(() => unlock(session, floor, proving));
  turn = mine.catch(() => undefined);
  return mine;
}

async function unlock(
  { header, paths }: Pick<Session, 'header' | 'paths'>,
  floor: ArgonCost | undefined,
  { username, passphrase, nowMs, who }: Proving,
): Promise<OpenedSlot> {
  const whose = who === undefined ? {} : { who };
  const shown = readFront(paths.front);
  const untilMs = waitUntil(shown, username, nowMs());
  if (untilMs !== null) raise('wait-before-retry', { untilMs, ...whose });
  try {
    const opened = await unlockWithPassphrase(
      header,
      username,
      meantAt(shown, passphrase),
      floor === undefined ? {} : { floor },
    );
    const front = readFront(paths.front);
    if (front?.failures[username] !== undefined) writeFront(paths.front, withoutFailures(front, username));
    return opened;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'wrong-passphrase') throw error;
    const front = readFront(paths.front);
    if (front === null) throw new AppError('wrong-passphrase', whose);
    const failed = withFailure(front, username, nowMs());
    writeFront(paths.front, failed);
    const waitMs = waitUntil(failed, username, nowMs());
    throw new AppError('wrong-passphrase', { ...(waitMs === null ? {} : { untilMs: waitMs }), ...whose });
  }
}

/**
 * Who signs, or does what weighs as much, types the passphrase again: an open session at an empty desk does neither.
 * @throws AppError `wrong-passphrase`, `wait-before-retry`
 */
export async function provePassphrase(
  session: Pick<Session, 'header' | 'paths' | 'actor'>,
  passphrase: string,
  floor: ArgonCost | undefined,
  nowMs: () => number,
): Promise<void> {
  const { username } = session.actor;
  const opened = await unlockCounted(session, floor, { username, passphrase, nowMs });
  wipe(opened.vaultKey, opened.ownKey);
}
