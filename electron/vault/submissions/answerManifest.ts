import { z } from 'zod';
import { sha256Hex } from '../crypto/primitives.ts';

/**
 * What the signatures under an answer cover. The person signs the approved words before the number exists; the office
 * signs the numbered file, and with it the person's signature. Receipt codes stand for the senders: no name is in it.
 */
const Manifest = z.strictObject({
  format: z.literal('an-thu/tra-loi/1'),
  role: z.enum(['person', 'office']),
  office: z.strictObject({ code: z.string(), name: z.string() }),
  signer: z.strictObject({ name: z.string(), position: z.string() }),
  receipts: z.array(z.string()),
  round: z.int(),
  answerSha256: z.string(),
  /** what goes with it, in its order */
  enclosures: z
    .array(z.strictObject({ name: z.string(), sha256: z.string(), sizeBytes: z.int() }))
    .default([]),
  code: z.string().nullable(),
  documentDate: z.string().nullable(),
  file: z.strictObject({ sha256: z.string(), sizeBytes: z.int() }).nullable(),
  personSignature: z.string().nullable(),
});
export type AnswerManifest = z.infer<typeof Manifest>;

/** Canonical by construction: the fields are written in the order of the type. */
export const answerManifestBytes = (manifest: Omit<AnswerManifest, 'format'>): Buffer =>
  Buffer.from(`${JSON.stringify({ format: 'an-thu/tra-loi/1', ...manifest }, null, 1)}\n`, 'utf8');

/** Means something only after its signature was found good. */
export const readAnswerManifest = (bytes: Uint8Array): AnswerManifest =>
  Manifest.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));

export const hashOfAnswer = (text: string): string => sha256Hex(Buffer.from(text.normalize('NFC'), 'utf8'));
