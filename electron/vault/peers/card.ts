import { z } from 'zod';
import { hasHidden, normaliseLine } from '../../../shared/domain/text/normalise.ts';
import { raise } from '../../../shared/errors.ts';
import { foreignJson } from '../../../shared/foreignJson.ts';
import { Profile } from '../../../shared/ipc/schemas.ts';
import {
  isSelfSigned,
  KEY_USAGE,
  parseCertificate,
  type Certificate,
  isPersonal,
} from '../crypto/x509/certificates.ts';
import { validateChain } from '../crypto/x509/chain.ts';
import { signCms, type CmsSigner } from '../crypto/cms/sign.ts';
import { verifyCms } from '../crypto/cms/verify.ts';
import { isListOf, parseRevocationList, type RevocationList } from '../crypto/x509/crl.ts';
import { sha256Hex } from '../crypto/primitives.ts';

/**
 * The card of a station: who it is, its office's certificates and the certificate of the office's authority. A JSON
 * file whose `body` is the exact text that the office signed. The signature proves only that the card hangs
 * together; whether the authority is the office's is for two people to compare, out of band.
 */
export const CARD_FORMAT = 'an-thu-card';
export const MAX_CARD_BYTES = 256 * 1024;
const MAX_LISTS = 6;
export const MAX_AUTHORITIES = 6;

const base64 = z
  .string()
  .max(90_000)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/);
const label = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((text) => !hasHidden(text));

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
  /** further authorities of the office that the signature vouches for: of its people, and between it and its root */
  authorities: z.array(base64).max(MAX_AUTHORITIES).default([]),
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
  readonly authorities: readonly Certificate[];
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
  readonly authorities?: readonly Certificate[];
  readonly encryption: Certificate;
  readonly revocationLists: readonly Uint8Array[];
}

/** Makes the file of a card, signed by the office. */
export async function buildCard(request: CardRequest, signer: CmsSigner): Promise<Buffer> {
  const { root, authorities = [], encryption, revocationLists, ...who } = request;
  const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
  const body: CardBody = {
    ...who,
    officeName: who.officeName.normalize('NFC'),
    stationName: who.stationName.normalize('NFC'),
    root: toBase64(root.der),
    authorities: authorities.map(({ der }) => toBase64(der)),
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

/** Another file was chosen, a PDF, a table, an envelope: it is said what a card is, not what is wrong with a message. */
function readText(raw: Uint8Array) {
  try {
    const file = cardFile.parse(foreignJson(raw));
    return {
      text: file.body,
      body: cardBody.parse(foreignJson(file.body)),
      signature: Buffer.from(file.signature, 'base64'),
    };
  } catch {
    return raise('message-malformed', { of: 'card' });
  }
}

/**
 * Reads a card and checks that it hangs together. Says nothing about trust.
 * @throws AppError `certificate-invalid`, `certificate-expired`, `signature-invalid`, `message-malformed` (what is no card)
 */
export function readCard(raw: Uint8Array, nowMs: number): Card {
  if (raw.length > MAX_CARD_BYTES) raise('message-malformed', { of: 'card' });
  const { text, body, signature } = readText(raw);
  const [root, signing, encryption] = [body.root, body.signing, body.encryption].map((der) =>
    parseCertificate(Buffer.from(der, 'base64')),
  );
  if (root === undefined || signing === undefined || encryption === undefined)
    return raise('message-malformed', { of: 'card' });
  const authorities = body.authorities.map((der) => parseCertificate(Buffer.from(der, 'base64')));
  const certificates = { root, authorities, signing, encryption };
  checkCertificates(certificates, body, nowMs);
  verifyCms({
    message: signature,
    content: Buffer.from(text, 'utf8'),
    profile: 'exchange',
    judge: ({ certificate }) => {
      if (!certificate.der.equals(signing.der)) raise('signature-invalid', { reason: 'wrong-signer' });
    },
  });
  const revocationLists = body.revocationLists.map((der) => parseRevocationList(Buffer.from(der, 'base64')));
  if (revocationLists.some((list) => ![root, ...authorities].some((one) => isListOf(list, one))))
    raise('certificate-invalid', { reason: 'foreign-revocation-list' });
  checkRevocation(certificates, revocationLists, nowMs);
  return {
    ...pickNames(body),
    raw: Buffer.from(raw),
    sha256: sha256Hex(Buffer.from(text, 'utf8')),
    validUntilMs: Math.min(...[root, ...authorities, signing, encryption].map((one) => one.notAfterMs)),
    ...certificates,
    revocationLists,
  };
}

const pickNames = (body: CardBody) => ({
  officeCode: body.officeCode,
  officeName: normaliseLine(body.officeName),
  stationId: body.stationId,
  stationName: normaliseLine(body.stationName),
  profile: body.profile,
  training: body.training,
  issuedMs: body.issuedMs,
});

type CardCertificates = Pick<Card, 'root' | 'authorities' | 'signing' | 'encryption'>;

/**
 * The root is the office's own or one that is nobody's office; under it the certificate to sign. What signs vouches for
 * the further authorities: the certificate to receive may stand under one of those.
 */
function checkCertificates(
  { root, authorities, signing, encryption }: CardCertificates,
  body: CardBody,
  nowMs: number,
): void {
  for (const one of [root, ...authorities.filter(isSelfSigned)]) {
    if (!one.isAuthority || !isSelfSigned(one)) raise('certificate-invalid', { reason: 'not-an-authority' });
    if (one.name.officeCode !== undefined && one.name.officeCode !== body.officeCode)
      raise('certificate-invalid', { reason: 'wrong-office' });
  }
  const between = authorities.filter((one) => !isSelfSigned(one));
  const roots = [root, ...authorities.filter(isSelfSigned)];
  const chain = { atMs: nowMs, nowMs, intermediates: between, revocation: 'when-present' } as const;
  for (const one of between) validateChain(one, { ...chain, anchors: roots, keyUsage: 'keyCertSign' });
  validateChain(signing, { ...chain, anchors: [root], keyUsage: 'digitalSignature' });
  validateChain(encryption, { ...chain, anchors: roots, keyUsage: 'keyEncipherment' });
  const ofOffice = [signing, encryption].every(
    (certificate) => certificate.name.officeCode === body.officeCode && !isPersonal(certificate),
  );
  if (!ofOffice) raise('certificate-invalid', { reason: 'wrong-office' });
  if (encryption.keyUsage?.has(KEY_USAGE.digitalSignature))
    raise('certificate-invalid', { reason: 'key-usage' });
}

function checkRevocation(
  { root, authorities, signing, encryption }: CardCertificates,
  revocationLists: readonly RevocationList[],
  nowMs: number,
): void {
  const chain = {
    atMs: nowMs,
    nowMs,
    revocationLists,
    revocation: 'when-present' as const,
    anchors: [root, ...authorities.filter(isSelfSigned)],
    intermediates: authorities,
  };
  validateChain(signing, chain);
  validateChain(encryption, chain);
}
