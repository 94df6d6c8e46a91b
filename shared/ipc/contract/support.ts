import { z } from 'zod';
import { INCIDENT_NUMBER, INCIDENT_PLACES, MOST_LINES, OWN_LINE } from '../../incident.ts';
import { hostCommand, query } from './spec.ts';

/** A word of the program itself: lower-case Latin, digits, few marks. No name of a person or office fits in. */
const Word = z.string().regex(/^[a-z0-9@.:+/_-]{0,64}$/);
const Count = z.int().nonnegative();

/**
 * What may leave the office about its vault, redacted by construction: numbers, and words out of the program. There is
 * no field that content could be put into.
 */
export const SupportReport = z.strictObject({
  format: z.literal('an-thu/support/1'),
  version: Word,
  platform: Word,
  runtime: Word,
  schema: Count,
  profile: Word,
  training: z.boolean(),
  madeMs: Count,
  packs: z.array(Word),
  rows: z.record(Word, Count),
  ledger: z.strictObject({
    entries: Count,
    intact: z.boolean(),
    covered: Count,
    contradicted: z.boolean(),
  }),
  backup: z.strictObject({ lastMs: Count.nullable(), lastGoodTestMs: Count.nullable() }),
  queue: z.strictObject({ waiting: Count, quarantined: Count }),
  policySerial: Count,
  updateSerial: Count,
  /** the last bugs that were met, the newest first: classes of errors and places in the program */
  incidents: z
    .array(
      z.strictObject({
        number: z.string().regex(INCIDENT_NUMBER),
        atMs: Count,
        place: z.enum(INCIDENT_PLACES),
        op: z.string().regex(/^[a-zA-Z.]{1,64}$/),
        trail: z.array(z.string().regex(OWN_LINE)).max(MOST_LINES),
      }),
    )
    .max(100),
});
export type SupportReport = z.infer<typeof SupportReport>;

/** For the superior: whether the office works, nothing of what it works on; office and station by their codes. */
export const HealthReport = SupportReport.omit({ rows: true, runtime: true, incidents: true }).extend({
  format: z.literal('an-thu/health/1'),
  officeCode: z.string().max(64),
  stationId: z.string().max(64),
});

export const supportOps = {
  /** What would be written, to be read before it goes. */
  'support.preview': query(
    { purpose: z.enum(['support', 'superior']) },
    { report: z.union([SupportReport, HealthReport]) },
  ),
  'support.saveTo': hostCommand(
    { purpose: z.enum(['support', 'superior']), path: z.string().min(1).max(4096) },
    { sizeBytes: Count },
  ),
} as const;
