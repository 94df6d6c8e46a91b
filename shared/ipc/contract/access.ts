import { z } from 'zod';
import { BookKind, filled, Id, Offer, Passphrase, PersonRef, text, TimeMs } from '../schemas.ts';
import { command, query } from './spec.ts';

/** How someone came to read a document; `granted` carries the ground that was written down. */
export const Admission = z.enum(['took-part', 'registered', 'presented', 'directed', 'named', 'granted']);

const Reader = z.strictObject({
  person: PersonRef,
  sinceMs: TimeMs,
  by: PersonRef.nullable(),
  how: Admission,
  /** null: none was needed, or it is sealed for this person */
  ground: z.string().nullable(),
  /** false after a reset passphrase, until the key is given again */
  holdsKey: z.boolean(),
  isHolder: z.boolean(),
});

const Change = z.strictObject({
  id: Id,
  kind: z.enum(['granted', 'withdrawn', 'emergency']),
  person: PersonRef,
  by: PersonRef,
  ground: z.string().nullable(),
  atMs: TimeMs,
  untilMs: TimeMs.nullable(),
});
export type AccessChange = z.infer<typeof Change>;

/** An emergency opening is asked for by the document, or by its place in a book (who sees no line knows only that). */
const Target = z.union([
  z.strictObject({ documentId: Id }),
  z.strictObject({
    book: BookKind,
    year: z.int().min(2000).max(2100),
    number: z.int().positive(),
  }),
]);

/** Who may read a classified document, by key and not only by rule. */
export const accessOps = {
  'access.readers': query(
    z.strictObject({ documentId: Id }),
    z.strictObject({
      readers: z.array(Reader),
      changes: z.array(Change),
      /** who could be given access */
      candidates: z.array(PersonRef),
      offers: z.array(Offer),
      /** until when this session reads by an emergency opening */
      emergencyUntilMs: TimeMs.nullable(),
      rule: z.string(),
    }),
  ),
  'access.grant': command(
    z.strictObject({ documentId: Id, personId: Id, ground: filled(500) }),
    z.strictObject({ documentId: Id, personId: Id }),
  ),
  /** New content key, new file keys and bytes, new wrappings for those who remain. */
  'access.withdraw': command(
    z.strictObject({ documentId: Id, personId: Id, ground: filled(500) }),
    z.strictObject({ documentId: Id, personId: Id, files: z.int() }),
  ),
  /** Two persons, each with the own passphrase; the key lives in this session's memory until `untilMs`. */
  'access.emergency': command(
    z.strictObject({
      target: Target,
      ground: filled(500),
      minutes: z.int().min(5).max(1_440),
      passphrase: Passphrase,
      secondUsername: text(64),
      secondPassphrase: Passphrase,
    }),
    z.strictObject({ documentId: Id, untilMs: TimeMs }),
  ),
  'access.endEmergency': command(
    z.strictObject({ documentId: Id }),
    z.strictObject({ ended: z.literal(true) }),
  ),
  /** Who may be the second person, and for how long at most. */
  'access.emergencyRule': query(
    z.strictObject({}),
    z.strictObject({
      seconds: z.array(z.strictObject({ username: z.string(), person: PersonRef })),
      maxMinutes: z.int(),
      rule: z.string(),
    }),
  ),
  /** Emergency openings that concern this person and that he has not confirmed yet. */
  'access.notices': query(
    z.strictObject({}),
    z.strictObject({
      notices: z.array(
        z.strictObject({
          changeId: Id,
          documentId: Id,
          book: BookKind,
          year: z.int(),
          number: z.int(),
          person: PersonRef,
          second: PersonRef,
          ground: z.string().nullable(),
          atMs: TimeMs,
          untilMs: TimeMs,
        }),
      ),
    }),
  ),
  'access.readNotice': command(z.strictObject({ changeId: Id }), z.strictObject({ read: z.literal(true) })),
} as const;
