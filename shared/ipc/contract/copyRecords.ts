import { z } from 'zod';
import { COPY_STATES } from '../../domain/copies/custody.ts';
import { COPY_KINDS, MADE_KINDS } from '../../domain/copies/kinds.ts';
import {
  CivilDate,
  Id,
  Level,
  PersonRef,
  RegisterKind,
  Revision,
  TimeMs,
  objectOrNull,
  Shown,
} from '../schemas.ts';

export const CopyState = z.enum(COPY_STATES);
export const CopyKind = z.enum(COPY_KINDS);
export const MadeKind = z.enum(MADE_KINDS);
export const CopyMedium = z.enum(['paper', 'electronic']);
export const SealFound = z.enum(['intact', 'torn', 'wrong']);

export const Place = z.strictObject({
  id: Id,
  room: z.string(),
  cabinet: z.string(),
  shelf: z.string(),
  box: z.string(),
  open: z.boolean(),
  copies: z.int(),
});
export type Place = z.infer<typeof Place>;
const PlaceRef = z.strictObject({
  id: Id,
  room: z.string(),
  cabinet: z.string(),
  shelf: z.string(),
  box: z.string(),
});
export type PlaceRef = z.infer<typeof PlaceRef>;

/** What a copy is a copy of: by book, year and number; never the trích yếu. */
const Subject = z.strictObject({
  kind: z.enum(['document', 'book']),
  id: Id,
  book: RegisterKind,
  year: z.int(),
  /** order number of the entry; null for a whole book */
  number: z.int().nullable(),
  /** số, ký hiệu */
  code: z.string(),
  issuer: z.string(),
  level: Level,
});

export const Copy = z.strictObject({
  id: Id,
  revision: Revision,
  subject: Subject,
  series: z.enum(['original', 'copy']),
  number: z.int().positive(),
  /** the short code on the label */
  code: z.string(),
  kind: CopyKind,
  medium: CopyMedium,
  /** the number that another office stamped on it */
  mark: z.string(),
  pages: z.int().nullable(),
  permitId: Id.nullable(),
  madeMs: TimeMs,
  madeBy: PersonRef,
  state: CopyState,
  holder: PersonRef.nullable(),
  outside: z.string().nullable(),
  place: PlaceRef.nullable(),
  envelope: z.string(),
  movedMs: TimeMs,
  /** waits for this receiver */
  offeredTo: z.string().nullable(),
  /** the slip that is out, permitted or asked for */
  carryOut: objectOrNull({ id: Id, state: z.string(), until: CivilDate, overdueDays: z.int().nonnegative() }),
  /** its document is being recalled: it stays where it is, or comes back to a custodian */
  frozen: z.boolean(),
});
export type Copy = z.infer<typeof Copy>;

export const CopyMove = z.strictObject({
  seq: z.int(),
  atMs: TimeMs,
  by: z.string(),
  act: z.string(),
  note: z.string(),
  fromState: CopyState.nullable(),
  toState: CopyState,
  fromHolder: z.string().nullable(),
  toHolder: z.string().nullable(),
  outside: z.string().nullable(),
  place: PlaceRef.nullable(),
});
export type CopyMove = z.infer<typeof CopyMove>;

export const CopyPermit = z.strictObject({
  id: Id,
  subject: Subject,
  kind: MadeKind,
  medium: CopyMedium,
  asked: z.int(),
  permitted: z.int(),
  made: z.int(),
  spoiled: z.int(),
  /** how many may still be made */
  left: z.int(),
  purpose: z.string(),
  recipients: z.string(),
  place: PlaceRef.nullable(),
  device: z.string(),
  askedBy: PersonRef.nullable(),
  askedMs: TimeMs,
  copier: PersonRef,
  state: z.enum(['asked', 'granted', 'refused', 'closed']),
  decidedBy: PersonRef.nullable(),
  decidedMs: TimeMs.nullable(),
  decidedTitle: z.string().nullable(),
  rule: z.string().nullable(),
  reason: z.string(),
  validUntil: CivilDate.nullable(),
  shown: Shown,
});
export type CopyPermit = z.infer<typeof CopyPermit>;

/** What the detail of a signature says when it is verified anew. */
export const SignatureCheck = z.strictObject({
  person: z.string(),
  valid: z.boolean(),
  signedMs: TimeMs.nullable(),
  serial: z.string(),
  fault: z.string().nullable(),
});

export const Transfer = z.strictObject({
  id: Id,
  giver: PersonRef,
  receiver: PersonRef.nullable(),
  outside: z.string().nullable(),
  outsidePerson: z.string(),
  carrier: z.string(),
  seal: z.string(),
  sealFound: SealFound.nullable(),
  note: z.string(),
  state: z.enum(['offered', 'accepted', 'refused', 'withdrawn']),
  offeredMs: TimeMs,
  decidedMs: TimeMs.nullable(),
  reason: z.string(),
  paperReceipt: z.string().nullable(),
  copies: z.array(Copy),
});
export type Transfer = z.infer<typeof Transfer>;

export const CarryOut = z.strictObject({
  id: Id,
  copy: Copy,
  holder: PersonRef,
  purpose: z.string(),
  destination: z.string(),
  protection: z.string(),
  from: CivilDate,
  until: CivilDate,
  state: z.enum(['asked', 'permitted', 'refused', 'withdrawn', 'out', 'returned', 'lost']),
  overdueDays: z.int().nonnegative(),
  askedMs: TimeMs,
  decidedBy: PersonRef.nullable(),
  decidedMs: TimeMs.nullable(),
  decidedTitle: z.string().nullable(),
  rule: z.string().nullable(),
  reason: z.string(),
  outMs: TimeMs.nullable(),
  endedMs: TimeMs.nullable(),
  checkedBy: PersonRef.nullable(),
  pagesSeen: z.int().nullable(),
  intact: z.boolean().nullable(),
  checkNote: z.string(),
  shown: Shown,
});
export type CarryOut = z.infer<typeof CarryOut>;

export const FindingRow = z.strictObject({
  finding: z.enum(['found', 'missing', 'elsewhere', 'unexpected']),
  code: z.string(),
  /** null for a code that no copy has, or for a copy this person may not know of */
  copy: Copy.nullable(),
  expectedPlace: PlaceRef.nullable(),
  seenPlace: PlaceRef.nullable(),
  stateThen: CopyState.nullable(),
});
export const Muster = z.strictObject({
  id: Id,
  place: PlaceRef.nullable(),
  holder: PersonRef.nullable(),
  note: z.string(),
  startedMs: TimeMs,
  startedBy: PersonRef,
  closedMs: TimeMs.nullable(),
  closedBy: PersonRef.nullable(),
  expected: z.int(),
  scanned: z.int(),
  found: z.int(),
  missing: z.int(),
  elsewhere: z.int(),
  unexpected: z.int(),
});
export type Muster = z.infer<typeof Muster>;
