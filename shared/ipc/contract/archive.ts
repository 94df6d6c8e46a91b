import { z } from 'zod';
import { PartPath } from '../../domain/archive/package.ts';
import { Attachment, CivilDate, filled, Id, RegisterKind, text, TimeMs, listOf } from '../schemas.ts';
import { command, hostCommand, query, hostQuery } from './spec.ts';

const path = z.string().min(1).max(4096);
const Counts = z.strictObject({
  dossiers: z.int(),
  documents: z.int(),
  files: z.int(),
  registers: z.int(),
});
const Year = z.int().min(2000).max(2100);

const Choices = z.strictObject({
  year: Year,
  dossiers: listOf({
    code: z.string(),
    title: z.string(),
    /** days on which its first and last document were entered */
    from: CivilDate.nullable(),
    to: CivilDate.nullable(),
    documents: z.int(),
    files: z.int(),
    bytes: z.int(),
    /** documents that are still worked on: they hold the dossier back */
    unfinished: z.int(),
    /** classified ones, which stay and go by their own way */
    apart: z.int(),
    held: z.enum(['unfinished', 'apart', 'notclosed']).nullable(),
    sentMs: TimeMs.nullable(),
    sentDocuments: z.int(),
  }),
  books: listOf({
    bookId: Id,
    kind: RegisterKind,
    volume: z.int(),
    lines: z.int(),
    held: z.enum(['open', 'apart']).nullable(),
    sentMs: TimeMs.nullable(),
  }),
  /** finished documents of that year which lie in no dossier */
  unfiled: z.int(),
});

const Package = z.strictObject({
  id: Id,
  direction: z.enum(['out', 'in']),
  officeName: z.string(),
  year: z.int(),
  madeMs: TimeMs,
  /** when it was handed over or taken in here, and by whom */
  atMs: TimeMs,
  by: z.string(),
  counts: Counts,
  sha256: z.string(),
});
export type ArchivePackage = z.infer<typeof Package>;

const Looked = z.strictObject({
  packageId: Id,
  office: z.strictObject({ code: z.string(), name: z.string() }),
  year: z.int(),
  madeMs: TimeMs,
  training: z.boolean(),
  counts: Counts,
  bytes: z.int(),
  sha256: z.string(),
  /** the root above the signature: compared out of band before the first package of an office is taken */
  root: z.strictObject({ name: z.string(), fingerprint: z.string(), words: z.string(), known: z.boolean() }),
  taken: z.boolean(),
});

/** Nộp lưu: what is handed over to an archive, and what an archive took over. */
export const archiveOps = {
  'archive.choices': query({ year: Year }, Choices),
  'archive.packages': query({}, { packages: z.array(Package) }),
  /** Mục lục of a package that is kept here: the dossiers, by page. */
  'archive.dossiers': query(
    { packageId: Id },
    {
      dossiers: listOf({
        code: z.string(),
        title: z.string(),
        from: CivilDate,
        to: CivilDate,
        documents: z.int(),
        pages: z.int(),
        files: z.int(),
      }),
      registers: listOf({
        kind: RegisterKind,
        year: z.int(),
        volume: z.int(),
        name: z.string(),
        lines: z.int(),
        withheld: z.int(),
      }),
    },
  ),
  /** The documents of a dossier of a package that was taken in, in the order of the package. */
  'archive.documents': query(
    { packageId: Id, dossier: filled(120) },
    {
      documents: listOf({
        id: Id,
        direction: z.enum(['in', 'out']),
        /** its number in the book of the office that handed it over */
        number: z.string(),
        enteredOn: CivilDate,
        issuer: z.string(),
        code: z.string(),
        documentDate: CivilDate.nullable(),
        type: z.string(),
        subject: z.string().nullable(),
        signer: z.string(),
        pages: z.int().nullable(),
        directions: listOf({ atMs: TimeMs, by: z.string(), text: z.string() }),
        files: listOf({ path: PartPath, name: z.string(), sizeBytes: z.int() }),
      }),
    },
  ),
  /** Opens a file of a held document: the ledger keeps who looked at what; for 15 minutes `archive.readFile` answers. */
  'archive.openFile': command(
    { packageId: Id, path: PartPath },
    { kind: Attachment.shape.kind, mime: z.string(), sizeBytes: z.int(), untilMs: TimeMs },
  ),
  'archive.readFile': query(
    { packageId: Id, path: PartPath, segment: z.int().nonnegative() },
    { dataBase64: z.string(), segments: z.int(), sizeBytes: z.int() },
  ),
  /** Writes a signed package of what was chosen; what may not go refuses the whole. */
  'archive.writeTo': hostCommand(
    {
      path,
      year: Year,
      dossiers: z.array(z.string().min(1).max(120)).max(5_000),
      bookIds: z.array(Id).max(200),
    },
    { packageId: Id, counts: Counts, sha256: z.string() },
  ),
  /** Reads and checks a package whole; nothing is kept. */
  'archive.look': hostQuery({ path }, Looked),
  /** Takes a package in, once the root above its signature was compared (or is known). */
  'archive.takeFrom': hostCommand(
    { path, fingerprint: z.string().max(100), comparedHow: text(200) },
    { packageId: Id, counts: Counts },
  ),
  /** Writes a package that was taken in out again, byte for byte as it came. */
  'archive.writeAgain': hostCommand({ path, packageId: Id }, { saved: z.literal(true) }),
} as const;
