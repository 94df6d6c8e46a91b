import { figureQueries } from './queries.ts';

export const figureHandlers = { ...figureQueries };
