import { handlers } from '../ports.ts';
import { figureQueries } from './queries.ts';
import { reportHandlers } from './report.ts';
import { sheetHandlers } from './sheets.ts';
import { statusLag } from './statusLag.ts';
import { unitBalance } from './unitBalance.ts';

const unitQueries = handlers({
  'figures.statusLag': (ports) => statusLag(ports),
  'figures.units': (ports, input) => unitBalance(ports, input),
});

export const figureHandlers = { ...figureQueries, ...unitQueries, ...sheetHandlers, ...reportHandlers };
