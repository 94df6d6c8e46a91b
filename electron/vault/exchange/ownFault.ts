import type { AppError, ErrorCode } from '../../../shared/errors.ts';
import { toAppError } from '../db/handles.ts';

/** What is wrong with this machine, this session or this vault, and with no envelope. */
const OWN: ReadonlySet<ErrorCode> = new Set([
  'disk-full',
  'disk-failed',
  'vault-read-only',
  'vault-database-damaged',
  'vault-database-missing',
  'vault-locked',
  'busy',
  'clock-behind',
  'ledger-broken',
  'key-not-granted',
  'exchange-no-room',
]);
const MAX_CAUSES = 8;

/**
 * The fault of our own behind an error, however deep it lies: it stops a run. Null where only the envelope can be at fault,
 * which then goes to quarantine and stops nothing.
 */
export function ownFault(error: unknown): AppError | null {
  let at = error;
  for (let i = 0; i < MAX_CAUSES && at !== undefined && at !== null; i++) {
    const known = toAppError(at);
    if (OWN.has(known.code) || isOutOfMemory(at)) return known;
    at = at instanceof Error ? at.cause : undefined;
  }
  return null;
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).includes('NOMEM');
