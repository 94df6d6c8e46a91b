import { createHash } from 'node:crypto';
import {
  encode,
  explicit,
  isSequence,
  isTagged,
  members,
  readIntegerHex,
  readOctets,
  readOid,
  readPlainAlgorithm,
  readTaggedBytes,
  readTimeMs,
  setMembers,
  type Asn1,
} from '../asn1.ts';
import type { Certificate } from '../x509/certificates.ts';
import { OID, SIGNATURE_HASHES } from '../oids.ts';
import { sameBytes } from '../primitives.ts';
import { refuse } from '../refusal.ts';

/** The one certificate that a SignerIdentifier means (RFC 5652 §5.3): none and two are refused alike. */
export function findSigner(
  version: number,
  sid: Asn1 | undefined,
  pool: readonly Certificate[],
): Certificate {
  const found = new Map<string, Certificate>();
  if (version === 1 && isSequence(sid)) {
    const [issuer, serial] = members(sid, 'issuer-and-serial', 2, 2);
    const serialHex = readIntegerHex(serial);
    const name = issuer && encode(issuer);
    for (const c of pool) if (name?.equals(c.issuer) && c.serialHex === serialHex) found.set(c.sha256, c);
  } else if (version === 3 && isTagged(sid, 0, false)) {
    const keyId = readTaggedBytes(sid, 0);
    for (const c of pool) if (c.subjectKeyId?.equals(keyId)) found.set(c.sha256, c);
  } else {
    refuse('message-malformed', 'signer-identifier');
  }
  const [certificate, ...others] = found.values();
  if (!certificate) refuse('certificate-unknown', 'no-signer-certificate');
  if (others.length > 0) refuse('signature-invalid', 'ambiguous-signer');
  return certificate;
}

/** Attributes by type: each once and with one value (RFC 5652 §11 demands that of all we read). */
export function readAttributes(attributes: Asn1): ReadonlyMap<string, Asn1> {
  const values = new Map<string, Asn1>();
  for (const item of setMembers(attributes, 'attributes')) {
    const [type, list] = members(item, 'attribute', 2, 2);
    const id = readOid(type);
    const [value, ...more] = setMembers(list, 'attribute-values');
    if (values.has(id)) refuse('signature-invalid', 'duplicate-attribute');
    if (!value || more.length > 0) refuse('signature-invalid', 'attribute-values');
    values.set(id, value);
  }
  return values;
}

export function readSigningTime(values: ReadonlyMap<string, Asn1>): number | undefined {
  const value = values.get(OID.signingTime);
  return value && readTimeMs(value);
}

/**
 * ESS signing-certificate-v2 (RFC 5035 §3): hash, and issuer and serial when there, must be the signer's. Without
 * it a message could be shown under another certificate of the same key.
 */
export function checkSigningCertificate(node: Asn1, certificate: Certificate): void {
  const [list] = members(node, 'signing-certificate', 1, 2);
  const [first] = members(list, 'ess-ids', 1);
  const fields = [...members(first, 'ess-id', 1, 3)];
  // The optional hashAlgorithm and the issuerSerial are both SEQUENCEs; only the former stands before the hash.
  const hash = isSequence(fields[0]) ? SIGNATURE_HASHES[readPlainAlgorithm(fields.shift())] : 'sha256';
  if (hash === undefined) refuse('algorithm-refused', 'digest-algorithm');
  if (!sameBytes(readOctets(fields.shift()), createHash(hash).update(certificate.der).digest())) {
    refuse('signature-invalid', 'signing-certificate-mismatch');
  }
  const [issuerSerial] = fields;
  if (!issuerSerial) return;
  const [names, serial] = members(issuerSerial, 'issuer-serial', 2, 2);
  const [name] = members(names, 'general-names', 1, 1);
  const sameIssuer = encode(explicit(name, 4, 'directory-name')).equals(certificate.issuer);
  if (!sameIssuer || readIntegerHex(serial) !== certificate.serialHex) {
    refuse('signature-invalid', 'signing-certificate-mismatch');
  }
}
