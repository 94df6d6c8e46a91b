import { query } from '../ports.ts';
import { figureQueries } from './queries.ts';
import { reportHandlers } from './report.ts';
import { sheetHandlers } from './sheets.ts';
import { statusLag } from './statusLag.ts';
import { unitBalance } from './unitBalance.ts';

const unitQueries = {
  'figures.statusLag': query<'figures.statusLag'>((ports) => statusLag(ports)),
  'figures.units': query<'figures.units'>((ports, input) => unitBalance(ports, input)),
};

export const figureHandlers = { ...figureQueries, ...unitQueries, ...sheetHandlers, ...reportHandlers };
