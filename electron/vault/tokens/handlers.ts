import { tokenCommands } from './commands.ts';
import { tokenQueries } from './queries.ts';

export const tokenHandlers = { ...tokenQueries, ...tokenCommands };
