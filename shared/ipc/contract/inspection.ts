import { z } from 'zod';
import { filled, Id, PersonRef, TimeMs, listOf } from '../schemas.ts';
import { command, provedCommand, query } from './spec.ts';

const Clearance = z.enum(['none', 'mat', 'toi-mat']);

export const inspectionOps = {
  /**
   * A leader lets a named inspector in, by a document, for some days (Vietnamese civil days, today included). From
   * then on this person only looks, and only while an inspection is open.
   */
  'inspection.open': provedCommand(
    {
      inspectorId: Id,
      ground: filled(200),
      clearance: Clearance,
      days: z.int().min(1).max(30),
    },
    { id: Id, untilMs: TimeMs },
  ),
  'inspection.close': command({ id: Id }, { id: Id, closedMs: TimeMs }),
  /** Newest first; an inspector sees the own ones. `people`: who can be let in. */
  'inspection.list': query(
    {},
    {
      inspections: listOf({
        id: Id,
        inspector: PersonRef,
        openedBy: PersonRef,
        ground: z.string(),
        clearance: Clearance,
        openedMs: TimeMs,
        untilMs: TimeMs,
        closedMs: TimeMs.nullable(),
        /** `unsigned`: whoever is said to have opened it did not; it lets nobody look */
        state: z.enum(['open', 'over', 'closed', 'unsigned']),
      }),
      people: z.array(PersonRef),
    },
  ),
} as const;
