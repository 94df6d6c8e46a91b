import { z } from 'zod';
import {
  BookKind,
  CivilDate,
  filled,
  Id,
  Level,
  Offer,
  Passphrase,
  PersonRef,
  Role,
  text,
  TimeMs,
  listOf,
  objectOrNull,
} from '../schemas.ts';
import { EXPLAINED_RIGHTS } from '../../domain/people/rights.ts';
import { command, provedCommand, query } from './spec.ts';

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

/** What is looked at when it is explained whether a person sees a record, in the order in which the vault looks. */
export const ACCESS_CHECKS = [
  'account',
  'post',
  'visit',
  'clearance',
  'open',
  'keeper',
  'part',
  'emergency',
  'content',
  'profile',
  'sealed',
  'recall',
  'key',
] as const;

const Step = z.strictObject({
  check: z.enum(ACCESS_CHECKS),
  /** null: it neither opens nor shuts */
  passed: z.boolean().nullable(),
  /** how someone came to take part, or what the station may hold */
  how: z.string(),
  by: PersonRef.nullable(),
  atMs: TimeMs.nullable(),
  ground: z.string().nullable(),
  rule: z.string().nullable(),
});
export type AccessStep = z.infer<typeof Step>;

const Verdict = z.strictObject({ allowed: z.boolean(), steps: z.array(Step) });

/** Who a person is to the vault: posts, unit, what others gave him to do. None of it says what any record holds. */
const Standing = z.strictObject({
  person: PersonRef,
  state: z.enum(['active', 'left']),
  roles: z.array(Role),
  exception: objectOrNull({ document: z.string(), until: CivilDate }),
  /** the unit of today; null: none. Units stand in reports and give nobody access */
  unit: z.string().nullable(),
  certificateUntilMs: TimeMs.nullable(),
  delegations: listOf({
    capacity: z.string(),
    from: PersonRef,
    document: z.string(),
    acts: z.array(z.string()),
    ceiling: Level,
    toOn: CivilDate,
  }),
  visit: objectOrNull({ ground: z.string(), clearance: Level, untilMs: TimeMs, open: z.boolean() }),
});

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
    { documentId: Id },
    {
      readers: z.array(Reader),
      changes: z.array(Change),
      /** who could be given access */
      candidates: z.array(PersonRef),
      offers: z.array(Offer),
      /** until when this session reads by an emergency opening */
      emergencyUntilMs: TimeMs.nullable(),
      rule: z.string(),
    },
  ),
  'access.grant': provedCommand(
    { documentId: Id, personId: Id, ground: filled(500) },
    { documentId: Id, personId: Id },
  ),
  /** New content key, new file keys and bytes, new wrappings for those who remain. */
  'access.withdraw': command(
    { documentId: Id, personId: Id, ground: filled(500) },
    { documentId: Id, personId: Id, files: z.int() },
  ),
  /** Two persons, each with the own passphrase; the key lives in this session's memory until `untilMs`. */
  'access.emergency': command(
    {
      target: Target,
      ground: filled(500),
      minutes: z.int().min(5).max(1_440),
      passphrase: Passphrase,
      secondUsername: text(64),
      secondPassphrase: Passphrase,
    },
    { documentId: Id, untilMs: TimeMs },
  ),
  'access.endEmergency': command({ documentId: Id }, { ended: z.literal(true) }),
  /** Who may be the second person, and for how long at most. */
  'access.emergencyRule': query(
    {},
    {
      seconds: listOf({ username: z.string(), person: PersonRef }),
      maxMinutes: z.int(),
      rule: z.string(),
    },
  ),
  /** Emergency openings that concern this person and that he has not confirmed yet. */
  'access.notices': query(
    {},
    {
      notices: listOf({
        changeId: Id,
        /** this person was let in, or others opened what concerns them in an emergency */
        kind: z.enum(['granted', 'emergency']),
        documentId: Id,
        book: BookKind,
        year: z.int(),
        number: z.int(),
        person: PersonRef,
        second: PersonRef,
        ground: z.string().nullable(),
        atMs: TimeMs,
        /** of an emergency opening */
        untilMs: TimeMs.nullable(),
      }),
    },
  ),
  /**
   * Why a person may or may not do what the office does: posts, inspection, delegation, what the station may hold.
   * Says nothing of any record, so that the administrator may ask it.
   */
  'access.explainPerson': query(
    { personId: Id },
    {
      standing: Standing,
      /** what this station holds of each level, whoever asks */
      holding: listOf({
        level: Level,
        holding: z.enum(['full', 'register-only', 'refused']),
        rule: z.string().nullable(),
      }),
      seesAllLines: z.boolean(),
      mayRead: z.boolean(),
      mayGrant: z.boolean(),
      readingRule: z.string(),
      rights: listOf({
        right: z.enum(EXPLAINED_RIGHTS),
        allowed: z.boolean(),
        reason: z.enum(['role', 'left', 'visit']).nullable(),
        /** the posts that may */
        roles: z.array(Role),
      }),
    },
  ),
  /** The same of one record, for a leader who knows of it, or who holds it; to everybody else it does not exist. */
  'access.explainRecord': query(
    { documentId: Id, personId: Id },
    {
      standing: Standing,
      line: Verdict,
      content: Verdict,
      acts: z.array(Offer),
      rule: z.string(),
    },
  ),
  'access.readNotice': command({ changeId: Id }, { read: z.literal(true) }),
} as const;
