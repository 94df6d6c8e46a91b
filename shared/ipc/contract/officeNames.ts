import { z } from 'zod';
import { filled, Id, line, name, objectOrNull, OfficeKind, PersonRef, TimeMs, Shown } from '../schemas.ts';
import { command, provedCommand, query } from './spec.ts';

const named = { name: z.string(), symbol: z.string(), place: z.string() };

/** A request to put right what the office is called. */
const correction = {
  id: Id,
  ...named,
  nameBefore: z.string(),
  symbolBefore: z.string(),
  placeBefore: z.string(),
  reason: z.string(),
  askedBy: PersonRef,
  askedMs: TimeMs,
  state: z.enum(['asked', 'done', 'refused', 'withdrawn']),
  decidedBy: PersonRef.nullable(),
  decidedMs: TimeMs.nullable(),
  note: z.string(),
  /** this person asked: may withdraw, may not decide */
  own: z.boolean(),
  shown: Shown,
};

export const officeNameOps = {
  /** What the office is called, the request that waits, and the one that was decided last. */
  'office.names': query(
    {},
    {
      now: z.strictObject({ ...named, code: z.string(), kind: OfficeKind }),
      waiting: objectOrNull(correction),
      last: objectOrNull(correction),
    },
  ),
  /** Asks a second person to put right name, symbol and place. The code stays: it is in every certificate. */
  'office.askCorrection': command(
    { name: name(200), symbol: name(20), place: line(80), reason: filled(500) },
    { id: Id },
  ),
  'office.withdrawCorrection': command({ id: Id }, { withdrawn: z.literal(true) }),
  'office.decideCorrection': provedCommand(
    { id: Id, shown: Shown, approve: z.boolean(), note: line(500) },
    { state: z.enum(['done', 'refused']) },
  ),
} as const;
