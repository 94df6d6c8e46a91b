import { z } from 'zod';
import { COPY_STATES } from '../../domain/copies/custody.ts';
import { COPY_KINDS, MADE_KINDS } from '../../domain/copies/kinds.ts';
import {
  Changed,
  CivilDate,
  Cursor,
  filled,
  Id,
  Level,
  Passphrase,
  PersonRef,
  RegisterKind,
  Revision,
  text,
  TimeMs,
} from '../schemas.ts';
import { command, hostCommand, note, query } from './spec.ts';

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
  carryOut: z
    .strictObject({ id: Id, state: z.string(), until: CivilDate, overdueDays: z.int().nonnegative() })
    .nullable(),
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
});
export type CopyPermit = z.infer<typeof CopyPermit>;

/** What the detail of a signature says when it is verified anew. */
const SignatureCheck = z.strictObject({
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
});
export type CarryOut = z.infer<typeof CarryOut>;

const FindingRow = z.strictObject({
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

const PermitWish = {
  /** the document to copy, or the classified book whose print-out is wanted */
  documentId: Id.nullable(),
  bookId: Id.nullable(),
  kind: MadeKind,
  number: z.int().min(1).max(200),
  purpose: filled(500),
  recipients: text(500),
  placeId: Id.nullable(),
  device: text(120),
};
const Seen = { id: Id, revision: Revision };
const Made = z.strictObject({ jobId: Id.nullable(), copies: z.array(Copy) });

export const copyOps = {
  'copies.ofDocument': query(
    z.strictObject({ documentId: Id }),
    z.strictObject({
      copies: z.array(Copy),
      permits: z.array(CopyPermit),
      /** may this person decide about copies of this level, and by which rule; null when by none */
      ceilingRule: z.string().nullable(),
    }),
  ),
  'copies.list': query(
    z.strictObject({
      view: z.enum(['mine', 'all', 'outside', 'ended']),
      personId: Id.nullable(),
      placeId: Id.nullable(),
      words: text(80),
      after: Cursor.nullable(),
      limit: z.int().min(1).max(200),
    }),
    z.strictObject({ rows: z.array(Copy), next: Cursor.nullable() }),
  ),
  /** A copy by its code, as a scanner types it. */
  'copies.byCode': query(z.strictObject({ code: text(40) }), z.strictObject({ copy: Copy })),
  'copies.history': query(z.strictObject({ id: Id }), z.strictObject({ moves: z.array(CopyMove) })),
  'copies.counts': query(
    z.strictObject({}),
    z.strictObject({
      mine: z.int(),
      toReceive: z.int(),
      given: z.int(),
      out: z.int(),
      overdue: z.int(),
      toDecide: z.int(),
    }),
  ),

  'copies.permits': query(
    z.strictObject({ view: z.enum(['to-decide', 'mine', 'all']), limit: z.int().min(1).max(200) }),
    z.strictObject({ rows: z.array(CopyPermit) }),
  ),
  'copies.askPermit': command(z.strictObject(PermitWish), z.strictObject({ id: Id })),
  /** The leader signs the copy form himself (CV 4114): no slip comes before it. */
  'copies.permitAtOnce': command(
    z.strictObject({ ...PermitWish, copierId: Id, validUntil: CivilDate }),
    z.strictObject({ id: Id }),
  ),
  'copies.decidePermit': command(
    z.strictObject({
      id: Id,
      granted: z.boolean(),
      permitted: z.int().min(0).max(200),
      validUntil: CivilDate.nullable(),
      reason: text(500),
    }),
    z.strictObject({ id: Id }),
  ),
  'copies.closePermit': command(z.strictObject({ id: Id }), z.strictObject({ id: Id })),

  /**
   * Makes numbered, marked copies of a file (or of a rendered book) under a permit and keeps them in memory for one
   * print. Without a file: copies made on a copier are only registered.
   */
  'copies.make': command(
    z.strictObject({
      permitId: Id,
      attachmentId: Id.nullable(),
      reportId: Id.nullable(),
      number: z.int().min(1).max(50),
      pages: z.int().min(0).max(100000).nullable(),
    }),
    Made,
  ),
  /** For the printer, once: the pieces of a job in order; the last piece forgets it. */
  'copies.readJob': {
    kind: 'query',
    needs: 'unlocked',
    door: 'host',
    input: z.strictObject({ jobId: Id, offset: z.int().nonnegative() }),
    output: z.strictObject({ dataBase64: z.string(), sizeBytes: z.int(), done: z.boolean() }),
  },
  /** What became of a print job: cancelled, its copies never were (spoiled, nothing to destroy). */
  'copies.jobDone': hostCommand(
    z.strictObject({ jobId: Id, printed: z.boolean() }),
    z.strictObject({ copies: z.int() }),
  ),
  /** One marked electronic copy under a permit, written where the person chose. */
  'copies.exportTo': hostCommand(
    z.strictObject({
      permitId: Id,
      attachmentId: Id.nullable(),
      reportId: Id.nullable(),
      path: z.string().max(4096),
    }),
    z.strictObject({ copy: Copy }),
  ),
  /** A copy that went wrong while it was made: destroyed at once before a witness, and counted. */
  'copies.spoil': command(z.strictObject({ ...Seen, witnessId: Id, reason: filled(300) }), Changed),

  'copies.places': query(z.strictObject({}), z.strictObject({ places: z.array(Place) })),
  'copies.addPlace': command(
    z.strictObject({ room: filled(80), cabinet: text(80), shelf: text(80), box: text(80) }),
    z.strictObject({ id: Id }),
  ),
  'copies.closePlace': command(z.strictObject({ id: Id }), z.strictObject({ id: Id })),
  'copies.put': command(z.strictObject({ ...Seen, placeId: Id.nullable(), envelope: text(120) }), Changed),
  'copies.reportLost': command(z.strictObject({ ...Seen, circumstances: filled(1000) }), Changed),
  'copies.reportFound': command(z.strictObject({ ...Seen, note: filled(500) }), Changed),
  /** Given back to the office that issued it (Tài liệu thu hồi). */
  'copies.giveBack': command(z.strictObject({ ...Seen, body: filled(200), receipt: filled(200) }), Changed),
  /** A copy that had been handed to another body comes back. */
  'copies.cameBack': command(z.strictObject({ ...Seen, note: text(300) }), Changed),
  'copies.labels': command(
    z.strictObject({ ids: z.array(Id).min(1).max(500) }),
    z.strictObject({ reportId: Id, pages: z.int(), sizeBytes: z.int() }),
  ),

  'copies.transfers': query(
    z.strictObject({
      view: z.enum(['to-me', 'from-me', 'open', 'done']),
      limit: z.int().min(1).max(200),
    }),
    z.strictObject({ rows: z.array(Transfer) }),
  ),
  'copies.transfer': query(
    z.strictObject({ id: Id }),
    z.strictObject({
      transfer: Transfer,
      facts: z.string(),
      giverSignature: SignatureCheck,
      receiverSignature: SignatureCheck.nullable(),
    }),
  ),
  /**
   * The giver signs with the own passphrase. With the receiver's passphrase as well the hand-over is complete on the
   * spot; without it the giver stays the holder until the receiver accepts.
   */
  'copies.offerTransfer': command(
    z.strictObject({
      copyIds: z.array(Id).min(1).max(100),
      receiverId: Id.nullable(),
      outside: filled(200).nullable(),
      outsidePerson: text(120),
      carrier: text(120),
      seal: text(80),
      note: text(500),
      passphrase: Passphrase,
      receiverPassphrase: Passphrase.nullable(),
      /** for a receiver outside who signed on paper: number or place of the signed slip */
      paperReceipt: text(200),
    }),
    z.strictObject({ id: Id, state: z.enum(['offered', 'accepted']) }),
  ),
  'copies.acceptTransfer': command(
    z.strictObject({ id: Id, passphrase: Passphrase, copiesSeen: z.int().min(0).max(1000), seal: SealFound }),
    z.strictObject({ id: Id }),
  ),
  'copies.refuseTransfer': command(
    z.strictObject({ id: Id, reason: filled(500), seal: SealFound.nullable() }),
    z.strictObject({ id: Id }),
  ),
  'copies.withdrawTransfer': command(
    z.strictObject({ id: Id, reason: filled(500) }),
    z.strictObject({ id: Id }),
  ),
  /** The slip that the receiver outside signed has come back. */
  'copies.recordReceipt': command(
    z.strictObject({ id: Id, person: filled(120), receipt: filled(200) }),
    z.strictObject({ id: Id }),
  ),

  'copies.carryOuts': query(
    z.strictObject({
      view: z.enum(['mine', 'to-decide', 'out', 'overdue', 'ended']),
      limit: z.int().min(1).max(200),
    }),
    z.strictObject({ rows: z.array(CarryOut) }),
  ),
  'copies.askCarryOut': command(
    z.strictObject({
      copyId: Id,
      purpose: filled(500),
      destination: filled(300),
      protection: filled(300),
      from: CivilDate,
      until: CivilDate,
    }),
    z.strictObject({ id: Id }),
  ),
  'copies.decideCarryOut': command(
    z.strictObject({ id: Id, granted: z.boolean(), reason: text(500) }),
    z.strictObject({ id: Id }),
  ),
  'copies.carryOut': command(z.strictObject({ id: Id }), z.strictObject({ id: Id })),
  'copies.withdrawCarryOut': command(z.strictObject({ id: Id }), z.strictObject({ id: Id })),
  /** Checked by someone else than the carrier when it is back. */
  'copies.bringBack': command(
    z.strictObject({
      id: Id,
      pagesSeen: z.int().min(0).max(100000).nullable(),
      intact: z.boolean(),
      note: text(500),
      placeId: Id.nullable(),
    }),
    z.strictObject({ id: Id }),
  ),

  'copies.musters': query(z.strictObject({}), z.strictObject({ rows: z.array(Muster) })),
  'copies.muster': query(
    z.strictObject({ id: Id }),
    z.strictObject({ muster: Muster, findings: z.array(FindingRow) }),
  ),
  'copies.startMuster': command(
    z.strictObject({ placeId: Id.nullable(), holderId: Id.nullable(), note: text(300) }),
    z.strictObject({ id: Id }),
  ),
  /** One label read. Not an act of its own: the muster is, when it is closed. */
  'copies.scan': note(
    z.strictObject({ musterId: Id, typed: filled(60), placeId: Id.nullable() }),
    z.strictObject({
      code: z.string(),
      result: z.enum(['found', 'elsewhere', 'unexpected', 'unknown', 'again']),
      copy: Copy.nullable(),
      remaining: z.int(),
    }),
  ),
  'copies.closeMuster': command(z.strictObject({ id: Id }), z.strictObject({ id: Id })),

  /** What a person still answers for; what the asker may not know is counted, not shown. */
  'copies.leavingList': query(
    z.strictObject({ personId: Id }),
    z.strictObject({
      person: PersonRef,
      copies: z.array(Copy),
      hiddenCopies: z.int(),
      transfers: z.int(),
      carryOuts: z.int(),
      permits: z.int(),
      documents: z.int(),
      submissions: z.int(),
      officeKey: z.boolean(),
      authorityKey: z.boolean(),
      contentKeys: z.int(),
      clear: z.boolean(),
    }),
  ),
} as const;
