import { auditHandlers } from './audit/queries.ts';
import type { Handlers } from './ports.ts';

/** Every aggregate puts its handlers here; the contract test fails while one is missing. */
export const handlers: Partial<Handlers> = {
  ...auditHandlers,
};
