import { obstacleQueries } from './queries.ts';
import { publishingHandlers } from './publishing.ts';
import { sendingHandlers } from './sending.ts';

/** All but reporting, which needs the version of the program and is put in by the service. */
export const obstacleHandlers = { ...obstacleQueries, ...sendingHandlers, ...publishingHandlers };
