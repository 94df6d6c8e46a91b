import type { OpName } from '../../shared/ipc/contract.ts';
import { PERMISSIONS, type Permission } from '../../shared/ipc/permissions.ts';
import type { Translate } from './I18n.tsx';

/** The posts that may do it, in words; null where that says nothing (everybody may, or there is no such operation). */
export function whoMay(t: Translate, op: string): string | null {
  if (!Object.hasOwn(PERMISSIONS, op)) return null;
  const permission: Permission = PERMISSIONS[op as OpName];
  if (typeof permission === 'string') return null;
  return permission.map((role) => t(`role.${role}`)).join(', ');
}
