import { z } from 'zod';
import { MOST_DAYS_AHEAD } from '../../domain/training.ts';
import { CivilDate, listOf } from '../schemas.ts';
import { command, query } from './spec.ts';

/** What only a training vault does. */
export const trainingOps = {
  /** The invented offices with which it exchanges, and whether each has its vault yet; none outside a training vault. */
  'training.partners': query({}, { partners: listOf({ office: z.string(), made: z.boolean() }) }),
  /**
   * Everything that waits goes to the partners on this machine, each opens it with its own keys, answers with signed
   * receipts and may send something of its own; what is for this station is taken in.
   */
  'training.exchange': command(
    {},
    {
      written: z.int(),
      /** waits because the channel is not open for its level */
      blocked: z.int(),
      /** envelopes with which the partners dealt */
      dealtWith: z.int(),
      /** cases that they answered */
      answered: z.int(),
      /** dispatches and cases of their own */
      begun: z.int(),
      read: z.int(),
      receiptsApplied: z.int(),
      quarantined: z.int(),
    },
  ),
  /** Moves the calendar of a training vault: so many days ahead of the machine's; 0 is the real day again. */
  'training.moveCalendar': command(
    { aheadDays: z.int().min(0).max(MOST_DAYS_AHEAD) },
    { aheadDays: z.int(), today: CivilDate },
  ),
} as const;
