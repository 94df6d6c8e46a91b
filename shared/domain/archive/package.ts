import { z } from 'zod';

/** An archive package as it travels: build/docs/archive.md describes it for whoever reads it without the product. */
export const ARCHIVE_FORMAT = 'an-thu/archive/1';
export const REGISTER_FORMAT = 'an-thu/register/1';

/** A package with more is made in two: what an archive takes over at one time lies far below. */
export const ARCHIVE_LIMITS = {
  parts: 60_000,
  /** one text part, bytes */
  textBytes: 64 * 1024 * 1024,
  /** all parts together; a ZIP without extensions ends at 4 GiB */
  bytes: 4_000_000_000,
} as const;

export const MANIFEST_PATH = 'manifest.json';
export const SIGNATURE_PATH = 'manifest.p7s';
export const ROOT_PATH = 'root.pem';
export const DOSSIERS_PATH = 'dossiers.jsonl';
export const DOCUMENTS_PATH = 'documents.jsonl';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const Id = z.string().regex(/^[0-9a-f]{32}$/);
const CivilDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** Names are ours: small letters, no step upwards. */
export const PartPath = z
  .string()
  .max(120)
  .regex(/^(?:[a-z0-9-]+\/){0,2}[a-z0-9-]+(?:\.[a-z0-9]{1,8})?$/);

const Part = z.strictObject({ path: PartPath, size: z.int().nonnegative(), sha256: Hash });
export type ArchivePart = z.infer<typeof Part>;

const Counts = z.strictObject({
  dossiers: z.int().nonnegative(),
  documents: z.int().nonnegative(),
  files: z.int().nonnegative(),
  registers: z.int().nonnegative(),
});
export type ArchiveCounts = z.infer<typeof Counts>;

export const ArchiveManifest = z.strictObject({
  format: z.literal(ARCHIVE_FORMAT),
  packageId: Id,
  madeMs: z.int().nonnegative(),
  year: z.int(),
  office: z.strictObject({ code: z.string().max(40), name: z.string().max(300) }),
  stationId: z.string().max(64),
  training: z.boolean(),
  counts: Counts,
  parts: z.array(Part).min(1).max(ARCHIVE_LIMITS.parts),
});
export type ArchiveManifest = z.infer<typeof ArchiveManifest>;

/** A dossier as the mục lục lists it. */
export const DossierLine = z.strictObject({
  code: z.string().min(1).max(120),
  title: z.string().max(600),
  from: CivilDate,
  to: CivilDate,
  documents: z.int().positive(),
  pages: z.int().nonnegative(),
  files: z.int().nonnegative(),
});
export type DossierLine = z.infer<typeof DossierLine>;

const NullableText = z.string().max(4_000).nullable();
/** A document of a dossier: its register line, what was directed, what answered it, its files. */
export const DocumentLine = z.strictObject({
  id: Id,
  dossier: z.string().min(1).max(120),
  direction: z.enum(['in', 'out']),
  book: z.strictObject({
    kind: z.enum(['incoming', 'outgoing']),
    year: z.int(),
    volume: z.int(),
    number: z.int().positive(),
    suffix: z.string().max(4),
  }),
  enteredOn: CivilDate,
  state: z.string().max(30),
  issuer: z.string().max(1_000),
  code: z.string().max(200),
  documentDate: CivilDate.nullable(),
  type: z.string().max(200),
  subject: NullableText,
  signer: z.string().max(300),
  recipients: z.array(z.string().max(1_000)).max(1_000),
  pages: z.int().nullable(),
  copies: z.int().nullable(),
  note: z.string().max(8_000),
  directions: z.array(
    z.strictObject({ atMs: z.int(), by: z.string().max(300), text: z.string().max(20_000) }),
  ),
  answers: z.array(z.string().max(200)),
  history: z.array(z.strictObject({ atMs: z.int(), act: z.string().max(60), by: z.string().max(300) })),
  files: z.array(
    z.strictObject({
      path: PartPath,
      name: z.string().max(255),
      mime: z.string().max(200),
      size: z.int().nonnegative(),
      sha256: Hash,
    }),
  ),
});
export type DocumentLine = z.infer<typeof DocumentLine>;

/** First line of a register; every further line is one of its numbers as the printed book shows it. */
export const RegisterHead = z.strictObject({
  format: z.literal(REGISTER_FORMAT),
  kind: z.enum(['incoming', 'outgoing']),
  year: z.int(),
  volume: z.int(),
  name: z.string().max(300),
  columns: z.array(z.string().max(200)).min(1).max(40),
  openedOn: CivilDate,
  closedMs: z.int(),
  /** the hash that stands under the closed book */
  closedHash: Hash,
  lines: z.int().nonnegative(),
});
export type RegisterHead = z.infer<typeof RegisterHead>;

/** A cell is its texts one after another; 1: struck through by a correction or a cancelling. */
export const RegisterLine = z.strictObject({
  number: z.int().positive(),
  enteredOn: CivilDate,
  cancelled: z.boolean(),
  /** the words of this line are not handed over with the package; its number is, so that none is missing */
  withheld: z.boolean(),
  cells: z.array(z.array(z.tuple([z.string().max(20_000), z.union([z.literal(0), z.literal(1)])]))).max(40),
});
export type RegisterLine = z.infer<typeof RegisterLine>;

export const isRegisterPath = (path: string): boolean => path.startsWith('registers/');
export const isTextPart = (path: string): boolean => path.endsWith('.jsonl');

/** Lines of a text part; null unless every one ends with a newline, as written. */
export function linesOfPart(text: string): string[] | null {
  if (text === '') return [];
  return text.endsWith('\n') ? text.slice(0, -1).split('\n') : null;
}

export const textOfLines = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
