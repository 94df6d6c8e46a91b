import { basename } from 'node:path';
import { closeSync, openSync, rmSync } from 'node:fs';
import { raise } from '../../../../shared/errors.ts';
import { discardBeside, putInPlace, writeBeside } from '../../disk/outside.ts';
import { sealFile } from '../../attachments/segments.ts';
import type { ManifestBlob } from '../../envelopes/manifest.ts';
import { randomId, wipe } from '../../crypto/primitives.ts';
import { makeDurable } from '../../crypto/vaultHeader.ts';
import { newKey } from '../../crypto/wrap.ts';
import { type Ports, handlers, preparedCommand } from '../../ports.ts';
import type { SealedBlobs } from './blobs.ts';
import { plainPieces } from '../receiving/judge.ts';
import { PACKET_KINDS, type PacketKind } from '../kinds/packet.ts';
import { outboxPath } from '../../disk/places.ts';
import { queueReceipt } from '../receiving/receipts.ts';
import { discard, enterOutbox, recipients, sealFor, type Content, type Sealed } from '../sending/seal.ts';
import { readSmallFile } from '../../disk/smallFile.ts';
import { eachFile, undecided } from '../receiving/stageFiles.ts';
import { decideIn } from '../../envelopes/store.ts';

/** Figures, directories, rule packs and help are small; a directory of every commune is some megabytes. */
export const MAX_PACKET_BYTES = 32 * 1024 * 1024;

export interface Packet {
  readonly kind: PacketKind;
  /** what it is, for the list of the recipient */
  readonly what: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** Seals signed data of another part of the program for stations. For the `prepare` of a command. */
export async function sealPacket(
  ports: Ports,
  packet: Packet,
  stationIds: readonly string[],
): Promise<Sealed[]> {
  const peers = recipients(ports, stationIds, 'none');
  const blobs = await sealBytes(ports, packet);
  try {
    return await sealFor(ports, packetContent(packet), peers, blobs);
  } finally {
    blobs.dispose();
  }
}

/** Its rows, inside the transaction. */
export function enterPacket(
  ports: Ports,
  packet: Pick<Packet, 'kind' | 'what'>,
  sealed: readonly Sealed[],
): void {
  for (const one of sealed) enterOutbox(ports, packetContent(packet), one);
}

const packetContent = ({ kind, what }: Pick<Packet, 'kind' | 'what'>): Content => ({
  kind,
  level: 'none',
  metadata: { what: what.normalize('NFC').slice(0, 200) },
});

export async function sealBytes(
  ports: Ports,
  { fileName, bytes }: Pick<Packet, 'fileName' | 'bytes'>,
): Promise<SealedBlobs> {
  if (bytes.length > MAX_PACKET_BYTES) raise('too-large', { maxBytes: MAX_PACKET_BYTES });
  const path = outboxPath(ports.dir, randomId()).replace(/\.atg$/, '.sealed');
  const fd = openSync(path, 'wx+', 0o600);
  const contentKey = newKey();
  const dispose = (): void => {
    closeSync(fd);
    rmSync(path, { force: true });
  };
  try {
    const sealed = await sealFile({ bytes }, fd, contentKey, { maxBytes: MAX_PACKET_BYTES });
    await makeDurable(fd);
    const manifest: ManifestBlob = {
      id: randomId(),
      name: fileName.normalize('NFC'),
      size: sealed.plainBytes,
      segments: sealed.segments,
      sha256: sealed.sha256Plain,
      sha256Cipher: sealed.sha256Cipher ?? raise('internal'),
      contentKey: contentKey.toString('base64'),
    };
    const source = { fd, offset: 0, length: sealed.cipherBytes };
    return { blobs: [{ manifest, source }], dispose };
  } catch (cause) {
    dispose();
    throw cause;
  } finally {
    wipe(contentKey);
  }
}

/** The bytes of a packet that waits, for whoever reads them. For the `prepare` of a command. */
export async function packetBytes(
  ports: Ports,
  envelopeId: string,
  kinds: readonly PacketKind[],
): Promise<Buffer> {
  const row = undecided(ports, envelopeId, kinds);
  const pieces: Buffer[] = [];
  await eachFile(ports, row, async (blob, place) => {
    if (blob.size > MAX_PACKET_BYTES) raise('too-large', { maxBytes: MAX_PACKET_BYTES });
    for await (const piece of plainPieces(place, blob)) pieces.push(Buffer.from(piece));
  });
  return Buffer.concat(pieces);
}

/** It was taken over: the sender hears it. Inside the transaction of whoever took it. */
export function packetTaken(ports: Ports, envelopeId: string): void {
  const row = undecided(ports, envelopeId, PACKET_KINDS);
  decideIn(ports.db, row.id, { stage: 'applied' }, ports.nowMs());
  queueReceipt(ports, row.senderStation, { event: 'received', about: row.envelopeId });
  const facts = { peer: row.senderName, sequence: row.sequence, kind: row.kind };
  ports.append({ act: 'packet.taken', subjectKind: 'envelope', subjectId: row.id, facts });
  ports.announce('exchange.changed', row.id);
}

export const packetHandlers = handlers({
  /** A file that another part of the program wrote (figures, directory, rule pack), sealed for stations. */
  'exchange.sendFile': preparedCommand({
    prepare: async (ports, { kind, path, what, to }) => {
      const bytes = readSmallFile(path, MAX_PACKET_BYTES);
      const packet = { kind, what, fileName: basename(path), bytes };
      return { packet, sealed: await sealPacket(ports, packet, to) };
    },
    apply: (ports, _input, { packet, sealed }) => {
      enterPacket(ports, packet, sealed);
      return {
        envelopes: sealed.map(({ id, sequence, peer }) => ({
          envelopeId: id,
          sequence,
          peer: peer.officeName,
        })),
      };
    },
    abandon: (ports, { sealed }) => discard(ports, sealed),
  }),

  /** Writes the file of a packet where the person chose, for the page that reads such files. */
  'exchange.saveFile': preparedCommand({
    prepare: async (ports, { envelopeId, path }) => {
      const bytes = await packetBytes(ports, envelopeId, PACKET_KINDS);
      return { temporary: await writeBeside(path, ports.newId(), (sink) => sink(bytes)), path };
    },
    apply: (ports, { envelopeId }, written) => {
      packetTaken(ports, envelopeId);
      putInPlace(written.temporary, written.path); // a failure here takes the rows back as well
      return { envelopeId };
    },
    abandon: (_ports, { temporary }) => discardBeside(temporary),
  }),
});
