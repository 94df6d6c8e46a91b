import { z } from 'zod';
import { Attachment, filled, Id, Level, TimeMs, listOf } from '../schemas.ts';
import { Secrecy } from './secrecy.ts';
import { command, note, query, hostNote, hostCommand } from './spec.ts';

/** A file that waits in the stage, as it was found from its content. */
export const Staged = z.strictObject({
  stageId: Id,
  name: z.string(),
  mime: z.string(),
  kind: Attachment.shape.kind,
  sizeBytes: z.int(),
  pages: z.int().nullable(),
  /** of the bytes: the same file twice is one file */
  sha256: z.string(),
  /** what the vault itself found in the bytes */
  secrecy: Secrecy,
});
export type Staged = z.infer<typeof Staged>;

/**
 * Files wait in a stage, encrypted under a key of their own, until a command names them; the sweep at start
 * removes what nothing names. Staging is no act of the office: it appends nothing to the ledger.
 */
export const attachmentOps = {
  /** Bytes from the window (paste, drop without a path) in pieces of at most 512 KiB, in order. */
  'attachments.stageChunk': note(
    {
      stageId: Id.nullable(),
      name: filled(255),
      dataBase64: z.string().max(700_000),
      last: z.boolean(),
    },
    { stageId: Id, done: Staged.nullable() },
  ),
  'attachments.stagePath': hostNote({ path: z.string().max(4096) }, Staged),
  'attachments.discardStage': note({ stageId: Id }, { discarded: z.boolean() }),
  /** Ends what is being read of foreign files, and what waits for it: those calls fail with `stopped` within a second. */
  'attachments.stopReading': note({}, { stopped: z.boolean() }),
  /** The watched folder of the scanner: newest first. */
  'attachments.scanFolder': query(
    {},
    {
      folder: z.string().nullable(),
      files: listOf({
        name: z.string(),
        sizeBytes: z.int(),
        modifiedMs: TimeMs,
        /** its bytes are a file of a registered document of level none already */
        registered: z.boolean(),
      }),
    },
  ),
  'attachments.stageScan': note({ name: filled(255) }, Staged),
  /**
   * Opens a file of a classified document: the ledger keeps who opened what, and for 15 minutes `attachments.read`
   * answers this session for that file. Files of level none are read without it.
   */
  'attachments.open': command({ id: Id }, { untilMs: TimeMs }),
  /** One decrypted segment (1 MiB at most) of a file, for the viewer. `source` tells a stage from a record's file. */
  'attachments.read': query(
    { source: z.enum(['stage', 'record']), id: Id, segment: z.int().nonnegative() },
    { dataBase64: z.string(), segments: z.int(), sizeBytes: z.int() },
  ),
  /**
   * Has a PDF read for drawing: what the strict reader understood, written anew, so that the window cannot read it in
   * another way than its signatures and its words were. `null`: the file itself is what there is to show.
   */
  'attachments.showPdf': query(
    { source: z.enum(['stage', 'record']), id: Id },
    { sizeBytes: z.int().nullable() },
  ),
  /** One piece (1 MiB at most) of what `attachments.showPdf` tells of. */
  'attachments.readShown': query(
    { source: z.enum(['stage', 'record']), id: Id, segment: z.int().nonnegative() },
    { dataBase64: z.string() },
  ),
  /** Saves a file of an unclassified record where the person chose; a classified one leaves as a copy (`copies.*`). */
  'attachments.saveTo': hostCommand(
    { id: Id, path: z.string().max(4096) },
    { saved: z.literal(true), level: Level },
  ),
} as const;
