import { keyCommands } from './commands.ts';
import { listHandlers } from './lists.ts';
import { outsideHandlers } from './outside.ts';
import { keyQueries } from './queries.ts';
import { rootHandlers } from './root.ts';

export const keyHandlers = {
  ...keyQueries,
  ...keyCommands,
  ...listHandlers,
  ...outsideHandlers,
  ...rootHandlers,
};
