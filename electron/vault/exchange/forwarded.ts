import { existsSync } from 'node:fs';
import { z } from 'zod';
import { AppError } from '../../../shared/errors.ts';
import type { Forwarded } from '../../../shared/ipc/contract/exchange.ts';
import { validateChain } from '../crypto/chain.ts';
import { verifyCms } from '../crypto/cmsVerify.ts';
import { isPersonal } from '../crypto/envelope.ts';
import { parseManifest, type Manifest } from '../crypto/envelopeManifest.ts';
import { OID } from '../crypto/oids.ts';
import type { Ports } from '../ports.ts';
import { ownAuthorities } from './keys.ts';
import { anchorsFor, revocationLists } from './peers.ts';
import { inboxPath } from './places.ts';
import { openedSignature } from './stageFiles.ts';
import type { InRow } from './store.ts';

/**
 * A received document that is passed on keeps what its first sender signed: `forwards.signed` is the SignedData of the
 * envelope in which it came, to the byte. Whoever gets it can tell whether these very files were signed by that office.
 */
const forwards = z.looseObject({
  officeCode: z.string().min(1).max(40),
  envelopeId: z.string().regex(/^[0-9a-f]{32}$/),
  sequence: z.int().positive(),
  /** as the office that passes it on knows the first sender; older stations say nothing */
  name: z.string().normalize('NFC').max(200).default(''),
  signed: z.base64().optional(),
});
export type Forwards = z.infer<typeof forwards>;

/** Of what was passed on several times only so much evidence travels as a manifest has room for. */
const MAX_SIGNED_BYTES = 192 * 1024;

/** What a manifest says of where its document came from; null where it says nothing that can be read. */
export function forwardsOf(metadata: Readonly<Record<string, unknown>>): Forwards | null {
  const parsed = forwards.safeParse(metadata['forwards']);
  return parsed.success ? parsed.data : null;
}

/** The evidence has the words and the keys of the files in it: it stays in the sealed bytes, and out of every row. */
export function withoutEvidence(
  metadata: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const said = z.looseObject({ signed: z.unknown() }).safeParse(metadata['forwards']);
  if (!said.success) return metadata;
  const { signed: _signed, ...rest } = said.data;
  return { ...metadata, forwards: rest };
}

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
 * Where an envelope that arrived says that its document came from, and what the evidence shows: `whole` when the
 * first office signed exactly these files, for the office that passed them on.
 */
export function judgeForwarded(
  ports: Pick<Ports, 'db' | 'nowMs' | 'station'>,
  manifest: Manifest,
): Forwarded | null {
  const said = manifest.kind === 'document' ? forwardsOf(manifest.metadata) : null;
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
      judge: ({ certificate, signingTimeMs }, { certificates }) => {
        if (signingTimeMs === undefined || certificate.name.officeCode !== said.officeCode)
          throw new AppError('signature-invalid', { reason: 'wrong-signer' });
        validateChain(certificate, {
          ...{ atMs: signingTimeMs, nowMs: ports.nowMs(), anchors, intermediates: certificates },
          ...{ revocationLists: revocationLists(ports.db), revocation: 'when-present' },
          ...{ keyUsage: 'digitalSignature', extendedKeyUsage: OID.documentSigning },
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
    return { proof: isTheirs && hasFilesOf(first, manifest) ? 'whole' : 'differs', signers };
  } catch (error) {
    if (error instanceof AppError) return { proof: 'invalid', signers: [] };
    throw error;
  }
}

/** Each file that comes now is one that the first office signed, and none of those is missing. */
function hasFilesOf(first: Manifest, now: Manifest): boolean {
  const digests = ({ blobs }: Manifest): string[] => blobs.map(({ sha256 }) => sha256).toSorted();
  const [then, here] = [digests(first), digests(now)];
  return then.length === here.length && then.every((digest, index) => digest === here[index]);
}
