import { createQuery, useQuery } from '../query.ts';

export const useObstacles = createQuery('obstacles.list', ['submissions.changed', 'exchange.changed']);
/** The office that supports this one, and every trusted one. */
export const useSupport = createQuery('obstacles.support', ['settings.changed', 'exchange.changed']);

/** Nobody stands above this office and it chose none: what people are stuck at is answered here. */
export function useAnswersItself(): boolean {
  const { value } = useQuery(useSupport, {});
  return value !== null && value.station === null && !value.hasSuperior;
}
/** Answers that this office or another one published, as entries of the help. */
export const usePublished = createQuery('obstacles.entries', ['submissions.changed']);
