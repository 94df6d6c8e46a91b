import { figureQueries } from './queries.ts';
import { reportHandlers } from './report.ts';
import { sheetHandlers } from './sheets.ts';

export const figureHandlers = { ...figureQueries, ...sheetHandlers, ...reportHandlers };
