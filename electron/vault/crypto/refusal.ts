import { AppError, raise, type ErrorCode } from '../../../shared/errors.ts';
import { ForeignJsonError } from '../../../shared/foreignJson.ts';

/** Refuses with a code for the person and a reason word for whoever looks closer; never with content. */
export function refuse(code: ErrorCode, reason: string): never {
  raise(code, { reason });
}

/**
 * Runs a parser or verifier over hostile bytes: whatever it throws besides an AppError (ASN.1 shape, a key that
 * node:crypto can't load, a broken JSON) comes out as `code`. Callers so meet one kind of exception.
 */
export function guarded<T>(code: ErrorCode, run: () => T): T {
  try {
    return run();
  } catch (cause) {
    throw asRefusal(code, cause);
  }
}

function asRefusal(code: ErrorCode, cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  const reason =
    cause instanceof ForeignJsonError
      ? cause.message
      : cause instanceof Error && cause.message === 'not-der'
        ? 'not-der'
        : 'malformed';
  return new AppError(code, { reason }, { cause });
}

/** The most precise word for why something was refused. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof AppError)) return 'internal';
  const { reason } = error.params;
  return typeof reason === 'string' ? reason : error.code;
}
