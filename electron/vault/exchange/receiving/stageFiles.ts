import { raise } from '../../../../shared/errors.ts';
import type { EnvelopeKind } from '../../../../shared/ipc/contract/exchange.ts';
import { discardStage, openStage, type Staged } from '../../attachments/stage.ts';
import type { CmsOpener } from '../../crypto/cms/types.ts';
import { openEnvelope } from '../../envelopes/envelope.ts';
import {
  checkBlob,
  locateBlobs,
  readContainer,
  type BlobSource,
  type Container,
} from '../../envelopes/container.ts';
import type { Manifest, ManifestBlob } from '../../envelopes/manifest.ts';
import type { Ports } from '../../ports.ts';
import { MAX_ENVELOPE_BYTES } from '../channel/blobs.ts';
import { plainPieces } from './judge.ts';
import { officeRecipients } from '../../peers/ownKeys.ts';
import { anchorsFor, revocationLists } from '../../peers/peers.ts';
import { inboxPath, withRaw } from '../../disk/places.ts';
import { findIn, type InRow } from '../../envelopes/store.ts';

export type StagedFiles = Staged[];

export type Undecided = InRow & {
  readonly senderStation: string;
  readonly envelopeId: string;
  readonly rawSha256: string;
};

/**
 * An accepted envelope of these kinds that waits for a person.
 * @throws AppError `not-found`, `envelope-recalled`, `illegal-transition` for one that was decided
 */
export function undecided(ports: Pick<Ports, 'db'>, id: string, kinds: readonly EnvelopeKind[]): Undecided {
  const row = findIn(ports.db, id);
  if (row === null || row.kind === null || !kinds.includes(row.kind)) return raise('not-found', { id });
  const { senderStation, envelopeId } = row;
  if (row.stage === 'recalled') return raise('envelope-recalled', { rule: 'BM-20' });
  if ((row.stage !== 'checked' && row.stage !== 'received') || senderStation === null || envelopeId === null)
    return raise('illegal-transition', { from: row.stage, action: 'register' });
  return { ...row, senderStation, envelopeId };
}

/** What an accepted envelope says, out of its sealed bytes. */
export const openedManifest = (ports: Ports, row: Pick<InRow, 'rawSha256' | 'readMs'>): Promise<Manifest> =>
  withOpened(ports, row, ({ manifest }) => manifest);

/** The SignedData of an accepted envelope, as its sender made it. */
export const openedSignature = (ports: Ports, row: Pick<InRow, 'rawSha256' | 'readMs'>): Promise<Buffer> =>
  withOpened(ports, row, ({ signedMessage }) => signedMessage);

/**
 * Opens the raw envelope once more and hands out its files one after another.
 * @returns what the envelope says, its words too, which the row of a classified one does not have
 */
export async function eachFile(
  ports: Ports,
  row: Pick<InRow, 'rawSha256' | 'readMs'>,
  take: (blob: ManifestBlob, place: BlobSource) => Promise<void>,
  opener?: CmsOpener,
): Promise<Manifest> {
  const use = async ({ manifest, container }: OpenedRaw): Promise<Manifest> => {
    const places = locateBlobs(container, manifest);
    for (const [index, blob] of manifest.blobs.entries()) {
      const place = places.get(blob.id) ?? raise('blob-damaged', { reason: 'length' });
      await checkBlob(place, blob);
      await take(blob, place);
      ports.progress(index + 1, manifest.blobs.length);
    }
    return manifest;
  };
  return withOpened(ports, row, use, opener);
}

interface OpenedRaw {
  readonly manifest: Manifest;
  readonly container: Container;
  readonly signedMessage: Buffer;
}

/** Chain and signature are judged as of the day it was read, when they were found good. */
function withOpened<T>(
  ports: Ports,
  row: Pick<InRow, 'rawSha256' | 'readMs'>,
  use: (opened: OpenedRaw) => Promise<T> | T,
  opener: CmsOpener = officeRecipients(ports),
): Promise<T> {
  return withRaw(inboxPath(ports.dir, row.rawSha256), (fd) => {
    const container = readContainer(fd, MAX_ENVELOPE_BYTES);
    const { manifest, signedMessage } = openEnvelope(container.cms, {
      keys: opener,
      officeCode: ports.station.office.code,
      stationId: ports.station.stationId,
      anchorsFor: (officeCode) => anchorsFor(ports.db, officeCode),
      revocationLists: revocationLists(ports.db).filter((list) => list.thisUpdateMs <= row.readMs),
      revocation: 'when-present',
      nowMs: row.readMs,
      maxTotalBytes: MAX_ENVELOPE_BYTES,
    });
    return use({ manifest, container, signedMessage });
  });
}

export interface Taken {
  readonly manifest: Manifest;
  readonly staged: StagedFiles;
}

/** Puts the files of an envelope into the stage, segment by segment: the plain bytes are never written anywhere. */
export async function stageFiles(
  ports: Ports,
  row: Pick<InRow, 'rawSha256' | 'readMs'>,
  opener?: CmsOpener,
): Promise<Taken> {
  const staged: StagedFiles = [];
  const take = async (blob: ManifestBlob, place: BlobSource): Promise<void> => {
    staged.push(await stageOne(ports, blob.name, plainPieces(place, blob)));
  };
  try {
    const manifest = await eachFile(ports, row, take, opener);
    return { manifest, staged };
  } catch (cause) {
    for (const { stageId } of staged) discardStage(ports, stageId);
    throw cause;
  }
}

async function stageOne(
  ports: Ports,
  name: string,
  pieces: AsyncIterable<Buffer>,
): Promise<StagedFiles[number]> {
  const stage = openStage(ports, name);
  try {
    for await (const piece of pieces) await stage.push(piece);
    return await stage.finish();
  } catch (cause) {
    stage.abandon();
    throw cause;
  }
}
