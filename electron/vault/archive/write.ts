import {
  ARCHIVE_FORMAT,
  ARCHIVE_LIMITS,
  type ArchiveCounts,
  ArchiveManifest,
  type ArchivePart,
  isRegisterPath,
  MANIFEST_PATH,
  ROOT_PATH,
  SIGNATURE_PATH,
  textOfLines,
} from '../../../shared/domain/archive/package.ts';
import type { LedgerAct } from '../../../shared/domain/ledgerActs.ts';
import { raise } from '../../../shared/errors.ts';
import { fileKeyOf } from '../attachments/attach.ts';
import { discardBeside, putInPlace, writeBeside } from '../disk/outside.ts';
import { filesDir } from '../attachments/place.ts';
import { openFile } from '../attachments/segments.ts';
import { blobPath } from '../attachments/segmentsStore.ts';
import type { AttachmentRow } from '../attachments/store.ts';
import { signCms, wholeSecond } from '../crypto/cms/sign.ts';
import { toPem } from '../crypto/pem.ts';
import { createSha256, sha256Hex, wipe } from '../crypto/primitives.ts';
import { cardRoot, officeSigner, ownAuthorities } from '../peers/ownKeys.ts';
import { actedBy, type Ports, preparedCommand } from '../ports.ts';
import { renderPaper } from '../printing/renderPaper.ts';
import { listData, minutesData } from './papers.ts';
import { type PartSource, type Records, recordsOf, registerPath } from './records.ts';
import { insertLines, insertPackage, insertSent } from './store.ts';
import { StoredZipWriter } from './zipFile.ts';

interface Written {
  readonly temporary: string;
  readonly packageId: string;
  readonly madeMs: number;
  readonly manifest: Buffer;
  readonly signature: Buffer;
  readonly root: Buffer;
  readonly counts: ArchiveCounts;
  /** of the text parts: what is said must still be so when it is written into the ledger */
  readonly said: string;
}

/**
 * Nộp lưu: writes a package beside its place, then in one transaction the ledger, what was handed over, and the rename.
 * What was chosen is read again in that transaction: a document that was reopened meanwhile takes everything back.
 */
export const writeHandler = preparedCommand<'archive.writeTo', Written>({
  prepare: async (ports, input) => {
    const records = recordsOf(ports, input);
    const packageId = ports.newId();
    const madeMs = wholeSecond(ports.nowMs());
    const counts = countsOf(records);
    const about = { id: packageId, year: input.year, madeMs, counts, officeName: ports.station.office.name };
    const papers = await papersOf(ports, about, records);
    const sources = [...textParts(records), ...papers, ...records.files];
    if (sources.length > ARCHIVE_LIMITS.parts) raise('too-large', { most: ARCHIVE_LIMITS.parts });
    const parts = sources.map(partOf);
    const manifest = manifestBytes(ports, { ...about, parts });
    const signer = officeSigner(ports);
    const certificates = ownAuthorities(ports.db);
    const signed = { content: manifest, detached: true, signers: [signer], signedMs: madeMs, certificates };
    const signature = await signCms(signed);
    const root = cardRoot(ports.db).der;
    const temporary = await writeBeside(input.path, packageId, async (sink, patch) => {
      const zip = new StoredZipWriter(sink, patch);
      await zip.add(MANIFEST_PATH, (push) => push(manifest));
      await zip.add(SIGNATURE_PATH, (push) => push(signature));
      await zip.add(ROOT_PATH, (push) => push(Buffer.from(toPem(root, 'CERTIFICATE'), 'utf8')));
      let done = 0;
      for (const [index, source] of sources.entries()) {
        await zip.add(source.path, (push) => writeSource(ports, source, push));
        done += parts[index]?.size ?? 0;
        ports.progress(done, Math.max(done, totalOf(parts)));
      }
      zip.finish();
    });
    const said = digestOf(records);
    return { temporary, packageId, madeMs, manifest, signature, root: Buffer.from(root), counts, said };
  },

  apply: (ports, input, written) => {
    const records = recordsOf(ports, input);
    if (digestOf(records) !== written.said) raise('archive-changed');
    const { packageId, madeMs, manifest, signature, root, counts } = written;
    const { code, name } = ports.station.office;
    const sha256 = sha256Hex(manifest);
    insertPackage(ports.db, {
      id: packageId,
      direction: 'out',
      officeCode: code,
      officeName: name,
      year: input.year,
      madeMs,
      ...actedBy(ports),
      counts,
      sha256,
      manifest,
      signature,
      root,
    });
    for (const dossier of records.dossiers)
      insertSent(ports.db, packageId, {
        kind: 'dossier',
        ref: dossier.code,
        documents: dossier.ready.length,
      });
    for (const book of records.books)
      insertSent(ports.db, packageId, { kind: 'book', ref: book.id, documents: 0 });
    keepLists(ports, packageId, records);
    tellPackage(ports, 'archive.written', packageId, { year: input.year, ...counts, sha256 });
    putInPlace(written.temporary, input.path); // a failure here takes the ledger line back as well
    return { packageId, counts, sha256 };
  },
  abandon: (_ports, { temporary }) => discardBeside(temporary),
});

/** Of what was handed over the office keeps the list: dossiers, and the heads of the registers. */
function keepLists(ports: Ports, packageId: string, records: Records): void {
  for (const [path, lines] of records.lines)
    if (path === 'dossiers.jsonl') insertLines(ports.db, packageId, path, lines);
    else if (isRegisterPath(path)) insertLines(ports.db, packageId, path, lines.slice(0, 1));
}

export function tellPackage(
  ports: Ports,
  act: LedgerAct,
  packageId: string,
  facts: Record<string, string | number>,
): void {
  ports.append({ act, subjectKind: 'archive', subjectId: packageId, facts });
  ports.announce('registers.changed', packageId);
}

const countsOf = ({ dossiers, books, files }: Records): ArchiveCounts => ({
  dossiers: dossiers.length,
  documents: dossiers.reduce((sum, { ready }) => sum + ready.length, 0),
  files: files.length,
  registers: books.length,
});

const textParts = (records: Records): PartSource[] =>
  [...records.lines].map(([path, lines]) => {
    const bytes = Buffer.from(textOfLines(lines), 'utf8');
    if (bytes.length > ARCHIVE_LIMITS.textBytes) raise('too-large', { maxBytes: ARCHIVE_LIMITS.textBytes });
    return { path, bytes };
  });

/** Mục lục and biên bản, for whoever opens the package without the product. */
async function papersOf(
  ports: Ports,
  about: Parameters<typeof minutesData>[1],
  records: Records,
): Promise<PartSource[]> {
  const kept = {
    dossiers: records.lines.get('dossiers.jsonl') ?? [],
    registers: records.books.flatMap((book) => records.lines.get(registerPath(book))?.slice(0, 1) ?? []),
  };
  const list = await renderPaper(ports, 'archive-list', listData(ports, about, kept));
  const minutes = await renderPaper(ports, 'archive-minutes', minutesData(ports, about, kept));
  return [
    { path: 'muc-luc.pdf', bytes: list.bytes },
    { path: 'bien-ban.pdf', bytes: minutes.bytes },
  ];
}

const partOf = (source: PartSource): ArchivePart =>
  'bytes' in source
    ? { path: source.path, size: source.bytes.length, sha256: sha256Hex(source.bytes) }
    : { path: source.path, size: source.attachment.sizeBytes, sha256: source.attachment.sha256 };

const totalOf = (parts: readonly ArchivePart[]): number => parts.reduce((sum, { size }) => sum + size, 0);

function manifestBytes(
  ports: Ports,
  about: { id: string; year: number; madeMs: number; counts: ArchiveCounts; parts: readonly ArchivePart[] },
): Buffer {
  const { stationId, office, training } = ports.station;
  const manifest: ArchiveManifest = ArchiveManifest.parse({
    format: ARCHIVE_FORMAT,
    packageId: about.id,
    madeMs: about.madeMs,
    year: about.year,
    office: { code: office.code, name: office.name },
    stationId,
    training,
    counts: about.counts,
    parts: about.parts,
  });
  return Buffer.from(JSON.stringify(manifest), 'utf8');
}

/** @throws AppError `blob-damaged` when a file is not what its record says: nothing is handed over then */
async function writeSource(
  ports: Ports,
  source: PartSource,
  push: (piece: Uint8Array) => void,
): Promise<void> {
  if ('bytes' in source) return push(source.bytes);
  const { attachment } = source;
  const hash = createSha256();
  await readAttachment(ports, attachment, (piece) => {
    hash.update(piece);
    push(piece);
  });
  if (hash.digest('hex') !== attachment.sha256) raise('blob-damaged', { reason: 'digest' });
}

async function readAttachment(
  ports: Ports,
  row: AttachmentRow,
  sink: (piece: Buffer) => void,
): Promise<void> {
  const key = fileKeyOf(ports, row);
  try {
    const expected = { plainBytes: row.sizeBytes, segments: row.segments };
    await openFile(blobPath(filesDir(ports.dir), row.blobId), key, sink, expected);
  } finally {
    wipe(key);
  }
}

/** One hash over every text part, and over the files by their names and sums. */
function digestOf({ lines, files }: Records): string {
  const hash = createSha256();
  for (const [path, body] of lines) hash.update(`${path}\n${textOfLines(body)}`);
  for (const source of files) hash.update(`${JSON.stringify(partOf(source))}\n`);
  return hash.digest('hex');
}
