import { createQuery } from '../query.ts';

/** The tasks and the one that runs; asked again after every act in a training vault, since that may be a step. */
export const useLessons = createQuery('lessons.list', ['lessons.changed']);
/** What other training stations reported. */
export const useCourse = createQuery('course.rows', ['lessons.changed']);
