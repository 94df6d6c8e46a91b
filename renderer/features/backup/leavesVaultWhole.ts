import type { ErrorCode, WireError } from '../../../shared/errors.ts';

const DAMAGED: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'backup-source-damaged',
  'vault-database-damaged',
  'vault-header-damaged',
  'blob-damaged',
  'disk-failed',
]);

/** After these the vault may not be said to be as it was; what stays is said by their own words. */
export const leavesVaultWhole = ({ code }: Pick<WireError, 'code'>): boolean => !DAMAGED.has(code);
