import { z } from 'zod';
import { refuse } from '../../crypto/refusal.ts';

/** Bounds of what is read from a medium that may be damaged or hostile. */
export const MAX_MANIFEST_BYTES = 256 * 1024 * 1024;
const MAX_FILES = 2_000_000;

const hex = (digits: number): z.ZodString => z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`));
const count = z.int().nonnegative();

/** Where a file lies in the vault folder: sealed attachments, envelopes that came, envelopes that went. */
export const PLACES = ['blob', 'inbox', 'outbox'] as const;
export type Place = (typeof PLACES)[number];

const FileLine = z.tuple([z.enum(PLACES), z.string().regex(/^[0-9a-f]{32,64}$/), count, hex(64)]);
export type FileLine = z.infer<typeof FileLine>;

/** What a backup says of itself; it lies sealed beside the database. See build/docs/backup.md. */
export const Manifest = z.strictObject({
  format: z.literal(1),
  id: hex(32),
  vaultId: hex(32),
  stationId: z.string().min(1).max(64),
  officeName: z.string().max(200),
  epoch: z.int().positive(),
  madeMs: z.int().positive(),
  appVersion: z.string().max(40),
  schema: z.int().positive(),
  rulePacks: z.array(z.string().max(80)).max(200),
  ledger: z.strictObject({ seq: count, hash: hex(64) }),
  /** rows of every table at that moment */
  counts: z.record(z.string().regex(/^[a-z_]{1,64}$/), count),
  database: z.strictObject({ bytes: z.int().positive(), sha256: hex(64) }),
  headerSha256: hex(64),
  frontSha256: hex(64),
  files: z.array(FileLine).max(MAX_FILES),
  /** files that the database names and that were not there: damage that was there before the backup */
  missing: z.array(hex(64).or(hex(32))).max(MAX_FILES),
});
export type Manifest = z.infer<typeof Manifest>;

export function parseManifest(bytes: Uint8Array): Manifest {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    refuse('backup-damaged', 'manifest');
  }
  const format = z.looseObject({ format: z.int() }).safeParse(json);
  if (format.success && format.data.format > 1) refuse('vault-from-future', 'backup-format');
  const manifest = Manifest.safeParse(json);
  return manifest.success ? manifest.data : refuse('backup-damaged', 'manifest');
}
