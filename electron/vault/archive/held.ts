import { closeSync } from 'node:fs';
import { DocumentLine, DOCUMENTS_PATH } from '../../../shared/domain/archive/package.ts';
import { raise } from '../../../shared/errors.ts';
import type { Parsed } from '../../../shared/ipc/contract.ts';
import { HEAD_BYTES } from '../../../shared/ipc/readerProtocol.ts';
import { filesDir } from '../attachments/place.ts';
import { openBlob, SegmentReader } from '../crypto/segmentReader.ts';
import { blobPath } from '../attachments/segmentsStore.ts';
import { memoryOf } from '../attachments/sessionMemory.ts';
import { wipe } from '../crypto/primitives.ts';
import { unwrapKey } from '../crypto/wrap.ts';
import { type Ports, handlers, preparedCommand } from '../ports.ts';
import { bytesSource } from '../reader/index.ts';
import { type ArchiveFileRow, fileOf, linesOf } from './store.ts';
import { fileContext, takenPackage } from './take.ts';
import { tellPackage } from './write.ts';

/** A file that was opened may be read for so long; then opening it is a new line in the ledger. */
const OPEN_FOR_MS = 15 * 60_000;
/** Documents of one dossier that a screen shows. */
const MOST_SHOWN = 500;

const placeOf = ({ packageId, path }: { packageId: string; path: string }): string => `${packageId}/${path}`;

/** The documents of a package that was taken in. */
const documentsOf = (ports: Ports, packageId: string): DocumentLine[] =>
  linesOf(ports.db, takenPackage(ports, packageId).id, DOCUMENTS_PATH).map((line) =>
    DocumentLine.parse(JSON.parse(line)),
  );

/** A file that a document of the package names. @throws AppError `not-found` */
function heldFile(ports: Ports, { packageId, path }: { packageId: string; path: string }) {
  for (const document of documentsOf(ports, packageId)) {
    const named = document.files.find((file) => file.path === path);
    const row = named === undefined ? null : fileOf(ports.db, packageId, path);
    if (named !== undefined && row !== null) return { document, named, row };
  }
  return raise('not-found', { id: packageId });
}

function readSegment(ports: Ports, row: ArchiveFileRow, segment: number): Buffer {
  const key = unwrapKey(ports.keys.fileKey, row.sealedKey, fileContext(row.blobId));
  const fd = openBlob(blobPath(filesDir(ports.dir), row.blobId));
  try {
    const reader = new SegmentReader(fd, key, { plainBytes: row.sizeBytes, segments: row.segments });
    try {
      return Buffer.from(reader.read(segment));
    } finally {
      reader.close();
    }
  } finally {
    closeSync(fd);
    wipe(key);
  }
}

/** Kho lưu: what an archive took over is looked at here, document by document and file by file. */
export const heldHandlers = handlers({
  'archive.documents': (ports, { packageId, dossier }) => ({
    documents: documentsOf(ports, packageId)
      .filter((document) => document.dossier === dossier)
      .slice(0, MOST_SHOWN)
      .map((document) => ({
        id: document.id,
        direction: document.direction,
        code: document.code,
        type: document.type,
        number: `${document.book.number}${document.book.suffix}`,
        enteredOn: document.enteredOn,
        documentDate: document.documentDate,
        issuer: document.issuer,
        subject: document.subject,
        signer: document.signer,
        pages: document.pages,
        directions: document.directions,
        files: document.files.map(({ path, name, size }) => ({ path, name, sizeBytes: size })),
      })),
  }),

  /** Looking at a file is told in the ledger; what it is is found from its content, whatever the package says. */
  'archive.openFile': preparedCommand({
    prepare: async (ports, input) => {
      const { named, row } = heldFile(ports, input);
      const head = row.sizeBytes === 0 ? Buffer.alloc(0) : readSegment(ports, row, 0).subarray(0, HEAD_BYTES);
      const found = await ports.reader.read({ op: 'kind', name: named.name }, bytesSource(head));
      return { ...found.value, sizeBytes: row.sizeBytes };
    },
    apply: (ports, input, opened) => {
      const { document } = heldFile(ports, input);
      const untilMs = ports.nowMs() + OPEN_FOR_MS;
      const facts = { dossier: document.dossier, code: document.code, number: document.book.number };
      tellPackage(ports, 'archive.file-opened', input.packageId, facts);
      memoryOf(ports).opened.set(placeOf(input), untilMs);
      return { ...opened, untilMs };
    },
  }),

  'archive.readFile': (ports, input: Parsed<'archive.readFile'>) => {
    const { row } = heldFile(ports, input);
    if ((memoryOf(ports).opened.get(placeOf(input)) ?? 0) < ports.nowMs())
      raise('not-permitted', { op: 'archive.openFile' });
    const dataBase64 = readSegment(ports, row, input.segment).toString('base64');
    return { dataBase64, segments: row.segments, sizeBytes: row.sizeBytes };
  },
});
