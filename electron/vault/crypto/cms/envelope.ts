import { constants, createCipheriv, createDecipheriv, publicEncrypt, randomBytes } from 'node:crypto';
import {
  decode,
  encode,
  explicit,
  integer,
  isTagged,
  members,
  octets,
  oid,
  readOctets,
  readOid,
  readPiecewiseOctets,
  readSmallInteger,
  sequence,
  setMembers,
  setOf,
  tagged,
  taggedBytes,
  set,
  children,
  type Asn1,
} from '../asn1.ts';
import { KEY_USAGE, type Certificate } from '../x509/certificates.ts';
import { oaepAlgorithm } from './algorithms.ts';
import { openLegacyEnvelope } from './legacy.ts';
import { findRecipient, unwrapContentKey } from './recipient.ts';
import { issuerAndSerial } from './sign.ts';
import type { CmsOpener, CmsProfile, CmsRecipient, OpenedMessage } from './types.ts';
import { OID } from '../oids.ts';
import { wipe } from '../primitives.ts';
import { guarded, refuse } from '../refusal.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const MAX_RECIPIENTS = 4096;

/**
 * CMS AuthEnvelopedData (RFC 5083, RFC 5084): AES-256-GCM, its key wrapped for each recipient by RSA-OAEP with
 * SHA-256. Says nothing about who sent it: the signature is inside.
 */
export function sealCms(content: Uint8Array, recipients: readonly Certificate[]): Buffer {
  const unfit = recipients.some((c) => c.rsaBits < 2048 || !c.keyUsage?.has(KEY_USAGE.keyEncipherment));
  if (recipients.length === 0 || unfit) refuse('certificate-invalid', 'key-usage');
  const key = randomBytes(32);
  try {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
    const sealed = Buffer.concat([cipher.update(content), cipher.final()]);
    const contentInfo = sequence(
      oid(OID.data),
      sequence(oid(OID.aes256Gcm), sequence(octets(nonce), integer(TAG_BYTES))), // aes-ICVlen is 12 by DEFAULT
      taggedBytes(0, sealed),
    );
    const body = sequence(
      integer(0),
      setOf(...recipients.map((recipient) => keyTransport(recipient, key))),
      contentInfo,
      octets(cipher.getAuthTag()),
    );
    return encode(sequence(oid(OID.authEnvelopedData), tagged(0, body)));
  } finally {
    wipe(key);
  }
}

/** KeyTransRecipientInfo (RFC 5652 §6.2.1). */
function keyTransport(recipient: Certificate, key: Buffer): Asn1 {
  const wrapped = publicEncrypt(
    { key: recipient.publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' },
    key,
  );
  return sequence(integer(0), issuerAndSerial(recipient), oaepAlgorithm(), octets(wrapped));
}

/**
 * Opens a message for the first of `recipients` that it names. `exchange`: AuthEnvelopedData in the one profile
 * that `sealCms` writes. `foreign`: also BER, other OAEP hashes, and EnvelopedData with AES-CBC (never written).
 */
export function openCms(
  message: Uint8Array,
  opener: CmsOpener,
  profile: CmsProfile = 'exchange',
): OpenedMessage {
  return guarded('message-malformed', () => {
    const ber = profile === 'foreign';
    const [type, body] = members(decode(message, { ber }), 'content-info', 2, 2);
    const id = readOid(type);
    const fields = [...members(explicit(body, 0, 'enveloped-data'), 'enveloped-data', 3, 7)];
    if (id === OID.authEnvelopedData) return openAuthenticated(fields, opener, profile);
    if (id !== OID.envelopedData) refuse('message-malformed', 'not-enveloped-data');
    if (!ber || 'contentKey' in opener) return refuse('algorithm-refused', 'not-authenticated');
    return openLegacyEnvelope(fields, opener);
  });
}

function openAuthenticated(fields: Asn1[], opener: CmsOpener, profile: CmsProfile): OpenedMessage {
  if (readSmallInteger(fields.shift()) !== 0) refuse('message-malformed', 'version');
  if (isTagged(fields[0], 0, true)) refuse('message-malformed', 'originator-info');
  const infos = setMembers(fields.shift(), 'recipients');
  if (infos.length > MAX_RECIPIENTS) refuse('message-malformed', 'too-many-recipients');
  const [contentType, algorithm, sealedNode] = members(fields.shift(), 'encrypted-content', 3, 3);
  const isData = readOid(contentType) === OID.data;
  const nonce = readGcm(algorithm);
  const sealed = readPiecewiseOctets(sealedNode, 0);
  const attributes = isTagged(fields[0], 1, true)
    ? encode(set(...children(fields.shift(), 'attributes')))
    : undefined;
  // the tag covers the type of the content only through these (RFC 5083, 2.1)
  if (!isData && (profile === 'exchange' || attributes === undefined))
    refuse('message-malformed', 'content-type');
  const tag = readOctets(fields.shift());
  if (tag.length !== TAG_BYTES) refuse('algorithm-refused', 'gcm-parameters');
  if (fields.length > 0 && profile === 'exchange') refuse('message-malformed', 'unauthenticated-attributes');
  const key = keyFor(infos, opener, profile);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
    if (attributes) decipher.setAAD(attributes);
    decipher.setAuthTag(tag);
    const content = Buffer.concat([decipher.update(sealed), decipher.final()]);
    return { content, recipients: infos.length, authenticated: true };
  } catch {
    return refuse('envelope-undecryptable', 'tag-mismatch');
  } finally {
    wipe(key);
  }
}

function keyFor(infos: readonly Asn1[], opener: CmsOpener, profile: CmsProfile): Buffer {
  if ('contentKey' in opener) return Buffer.from(opener.contentKey);
  const { info, recipient } = findRecipient(infos, opener);
  return unwrapContentKey(info, recipient, profile);
}

/**
 * The key of a message's content, without opening the content: to be sealed for the one who is to open it.
 * @throws AppError `envelope-not-for-us`, `message-malformed`; the caller wipes the key
 */
export function contentKeyOf(message: Uint8Array, recipients: readonly CmsRecipient[]): Buffer {
  return guarded('message-malformed', () => {
    const [type, body] = members(decode(message), 'content-info', 2, 2);
    if (readOid(type) !== OID.authEnvelopedData) refuse('message-malformed', 'not-enveloped-data');
    const [, infos] = members(explicit(body, 0, 'enveloped-data'), 'enveloped-data', 3, 7);
    return keyFor(setMembers(infos, 'recipients'), recipients, 'exchange');
  });
}

/** GCMParameters: the only accepted sizes are a nonce of 12 and a tag of 16 octets. */
function readGcm(algorithm: Asn1 | undefined): Buffer {
  const [id, parameters] = members(algorithm, 'content-algorithm', 2, 2);
  if (readOid(id) !== OID.aes256Gcm) refuse('algorithm-refused', 'cipher');
  const [nonceNode, size] = members(parameters, 'gcm-parameters', 1, 2);
  const nonce = readOctets(nonceNode);
  if (nonce.length !== NONCE_BYTES || !size || readSmallInteger(size) !== TAG_BYTES) {
    refuse('algorithm-refused', 'gcm-parameters');
  }
  return nonce;
}
