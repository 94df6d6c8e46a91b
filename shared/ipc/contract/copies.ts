import { z } from 'zod';
import { MOST_COPIES } from '../../domain/copies/kinds.ts';
import { Changed, CivilDate, Cursor, filled, Id, Passphrase, PersonRef, Revision, text } from '../schemas.ts';
import {
  CarryOut,
  Copy,
  CopyMove,
  CopyPermit,
  FindingRow,
  MadeKind,
  Muster,
  Place,
  SealFound,
  SignatureCheck,
  Transfer,
} from './copyRecords.ts';
import { command, hostCommand, note, query } from './spec.ts';

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
      /** why no copy may be asked for; null where it may */
      notCopied: z.enum(['copying-forbidden', 'document-frozen', 'illegal-transition']).nullable(),
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
      /** of these: slips for carrying out */
      slipsToDecide: z.int(),
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
      number: z.int().min(1).max(MOST_COPIES),
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
      /** the very text that was signed */
      facts: z.string(),
      /** SHA-256 of it, hexadecimal */
      digest: z.string(),
      giverSignature: SignatureCheck,
      receiverSignature: SignatureCheck.nullable(),
    }),
  ),
  /** Who of the office may be handed all of these copies: may know of each of their documents. */
  'copies.receivers': query(
    z.strictObject({ copyIds: z.array(Id).min(1).max(100) }),
    z.strictObject({ personIds: z.array(Id) }),
  ),
  /** Whom a request reaches: who may know of it and has the authority at its level; never who asks. */
  'copies.deciders': query(
    z.strictObject({ act: z.enum(['permit-copy', 'permit-taking-out']), documentId: Id }),
    z.strictObject({ people: z.array(PersonRef) }),
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
      view: z.enum(['mine', 'to-decide', 'permitted', 'out', 'overdue', 'ended']),
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
