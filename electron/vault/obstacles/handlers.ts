import { obstacleQueries } from './queries.ts';
import { publishingHandlers } from './publishing.ts';
import { reportingHandlers } from './reporting.ts';
import { sendingHandlers } from './sending.ts';

export const obstacleHandlers = {
  ...obstacleQueries,
  ...reportingHandlers,
  ...sendingHandlers,
  ...publishingHandlers,
};
