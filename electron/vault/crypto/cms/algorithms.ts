import {
  explicit,
  integer,
  isTagged,
  members,
  nul,
  oid,
  readOid,
  readPlainAlgorithm,
  readSmallInteger,
  sequence,
  tagged,
  type Asn1,
} from '../asn1.ts';
import { OID } from '../oids.ts';

/** AlgorithmIdentifier with NULL parameters. */
export const algorithm = (id: string): Asn1 => sequence(oid(id), nul());

const mgf1 = (hash: string): Asn1 => sequence(oid(OID.mgf1), algorithm(hash));

/** RSASSA-PSS with SHA-256, MGF1-SHA-256, salt of 32 (RFC 4055 §3.1). */
export const pssAlgorithm = (): Asn1 =>
  sequence(
    oid(OID.pss),
    sequence(tagged(0, algorithm(OID.sha256)), tagged(1, mgf1(OID.sha256)), tagged(2, integer(32))),
  );

/** RSAES-OAEP with SHA-256, MGF1-SHA-256, empty label (RFC 4055 §4.1). */
export const oaepAlgorithm = (): Asn1 =>
  sequence(oid(OID.oaep), sequence(tagged(0, algorithm(OID.sha256)), tagged(1, mgf1(OID.sha256))));

/** Parameter `[n]` of a PSS or OAEP parameter sequence. */
function parameter(parameters: Asn1 | undefined, n: number): Asn1 | undefined {
  const found = members(parameters, 'parameters', 0, 4).find((part) => isTagged(part, n, true));
  return found && explicit(found, n, 'parameter');
}

function readHashAndMgf(parameters: Asn1 | undefined): { hash: string; mgfHash: string } {
  const hash = parameter(parameters, 0);
  const mask = parameter(parameters, 1);
  const [maskId, maskHash] = mask ? members(mask, 'mgf', 2, 2) : [];
  return {
    hash: hash ? readPlainAlgorithm(hash) : OID.sha1, // DEFAULT sha1 (RFC 8017 A.2)
    mgfHash: mask && readOid(maskId) === OID.mgf1 ? readPlainAlgorithm(maskHash) : mask ? '' : OID.sha1,
  };
}

export interface PssParameters {
  readonly hash: string;
  readonly mgfHash: string;
  readonly saltLength: number;
}

/** PSS parameters; a trailer field other than the default is refused by its presence. */
export function readPss(parameters: Asn1 | undefined): PssParameters | undefined {
  if (parameter(parameters, 3)) return undefined;
  const salt = parameter(parameters, 2);
  return { ...readHashAndMgf(parameters), saltLength: salt ? readSmallInteger(salt) : 20 };
}

/** The one hash of an OAEP AlgorithmIdentifier, or undefined when it mixes hashes or carries a label. */
export function readOaepHash(parameters: Asn1 | undefined): string | undefined {
  if (parameter(parameters, 2)) return undefined;
  const { hash, mgfHash } = readHashAndMgf(parameters);
  return hash === mgfHash ? hash : undefined;
}
