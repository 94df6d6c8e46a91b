import { z } from 'zod';
import { receivedName } from '../../../shared/domain/text/received.ts';
import { foreignJson } from '../../../shared/foreignJson.ts';
import { guarded, refuse } from '../crypto/refusal.ts';

/** Format 1 of the manifest; see build/docs/envelope.md. */
export const MANIFEST_FORMAT = 1;
/** Bulk goes into blobs, so a manifest stays small. */
export const MAX_MANIFEST_BYTES = 512 * 1024;
export const MAX_BLOBS = 64;
/** 4,096 recipients are some 16,000 values. */
const MAX_VALUES = 65_536;
const MAX_RECIPIENTS = 4096;
/** 2³¹ segments of 1 MiB are far beyond any disk; this keeps sizes exact as JSON numbers. */
const MAX_BLOB_BYTES = 2 ** 40;

const hex = (bytes: number): z.ZodString => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));
const officeCode = z.string().min(1).max(64);
const stationId = z.string().min(1).max(64);
/** A file name to show: no folder, no hidden character. It never becomes a path. */
const fileName = receivedName(255, 1).refine((name) => !/[/\\]/.test(name));

const blobSchema = z.looseObject({
  id: hex(16),
  name: fileName,
  size: z.int().min(0).max(MAX_BLOB_BYTES),
  segments: z
    .int()
    .min(1)
    .max(2 ** 31),
  sha256: hex(32),
  sha256Cipher: hex(32),
  contentKey: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
});

/** Unknown fields are kept, at every level: a newer station may say more to an older one. */
const manifestSchema = z.looseObject({
  format: z.literal(MANIFEST_FORMAT),
  /** Random and secret until sent (128 bits): what replays are told by. */
  envelopeId: hex(16),
  kind: z.string().regex(/^[a-z][a-z-]{0,31}$/),
  sender: z.looseObject({ officeCode, stationId, name: receivedName(256) }),
  recipients: z
    .array(z.looseObject({ officeCode, stationId, sequence: z.int().min(1) }))
    .min(1)
    .max(MAX_RECIPIENTS),
  createdMs: z.int().min(0),
  level: z.enum(['none', 'mat', 'toi-mat', 'tuyet-mat']),
  /** Opaque here: what the document or submission is, checked by whoever takes it in. */
  metadata: z.record(z.string().max(64), z.unknown()),
  blobs: z.array(blobSchema).max(MAX_BLOBS),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestBlob = z.infer<typeof blobSchema>;

/** The bytes to sign: compact JSON in UTF-8. The same checks as on the way in, so we never send what we'd refuse. */
export function encodeManifest(manifest: Manifest): Buffer {
  const bytes = Buffer.from(JSON.stringify(manifest), 'utf8');
  parseManifest(bytes);
  return bytes;
}

export function parseManifest(bytes: Uint8Array): Manifest {
  if (bytes.length > MAX_MANIFEST_BYTES) refuse('envelope-too-large', 'manifest');
  return guarded('envelope-malformed', () => {
    const manifest = manifestSchema.parse(foreignJson(bytes, MAX_VALUES));
    const addresses = new Set(manifest.recipients.map((r) => JSON.stringify([r.officeCode, r.stationId])));
    const blobs = new Set(manifest.blobs.map((blob) => blob.id));
    if (addresses.size !== manifest.recipients.length) refuse('envelope-malformed', 'recipient-twice');
    if (blobs.size !== manifest.blobs.length) refuse('envelope-malformed', 'blob-twice');
    return manifest;
  });
}
