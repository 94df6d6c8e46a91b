import { AppError } from '../../../shared/errors.ts';
import { type Certificate, isPersonal } from '../crypto/x509/certificates.ts';
import { validateChain, type RevocationPolicy } from '../crypto/x509/chain.ts';
import { openCms, sealCms } from '../crypto/cms/envelope.ts';
import { signCms, type CmsSigner } from '../crypto/cms/sign.ts';
import type { CmsOpener } from '../crypto/cms/types.ts';
import { verifyCms, type CmsSignature, type Unverified } from '../crypto/cms/verify.ts';
import { MAX_CMS_BYTES } from './container.ts';
import { encodeManifest, parseManifest, type Manifest } from './manifest.ts';
import type { RevocationList } from '../crypto/x509/crl.ts';
import { OID } from '../crypto/oids.ts';
import { guarded, refuse } from '../crypto/refusal.ts';

/**
 * The envelope of the exchange: manifest → SignedData (person and office) → AuthEnvelopedData for the recipients.
 * Pure over buffers and descriptors, so that a worker thread can do it. See build/docs/envelope.md.
 */
export interface SealEnvelopeRequest {
  readonly manifest: Manifest;
  /** The person and the office; what stations send by themselves (receipts) the office signs alone. */
  readonly signers: readonly CmsSigner[];
  /** Encryption certificates of the recipients named in the manifest. */
  readonly recipients: readonly Certificate[];
}

/** Kinds that a station sends without a person. */
const SIGNED_BY_OFFICE_ALONE: ReadonlySet<string> = new Set(['receipt', 'refusal', 'recall', 'request']);

export async function sealEnvelope(request: SealEnvelopeRequest): Promise<Buffer> {
  const { manifest, signers } = request;
  const certificates = signers.map((signer) => signer.certificate);
  checkSigners(certificates, manifest);
  const signed = await signCms({ content: encodeManifest(manifest), signers, signedMs: manifest.createdMs });
  const sealed = sealCms(signed, request.recipients);
  if (sealed.length > MAX_CMS_BYTES) throw new AppError('envelope-too-large', { maxBytes: MAX_CMS_BYTES });
  return sealed;
}

/** One office, always; one person of it, unless the kind needs none. All of the sender named in the manifest. */
function checkSigners(certificates: readonly Certificate[], manifest: Manifest): void {
  const persons = certificates.filter(isPersonal).length;
  const offices = certificates.length - persons;
  const needed = SIGNED_BY_OFFICE_ALONE.has(manifest.kind) ? 0 : 1;
  if (offices !== 1 || persons < needed || persons > 1) refuse('signature-invalid', 'signers-missing');
  if (certificates.some((c) => c.name.officeCode !== manifest.sender.officeCode))
    refuse('signature-invalid', 'wrong-signer');
}

export interface OpenEnvelopeOptions {
  /** Our encryption certificates with their keys, current and earlier; or the key of this very envelope. */
  readonly keys: CmsOpener;
  /** Our address: the manifest must name it (a message sealed on to us by a third party does not). */
  readonly officeCode: string;
  readonly stationId: string;
  /** Authorities trusted for an office; empty when the office is unknown. */
  readonly anchorsFor: (officeCode: string) => readonly Certificate[];
  readonly revocationLists?: readonly RevocationList[];
  readonly revocation: RevocationPolicy;
  readonly nowMs: number;
  readonly maxTotalBytes: number;
  /** Throws `envelope-replayed`; notes a gap. Called once the signatures hold. */
  readonly checkSequence?: (manifest: Manifest) => void;
  /** Throws when the profile or channel may not carry the level. Called after `checkSequence`. */
  readonly checkGate?: (manifest: Manifest) => void;
}

export interface OpenedEnvelope {
  readonly manifest: Manifest;
  readonly office: Certificate;
  readonly person: Certificate | undefined;
  readonly signedMs: number;
  /** The SignedData as received: the evidence to keep. */
  readonly signedMessage: Buffer;
}

/** Clocks of offline stations drift; a signing time further ahead than this is refused. */
const FUTURE_TOLERANCE_MS = 24 * 3600 * 1000;
/** Signing follows writing the manifest at once. */
const CREATED_TOLERANCE_MS = 10 * 60 * 1000;

/**
 * Opens the CMS of an envelope, in the fixed order: size, structure, recipient, chain at signing time, signature,
 * sequence, gate. Each refusal has its own code. Blobs come after, with `openContainer`.
 */
export function openEnvelope(cms: Uint8Array, options: OpenEnvelopeOptions): OpenedEnvelope {
  if (cms.length > MAX_CMS_BYTES) throw new AppError('envelope-too-large', { maxBytes: MAX_CMS_BYTES });
  const opened = asEnvelope(() => openReceived(cms, options));
  options.checkSequence?.(opened.manifest);
  options.checkGate?.(opened.manifest);
  return opened;
}

/** What the CMS layer calls a malformed message is here a malformed envelope. */
function asEnvelope<T>(run: () => T): T {
  try {
    return guarded('envelope-malformed', run);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'message-malformed') throw error;
    throw new AppError('envelope-malformed', error.params, { cause: error });
  }
}

function openReceived(cms: Uint8Array, options: OpenEnvelopeOptions): OpenedEnvelope {
  const { content: signedMessage } = openCms(cms, options.keys, 'exchange');
  let manifest: Manifest | undefined;
  const { signatures } = verifyCms({
    message: signedMessage,
    profile: 'exchange',
    judge: (signature, unverified) => {
      if (!manifest) {
        manifest = parseManifest(unverified.content);
        checkAddress(manifest, options);
      }
      judgeSigner(signature, unverified, manifest, options);
    },
  });
  if (!manifest) return refuse('signature-invalid', 'no-signer');
  const certificates = signatures.map((signature) => signature.certificate);
  checkSigners(certificates, manifest);
  const office = certificates.find((c) => !isPersonal(c));
  const signedMs = signatures[0]?.signingTimeMs;
  if (!office || signedMs === undefined) return refuse('signature-invalid', 'signers-missing');
  return { manifest, office, person: certificates.find(isPersonal), signedMs, signedMessage };
}

function checkAddress(manifest: Manifest, { officeCode, stationId }: OpenEnvelopeOptions): void {
  const ours = manifest.recipients.some((r) => r.officeCode === officeCode && r.stationId === stationId);
  if (!ours) refuse('envelope-not-for-us', 'not-addressed');
}

function judgeSigner(
  { certificate, signingTimeMs }: CmsSignature,
  { certificates: intermediates, trials }: Unverified,
  manifest: Manifest,
  options: OpenEnvelopeOptions,
): void {
  const { sender } = manifest;
  const anchors = options.anchorsFor(sender.officeCode);
  if (anchors.length === 0) throw new AppError('sender-unknown');
  if (signingTimeMs === undefined) return refuse('signature-invalid', 'no-signing-time');
  if (signingTimeMs > options.nowMs + FUTURE_TOLERANCE_MS) refuse('signature-invalid', 'signed-in-future');
  if (Math.abs(signingTimeMs - manifest.createdMs) > CREATED_TOLERANCE_MS)
    refuse('signature-invalid', 'time-mismatch');
  validateChain(certificate, {
    atMs: signingTimeMs,
    nowMs: options.nowMs,
    anchors,
    intermediates,
    trials,
    revocationLists: options.revocationLists ?? [],
    revocation: options.revocation,
    keyUsage: 'digitalSignature',
    extendedKeyUsage: OID.documentSigning,
  });
  if (certificate.name.officeCode !== sender.officeCode) refuse('signature-invalid', 'wrong-signer');
}
