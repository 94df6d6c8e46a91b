import {
  ArchiveManifest,
  isTextPart,
  MANIFEST_PATH,
  ROOT_PATH,
  SIGNATURE_PATH,
  textOfLines,
} from '../../../shared/domain/archive/package.ts';
import { raise } from '../../../shared/errors.ts';
import type { Output, Parsed } from '../../../shared/ipc/contract.ts';
import { MAX_FILE_BYTES, filesDir } from '../attachments/place.ts';
import { discardBeside, putInPlace, writeBeside } from '../disk/outside.ts';
import { openFile } from '../attachments/segments.ts';
import { blobPath, commitBlob, discardStaged } from '../attachments/segmentsStore.ts';
import { StageWriter } from '../attachments/stageWriter.ts';
import { fingerprintOf } from '../crypto/fingerprint.ts';
import { toPem } from '../crypto/pem.ts';
import { randomId, sha256Hex, wipe } from '../crypto/primitives.ts';
import { newKey, unwrapKey, wrapKey } from '../crypto/wrap.ts';
import { ownAuthorities } from '../peers/ownKeys.ts';
import { anchorsFor, revocationLists } from '../peers/peers.ts';
import { type Ports, actedBy, handlers, preparedCommand } from '../ports.ts';
import { readHead, type ReadPackage, readParts } from './read.ts';
import {
  type ArchiveFileRow,
  filesOf,
  findPackage,
  insertFile,
  insertLines,
  insertPackage,
  linesOf,
  type PackageRow,
} from './store.ts';
import { tellPackage } from './write.ts';
import { StoredZip, StoredZipWriter } from './zipFile.ts';

/** What the key of a file of a package is bound to. */
export const fileContext = (blobId: string): string => `an-thu/archive-file/${blobId}`;

interface Taken {
  readonly read: ReadPackage;
  readonly lines: ReadonlyMap<string, readonly string[]>;
  readonly files: readonly ArchiveFileRow[];
}

const opened = (ports: Ports, zip: StoredZip): ReadPackage =>
  readHead(zip, { nowMs: ports.nowMs(), revocationLists: revocationLists(ports.db) });

/** A root of our own, or on a card of that office that was compared here. */
const isKnown = (ports: Ports, { manifest, root }: ReadPackage): boolean =>
  [...ownAuthorities(ports.db), ...anchorsFor(ports.db, manifest.office.code)].some(
    ({ sha256 }) => sha256 === root.sha256,
  );

function shown(ports: Ports, read: ReadPackage): Output<'archive.look'> {
  const { packageId, office, year, madeMs, training, counts } = read.manifest;
  const { hex, words } = fingerprintOf(read.root);
  const name = read.root.name.commonName;
  return {
    packageId,
    office,
    year,
    madeMs,
    training,
    counts,
    bytes: read.bytes,
    sha256: sha256Hex(read.manifestBytes),
    root: { name, fingerprint: hex, words, known: isKnown(ports, read) },
    taken: findPackage(ports.db, packageId)?.direction === 'in',
  };
}

/** @throws AppError `archive-not-taken`: of which reason a person decides what to do */
function refuseTaking(ports: Ports, read: ReadPackage, input: Parsed<'archive.takeFrom'>): void {
  const { packageId, stationId, training, office } = read.manifest;
  const before = findPackage(ports.db, packageId);
  if (before !== null) raise('archive-not-taken', { reason: before.direction === 'in' ? 'already' : 'own' });
  if (stationId === ports.station.stationId) raise('archive-not-taken', { reason: 'own' });
  if (training !== ports.station.training) raise('archive-not-taken', { reason: 'training' });
  const told = input.fingerprint.replace(/[^0-9a-f]/gi, '').toLowerCase();
  if (told !== read.root.sha256) raise('archive-not-taken', { reason: 'differs', office: office.name });
  if (!isKnown(ports, read) && input.comparedHow.trim() === '')
    raise('archive-not-taken', { reason: 'compare', office: office.name });
}

/** Reads the parts into lines and staged blobs. @throws and leaves nothing staged behind */
function stageParts(ports: Ports, zip: StoredZip, read: ReadPackage): Pick<Taken, 'lines' | 'files'> {
  const lines = new Map<string, readonly string[]>();
  const files: ArchiveFileRow[] = [];
  const dir = filesDir(ports.dir);
  let writing: StageWriter | null = null;
  try {
    readParts(
      zip,
      read,
      {
        lines: (path, some) => void lines.set(path, some),
        file: (path) => {
          const blobId = randomId();
          const key = newKey();
          const writer = new StageWriter(dir, blobId, key, MAX_FILE_BYTES);
          writing = writer;
          return {
            push: (piece) => writer.push(piece),
            done: () => {
              const { sizeBytes, segments, sha256 } = writer.finish();
              writing = null;
              const sealedKey = wrapKey(ports.keys.fileKey, key, fileContext(blobId));
              wipe(key);
              files.push({ path, sizeBytes, segments, sha256, blobId, sealedKey });
            },
          };
        },
      },
      (done) => ports.progress(done, read.bytes),
    );
    return { lines, files };
  } catch (cause) {
    (writing as StageWriter | null)?.abandon();
    for (const { blobId } of files) discardStaged(dir, blobId);
    throw cause;
  }
}

export const takeHandlers = handlers({
  'archive.look': (ports, { path }) => {
    const zip = new StoredZip(path);
    try {
      const read = opened(ports, zip);
      readParts(zip, read, {
        lines: () => undefined,
        file: () => ({ push: () => undefined, done: () => undefined }),
      });
      return shown(ports, read);
    } finally {
      zip.close();
    }
  },

  'archive.takeFrom': preparedCommand({
    prepare: async (ports, input) => {
      const zip = new StoredZip(input.path);
      try {
        const read = opened(ports, zip);
        refuseTaking(ports, read, input);
        return { read, ...stageParts(ports, zip, read) };
      } finally {
        zip.close();
      }
    },
    apply: (ports, input, { read, lines, files }) => {
      refuseTaking(ports, read, input);
      const { packageId, office, year, madeMs, counts } = read.manifest;
      const sha256 = sha256Hex(read.manifestBytes);
      insertPackage(ports.db, {
        id: packageId,
        direction: 'in',
        officeCode: office.code,
        officeName: office.name,
        year,
        madeMs,
        ...actedBy(ports),
        counts,
        sha256,
        manifest: read.manifestBytes,
        signature: read.signature,
        root: Buffer.from(read.root.der),
      });
      for (const [path, some] of lines) insertLines(ports.db, packageId, path, some);
      for (const file of files) {
        insertFile(ports.db, packageId, file);
        commitBlob(filesDir(ports.dir), file.blobId);
      }
      const { comparedHow } = input;
      const facts = { office: office.name, year, ...counts, sha256, compared: comparedHow.trim() };
      tellPackage(ports, 'archive.taken', packageId, facts);
      return { packageId, counts };
    },
    abandon: (ports, { files }) => {
      for (const { blobId } of files) discardStaged(filesDir(ports.dir), blobId);
    },
  }),

  'archive.writeAgain': preparedCommand({
    prepare: async (ports, { path, packageId }) => {
      const row = takenPackage(ports, packageId);
      return {
        temporary: await writeBeside(path, ports.newId(), (sink, patch) =>
          writeTaken(ports, row, new StoredZipWriter(sink, patch)),
        ),
      };
    },
    apply: (ports, { path, packageId }, { temporary }) => {
      const { sha256, year } = takenPackage(ports, packageId);
      tellPackage(ports, 'archive.written-again', packageId, { year, sha256 });
      putInPlace(temporary, path);
      return { saved: true };
    },
    abandon: (_ports, { temporary }) => discardBeside(temporary),
  }),
});

/** @throws AppError `not-found` for one that was made here */
export function takenPackage(ports: Ports, id: string): PackageRow {
  const row = findPackage(ports.db, id);
  return row?.direction === 'in' ? row : raise('not-found', { id });
}

/** The package as it came, from its lines and files. */
async function writeTaken(ports: Ports, row: PackageRow, zip: StoredZipWriter): Promise<void> {
  const { parts } = ArchiveManifest.parse(JSON.parse(Buffer.from(row.manifest).toString('utf8')));
  const files = filesOf(ports.db, row.id);
  await zip.add(MANIFEST_PATH, (push) => push(row.manifest));
  await zip.add(SIGNATURE_PATH, (push) => push(row.signature));
  await zip.add(ROOT_PATH, (push) => push(Buffer.from(toPem(row.root, 'CERTIFICATE'), 'utf8')));
  for (const { path } of parts) {
    await zip.add(path, (push) =>
      isTextPart(path)
        ? push(Buffer.from(textOfLines(linesOf(ports.db, row.id, path)), 'utf8'))
        : readFile(ports, files.get(path) ?? raise('blob-missing'), push),
    );
  }
  zip.finish();
}

async function readFile(
  ports: Ports,
  file: ArchiveFileRow,
  push: (piece: Uint8Array) => void,
): Promise<void> {
  const key = unwrapKey(ports.keys.fileKey, file.sealedKey, fileContext(file.blobId));
  try {
    const expected = { plainBytes: file.sizeBytes, segments: file.segments };
    await openFile(blobPath(filesDir(ports.dir), file.blobId), key, push, expected);
  } finally {
    wipe(key);
  }
}
