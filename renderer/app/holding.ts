import { PERMISSIONS } from '../../shared/ipc/permissions.ts';
import type { OpName } from '../../shared/ipc/contract.ts';
import type { Role } from '../../shared/domain/people/roles.ts';
import { type Session, useSession } from './session.ts';

/** Whether the gate lets this machine hold a level above none; decides chrome, band and navigation. */
export function holdsClassified(session: Pick<Session, 'holds'>): boolean {
  return session.holds.full.some((level) => level !== 'none');
}

/** Submissions are not taken in where secrets are kept; a training vault shows every screen. */
export function keepsSubmissions(session: Pick<Session, 'holds' | 'training'>): boolean {
  return session.training || !holdsClassified(session);
}

/**
 * What the vault would answer, so that a thing nobody may use is not shown. The vault decides; this only tidies
 * the screen.
 */
export function mayCall(roles: readonly Role[], op: OpName): boolean {
  if (useSession.getState().session?.visit?.barred.includes(op) === true) return false;
  const permission: readonly Role[] | 'anyone' | 'nobody-yet' = PERMISSIONS[op];
  if (typeof permission === 'string') return true;
  return permission.some((role) => roles.includes(role));
}
