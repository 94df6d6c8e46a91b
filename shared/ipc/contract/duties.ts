import { z } from 'zod';
import { DUTIES, DUTY_PERIODS, DUTY_STATES } from '../../domain/station/duties.ts';
import { CivilDate, TimeMs } from '../schemas.ts';
import { query } from './spec.ts';

export const dutyOps = {
  /** What whoever keeps the station does each week, month and year: when it was done last, when it is due. Soonest first. */
  'duties.list': query(
    {},
    {
      duties: z.array(
        z.strictObject({
          duty: z.enum(DUTIES),
          every: z.enum(DUTY_PERIODS),
          /** null: never */
          lastMs: TimeMs.nullable(),
          next: CivilDate,
          state: z.enum(DUTY_STATES),
        }),
      ),
    },
  ),
} as const;
