import { z } from 'zod';
import { FINDINGS } from '../../domain/exchange/reconcile.ts';
import { Changed, CivilDate, filled, Id, Level, Revision, text, TimeMs, listOf } from '../schemas.ts';
import { command, hostCommand, hostNote, hostQuery, provedHostCommand, query } from './spec.ts';

const Sent = z.strictObject({ envelopeId: z.string(), sequence: z.int(), peer: z.string() });
const Envelope = z.strictObject({ envelopeId: z.string().max(64) });
const ChannelId = z.enum(['folder', 'relay']);
const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
/** Two different officers: the signed-in one and one beside, each with the own passphrase. */
const officers = {
  passphrase: z.string().min(1).max(1024),
  secondUsername: filled(64),
  secondPassphrase: z.string().min(1).max(1024),
} as const;
const Brake = z.strictObject({ done: z.int(), free: z.int(), released: z.int(), hours: z.int() });

const TradedLine = z.strictObject({
  sequence: z.int(),
  envelopeId: z.string(),
  code: z.string(),
  atMs: TimeMs,
  number: z.int().nullable(),
});
const Compared = z.strictObject({
  finding: z.enum(FINDINGS),
  sequence: z.int(),
  sent: TradedLine.nullable(),
  received: TradedLine.nullable(),
});

/** What is done with envelopes beyond sending, reading and registering them. */
export const exchangeActs = {
  /** What waits to leave as a classified envelope, for the main process to ask about; never for the page. */
  'exchange.lookAtSending': hostQuery(
    { ref: Id },
    { level: Level, documents: z.int(), offices: z.array(z.string()) },
  ),
  /** The person said yes in a window of the system: that sending goes through, once. */
  'exchange.confirmSending': hostNote({ ref: Id }, { confirmed: z.literal(true) }),
  /** Asks a sender, signed, for the numbers that are missing. */
  'exchange.askAgain': command(
    { stationId: filled(64) },
    { envelopeId: z.string(), sequences: z.array(z.int()) },
  ),
  /**
   * Sends anew, under a new id and number: a document that nobody confirmed in time, and whatever was sealed for a
   * machine that was lost since.
   */
  'exchange.resend': command(Envelope, Sent),
  /** Of what was sealed for a lost machine and is not sent anew from here: its number stays empty. */
  'exchange.giveUp': command(Envelope, Envelope),
  /** Takes back one envelope that went to the wrong place, with a decision and its ground. */
  'exchange.recall': command(
    {
      envelopeId: z.string().max(64),
      code: filled(80),
      decidedOn: CivilDate,
      ground: filled(500),
    },
    Envelope,
  ),
  /** Erases an envelope that was recalled before it was registered. */
  'exchange.purge': command(Envelope, Envelope),
  /** Throws away what lies in quarantine; `alike`: and all that was kept out for the same reason from the same sender. */
  'exchange.discard': command(
    { envelopeId: z.string().max(64), alike: z.boolean() },
    { discarded: z.int().positive() },
  ),

  'exchange.sendTransfer': command({ submissionId: Id, stationId: filled(64) }, Sent),
  /** `unsearched`: files of it that have no words to search for marks of secrecy; a person looks at each. */
  'exchange.takeSubmission': command(
    {
      envelopeId: z.string().max(64),
      phraseConfirmed: z.boolean(),
      /** a person looked at the files that could not be searched for a mark of secrecy */
      lookedAt: z.boolean().default(false),
    },
    { id: Id, receiptCode: z.string() },
  ),
  /** Chases the overdue question of a case at the station of the office that was asked. */
  'exchange.sendChase': command(
    {
      id: Id,
      revision: Revision,
      position: z.int().positive(),
      stationId: filled(64),
      text: filled(5000),
    },
    Sent.extend(Changed.shape),
  ),
  'exchange.sendAnswer': command({ submissionId: Id }, Sent),
  /** Sends an answer that came for a case of ours back to the office that gave it, signed, with the reason. */
  'exchange.refuseAnswer': command(
    { envelopeId: z.string().max(64), reason: filled(500), note: text(500) },
    { envelopeId: z.string() },
  ),

  /** Who may stand beside as the second officer. */
  'exchange.officers': query(
    {},
    {
      officers: listOf({ username: z.string(), fullName: z.string(), position: z.string() }),
    },
  ),
  'exchange.openings': query(
    {},
    {
      rule: z.string(),
      openings: listOf({
        id: Id,
        channel: ChannelId,
        level: z.enum(['mat', 'toi-mat']),
        stationId: z.string().nullable(),
        peer: z.string().nullable(),
        approvalCode: z.string(),
        approvalIssuer: z.string(),
        approvalDate: CivilDate,
        validUntil: CivilDate,
        openedBy: z.string(),
        secondedBy: z.string(),
        openedMs: TimeMs,
        closedMs: TimeMs.nullable(),
        closeReason: z.string().nullable(),
        inForce: z.boolean(),
      }),
    },
  ),
  /** Opens a channel for a level above none: the approving document and two officers. */
  'exchange.openChannel': command(
    {
      channel: ChannelId,
      level: z.enum(['mat', 'toi-mat']),
      stationId: filled(64).nullable(),
      approvalCode: filled(80),
      approvalIssuer: filled(200),
      approvalDate: CivilDate,
      validUntil: CivilDate,
      ...officers,
    },
    { id: Id },
  ),
  'exchange.closeChannel': command({ id: Id, reason: filled(500) }, { id: Id }),

  'exchange.brake': query({}, Brake),
  /** Two persons let more purges through within a day. */
  'exchange.releaseBrake': command(
    { reason: filled(500), allows: z.int().min(1).max(10_000), ...officers },
    Brake,
  ),

  'exchange.media': query(
    {},
    {
      media: listOf({
        id: Id,
        serial: z.string(),
        label: z.string(),
        allowedBy: z.string(),
        allowedMs: TimeMs,
      }),
    },
  ),
  /** Lists a medium as one that this station may use, by the serial that the system tells. */
  'exchange.allowMedium': provedHostCommand(
    { path: z.string().max(4096), label: filled(120) },
    { id: Id, serial: z.string() },
  ),
  'exchange.withdrawMedium': command({ id: Id }, { id: Id }),

  /** One month with one station: what was sent beside what was received, both ways. */
  'exchange.reconcile': query(
    { stationId: filled(64), month: Month },
    {
      peer: z.string(),
      /** when the other side made its list; null while none has come */
      theirsMs: TimeMs.nullable(),
      ours: z.strictObject({ sent: z.int(), received: z.int() }),
      out: z.array(Compared),
      in: z.array(Compared),
    },
  ),
  'exchange.sendReconciliation': command({ stationId: filled(64), month: Month }, Sent),
  /** The same as a list to print and sign. */
  'exchange.printReconciliation': command(
    { stationId: filled(64), month: Month },
    { reportId: Id, pages: z.int(), sizeBytes: z.int(), fileName: z.string() },
  ),

  /** A file with signed data of another part of the program, for other stations. */
  'exchange.sendFile': hostCommand(
    {
      kind: z.enum(['figures', 'directory', 'rule-pack', 'help', 'course']),
      path: z.string().max(4096),
      what: filled(200),
      to: z.array(filled(64)).min(1).max(200),
    },
    { envelopes: z.array(Sent) },
  ),
  /** Writes the file of a received one where the person chose. */
  'exchange.saveFile': hostCommand(
    { envelopeId: z.string().max(64), path: z.string().max(4096) },
    { envelopeId: z.string() },
  ),
} as const;
