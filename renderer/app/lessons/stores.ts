import { createQuery } from '../query.ts';

/** The tasks and the one that runs; asked again whenever something of the vault changed, since that may be a step. */
export const useLessons = createQuery('lessons.list', [
  'documents.changed',
  'submissions.changed',
  'exchange.changed',
  'registers.changed',
  'copies.changed',
  'proposals.changed',
  'people.changed',
  'settings.changed',
]);
