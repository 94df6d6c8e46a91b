import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import {
  bits,
  children,
  decode,
  encode,
  integer,
  isTagged,
  members,
  oid,
  readBits,
  readPlainAlgorithm,
  readSmallInteger,
  sequence,
  set,
  tagged,
} from '../asn1.ts';
import {
  CERTIFICATE_ROLES,
  extension,
  keyUsageBits,
  RSA_SHA256,
  type CertificateRole,
  type KeyPair,
} from './authority.ts';
import { CERTIFICATE_SIGNATURES } from './certificates.ts';
import { buildName, readName, type SubjectName } from './names.ts';
import { OID } from '../oids.ts';
import { guarded, refuse } from '../refusal.ts';

/** What an authority reads out of a request; it decides the extensions itself. */
export interface CertificateRequest {
  readonly subject: SubjectName;
  readonly publicKey: KeyObject;
}

/** PKCS#10 request (RFC 2986) with the wished key usage and purposes as extensionRequest. */
export function createCertificateRequest(pair: KeyPair, subject: SubjectName, role: CertificateRole): Buffer {
  const { usage, purposes } = CERTIFICATE_ROLES[role];
  const wished = sequence(
    extension(OID.keyUsage, true, keyUsageBits(usage)),
    ...(purposes.length > 0
      ? [extension(OID.extendedKeyUsage, false, sequence(...purposes.map((purpose) => oid(purpose))))]
      : []),
  );
  const info = sequence(
    integer(0),
    buildName(subject),
    decode(pair.publicKey.export({ format: 'der', type: 'spki' })),
    tagged(0, sequence(oid(OID.extensionRequest), set(wished))),
  );
  return encode(sequence(info, RSA_SHA256(), bits(sign('sha256', encode(info), pair.privateKey))));
}

const MAX_REQUEST_BYTES = 64 * 1024;
const MIN_RSA_BITS = 3072;

/** Parses a request and checks that its sender holds the key. */
export function parseCertificateRequest(der: Uint8Array): CertificateRequest {
  if (der.length > MAX_REQUEST_BYTES) refuse('certificate-invalid', 'too-large');
  return guarded('certificate-invalid', () => {
    const [info, algorithm, signature] = members(decode(der), 'request', 3, 3);
    const [version, subject, keyInfo, attributes] = members(info, 'request-info', 3, 4);
    if (readSmallInteger(version) !== 0 || !info || !subject || !keyInfo)
      refuse('certificate-invalid', 'malformed');
    if (attributes && !isTagged(attributes, 0, true)) refuse('certificate-invalid', 'malformed');
    if (attributes) children(attributes, 'attributes');
    const publicKey = createPublicKey({ key: encode(keyInfo), format: 'der', type: 'spki' });
    const hash = CERTIFICATE_SIGNATURES[readPlainAlgorithm(algorithm)];
    if (hash === undefined || publicKey.asymmetricKeyType !== 'rsa')
      refuse('algorithm-refused', 'request-algorithm');
    if ((publicKey.asymmetricKeyDetails?.modulusLength ?? 0) < MIN_RSA_BITS)
      refuse('certificate-invalid', 'weak-key');
    if (!verify(hash, encode(info), publicKey, readBits(signature)))
      refuse('signature-invalid', 'request-signature');
    return { subject: readName(subject), publicKey };
  });
}
