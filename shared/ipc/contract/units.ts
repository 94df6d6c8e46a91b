import { z } from 'zod';
import { CivilDate, filled, Id, PersonRef, listOf } from '../schemas.ts';
import { command, query } from './spec.ts';

const Turn = z.strictObject({ unitId: Id.nullable(), fromOn: CivilDate });

/** Units of the office (phòng, ban) and who belongs to which since when. */
export const unitOps = {
  'units.list': query(
    {},
    {
      units: listOf({
        id: Id,
        name: z.string(),
        fromOn: CivilDate,
        toOn: CivilDate.nullable(),
        /** who belongs to it today */
        people: z.int().nonnegative(),
        /** who leads it, and hears first of what is late in it */
        headId: Id.nullable(),
      }),
      members: listOf({
        person: PersonRef,
        /** where the person belongs today */
        unitId: Id.nullable(),
        /** newest first */
        turns: z.array(Turn),
      }),
    },
  ),
  /** A new unit, or another name or other dates of one that is there. */
  'units.save': command(
    {
      id: Id.nullable(),
      name: filled(120),
      fromOn: CivilDate,
      toOn: CivilDate.nullable(),
      headId: Id.nullable().default(null),
    },
    { id: Id },
  ),
  /** Since that day the person belongs to the unit, or to none; a second time for one day puts the first right. */
  'units.assign': command(
    { personId: Id, unitId: Id.nullable(), fromOn: CivilDate },
    { set: z.literal(true) },
  ),
} as const;
