import { AppError } from '../../../shared/errors.ts';

/** A rule that every pack of its kind must have. @throws AppError `rule-pack-invalid` */
export function found<T>(value: T | undefined, rule: string): T {
  if (value === undefined) throw new AppError('rule-pack-invalid', { rule });
  return value;
}
