import { z } from 'zod';
import { UNIT_SYMBOL } from '../domain/numbering/documentNumbers.ts';
import { ACT_BOOK_KINDS, BOOK_KINDS, REGISTER_KINDS } from '../domain/document/bookKinds.ts';
import { normaliseLine, withoutHidden } from '../domain/text/normalise.ts';
import { ROLES } from '../domain/people/roles.ts';

/** Record identifier: 32 lower-case hex digits, ordered by time of creation (UUIDv7 without dashes). */
export const Id = z.string().regex(/^[0-9a-f]{32}$/);
/** Local civil date `YYYY-MM-DD` (Asia/Ho_Chi_Minh); validity of the day is checked by shared/domain/calendar. */
export const CivilDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** Local time of day `HH:mm`. */
export const CivilTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** Epoch milliseconds, UTC. */
export const TimeMs = z.int().nonnegative();
/** Optimistic lock: the revision the person saw. */
export const Revision = z.int().positive();

/**
 * Digest over what was shown to a person who decides on it, as it lies sealed; sent back with the decision, which is refused
 * where it is another by then. Empty where nothing waits for a decision.
 */
export const Shown = z.string().max(64);

/** Several objects that have these fields and no others. */
export const listOf = <S extends z.ZodRawShape>(fields: S) => z.array(z.strictObject(fields));

/** An object that has these fields and no others, or null. */
export const objectOrNull = <S extends z.ZodRawShape>(fields: S) => z.strictObject(fields).nullable();

/**
 * Free text, brought on the way in to NFC and rid of what nobody sees (controls, zero-width, what turns a line round), so that
 * no text shows as another than it is; `max` counts UTF-16 units after that.
 */
export const text = (max: number) => z.string().overwrite(withoutHidden).max(max);
/** As `text`, but not empty after trimming. */
export const filled = (max: number) => z.string().overwrite(withoutHidden).trim().min(1).max(max);
/** A name: as `filled`, on one line, with one space between its words. */
export const name = (max: number) => z.string().overwrite(normaliseLine).min(1).max(max);
/** A text of one line in its stored spelling: spaces and invisible characters as a name or a number has them. */
export const line = (max: number) => text(max).transform(normaliseLine);
/** As `line`; nothing written is null. */
export const lineOrNull = (max: number) =>
  text(max)
    .nullable()
    .transform((typed) => (typed === null ? null : normaliseLine(typed) || null));

/** Short name of a unit as a document number has it, in capitals; '' names none. */
export const DraftingUnit = z
  .string()
  .normalize('NFC')
  .trim()
  .toUpperCase()
  .max(12)
  .refine((unit) => unit === '' || UNIT_SYMBOL.test(unit));

export const Role = z.enum(ROLES);
export const Level = z.enum(['none', 'mat', 'toi-mat', 'tuyet-mat']);
export const Urgency = z.enum(['thuong', 'khan', 'thuong-khan', 'hoa-toc', 'hoa-toc-hen-gio']);
export const Profile = z.enum(['connected', 'party-wan', 'independent-lan', 'standalone']);
export const OfficeKind = z.enum(['party', 'state']);
export const BookKind = z.enum(BOOK_KINDS);
export const ActBookKind = z.enum(ACT_BOOK_KINDS);
export const RegisterKind = z.enum(REGISTER_KINDS);

export type Level = z.infer<typeof Level>;
export type Urgency = z.infer<typeof Urgency>;
export type Profile = z.infer<typeof Profile>;
export type OfficeKind = z.infer<typeof OfficeKind>;
export type BookKind = z.infer<typeof BookKind>;
export type ActBookKind = z.infer<typeof ActBookKind>;
export type RegisterKind = z.infer<typeof RegisterKind>;

/** How somebody came by the whole recovery code: typed from its paper, or put together from opened shares. */
export const HowCode = z.enum(['code', 'shares']);

/** Passphrases travel only inward, from the unlock screen to the vault process; never in an output. */
export const Passphrase = z.string().min(1).max(256);

/** A short reference to a person, safe to show wherever the record itself may be shown. */
export const PersonRef = z.strictObject({ id: Id, fullName: z.string(), position: z.string() });
export type PersonRef = z.infer<typeof PersonRef>;

/** Reply of a command that changed one record. */
export const Changed = z.strictObject({ id: Id, revision: Revision });

/** Keyset page: pass the `next` of the last reply as `after`; null when there is no more. */
export const Cursor = z.string().max(200);

/** What a person may do now with a record; a refused act names the reason, to be shown on the disabled button. */
export const Offer = z.strictObject({
  act: z.string(),
  allowed: z.boolean(),
  reason: z.string().nullable(),
});
export type Offer = z.infer<typeof Offer>;

/** One line of a record's history, built from the ledger. `facts` are safe values for the sentence of `act`. */
export const TimelineItem = z.strictObject({
  seq: z.int(),
  atMs: TimeMs,
  act: z.string(),
  actor: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
export type TimelineItem = z.infer<typeof TimelineItem>;

/** A file of a record. `kind` is found from the content, not from the name. */
export const Attachment = z.strictObject({
  id: Id,
  name: z.string(),
  mime: z.string(),
  kind: z.enum(['pdf', 'image', 'office', 'text', 'archive', 'other']),
  sizeBytes: z.int(),
  segments: z.int(),
  sha256: z.string(),
  /** false when the content key is not wrapped for this person */
  readable: z.boolean(),
});
export type Attachment = z.infer<typeof Attachment>;
