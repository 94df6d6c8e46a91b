import { ROLES, type Role } from '../domain/people/roles.ts';

/** Everybody but these; the sets of roles that the table of permissions is written in. */
export const all = (...except: Role[]): readonly Role[] => ROLES.filter((role) => !except.includes(role));
export const READERS = all('admin', 'cipher');
/** Who can hold a numbered copy. */
export const HOLDERS = all('admin', 'cipher', 'inspector', 'intake');
export const BOOK_READERS: readonly Role[] = ['clerk', 'leader', 'archivist', 'inspector'];
export const PROCESSORS: readonly Role[] = ['leader', 'specialist', 'clerk'];
