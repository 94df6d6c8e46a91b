import { rmSync } from 'node:fs';
import { AppError, raise } from '../../../shared/errors.ts';
import type { Parsed } from '../../../shared/ipc/contract.ts';
import { attachmentsOfOwner } from '../attachments/store.ts';
import { validateChain } from '../crypto/chain.ts';
import type { CmsSigner } from '../crypto/cmsSign.ts';
import { sealEnvelope } from '../crypto/envelope.ts';
import { writeContainerFile } from '../crypto/envelopeContainer.ts';
import { MANIFEST_FORMAT, type Manifest } from '../crypto/envelopeManifest.ts';
import { randomId } from '../crypto/primitives.ts';
import { isContentSealed, mayReadFiles } from '../documents/needToKnow.ts';
import { issueDocument } from '../documents/process.ts';
import { preparedCommand, type Ports } from '../ports.ts';
import { refuseFrozen } from '../protection/freeze.ts';
import { sealBlobs, type SealedBlobs } from './blobs.ts';
import { officeSigner, personSigner } from './keys.ts';
import { documentToSend, type OutgoingDocument } from './listStore.ts';
import type { DocumentMetadata } from './metadata.ts';
import { revocationLists, trustedPeer, type TrustedPeer } from './peers.ts';
import { outboxPath } from './places.ts';
import { insertOut, nextSequence, type FileEntry, type Signer } from './store.ts';

interface Sealed {
  readonly id: string;
  readonly peer: TrustedPeer;
  readonly sequence: number;
  readonly createdMs: number;
  readonly signers: Signer[];
  readonly files: FileEntry[];
}

/**
 * Seals a registered outgoing document for stations. The sealed bytes are made and made durable first; the
 * transaction then takes the numbers that were signed, or refuses with `busy` when another envelope was faster.
 */
export const sendHandlers = {
  'exchange.send': preparedCommand<'exchange.send', Sealed[]>({
    prepare: async (ports, input) => {
      const document = sendable(ports, input.documentId);
      const peers = recipients(ports, input, document);
      const signers = [personSigner(ports), officeSigner(ports)];
      const blobs = await sealBlobs(ports, attachmentsOfOwner(ports.db, 'document', document.id));
      try {
        return await sealFor(ports, document, peers, signers, blobs);
      } finally {
        blobs.dispose();
      }
    },
    apply: (ports, input, sealed) => {
      const document = sendable(ports, input.documentId);
      recipients(ports, input, document);
      issueDocument(ports, document.id);
      for (const one of sealed) enterOutbox(ports, document, one);
      ports.announce('exchange.changed', ...sealed.map((one) => one.id));
      ports.announce('documents.changed', document.id);
      return {
        envelopes: sealed.map(({ id, sequence, peer }) => ({
          envelopeId: id,
          sequence,
          peer: peer.officeName,
        })),
      };
    },
    abandon: (ports, sealed) => discard(ports, sealed),
  }),
};

function discard(ports: Ports, sealed: readonly Sealed[]): void {
  for (const { id } of sealed) rmSync(outboxPath(ports.dir, id), { force: true });
}

/** Only what stands in the book of outgoing documents leaves; a document of others is forwarded in issue D. */
function sendable(ports: Ports, id: string): OutgoingDocument {
  const document = documentToSend(ports.db, id);
  if (document === null || !mayReadFiles(ports, id)) return raise('not-found', { id });
  refuseFrozen(ports.db, id);
  // what was declassified travels only once its content was opened by an act of its own
  if (isContentSealed(ports.db, id)) return raise('channel-not-allowed', { rule: 'BM-14' });
  const ready =
    document.direction === 'out' && (document.state === 'registered' || document.state === 'issued');
  if (!ready) return raise('illegal-transition', { from: document.state, action: 'send' });
  return document;
}

/** The stations, each trusted, each with a certificate in force, and the gate open on both sides. */
function recipients(
  ports: Ports,
  { to }: Parsed<'exchange.send'>,
  document: OutgoingDocument,
): TrustedPeer[] {
  return [...new Set(to.map(({ stationId }) => stationId))].map((stationId) => {
    const peer = trustedPeer(ports.db, stationId);
    if (peer === null) return raise('recipient-unknown', { stationId });
    checkGate(ports, document.level, ports.station.profile);
    checkGate(ports, document.level, peer.profile);
    const nowMs = ports.nowMs();
    validateChain(peer.encryption, {
      atMs: nowMs,
      nowMs,
      anchors: [peer.root],
      revocationLists: revocationLists(ports.db),
      revocation: 'when-present',
      keyUsage: 'keyEncipherment',
    });
    return peer;
  });
}

/**
 * No channel is opened above level none in this version: that needs the approving document and two officers.
 * @throws AppError `channel-not-allowed` with the rule
 */
export function checkGate(
  ports: Pick<Ports, 'rules' | 'today'>,
  level: OutgoingDocument['level'],
  profile: TrustedPeer['profile'],
): void {
  const answer = ports.rules.asOf(ports.today()).gate(profile, 'folder', level);
  if (!answer.allowed || answer.needsApproval)
    throw new AppError('channel-not-allowed', { rule: answer.ruleId });
}

async function sealFor(
  ports: Ports,
  document: OutgoingDocument,
  peers: readonly TrustedPeer[],
  signers: readonly CmsSigner[],
  { blobs }: SealedBlobs,
): Promise<Sealed[]> {
  const sealed: Sealed[] = [];
  const signed = signers.map(({ certificate }) => signerOf(certificate));
  const files = blobs.map(({ manifest }) => ({ name: manifest.name, sizeBytes: manifest.size }));
  try {
    for (const peer of peers) {
      const [id, sequence, createdMs] = [
        randomId(),
        nextSequence(ports.db, peer.stationId),
        wholeSecond(ports.nowMs()),
      ];
      sealed.push({ id, peer, sequence, createdMs, signers: signed, files });
      const manifest = manifestOf(ports, document, { id, peer, sequence, createdMs }, blobs);
      const cms = await sealEnvelope({ manifest, signers, recipients: [peer.encryption] });
      await writeContainerFile(
        outboxPath(ports.dir, id),
        cms,
        blobs.map(({ source }) => source),
      );
    }
    return sealed;
  } catch (cause) {
    discard(ports, sealed);
    throw cause;
  }
}

/** Signing times have whole seconds (RFC 5652 §11.3); the manifest says the same moment. */
export const wholeSecond = (ms: number): number => Math.floor(ms / 1000) * 1000;

export const signerOf = (certificate: CmsSigner['certificate']): Signer => ({
  name: certificate.name.commonName,
  role: certificate.name.personId === undefined ? 'office' : 'person',
  serial: certificate.serialHex,
});

function manifestOf(
  ports: Ports,
  document: OutgoingDocument,
  place: Pick<Sealed, 'id' | 'peer' | 'sequence' | 'createdMs'>,
  blobs: SealedBlobs['blobs'],
): Manifest {
  const { peer, sequence } = place;
  const metadata: DocumentMetadata = {
    issuer: document.issuer,
    code: document.code,
    documentDate: document.documentDate,
    typeId: document.typeId,
    urgency: document.urgency as DocumentMetadata['urgency'],
    pages: document.pages,
    copies: document.copies,
    subject: document.subject,
    signer: document.signer,
    replyDueOn: document.replyDueOn,
    files: blobs.length,
  };
  return {
    format: MANIFEST_FORMAT,
    envelopeId: place.id,
    kind: 'document',
    sender: senderOf(ports),
    recipients: [{ officeCode: peer.officeCode, stationId: peer.stationId, sequence }],
    createdMs: place.createdMs,
    level: document.level,
    metadata,
    blobs: blobs.map(({ manifest }) => manifest),
  };
}

export const senderOf = ({ station }: Pick<Ports, 'station'>): Manifest['sender'] => ({
  officeCode: station.office.code,
  stationId: station.stationId,
  name: station.office.name.normalize('NFC'),
});

function enterOutbox(ports: Ports, document: OutgoingDocument, sealed: Sealed): void {
  const { peer, sequence } = sealed;
  if (nextSequence(ports.db, peer.stationId) !== sequence) raise('busy', { at: 'sequence' });
  insertOut(ports.db, {
    id: sealed.id,
    peerStation: peer.stationId,
    peerOffice: peer.officeCode,
    peerName: peer.officeName,
    sequence,
    kind: 'document',
    level: document.level,
    documentId: document.id,
    receipt: null,
    signers: sealed.signers,
    files: sealed.files,
    stage: 'sealed',
    createdMs: sealed.createdMs,
  });
  const facts = { peer: peer.officeName, sequence, level: document.level, files: sealed.files.length };
  ports.append({ act: 'envelope.sealed', subjectKind: 'document', subjectId: document.id, facts });
}
