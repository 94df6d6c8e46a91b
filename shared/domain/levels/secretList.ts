import { z } from 'zod';
import { parseIso } from '../calendar/civilDate.ts';
import { foldBase } from '../text/fold.ts';

/**
 * A danh mục bí mật nhà nước: who issued it, when it is in force, and its items. Determining a level means picking
 * one item of a list in force (Luật 117/2025/QH15, Điều 5 khoản 1: nothing outside the lists may be classified).
 * The lists are public decisions and change; they are data, loaded by the office from a file of this form.
 */
const CivilDate = z.string().refine((text) => parseIso(text).ok, 'not a civil date');
const line = (max: number) => z.string().normalize('NFC').trim().min(1).max(max);
const slug = (max: number) => z.string().regex(new RegExp(`^[a-z0-9][a-z0-9.-]{0,${max - 1}}$`));

export const SECRET_LEVELS = ['mat', 'toi-mat', 'tuyet-mat'] as const;
export type SecretLevel = (typeof SECRET_LEVELS)[number];

const SecretItem = z.strictObject({
  id: slug(40),
  /** khoản, điểm: "Điều 2 khoản 1 điểm a" */
  place: line(120),
  text: line(2000),
  level: z.enum(SECRET_LEVELS),
  /** lĩnh vực */
  field: line(120),
});
export type SecretItem = z.infer<typeof SecretItem>;

export const SecretList = z
  .strictObject({
    id: slug(40),
    issuer: line(200),
    code: line(80),
    decidedOn: CivilDate,
    title: line(500),
    effectiveFrom: CivilDate,
    effectiveTo: CivilDate.nullable(),
    /** true: invented items for training, never a ground for a real document */
    sample: z.boolean(),
    source: line(500),
    verified: z.boolean(),
    /** the list that ends on the day before this one begins */
    replaces: slug(40).nullable(),
    items: z.array(SecretItem).min(1).max(5000),
  })
  .refine((list) => list.effectiveTo === null || list.effectiveFrom <= list.effectiveTo, {
    path: ['effectiveTo'],
    message: 'ends-before-it-begins',
  })
  .refine((list) => new Set(list.items.map((item) => item.id)).size === list.items.length, {
    path: ['items'],
    message: 'two-items-with-one-id',
  });
export type SecretList = z.infer<typeof SecretList>;

export const SECRET_LIST_FORMAT = 'an-thu/danh-muc-bmnn';
/** A file of lists. Bounded: 20 lists of 5,000 items. */
export const SecretListFile = z.strictObject({
  format: z.literal(SECRET_LIST_FORMAT),
  version: z.literal(1),
  lists: z.array(SecretList).min(1).max(20),
});

/** `list/item`: what a determination remembers, together with place and level as they were. */
export const itemRef = (list: Pick<SecretList, 'id'>, item: Pick<SecretItem, 'id'>): string =>
  `${list.id}/${item.id}`;

const inForce = (list: SecretList, date: string): boolean =>
  list.effectiveFrom <= date && (list.effectiveTo === null || date <= list.effectiveTo);

/** The lists in force on a date. Samples stand in only while no real list is in force. */
export function listsInForce(lists: readonly SecretList[], date: string): SecretList[] {
  const known = lists.filter((list) => inForce(list, date));
  const real = known.filter((list) => !list.sample);
  return real.length > 0 ? real : known;
}

export interface FoundItem {
  readonly list: SecretList;
  readonly item: SecretItem;
}

/** The item that a reference names, if its list is in force on the date. */
export function findItem(lists: readonly SecretList[], ref: string, date: string): FoundItem | null {
  for (const list of listsInForce(lists, date)) {
    const item = list.items.find((each) => itemRef(list, each) === ref);
    if (item) return { list, item };
  }
  return null;
}

/** Items of which every word occurs (without marks) in text, place, field or title, in the order of the lists. */
export function searchItems(lists: readonly SecretList[], words: string): FoundItem[] {
  const wanted = foldBase(words).split(' ').filter(Boolean);
  return lists.flatMap((list) => {
    const head = foldBase(`${list.title} ${list.issuer} ${list.code}`);
    return list.items
      .filter((item) => {
        const text = `${foldBase(`${item.place} ${item.text} ${item.field}`)} ${head}`;
        return wanted.every((word) => text.includes(word));
      })
      .map((item) => ({ list, item }));
  });
}
