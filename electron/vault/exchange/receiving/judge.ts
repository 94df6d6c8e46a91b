import { closeSync } from 'node:fs';
import { AppError, raise, type ErrorCode } from '../../../../shared/errors.ts';
import { SegmentReader } from '../../crypto/segmentReader.ts';
import { openPlace } from '../../attachments/segments.ts';
import type { Certificate } from '../../crypto/x509/certificates.ts';
import { openCms } from '../../crypto/cms/envelope.ts';
import { verifyCms } from '../../crypto/cms/verify.ts';
import { openEnvelope, type OpenedEnvelope } from '../../envelopes/envelope.ts';
import {
  checkBlob,
  locateBlobs,
  readContainer,
  type BlobSource,
  type Container,
  readCutContainer,
} from '../../envelopes/container.ts';
import { parseManifest, type Manifest, type ManifestBlob } from '../../envelopes/manifest.ts';
import { createSha256, sha256Hex, wipe } from '../../crypto/primitives.ts';
import { guarded, reasonOf } from '../../crypto/refusal.ts';
import { revocationDemanded } from '../../policy/store.ts';
import type { Ports } from '../../ports.ts';
import { MAX_ENVELOPE_BYTES } from '../channel/blobs.ts';
import { officeRecipients } from '../../peers/ownKeys.ts';
import {
  type ChannelId,
  acceptedEnvelope,
  acceptedSequence,
  isWaived,
  knownCms,
  type CheckLine,
  type Signer,
} from '../../envelopes/store.ts';
import { ownFault } from '../ownFault.ts';
import { checkGate } from '../channel/gate.ts';
import { kindNamed } from '../kinds/index.ts';
import { judgingAnchors, revocationLists, trustedPeer } from '../../peers/peers.ts';
import { openRaw } from '../../disk/places.ts';
import { signerOf } from '../sending/seal.ts';
import { refuseOtherWorld } from '../../peers/trainingMark.ts';

/** The fixed order; what failed says why, what came after it was not looked at. */
export const CHECKS = [
  'size',
  'structure',
  'recipient',
  'certificate',
  'signature',
  'sequence',
  'level',
  'content',
] as const;
export type Check = (typeof CHECKS)[number];

export interface Failure {
  readonly check: Check;
  readonly code: ErrorCode;
  readonly reason: string;
}

export interface Verdict {
  readonly cmsSha256: string | null;
  /** Signed when `signed`, else only what the bytes claim. */
  readonly manifest: Manifest | null;
  /** It was sealed for this office: its CMS decrypted with one of our keys. Who sealed it is another matter. */
  readonly opened: boolean;
  readonly signed: boolean;
  readonly signers: readonly Signer[];
  readonly signedMs: number | null;
  readonly failure: Failure | null;
}

/** What nobody thought of: it was not taken in, and stops nothing. */
export const UNSTORABLE: Failure = {
  check: 'content',
  code: 'envelope-unstorable',
  reason: 'unstorable',
};

export const NOTHING: Verdict = {
  cmsSha256: null,
  manifest: null,
  opened: false,
  signed: false,
  signers: [],
  signedMs: null,
  failure: null,
};

/**
 * Checks a raw envelope that lies in the vault. Reads the database, changes nothing; sequence and level are looked at
 * again by the command that takes the envelope in.
 */
export async function judge(ports: Ports, rawPath: string, channel: ChannelId): Promise<Verdict> {
  const { fd } = openRaw(rawPath);
  let container: Container | undefined;
  try {
    container = attempt('structure', () => readContainer(fd, MAX_ENVELOPE_BYTES));
    const cmsSha256 = sha256Hex(container.cms);
    const opened = openSealed(ports, container);
    const verdict = {
      cmsSha256,
      manifest: opened.manifest,
      opened: true,
      signed: true,
      signers: signersOf(opened),
      signedMs: opened.signedMs,
    };
    // one more copy of what was accepted is no replay: what may be wrong with it is its content
    const copy = knownCms(ports.db, cmsSha256);
    const failure =
      (copy ? null : refusalOf(ports, opened.manifest, channel)) ??
      (await contentFailure(ports, container, opened.manifest));
    return { ...verdict, failure };
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    const sealed = container ?? (error.failure.code === 'envelope-incomplete' ? readCutContainer(fd) : null);
    if (sealed === null) return { ...NOTHING, failure: error.failure };
    const cmsSha256 = sha256Hex(sealed.cms);
    return { ...NOTHING, cmsSha256, ...claimedManifest(ports, sealed), failure: error.failure };
  } finally {
    closeSync(fd);
  }
}

class Stopped extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

/** Reasons of a file that is not as long as it says. */
const CUT: ReadonlySet<string> = new Set(['container-length', 'truncated']);
const SIZE_CODES: ReadonlySet<ErrorCode> = new Set(['envelope-too-large', 'too-large']);

function asFailure(check: Check, error: unknown): Failure {
  if (ownFault(error) !== null) throw error; // no envelope is kept out because our disk is full
  const refused =
    error instanceof AppError ? error : new AppError('envelope-malformed', { reason: 'malformed' });
  const reason = reasonOf(refused);
  // a person can do something about a copy that was cut off; about a wrong form only the sender can
  const cut = refused.code === 'envelope-malformed' && CUT.has(reason);
  return {
    check: SIZE_CODES.has(refused.code) ? 'size' : check,
    code: cut ? 'envelope-incomplete' : refused.code,
    reason,
  };
}

function attempt<T>(check: Check, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw new Stopped(asFailure(check, error));
  }
}

const CERTIFICATE_CODES: ReadonlySet<ErrorCode> = new Set([
  'certificate-invalid',
  'certificate-expired',
  'certificate-revoked',
  'certificate-unknown',
  'revocation-list-needed',
  'sender-unknown',
]);
const RECIPIENT_CODES: ReadonlySet<ErrorCode> = new Set(['envelope-not-for-us', 'envelope-undecryptable']);

/** Decrypts, then verifies; the code of a refusal says which check it belongs to. */
function openSealed(ports: Ports, container: Container): OpenedEnvelope {
  const keys = officeRecipients(ports);
  const lists = revocationLists(ports.db);
  let met = false;
  try {
    const opened = openEnvelope(container.cms, {
      keys,
      officeCode: ports.station.office.code,
      stationId: ports.station.stationId,
      anchorsFor: (officeCode) => {
        met = true;
        return judgingAnchors(ports.db, officeCode);
      },
      revocationLists: lists,
      revocation: revocationDemanded(ports.db),
      nowMs: ports.nowMs(),
      maxTotalBytes: MAX_ENVELOPE_BYTES,
    });
    const { officeCode, stationId } = opened.manifest.sender;
    if (trustedPeer(ports.db, stationId)?.officeCode !== officeCode)
      throw new AppError('sender-unknown', { reason: 'station' });
    if (!ports.station.training) refuseOtherWorld(ports.station, signing(opened));
    return opened;
  } catch (error) {
    const code = error instanceof AppError ? error.code : 'envelope-malformed';
    const check = CERTIFICATE_CODES.has(code)
      ? 'certificate'
      : RECIPIENT_CODES.has(code)
        ? 'recipient'
        : met
          ? 'signature'
          : 'structure';
    throw new Stopped(asFailure(check, error));
  }
}

const signing = ({ office, person }: OpenedEnvelope): Certificate[] =>
  [person, office].flatMap((certificate) => certificate ?? []);

const signersOf = (opened: OpenedEnvelope): Signer[] => signing(opened).map(signerOf);

/** Whether a message that failed decrypts, and what it says of itself, to name its supposed sender. Worth nothing as proof. */
function claimedManifest(
  ports: Ports,
  container: Pick<Container, 'cms'>,
): Pick<Verdict, 'opened' | 'manifest'> {
  let manifest: Manifest | null = null;
  let opened = false;
  try {
    const message = openCms(container.cms, officeRecipients(ports), 'exchange').content;
    opened = true;
    verifyCms({
      message,
      profile: 'exchange',
      judge: (_signature, unverified) => {
        manifest = parseManifest(unverified.content);
        throw new AppError('signature-invalid', { reason: 'only-looking' });
      },
    });
  } catch (error) {
    if (ownFault(error) !== null) throw error;
    // looked at as far as it goes
  }
  return { opened, manifest };
}

/** The number that a manifest gives us. */
export const sequenceFor = (ports: Pick<Ports, 'station'>, manifest: Manifest): number | null =>
  manifest.recipients.find((to) => to.stationId === ports.station.stationId)?.sequence ?? null;

/** Sequence and level: what the state of this vault decides. Called again inside the transaction. */
export function refusalOf(ports: Ports, manifest: Manifest, channel: ChannelId): Failure | null {
  const { stationId } = manifest.sender;
  const sequence = sequenceFor(ports, manifest);
  if (acceptedEnvelope(ports.db, stationId, manifest.envelopeId))
    return { check: 'sequence', code: 'envelope-replayed', reason: 'same-id' };
  if (sequence === null || acceptedSequence(ports.db, stationId, sequence)) {
    return { check: 'sequence', code: 'envelope-replayed', reason: 'same-number' };
  }
  if (isWaived(ports.db, stationId, manifest.envelopeId))
    return { check: 'sequence', code: 'envelope-replayed', reason: 'replaced' };
  try {
    const peer = trustedPeer(ports.db, stationId) ?? raise('sender-unknown', { reason: 'station' });
    checkGate(ports, manifest.level, channel, peer);
    const { holding, ruleId } = ports.rules
      .asOf(ports.today())
      .holding(ports.station.profile, manifest.level);
    if (holding !== 'full') throw new AppError('level-not-held', { rule: ruleId });
    return null;
  } catch (error) {
    return asFailure('level', error);
  }
}

/** Metadata, then every file: digest of the sealed bytes, each segment, digest and size of the plain bytes. */
async function contentFailure(
  ports: Ports,
  container: Container,
  manifest: Manifest,
): Promise<Failure | null> {
  try {
    const kind = kindNamed(manifest.kind) ?? raise('envelope-malformed', { reason: 'unknown-kind' });
    kind.check(manifest);
    kind.mayHold?.(ports, manifest);
    const places = locateBlobs(container, manifest);
    for (const blob of manifest.blobs) {
      const place = places.get(blob.id);
      if (!place) throw new AppError('blob-damaged', { reason: 'length' });
      await checkBlob(place, blob);
      await checkPlain(place, blob);
    }
    return null;
  } catch (error) {
    return asFailure('content', error);
  }
}

async function checkPlain(place: BlobSource, blob: ManifestBlob): Promise<void> {
  const hash = createSha256();
  const contentKey = Buffer.from(blob.contentKey, 'base64');
  try {
    const expected = { plainBytes: blob.size, segments: blob.segments };
    await openPlace(place, contentKey, (piece) => void hash.update(piece), expected);
  } finally {
    wipe(contentKey);
  }
  if (hash.digest('hex') !== blob.sha256) throw new AppError('blob-damaged', { reason: 'digest-mismatch' });
}

/** The plain bytes of a file in an envelope, segment by segment; each is wiped once the next is asked for. */
export async function* plainPieces(place: BlobSource, blob: ManifestBlob): AsyncGenerator<Buffer> {
  const contentKey = Buffer.from(blob.contentKey, 'base64');
  try {
    const expected = { plainBytes: blob.size, segments: blob.segments };
    const reader = guarded('blob-damaged', () => new SegmentReader(place.fd, contentKey, expected, place));
    try {
      for (let i = 0; i < reader.segments; i++) {
        const piece = reader.read(i);
        yield piece;
        wipe(piece);
        await new Promise(setImmediate);
      }
    } finally {
      reader.close();
    }
  } finally {
    wipe(contentKey);
  }
}

/** The list as it is kept and shown. */
export function checkLines(verdict: Pick<Verdict, 'signed' | 'failure'>): CheckLine[] {
  const { failure, signed } = verdict;
  const failedAt = failure === null ? CHECKS.length : CHECKS.indexOf(failure.check);
  return CHECKS.map((check, index) => {
    if (index === failedAt) return { check, outcome: 'fail' };
    return {
      check,
      outcome: index < failedAt || (signed && index < CHECKS.indexOf('sequence')) ? 'pass' : 'not-reached',
    };
  });
}
