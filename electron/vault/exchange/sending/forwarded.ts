import { existsSync } from 'node:fs';
import { AppError } from '../../../../shared/errors.ts';
import type { Forwarded } from '../../../../shared/ipc/contract/exchange.ts';
import { validateChain } from '../../crypto/x509/chain.ts';
import { verifyCms } from '../../crypto/cms/verify.ts';
import { isPersonal } from '../../crypto/x509/certificates.ts';
import { parseManifest, type Manifest } from '../../envelopes/manifest.ts';
import { OID } from '../../crypto/oids.ts';
import type { Ports } from '../../ports.ts';
import { forwardsOf, type Forwards } from '../../envelopes/forwards.ts';
import { ownAuthorities } from '../../peers/ownKeys.ts';
import { anchorsFor, revocationLists } from '../../peers/peers.ts';
import { inboxPath } from '../../disk/places.ts';
import { openedSignature } from '../receiving/stageFiles.ts';
import type { InRow } from '../../envelopes/store.ts';

/** Of what was passed on several times only so much evidence travels as a manifest has room for. */
const MAX_SIGNED_BYTES = 192 * 1024;

/** What an envelope says that passes this one on. */
export async function forwardsFrom(ports: Ports, came: InRow): Promise<Record<string, unknown>> {
  const { senderOffice: officeCode, envelopeId, sequence, senderName } = came;
  const said = { officeCode, envelopeId, sequence, name: senderName ?? '' };
  // the raw bytes of an earlier time may be gone; the document itself is whole without them
  if (!existsSync(inboxPath(ports.dir, came.rawSha256))) return said;
  const signed = await openedSignature(ports, came);
  return signed.length > MAX_SIGNED_BYTES ? said : { ...said, signed: signed.toString('base64') };
}

/**
 * Where an envelope that arrived says that its document or answer came from, and what the evidence shows: `whole` when
 * the first office signed exactly these files or these words, for the office that passed them on.
 */
export function judgeForwarded(
  ports: Pick<Ports, 'db' | 'nowMs' | 'station'>,
  manifest: Manifest,
): Forwarded | null {
  const said = PASSED_ON.includes(manifest.kind) ? forwardsOf(manifest.metadata) : null;
  if (said === null) return null;
  const { name, sequence } = said;
  const office = name === '' ? said.officeCode : name;
  return { office, sequence, ...proofOf(ports, manifest, said) };
}

function proofOf(
  ports: Pick<Ports, 'db' | 'nowMs' | 'station'>,
  manifest: Manifest,
  said: Forwards,
): Pick<Forwarded, 'proof' | 'signers'> {
  if (said.signed === undefined) return { proof: 'none', signers: [] };
  const isOurs = said.officeCode === ports.station.office.code;
  const anchors = isOurs ? ownAuthorities(ports.db) : anchorsFor(ports.db, said.officeCode);
  if (anchors.length === 0) return { proof: 'office-unknown', signers: [] };
  try {
    const { content, signatures } = verifyCms({
      message: Buffer.from(said.signed, 'base64'),
      profile: 'exchange',
      judge: ({ certificate, signingTimeMs }, { certificates, trials }) => {
        if (signingTimeMs === undefined || certificate.name.officeCode !== said.officeCode)
          throw new AppError('signature-invalid', { reason: 'wrong-signer' });
        validateChain(certificate, {
          atMs: signingTimeMs,
          nowMs: ports.nowMs(),
          anchors,
          intermediates: certificates,
          trials,
          revocationLists: revocationLists(ports.db),
          revocation: 'when-present',
          keyUsage: 'digitalSignature',
          extendedKeyUsage: OID.documentSigning,
        });
      },
    });
    const first = parseManifest(content);
    const certificates = signatures.map(({ certificate }) => certificate);
    const isTheirs =
      certificates.some((one) => !isPersonal(one)) &&
      first.sender.officeCode === said.officeCode &&
      first.envelopeId === said.envelopeId &&
      first.recipients.some(({ officeCode }) => officeCode === manifest.sender.officeCode);
    const signers = certificates.map(({ name }) => name.commonName);
    const same = hasFilesOf(first, manifest) && saysSame(first, manifest);
    return { proof: isTheirs && same ? 'whole' : 'differs', signers };
  } catch (error) {
    if (error instanceof AppError) return { proof: 'invalid', signers: [] };
    throw error;
  }
}

const PASSED_ON: readonly string[] = ['document', 'submission-answer'];

/** An answer has no files: its words, and who approved them, are what was signed. */
const saysSame = (first: Manifest, now: Manifest): boolean =>
  now.kind !== 'submission-answer' ||
  (first.kind === now.kind &&
    ['text', 'approvedBy', 'approvedMs'].every((name) => first.metadata[name] === now.metadata[name]));

/** Each file that comes now is one that the first office signed, and none of those is missing. */
function hasFilesOf(first: Manifest, now: Manifest): boolean {
  const digests = ({ blobs }: Manifest): string[] => blobs.map(({ sha256 }) => sha256).toSorted();
  const [then, here] = [digests(first), digests(now)];
  return then.length === here.length && then.every((digest, index) => digest === here[index]);
}
