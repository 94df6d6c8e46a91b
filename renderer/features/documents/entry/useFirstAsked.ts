import { useState } from 'react';

/**
 * Which of the questions that stand on the form has the keys: the one that was there first keeps them until it is
 * answered, so that no answer goes to another that came in the moment before.
 */
export function useFirstAsked<Q extends string>(standing: readonly Q[]): Q | null {
  const [first, setFirst] = useState<Q | null>(null);
  const now = first !== null && standing.includes(first) ? first : (standing[0] ?? null);
  if (now !== first) setFirst(now);
  return now;
}
