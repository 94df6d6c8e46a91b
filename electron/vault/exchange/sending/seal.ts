import { rmSync } from 'node:fs';
import { AppError, raise } from '../../../../shared/errors.ts';
import type { EnvelopeKind } from '../../../../shared/ipc/contract/exchange.ts';
import type { Level } from '../../../../shared/ipc/schemas.ts';
import { validateChain } from '../../crypto/x509/chain.ts';
import { type CmsSigner, wholeSecond } from '../../crypto/cms/sign.ts';
import { sealEnvelope } from '../../envelopes/envelope.ts';
import { writeContainerFile } from '../../envelopes/container.ts';
import { MANIFEST_FORMAT, type Manifest } from '../../envelopes/manifest.ts';
import { randomId } from '../../crypto/primitives.ts';
import { refuseGone } from '../../peers/directoryStanding.ts';
import { revocationDemanded } from '../../policy/store.ts';
import type { Ports } from '../../ports.ts';
import type { SealedBlobs } from '../channel/blobs.ts';
import { checkSomeGate } from '../channel/gate.ts';
import { keptFiles, keptMetadata } from '../keptWords.ts';
import { officeSigner, personSigner } from '../../peers/ownKeys.ts';
import { judgingAnchors, revocationLists, trustedPeer, type TrustedPeer } from '../../peers/peers.ts';
import { outboxPath } from '../../disk/places.ts';
import { subjectOfOut } from './outRow.ts';
import { insertOut, nextSequence, type FileEntry, type Signer } from '../../envelopes/store.ts';
import { refuseOtherWorld } from '../../peers/trainingMark.ts';

/** What a person sends: its kind, what it says, and which record of this vault it is about. */
export interface Content {
  readonly kind: EnvelopeKind;
  readonly level: Level;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly documentId?: string;
  readonly submissionId?: string;
  /** an envelope of this outbox that it replaces */
  readonly about?: string;
}

/** One envelope whose bytes lie, durable, in the outbox and which has no row yet. */
export interface Sealed {
  readonly id: string;
  readonly peer: TrustedPeer;
  readonly sequence: number;
  readonly createdMs: number;
  readonly signers: readonly Signer[];
  readonly files: readonly FileEntry[];
}

/**
 * The stations, each trusted, each with a certificate in force, and a channel open for the level at both ends.
 * @throws AppError `recipient-unknown`, `office-closed`, `office-succeeded`, `channel-not-allowed`;
 *         `recipient-certificate` with the one that it is about
 */
export function recipients(ports: Ports, stationIds: readonly string[], level: Level): TrustedPeer[] {
  return [...new Set(stationIds)].map((stationId) => {
    const peer = trustedPeer(ports.db, stationId) ?? raise('recipient-unknown', { stationId });
    refuseGone(ports, peer);
    checkSomeGate(ports, level, peer);
    checkCertificate(ports, peer);
    refuseOtherWorld(ports.station, [peer.root, ...peer.authorities, peer.signing, peer.encryption]);
    return peer;
  });
}

/** Of several recipients a person must hear which one it is. */
function checkCertificate(ports: Ports, peer: TrustedPeer): void {
  const nowMs = ports.nowMs();
  try {
    validateChain(peer.encryption, {
      atMs: nowMs,
      nowMs,
      anchors: judgingAnchors(ports.db, peer.officeCode),
      revocationLists: revocationLists(ports.db),
      revocation: revocationDemanded(ports.db),
      keyUsage: 'keyEncipherment',
    });
  } catch (cause) {
    const code = cause instanceof AppError ? cause.code : '';
    const reason =
      code === 'certificate-revoked'
        ? 'revoked'
        : code === 'certificate-expired'
          ? 'expired'
          : code === 'revocation-list-needed'
            ? 'list'
            : 'invalid';
    throw new AppError('recipient-certificate', { peer: peer.officeName, reason }, { cause });
  }
}

/**
 * Seals one envelope for each station, signed by the person and the office; the files are sealed once and stand in
 * each. For the `prepare` of a command; its transaction calls `enterOutbox`, its `abandon` calls `discard`.
 */
export async function sealFor(
  ports: Ports,
  content: Content,
  peers: readonly TrustedPeer[],
  { blobs }: Pick<SealedBlobs, 'blobs'>,
): Promise<Sealed[]> {
  const sealed: Sealed[] = [];
  const signers: readonly CmsSigner[] = [personSigner(ports), officeSigner(ports)];
  const signed = signers.map(({ certificate }) => signerOf(certificate));
  const files = blobs.map(({ manifest }) => ({ name: manifest.name, sizeBytes: manifest.size }));
  try {
    for (const peer of peers) {
      const id = randomId();
      const sequence = nextSequence(ports.db, peer.stationId);
      const createdMs = wholeSecond(ports.nowMs());
      sealed.push({ id, peer, sequence, createdMs, signers: signed, files });
      const manifest: Manifest = {
        format: MANIFEST_FORMAT,
        envelopeId: id,
        kind: content.kind,
        sender: senderOf(ports),
        recipients: [{ officeCode: peer.officeCode, stationId: peer.stationId, sequence }],
        createdMs,
        level: content.level,
        metadata: content.metadata,
        blobs: blobs.map((blob) => blob.manifest),
      };
      const cms = await sealEnvelope({ manifest, signers, recipients: [peer.encryption] });
      const sources = blobs.map(({ source }) => source);
      await writeContainerFile(outboxPath(ports.dir, id), cms, sources);
    }
    return sealed;
  } catch (cause) {
    discard(ports, sealed);
    throw cause;
  }
}

/** Takes back sealed bytes that get no row. */
export function discard(ports: Ports, sealed: readonly Pick<Sealed, 'id'>[]): void {
  for (const { id } of sealed) rmSync(outboxPath(ports.dir, id), { force: true });
}

/**
 * Inside the transaction: the row takes the number that was signed.
 * @throws AppError `busy` when another envelope for the station was faster
 */
export function enterOutbox(ports: Ports, content: Content, sealed: Sealed): void {
  const { peer, sequence } = sealed;
  if (nextSequence(ports.db, peer.stationId) !== sequence) raise('busy', { at: 'sequence' });
  insertOut(ports.db, {
    ...content,
    documentId: content.documentId ?? null,
    submissionId: content.submissionId ?? null,
    about: content.about ?? null,
    metadata: JSON.stringify(keptMetadata(content)),
    id: sealed.id,
    peerStation: peer.stationId,
    peerOffice: peer.officeCode,
    peerName: peer.officeName,
    sequence,
    signers: [...sealed.signers],
    files: keptFiles(content, sealed.files),
    stage: 'sealed',
    createdMs: sealed.createdMs,
  });
  const facts = {
    peer: peer.officeName,
    sequence,
    level: content.level,
    files: sealed.files.length,
    kind: content.kind,
  };
  const { documentId = null, submissionId = null } = content;
  const subject = subjectOfOut({ id: sealed.id, documentId, submissionId });
  ports.append({ act: 'envelope.sealed', ...subject, facts });
  ports.announce('exchange.changed', sealed.id);
}

export const signerOf = (certificate: CmsSigner['certificate']): Signer => ({
  name: certificate.name.commonName,
  role: certificate.name.personId === undefined ? 'office' : 'person',
  serial: certificate.serialHex,
});

export const senderOf = ({ station }: Pick<Ports, 'station'>): Manifest['sender'] => ({
  officeCode: station.office.code,
  stationId: station.stationId,
  name: station.office.name.normalize('NFC'),
});

/** Queues an envelope that the office signs alone, inside the running transaction; sealed when it is put out. */
export function queueOut(
  ports: Ports,
  peer: { readonly stationId: string; readonly officeCode: string; readonly officeName: string },
  content: Content,
): string {
  const id = randomId();
  insertOut(ports.db, {
    ...content,
    documentId: content.documentId ?? null,
    submissionId: content.submissionId ?? null,
    about: content.about ?? null,
    metadata: JSON.stringify(content.metadata),
    id,
    peerStation: peer.stationId,
    peerOffice: peer.officeCode,
    peerName: peer.officeName,
    sequence: nextSequence(ports.db, peer.stationId),
    signers: [],
    files: [],
    stage: 'queued',
    createdMs: ports.nowMs(),
  });
  ports.announce('exchange.changed', id);
  return id;
}
