import { z } from 'zod';
import { CAPACITIES } from '../../domain/levels/determine.ts';
import { SECRET_LEVELS } from '../../domain/levels/secretList.ts';
import { CivilDate, Id, text, TimeMs } from '../schemas.ts';
import { command, query } from './spec.ts';

export const ItemRef = z.string().regex(/^[a-z0-9.-]{1,40}\/[a-z0-9.-]{1,40}$/);

/** An item of a danh mục as it is shown and picked. */
export const ListItem = z.strictObject({
  ref: ItemRef,
  place: z.string(),
  text: z.string(),
  level: z.enum(SECRET_LEVELS),
  field: z.string(),
  list: z.strictObject({ code: z.string(), issuer: z.string(), decidedOn: CivilDate, sample: z.boolean() }),
});
export type ListItem = z.infer<typeof ListItem>;

/** Who determined a level, by which item, in what capacity, when (Luật 117/2025/QH15, Điều 2, 5, 10). */
export const Determination = z.strictObject({
  itemRef: ItemRef,
  determinedBy: text(120),
  capacity: z.enum(CAPACITIES),
  /** the delegation or assignment; required when delegated */
  capacityGround: text(200),
  determinedOn: CivilDate,
});
export type Determination = z.infer<typeof Determination>;

/** What a document quotes or encloses: its level may not be lower. */
export const LevelSource = z.strictObject({ documentId: Id, how: z.enum(['quotes', 'encloses']) });

export const protectionOps = {
  /** Items in force on a date in which every typed word occurs, marks or not; `level` narrows. */
  'protection.listItems': query(
    z.strictObject({
      on: CivilDate.nullable(),
      words: text(200),
      level: z.enum(SECRET_LEVELS).nullable(),
      limit: z.int().min(1).max(100),
    }),
    z.strictObject({ items: z.array(ListItem), total: z.int() }),
  ),
  'protection.lists': query(
    z.strictObject({}),
    z.strictObject({
      lists: z.array(
        z.strictObject({
          id: z.string(),
          code: z.string(),
          issuer: z.string(),
          title: z.string(),
          decidedOn: CivilDate,
          effectiveFrom: CivilDate,
          effectiveTo: CivilDate.nullable(),
          sample: z.boolean(),
          verified: z.boolean(),
          source: z.string(),
          sha256: z.string().nullable(),
          loadedMs: TimeMs.nullable(),
          inForce: z.boolean(),
          items: z.int(),
        }),
      ),
    }),
  ),
  /** Loads danh mục from a staged file (JSON, at most 4 MiB); a file with anything wrong in it is refused as a whole. */
  'protection.loadLists': command(
    z.strictObject({ stageId: Id }),
    z.strictObject({ lists: z.int(), items: z.int(), sha256: z.string() }),
  ),
} as const;
