import { z } from 'zod';
import type { ReceiptMetadata } from './metadata.ts';
import { EnvelopeKind } from '../../../shared/ipc/contract/exchange.ts';
import { OUT_STAGES, type OutStage } from '../../../shared/domain/exchange/stages.ts';
import { Level } from '../../../shared/ipc/schemas.ts';
import type { Db } from '../db/handles.ts';
import { doing, isThere, manyOf, theValue } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';

export const CHANNELS = ['folder', 'relay'] as const;

export type ChannelId = (typeof CHANNELS)[number];

export const IN_STAGES = [
  'checked',
  'received',
  'registered',
  'refused',
  'quarantined',
  'applied',
  'recalled',
  'purged',
] as const;
export type InStage = (typeof IN_STAGES)[number];

const Signer = z.object({ name: z.string(), role: z.enum(['person', 'office']), serial: z.string() });
export type Signer = z.infer<typeof Signer>;
const FileEntry = z.object({ name: z.string(), sizeBytes: z.int() });
export type FileEntry = z.infer<typeof FileEntry>;
const CheckLine = z.object({ check: z.string(), outcome: z.enum(['pass', 'fail', 'not-reached']) });
export type CheckLine = z.infer<typeof CheckLine>;
const json = <T extends z.ZodType>(shape: T) =>
  z.string().transform((text) => shape.parse(JSON.parse(text)) as z.infer<T>);

const OutRow = z.object({
  id: z.string(),
  peerStation: z.string(),
  peerOffice: z.string(),
  peerName: z.string(),
  sequence: z.int(),
  kind: EnvelopeKind,
  level: Level,
  documentId: z.string().nullable(),
  submissionId: z.string().nullable(),
  about: z.string().nullable(),
  metadata: z.string().nullable(),
  signers: json(z.array(Signer)),
  files: json(z.array(FileEntry)),
  stage: z.enum(OUT_STAGES),
  refusedBy: z.enum(['check', 'person']).nullable(),
  errorCode: z.string().nullable(),
  note: z.string(),
  entryNumber: z.int().nullable(),
  createdMs: z.int(),
  writtenMs: z.int().nullable(),
  lastReceiptMs: z.int().nullable(),
  replacedBy: z.string().nullable(),
  /** its recipient asked for it again */
  againMs: z.int().nullable(),
  atMs: z.int(),
});
export type OutRow = z.infer<typeof OutRow>;

const OUT = `SELECT ${columnsOf(OutRow)} FROM outbox`;

const outOf = (row: unknown): OutRow | null => (row === undefined ? null : OutRow.parse(row));

export type NewOut = Pick<
  OutRow,
  | 'id'
  | 'peerStation'
  | 'peerOffice'
  | 'peerName'
  | 'sequence'
  | 'kind'
  | 'level'
  | 'documentId'
  | 'submissionId'
  | 'about'
  | 'metadata'
  | 'signers'
  | 'files'
  | 'stage'
  | 'createdMs'
>;

export const insertOut = doing<NewOut>(`
  INSERT INTO outbox (id, peer_station, peer_office, peer_name, sequence, kind, level, document_id, submission_id,
    about, metadata, signers, files, stage, note, created_ms, at_ms)
  VALUES (:id, :peerStation, :peerOffice, :peerName, :sequence, :kind, :level, :documentId, :submissionId,
    :about, :metadata, :signers, :files, :stage, '', :createdMs, :createdMs)`);

/** The number that the next envelope for a station takes. */
export const nextSequence = theValue(z.int())<[peerStation: string]>(`
  SELECT max(ifnull((SELECT max(sequence) FROM outbox WHERE peer_station = :1), 0) + 1,
   ifnull((SELECT floor FROM sequence_floor WHERE peer_station = :1), 0)) AS n`);

export const findOut = (db: Db, id: string): OutRow | null =>
  outOf(db.prepare(`${OUT} WHERE id = ?`).get(id));

/** The envelope that took a number of a recipient. */
export const outBySequence = (db: Db, peerStation: string, sequence: number): OutRow | null =>
  outOf(db.prepare(`${OUT} WHERE peer_station = ? AND sequence = ?`).get(peerStation, sequence));

/** The recipient asked for it: the same bytes go onto the next medium. */
export const setAgain = doing<[id: string, nowMs: number]>('UPDATE outbox SET again_ms = :2 WHERE id = :1');

/** A later envelope stands in its place: whoever asks for this one again hears that its number stays empty. */
export const setReplaced = doing<[id: string, by: string]>(`
  UPDATE outbox SET replaced_by = :2, again_ms = NULL WHERE id = :1`);

export const setNotAgain = doing<[id: string]>('UPDATE outbox SET again_ms = NULL WHERE id = ?');

/** Every envelope that carried a document, oldest first. */
export const outOfDocument = manyOf(OutRow)<[documentId: string]>(`
  ${OUT} WHERE document_id = ? AND kind = 'document' ORDER BY created_ms, id`);

export const outOfSubmission = manyOf(OutRow)<[submissionId: string]>(`
  ${OUT} WHERE submission_id = ? ORDER BY created_ms, id`);

/** Oldest first, so that numbers go out in their order; those that somebody asked for again too. */
export const outWaiting = manyOf(OutRow)(`
  ${OUT} WHERE (stage IN ('queued','sealed') AND replaced_by IS NULL) OR (again_ms IS NOT NULL AND stage NOT IN ('written','purged'))
   ORDER BY peer_station, sequence`);

/** Written before, but nobody confirmed it: documents without a receipt, and the receipts of late. */
export const outUnconfirmed = manyOf(OutRow)<[receiptsSinceMs: number]>(`
  ${OUT} WHERE stage = 'written' AND replaced_by IS NULL AND (kind <> 'receipt' OR written_ms >= ?) ORDER BY peer_station, sequence`);

export const setSealed = doing<[id: string, signers: readonly Signer[]]>(`
  UPDATE outbox SET signers = :2, stage = 'sealed' WHERE id = :1 AND stage = 'queued'`);

export function setWritten(db: Db, id: string, nowMs: number): void {
  db.prepare(
    `UPDATE outbox SET stage = 'written', written_ms = :nowMs, at_ms = :nowMs WHERE id = :id AND stage IN ('queued','sealed')`,
  ).run({ id, nowMs });
  db.prepare('UPDATE outbox SET again_ms = NULL WHERE id = ? AND again_ms IS NOT NULL').run(id);
}

export interface OutProgress {
  readonly stage: OutStage;
  readonly refusedBy: 'check' | 'person' | null;
  readonly errorCode: string | null;
  readonly note: string;
  readonly entryNumber: number | null;
}

/** @param receiptMs when a receipt said so; null when no receipt did */
export const setProgress = doing<
  [id: string, progress: OutProgress, receiptMs: number | null, nowMs: number]
>(`
  UPDATE outbox SET stage = :stage, refused_by = :refusedBy, error_code = :errorCode, note = :note,
    entry_number = :entryNumber, last_receipt_ms = ifnull(:2, last_receipt_ms), at_ms = :3 WHERE id = :1`);

const Event = z.object({
  event: z.string(),
  toldMs: z.int(),
  atMs: z.int(),
  status: z.string().nullable(),
  entryNumber: z.int().nullable(),
  code: z.string().nullable(),
  reason: z.string(),
  checks: json(z.record(z.string(), z.boolean())).nullable(),
  countedPages: z.int().nullable(),
});
export type OutEvent = z.infer<typeof Event>;

/** Keeps a receipt as it was told. */
export function addEvent(db: Db, id: string, told: ReceiptMetadata, nowMs: number): void {
  db.prepare(
    `INSERT INTO outbox_event (outbox_id, position, event, told_ms, at_ms, status, entry_number, code, reason, checks)
     VALUES (:id, 1 + ifnull((SELECT max(position) FROM outbox_event WHERE outbox_id = :id), 0), :event, :toldMs, :nowMs,
       :status, :entryNumber, :code, :reason, :checks)`,
  ).run({
    id,
    event: told.event,
    toldMs: told.atMs,
    nowMs,
    status: told.status,
    entryNumber: told.entryNumber,
    code: told.code,
    reason: told.reason,
    // what was counted stands beside what was found
    checks: told.checks === null ? null : JSON.stringify({ ...told.checks, countedPages: told.countedPages }),
  });
}

export const eventsOf = manyOf(Event)<[id: string]>(`
  SELECT ${columnsOf(Event, '', { checks: "json_remove(checks, '$.countedPages')", countedPages: "checks ->> '$.countedPages'" })}
    FROM outbox_event WHERE outbox_id = ? ORDER BY position`);

/** A receipt came that changes nothing (one that was late, or the same once more). */
export const touchReceipt = doing<[id: string, receiptMs: number]>(`
  UPDATE outbox SET last_receipt_ms = :2 WHERE id = :1`);

const InRow = z.object({
  id: z.string(),
  rawSha256: z.string(),
  cmsSha256: z.string().nullable(),
  rawBytes: z.int(),
  channel: z.enum(CHANNELS),
  senderStation: z.string().nullable(),
  senderOffice: z.string().nullable(),
  senderName: z.string().nullable(),
  envelopeId: z.string().nullable(),
  sequence: z.int().nullable(),
  kind: EnvelopeKind.nullable(),
  level: Level.nullable(),
  manifest: z.string().nullable(),
  signers: json(z.array(Signer)),
  files: json(z.array(FileEntry)),
  checks: json(z.array(CheckLine)),
  stage: z.enum(IN_STAGES),
  errorCode: z.string().nullable(),
  errorReason: z.string().nullable(),
  refusal: z.string().nullable(),
  documentId: z.string().nullable(),
  submissionId: z.string().nullable(),
  entryNumber: z.int().nullable(),
  signedMs: z.int().nullable(),
  readMs: z.int(),
  atMs: z.int(),
  /** when what lay in quarantine was thrown away */
  discardedMs: z.int().nullable(),
});
export type InRow = z.infer<typeof InRow>;

const IN = `SELECT ${columnsOf(InRow, '', { discardedMs: '(SELECT discarded_ms FROM quarantine WHERE inbox_id = inbox.id)' })}
  FROM inbox`;

const inOf = (row: unknown): InRow | null => (row === undefined ? null : InRow.parse(row));

export type NewIn = Omit<
  InRow,
  'refusal' | 'documentId' | 'submissionId' | 'entryNumber' | 'atMs' | 'discardedMs'
> & {
  readonly readBy: string;
};

export const insertIn = doing<NewIn>(`
  INSERT INTO inbox (id, raw_sha256, cms_sha256, raw_bytes, channel, sender_station, sender_office, sender_name, envelope_id,
    sequence, kind, level, manifest, signers, files, checks, stage, error_code, error_reason, signed_ms, read_ms, read_by, at_ms)
  VALUES (:id, :rawSha256, :cmsSha256, :rawBytes, :channel, :senderStation, :senderOffice, :senderName, :envelopeId,
    :sequence, :kind, :level, :manifest, :signers, :files, :checks, :stage, :errorCode, :errorReason, :signedMs, :readMs, :readBy, :readMs)`);

export const findIn = (db: Db, id: string): InRow | null => inOf(db.prepare(`${IN} WHERE id = ?`).get(id));

/** The envelope in which a document came. */
export const receivedFor = (db: Db, documentId: string): InRow | null =>
  inOf(db.prepare(`${IN} WHERE document_id = ? AND kind = 'document'`).get(documentId));

export const receivedSubmission = (db: Db, submissionId: string): InRow | null =>
  inOf(db.prepare(`${IN} WHERE submission_id = ? AND kind = 'submission'`).get(submissionId));

/** Envelopes of a kind that wait for a person, the oldest first. */
export const waitingOfKind = manyOf(InRow)<[kind: EnvelopeKind]>(`
  ${IN} WHERE kind = ? AND stage IN ('checked','received') ORDER BY read_ms, sequence, id`);

/** An envelope of a sender that was accepted, by the id that its sender gave it. */
export const receivedFrom = (db: Db, senderStation: string, envelopeId: string): InRow | null =>
  inOf(
    db
      .prepare(`${IN} WHERE sender_station = ? AND envelope_id = ? AND stage <> 'quarantined'`)
      .get(senderStation, envelopeId),
  );

/** The newest bundle of a kind from a station, for a month. */
export const receivedBundles = manyOf(InRow)<[senderStation: string]>(`
  ${IN} WHERE kind = 'reconciliation' AND sender_station = ? AND stage = 'applied' ORDER BY read_ms DESC, id DESC`);

export const knownRaw = isThere<[rawSha256: string]>('SELECT 1 FROM inbox WHERE raw_sha256 = ?');

/** The same CMS was accepted before. The bytes of the files behind it may still differ: a damaged copy. */
export const knownCms = isThere<[cmsSha256: string]>(`
  SELECT 1 FROM inbox WHERE cms_sha256 = ? AND stage <> 'quarantined'`);

export const acceptedEnvelope = isThere<[senderStation: string, envelopeId: string]>(`
  SELECT 1 FROM inbox WHERE sender_station = ? AND envelope_id = ? AND stage <> 'quarantined'`);

export const acceptedSequence = isThere<[senderStation: string, sequence: number]>(`
  SELECT 1 FROM inbox WHERE sender_station = ? AND sequence = ? AND stage <> 'quarantined'`);

/** A number of a sender that is missed no more. The same told twice is told once. */
export const insertWaiver = doing<{
  senderStation: string;
  sequence: number;
  envelopeId: string;
  byInbox: string;
}>(`
  INSERT INTO inbox_waiver (sender_station, sequence, envelope_id, by_inbox)
  VALUES (:senderStation, :sequence, :envelopeId, :byInbox) ON CONFLICT DO NOTHING`);

/** An envelope that will not be taken in any more: a later one of its sender stands in its place. */
export const isWaived = isThere<[senderStation: string, envelopeId: string]>(`
  SELECT 1 FROM inbox_waiver WHERE sender_station = ? AND envelope_id = ?`);

export interface InDecision {
  readonly stage: 'received' | 'registered' | 'refused' | 'recalled' | 'purged' | 'applied';
  readonly documentId?: string;
  readonly submissionId?: string;
  readonly entryNumber?: number;
  readonly refusal?: string;
}

export const decideIn = (db: Db, id: string, decision: InDecision, nowMs: number): void =>
  void db
    .prepare(
      `UPDATE inbox SET stage = :stage, document_id = ifnull(:documentId, document_id),
         submission_id = ifnull(:submissionId, submission_id), entry_number = ifnull(:entryNumber, entry_number), refusal = :refusal, at_ms = :nowMs
        WHERE id = :id`,
    )
    .run({
      id,
      stage: decision.stage,
      documentId: decision.documentId ?? null,
      submissionId: decision.submissionId ?? null,
      entryNumber: decision.entryNumber ?? null,
      refusal: decision.refusal ?? null,
      nowMs,
    });

/** Somebody said that nothing came of it. */
export const cameToNothing = ({ stage }: Pick<OutRow, 'stage'>): boolean =>
  stage === 'refused' || stage === 'purged';

/** An envelope that stands for what it carries: nobody said that it came to nothing, and no later one took its place. */
export const standing = (row: OutRow): boolean => !cameToNothing(row) && row.replacedBy === null;

const UNHEARD = ['queued', 'sealed', 'written'] as const;

/** Under way: nobody said yet that it arrived. */
export const isUnheardOf = ({ stage }: OutRow): boolean => (UNHEARD as readonly string[]).includes(stage);
