import { AppError } from '../../../shared/errors.ts';
import { entryFacts } from './change.ts';
import type { Ports } from '../ports.ts';

/**
 * Does the same to each of several documents; whichever stands against it is named by its number in its book, unless
 * this person may not know of it.
 * @returns how many documents it was
 * @throws AppError of the first that refused, with `entry`
 */
export function eachNamed(ports: Ports, ids: readonly string[], act: (id: string) => void): number {
  const once = [...new Set(ids)];
  for (const id of once) {
    try {
      act(id);
    } catch (cause) {
      if (!(cause instanceof AppError) || cause.code === 'not-found') throw cause;
      throw new AppError(cause.code, { ...cause.params, entry: entryOf(ports, id) }, { cause });
    }
  }
  return once.length;
}

/** A document by its number in its book and the year. */
export function entryOf(ports: Ports, id: string): string {
  const { number = '', year = '' } = entryFacts(ports, id);
  return `${number}/${year}`;
}
