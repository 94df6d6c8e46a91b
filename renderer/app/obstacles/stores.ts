import { createQuery } from '../query.ts';

export const useObstacles = createQuery('obstacles.list', ['submissions.changed', 'exchange.changed']);
/** The office that supports this one, and every trusted one. */
export const useSupport = createQuery('obstacles.support', ['settings.changed', 'exchange.changed']);
/** Answers that this office or another one published, as entries of the help. */
export const usePublished = createQuery('obstacles.entries', ['submissions.changed']);
