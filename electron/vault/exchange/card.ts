import { z } from 'zod';
import { raise } from '../../../shared/errors.ts';
import { Profile } from '../../../shared/ipc/schemas.ts';
import { isSelfSigned, KEY_USAGE, parseCertificate, type Certificate } from '../crypto/certificates.ts';
import { validateChain } from '../crypto/chain.ts';
import { signCms, type CmsSigner } from '../crypto/cmsSign.ts';
import { verifyCms } from '../crypto/cmsVerify.ts';
import { isListOf, parseRevocationList, type RevocationList } from '../crypto/crl.ts';
import { isPersonal } from '../crypto/envelope.ts';
import { sha256Hex } from '../crypto/primitives.ts';
import { guarded } from '../crypto/refusal.ts';

/**
 * The card of a station: who it is, its office's certificates and the certificate of the office's authority. A JSON
 * file whose `body` is the exact text that the office signed. The signature proves only that the card hangs
 * together; whether the authority is the office's is for two people to compare, out of band.
 */
export const CARD_FORMAT = 'an-thu-card';
export const MAX_CARD_BYTES = 256 * 1024;
const MAX_LISTS = 4;

const base64 = z
  .string()
  .max(90_000)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/);
const label = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((text) => !/\p{Cc}/u.test(text));

const cardFile = z.looseObject({
  format: z.literal(CARD_FORMAT),
  version: z.literal(1),
  body: z.string().max(MAX_CARD_BYTES),
  signature: base64,
});

/** Unknown fields stay in the raw card that is kept. */
const cardBody = z.looseObject({
  officeCode: label(64),
  officeName: label(200),
  /** 32 hex digits: it becomes the name of a folder on the stick */
  stationId: z.string().regex(/^[0-9a-f]{32}$/),
  stationName: label(200),
  profile: Profile,
  training: z.boolean(),
  issuedMs: z.int().nonnegative(),
  root: base64,
  signing: base64,
  encryption: base64,
  revocationLists: z.array(base64).max(MAX_LISTS),
});
type CardBody = z.infer<typeof cardBody>;

export interface Card {
  readonly raw: Buffer;
  /** of the signed body: two cards are the same card when they say the same */
  readonly sha256: string;
  readonly officeCode: string;
  readonly officeName: string;
  readonly stationId: string;
  readonly stationName: string;
  readonly profile: z.infer<typeof Profile>;
  readonly training: boolean;
  readonly issuedMs: number;
  readonly validUntilMs: number;
  readonly root: Certificate;
  readonly signing: Certificate;
  readonly encryption: Certificate;
  readonly revocationLists: readonly RevocationList[];
}

export interface CardRequest {
  readonly officeCode: string;
  readonly officeName: string;
  readonly stationId: string;
  readonly stationName: string;
  readonly profile: z.infer<typeof Profile>;
  readonly training: boolean;
  readonly issuedMs: number;
  readonly root: Certificate;
  readonly encryption: Certificate;
  readonly revocationLists: readonly Uint8Array[];
}

/** Makes the file of a card, signed by the office. */
export async function buildCard(request: CardRequest, signer: CmsSigner): Promise<Buffer> {
  const { root, encryption, revocationLists, ...who } = request;
  const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
  const body: CardBody = {
    ...who,
    officeName: who.officeName.normalize('NFC'),
    stationName: who.stationName.normalize('NFC'),
    root: toBase64(root.der),
    signing: toBase64(signer.certificate.der),
    encryption: toBase64(encryption.der),
    revocationLists: revocationLists.slice(-MAX_LISTS).map(toBase64),
  };
  const text = JSON.stringify(body);
  const signature = await signCms({
    content: Buffer.from(text, 'utf8'),
    detached: true,
    signers: [signer],
    signedMs: request.issuedMs,
  });
  const file = { format: CARD_FORMAT, version: 1, body: text, signature: toBase64(signature) };
  return Buffer.from(`${JSON.stringify(file, null, 2)}\n`, 'utf8');
}

/**
 * Reads a card and checks that it hangs together. Says nothing about trust.
 * @throws AppError `certificate-invalid`, `certificate-expired`, `signature-invalid`, `message-malformed`, `too-large`
 */
export function readCard(raw: Uint8Array, nowMs: number): Card {
  if (raw.length > MAX_CARD_BYTES) raise('too-large', { maxBytes: MAX_CARD_BYTES });
  const { text, body, signature } = guarded('message-malformed', () => {
    const file = cardFile.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw)));
    return {
      text: file.body,
      body: cardBody.parse(JSON.parse(file.body)),
      signature: Buffer.from(file.signature, 'base64'),
    };
  });
  const [root, signing, encryption] = [body.root, body.signing, body.encryption].map((der) =>
    parseCertificate(Buffer.from(der, 'base64')),
  );
  if (root === undefined || signing === undefined || encryption === undefined)
    return raise('message-malformed');
  checkCertificates({ root, signing, encryption }, body, nowMs);
  verifyCms({
    message: signature,
    content: Buffer.from(text, 'utf8'),
    profile: 'exchange',
    judge: ({ certificate }) => {
      if (!certificate.der.equals(signing.der)) raise('signature-invalid', { reason: 'wrong-signer' });
    },
  });
  const revocationLists = body.revocationLists.map((der) => parseRevocationList(Buffer.from(der, 'base64')));
  if (revocationLists.some((list) => !isListOf(list, root)))
    raise('certificate-invalid', { reason: 'foreign-revocation-list' });
  checkRevocation({ signing, encryption }, root, revocationLists, nowMs);
  return {
    ...pickNames(body),
    raw: Buffer.from(raw),
    sha256: sha256Hex(Buffer.from(text, 'utf8')),
    validUntilMs: Math.min(root.notAfterMs, signing.notAfterMs, encryption.notAfterMs),
    root,
    signing,
    encryption,
    revocationLists,
  };
}

const pickNames = (body: CardBody) => ({
  officeCode: body.officeCode,
  officeName: body.officeName.normalize('NFC'),
  stationId: body.stationId,
  stationName: body.stationName.normalize('NFC'),
  profile: body.profile,
  training: body.training,
  issuedMs: body.issuedMs,
});

type CardCertificates = Pick<Card, 'root' | 'signing' | 'encryption'>;

/** One authority, of the office that the card names; the two certificates under it, each for its own purpose. */
function checkCertificates(
  { root, signing, encryption }: CardCertificates,
  body: CardBody,
  nowMs: number,
): void {
  if (!root.isAuthority || !isSelfSigned(root)) raise('certificate-invalid', { reason: 'not-an-authority' });
  const chain = { atMs: nowMs, nowMs, anchors: [root], revocation: 'when-present' } as const;
  validateChain(signing, { ...chain, keyUsage: 'digitalSignature' });
  validateChain(encryption, { ...chain, keyUsage: 'keyEncipherment' });
  const ofOffice = [root, signing, encryption].every(
    (certificate) => certificate.name.officeCode === body.officeCode,
  );
  if (!ofOffice || isPersonal(signing) || isPersonal(encryption))
    raise('certificate-invalid', { reason: 'wrong-office' });
  if (encryption.keyUsage?.has(KEY_USAGE.digitalSignature))
    raise('certificate-invalid', { reason: 'key-usage' });
}

function checkRevocation(
  leaves: Pick<Card, 'signing' | 'encryption'>,
  root: Certificate,
  revocationLists: readonly RevocationList[],
  nowMs: number,
): void {
  const chain = { atMs: nowMs, nowMs, anchors: [root], revocationLists, revocation: 'when-present' } as const;
  validateChain(leaves.signing, chain);
  validateChain(leaves.encryption, chain);
}
