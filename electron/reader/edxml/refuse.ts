import { AppError } from '../../../shared/errors.ts';

/** Why a package is refused as a whole; none of its files is kept then. */
export type EdxmlReason =
  | 'dtd'
  | 'not-well-formed'
  | 'not-edxml'
  | 'unsafe-attachment-name'
  | 'duplicate-content-id'
  | 'bad-base64'
  | 'unzip-limit'
  | 'too-large';

/** @throws AppError `edxml-refused` with the reason */
export function refuse(reason: EdxmlReason, cause?: unknown): never {
  throw new AppError('edxml-refused', { reason }, { cause });
}
