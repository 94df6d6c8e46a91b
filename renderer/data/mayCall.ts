import type { Role } from '../../shared/domain/people/roles.ts';
import type { OpName } from '../../shared/ipc/contract.ts';
import { PERMISSIONS } from '../../shared/ipc/permissions.ts';
import { useSession } from './session.ts';

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
