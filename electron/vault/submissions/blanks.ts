import { raise } from '../../../shared/errors.ts';
import { openBlanks } from '../../../shared/domain/text/blanks.ts';

/**
 * Nothing that goes to a sender, to another office or to the public leaves with a place that nobody filled.
 * @throws AppError `blanks-open` with how many there are and the words before the first
 */
export function refuseBlanks(...texts: readonly string[]): void {
  const [first, ...others] = texts.flatMap(openBlanks);
  if (first !== undefined) raise('blanks-open', { count: others.length + 1, where: first });
}
