import { auditHandlers } from './audit/queries.ts';
import { peopleQueries } from './people/queries.ts';
import type { Handlers } from './ports.ts';
import { ruleQueries } from './rules/queries.ts';
import { settingsHandlers } from './settings/handlers.ts';

/** Every aggregate puts its handlers here; the contract test fails while one is missing. */
export const handlers: Partial<Handlers> = {
  ...auditHandlers,
  ...peopleQueries,
  ...ruleQueries,
  ...settingsHandlers,
};
