import { z } from 'zod';
import { filled, Id, text, TimeMs, listOf } from '../schemas.ts';
import { EnvelopeDetail } from './exchange.ts';
import { command, hostCommand, query } from './spec.ts';

const Organ = z.strictObject({ id: z.string(), name: z.string() });

/** What a person may tell the sender with a status message; the codes of the trục liên thông. */
export const EDXML_STATUS_CODES = ['01', '02', '03', '04', '05', '06'] as const;

const TakenDocument = z.strictObject({
  kind: z.literal('document'),
  packageId: Id,
  from: Organ,
  /** fields proposed for the registration form; its files wait in the stage */
  proposal: EnvelopeDetail.shape.proposal.unwrap(),
  /** attachments of a kind that is never taken in (programs, scripts), by name */
  leftOut: z.array(z.string()),
});
const TakenStatus = z.strictObject({
  kind: z.literal('status'),
  from: Organ,
  status: z.string(),
  description: z.string(),
  /** the document of ours that it is about; null when none has that number and date */
  documentId: Id.nullable(),
  code: z.string(),
});
export type EdxmlTaken = z.infer<typeof TakenDocument> | z.infer<typeof TakenStatus>;

export const edxmlOps = {
  /** Reads a staged edXML file: a document for the registration form, or a status of a document of ours. */
  'edxml.take': command({ stageId: Id }, z.discriminatedUnion('kind', [TakenDocument, TakenStatus])),
  /** Writes an outgoing document of level none with its files as a package for the trục liên thông. */
  'edxml.write': hostCommand(
    {
      documentId: Id,
      to: z
        .array(z.strictObject({ id: filled(40), name: filled(200) }))
        .min(1)
        .max(100),
      path: z.string().max(4096),
    },
    { saved: z.literal(true) },
  ),
  /** Writes a status message about a document that came as a package. */
  'edxml.writeStatus': hostCommand(
    {
      documentId: Id,
      status: z.enum(EDXML_STATUS_CODES),
      note: text(500),
      path: z.string().max(4096),
    },
    { saved: z.literal(true) },
  ),
  'edxml.ofDocument': query(
    { documentId: Id },
    {
      packages: listOf({ direction: z.enum(['in', 'out']), organ: Organ, code: z.string(), atMs: TimeMs }),
      statuses: listOf({
        direction: z.enum(['in', 'out']),
        organ: Organ,
        status: z.string(),
        description: z.string(),
        atMs: TimeMs,
      }),
    },
  ),
} as const;
