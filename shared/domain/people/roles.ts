/** The posts of an office that the software knows (facts of the office; who may do what: permissions.ts). */
export const ROLES = [
  'clerk',
  'leader',
  'specialist',
  'cipher',
  'admin',
  'archivist',
  'intake',
  'inspector',
] as const;
export type Role = (typeof ROLES)[number];

/** Who may be given a case of a citizen, as lead or beside one. */
export const CASE_WORKERS: readonly Role[] = ['specialist', 'leader'];

/** Who may be given a document by a direction, as lead or beside one. */
export const DOCUMENT_WORKERS: readonly Role[] = ['specialist', 'leader', 'clerk'];

/** Who answers a question about a case, and so may be asked one. */
export const CONSULTED: readonly Role[] = ['intake', 'clerk', 'specialist', 'leader'];

/** Who reports on a task of the plan, and so may hold one. */
export const PLAN_WORKERS: readonly Role[] = [
  ...(['admin', 'clerk', 'intake', 'specialist', 'leader', 'archivist', 'cipher'] as const),
];

/**
 * Pairs of roles that one person may not hold. A small office may be granted an exception with the head's
 * document number and an end date, except for the pairs marked `never`.
 * Source: separation of duties of the office (NĐ 30/2020 Điều 32 for the seal; the rest is a rule of the product).
 */
export const ROLE_CONFLICTS: readonly { a: Role; b: Role; exception: 'small-office' | 'never' }[] = [
  { a: 'admin', b: 'cipher', exception: 'never' },
  { a: 'admin', b: 'inspector', exception: 'never' },
  { a: 'admin', b: 'clerk', exception: 'small-office' },
  { a: 'admin', b: 'leader', exception: 'small-office' },
  { a: 'admin', b: 'specialist', exception: 'small-office' },
  { a: 'admin', b: 'intake', exception: 'small-office' },
  { a: 'admin', b: 'archivist', exception: 'small-office' },
  { a: 'inspector', b: 'clerk', exception: 'never' },
  { a: 'inspector', b: 'leader', exception: 'never' },
  { a: 'clerk', b: 'leader', exception: 'small-office' },
];

/** Who comes to look from outside: writes nothing and stands beside nobody as the second person. */
export const isOnlyInspector = (roles: readonly Role[]): boolean =>
  roles.every((role) => role === 'inspector');

/** The conflicts among a person's roles, those that an exception cannot heal first. */
export function roleConflicts(
  roles: readonly Role[],
): { a: Role; b: Role; exception: 'small-office' | 'never' }[] {
  return ROLE_CONFLICTS.filter((pair) => roles.includes(pair.a) && roles.includes(pair.b)).sort((x, y) =>
    x.exception === y.exception ? 0 : x.exception === 'never' ? -1 : 1,
  );
}
