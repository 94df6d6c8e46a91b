import { z } from 'zod';
import { MOST_COPIES } from '../../domain/copies/kinds.ts';
import {
  Changed,
  CivilDate,
  Cursor,
  filled,
  Id,
  Passphrase,
  PersonRef,
  Revision,
  text,
  Shown,
} from '../schemas.ts';
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
import { command, hostCommand, note, query, hostQuery } from './spec.ts';

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
    { documentId: Id },
    {
      copies: z.array(Copy),
      permits: z.array(CopyPermit),
      /** why no copy may be asked for; null where it may */
      notCopied: z.enum(['copying-forbidden', 'document-frozen', 'illegal-transition']).nullable(),
      /** may this person decide about copies of this level, and by which rule; null when by none */
      ceilingRule: z.string().nullable(),
    },
  ),
  'copies.list': query(
    {
      view: z.enum(['mine', 'all', 'outside', 'ended']),
      personId: Id.nullable(),
      placeId: Id.nullable(),
      words: text(80),
      after: Cursor.nullable(),
      limit: z.int().min(1).max(200),
    },
    { rows: z.array(Copy), next: Cursor.nullable() },
  ),
  /** A copy by its code, as a scanner types it. */
  'copies.byCode': query({ code: text(40) }, { copy: Copy }),
  'copies.history': query({ id: Id }, { moves: z.array(CopyMove) }),
  'copies.counts': query(
    {},
    {
      mine: z.int(),
      toReceive: z.int(),
      given: z.int(),
      out: z.int(),
      overdue: z.int(),
      toDecide: z.int(),
      /** of these: slips for carrying out */
      slipsToDecide: z.int(),
    },
  ),

  'copies.permits': query(
    { view: z.enum(['to-decide', 'mine', 'all']), limit: z.int().min(1).max(200) },
    { rows: z.array(CopyPermit) },
  ),
  'copies.askPermit': command(z.strictObject(PermitWish), { id: Id }),
  /** The leader signs the copy form himself (CV 4114): no slip comes before it. */
  'copies.permitAtOnce': command({ ...PermitWish, copierId: Id, validUntil: CivilDate }, { id: Id }),
  'copies.decidePermit': command(
    {
      id: Id,
      shown: Shown,
      granted: z.boolean(),
      permitted: z.int().min(0).max(200),
      validUntil: CivilDate.nullable(),
      reason: text(500),
    },
    { id: Id },
  ),
  'copies.closePermit': command({ id: Id }, { id: Id }),

  /**
   * Makes numbered, marked copies of a file (or of a rendered book) under a permit and keeps them in memory for one
   * print. Without a file: copies made on a copier are only registered.
   */
  'copies.make': command(
    {
      permitId: Id,
      attachmentId: Id.nullable(),
      reportId: Id.nullable(),
      number: z.int().min(1).max(MOST_COPIES),
      pages: z.int().min(0).max(100000).nullable(),
    },
    Made,
  ),
  /** For the printer, once: the pieces of a job in order; the last piece forgets it. */
  'copies.readJob': hostQuery(
    { jobId: Id, offset: z.int().nonnegative() },
    { dataBase64: z.string(), sizeBytes: z.int(), done: z.boolean() },
  ),
  /** What became of a print job: cancelled, its copies never were (spoiled, nothing to destroy). */
  'copies.jobDone': hostCommand({ jobId: Id, printed: z.boolean() }, { copies: z.int() }),
  /** One marked electronic copy under a permit, written where the person chose. */
  'copies.exportTo': hostCommand(
    {
      permitId: Id,
      attachmentId: Id.nullable(),
      reportId: Id.nullable(),
      path: z.string().max(4096),
    },
    { copy: Copy },
  ),
  /** A copy that went wrong while it was made: destroyed at once before a witness, and counted. */
  'copies.spoil': command({ ...Seen, witnessId: Id, reason: filled(300) }, Changed),

  'copies.places': query({}, { places: z.array(Place) }),
  'copies.addPlace': command(
    { room: filled(80), cabinet: text(80), shelf: text(80), box: text(80) },
    { id: Id },
  ),
  'copies.closePlace': command({ id: Id }, { id: Id }),
  'copies.put': command({ ...Seen, placeId: Id.nullable(), envelope: text(120) }, Changed),
  'copies.reportLost': command({ ...Seen, circumstances: filled(1000) }, Changed),
  'copies.reportFound': command({ ...Seen, note: filled(500) }, Changed),
  /** Given back to the office that issued it (Tài liệu thu hồi). */
  'copies.giveBack': command({ ...Seen, body: filled(200), receipt: filled(200) }, Changed),
  /** A copy that had been handed to another body comes back. */
  'copies.cameBack': command({ ...Seen, note: text(300) }, Changed),
  'copies.labels': command(
    { ids: z.array(Id).min(1).max(500) },
    { reportId: Id, pages: z.int(), sizeBytes: z.int() },
  ),

  'copies.transfers': query(
    {
      view: z.enum(['to-me', 'from-me', 'open', 'done']),
      limit: z.int().min(1).max(200),
    },
    { rows: z.array(Transfer) },
  ),
  'copies.transfer': query(
    { id: Id },
    {
      transfer: Transfer,
      /** the very text that was signed */
      facts: z.string(),
      /** SHA-256 of it, hexadecimal */
      digest: z.string(),
      giverSignature: SignatureCheck,
      receiverSignature: SignatureCheck.nullable(),
    },
  ),
  /** Who of the office may be handed all of these copies: may know of each of their documents. */
  'copies.receivers': query({ copyIds: z.array(Id).min(1).max(100) }, { personIds: z.array(Id) }),
  /** Whom a request reaches: who may know of it and has the authority at its level; never who asks. */
  'copies.deciders': query(
    { act: z.enum(['permit-copy', 'permit-taking-out']), documentId: Id },
    { people: z.array(PersonRef) },
  ),
  /**
   * The giver signs with the own passphrase. With the receiver's passphrase as well the hand-over is complete on the
   * spot; without it the giver stays the holder until the receiver accepts.
   */
  'copies.offerTransfer': command(
    {
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
    },
    { id: Id, state: z.enum(['offered', 'accepted']) },
  ),
  'copies.acceptTransfer': command(
    { id: Id, passphrase: Passphrase, copiesSeen: z.int().min(0).max(1000), seal: SealFound },
    { id: Id },
  ),
  'copies.refuseTransfer': command({ id: Id, reason: filled(500), seal: SealFound.nullable() }, { id: Id }),
  'copies.withdrawTransfer': command({ id: Id, reason: filled(500) }, { id: Id }),
  /** The slip that the receiver outside signed has come back. */
  'copies.recordReceipt': command({ id: Id, person: filled(120), receipt: filled(200) }, { id: Id }),

  'copies.carryOuts': query(
    {
      view: z.enum(['mine', 'to-decide', 'permitted', 'out', 'overdue', 'ended']),
      limit: z.int().min(1).max(200),
    },
    { rows: z.array(CarryOut) },
  ),
  'copies.askCarryOut': command(
    {
      copyId: Id,
      purpose: filled(500),
      destination: filled(300),
      protection: filled(300),
      from: CivilDate,
      until: CivilDate,
    },
    { id: Id },
  ),
  'copies.decideCarryOut': command(
    { id: Id, shown: Shown, granted: z.boolean(), reason: text(500) },
    { id: Id },
  ),
  'copies.carryOut': command({ id: Id }, { id: Id }),
  'copies.withdrawCarryOut': command({ id: Id }, { id: Id }),
  /** Checked by someone else than the carrier when it is back. */
  'copies.bringBack': command(
    {
      id: Id,
      pagesSeen: z.int().min(0).max(100000).nullable(),
      intact: z.boolean(),
      note: text(500),
      placeId: Id.nullable(),
    },
    { id: Id },
  ),

  'copies.musters': query({}, { rows: z.array(Muster) }),
  'copies.muster': query({ id: Id }, { muster: Muster, findings: z.array(FindingRow) }),
  'copies.startMuster': command(
    { placeId: Id.nullable(), holderId: Id.nullable(), note: text(300) },
    { id: Id },
  ),
  /** One label read. Not an act of its own: the muster is, when it is closed. */
  'copies.scan': note(
    { musterId: Id, typed: filled(60), placeId: Id.nullable() },
    {
      code: z.string(),
      result: z.enum(['found', 'elsewhere', 'unexpected', 'unknown', 'again']),
      copy: Copy.nullable(),
      remaining: z.int(),
    },
  ),
  'copies.closeMuster': command({ id: Id }, { id: Id }),

  /** What a person still answers for; what the asker may not know is counted, not shown. */
  'copies.leavingList': query(
    { personId: Id },
    {
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
    },
  ),
} as const;
