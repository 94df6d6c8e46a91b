import type { Role } from '../../../shared/domain/people/roles.ts';

/** Whose landing page it is. Somebody with several posts sees that of the one that decides most. */
export type DeskKind =
  | 'leader'
  | 'clerk'
  | 'officer'
  | 'archivist'
  | 'intake'
  | 'inspector'
  | 'cipher'
  | 'admin';

const ORDER: readonly (readonly [Role, DeskKind])[] = [
  ['leader', 'leader'],
  ['clerk', 'clerk'],
  ['specialist', 'officer'],
  ['archivist', 'archivist'],
  ['intake', 'intake'],
  ['inspector', 'inspector'],
  ['cipher', 'cipher'],
  ['admin', 'admin'],
];

export const deskKind = (roles: readonly Role[]): DeskKind =>
  ORDER.find(([role]) => roles.includes(role))?.[1] ?? 'admin';
