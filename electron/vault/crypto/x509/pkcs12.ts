import { createHmac, createPrivateKey, randomBytes, type KeyObject } from 'node:crypto';
import {
  bmp,
  decode,
  encode,
  explicit,
  integer,
  members,
  nul,
  octets,
  oid,
  readOctets,
  readOid,
  readPiecewiseOctets,
  readPlainAlgorithm,
  sequence,
  set,
  tagged,
  taggedBytes,
  type Asn1,
} from '../asn1.ts';
import { belongsTo } from './authority.ts';
import { parseCertificate, type Certificate } from './certificates.ts';
import { OID } from '../oids.ts';
import { hashName, macKey, pbes2Decrypt, pbes2Encrypt, pbkdf2Key, readIterations } from './pkcs12Kdf.ts';
import { sameBytes, sha256, wipe } from '../primitives.ts';
import { guarded, refuse } from '../refusal.ts';

/** OWASP's 2023 figure for PBKDF2-HMAC-SHA256; about two seconds altogether, so run it in a worker. */
const ITERATIONS = 600_000;
const MAX_FILE_BYTES = 1024 * 1024;

/** A key with its certificate and the certificates that came along. */
export interface Identity {
  readonly privateKey: KeyObject;
  readonly certificate: Certificate;
  readonly others: readonly Certificate[];
}

/**
 * PKCS#12 (RFC 7292) with AES-256, PBKDF2-SHA256 and a SHA-256 MAC. node-forge's own writes SHA-1 and gets
 * passphrases with Vietnamese marks wrong.
 */
export function writePkcs12(
  identity: Identity,
  passphrase: string,
  label: string,
  iterations = ITERATIONS,
): Buffer {
  const { certificate, others } = identity;
  const attributes = set(
    sequence(oid(OID.friendlyName), set(bmp(label.normalize('NFC')))),
    sequence(oid(OID.localKeyId), set(octets(sha256(certificate.der).subarray(0, 20)))),
  );
  const certificateBag = (c: Certificate, ...more: Asn1[]): Asn1 =>
    sequence(
      oid(OID.certificateBag),
      tagged(0, sequence(oid(OID.x509Certificate), tagged(0, octets(c.der)))),
      ...more,
    );
  const bags = sequence(certificateBag(certificate, attributes), ...others.map((c) => certificateBag(c)));
  const pkcs8 = identity.privateKey.export({ format: 'der', type: 'pkcs8' });
  const key = pbes2Encrypt(passphrase, pkcs8, iterations);
  wipe(pkcs8);
  const keyBag = sequence(
    oid(OID.shroudedKeyBag),
    tagged(0, sequence(key.algorithm, octets(key.bytes))),
    attributes,
  );
  const sealed = pbes2Encrypt(passphrase, encode(bags), iterations);
  const encrypted = sequence(
    integer(0),
    sequence(oid(OID.data), sealed.algorithm, taggedBytes(0, sealed.bytes)),
  );
  const safe = encode(
    sequence(
      sequence(oid(OID.encryptedData), tagged(0, encrypted)),
      sequence(oid(OID.data), tagged(0, octets(encode(sequence(keyBag))))),
    ),
  );
  return encode(
    sequence(integer(3), sequence(oid(OID.data), tagged(0, octets(safe))), mac(safe, passphrase, iterations)),
  );
}

function mac(safe: Buffer, passphrase: string, iterations: number): Asn1 {
  const salt = randomBytes(16);
  const value = createHmac('sha256', macKey('sha256', passphrase, salt, iterations))
    .update(safe)
    .digest();
  return sequence(
    sequence(sequence(oid(OID.sha256), nul()), octets(value)),
    octets(salt),
    integer(iterations),
  );
}

/** Reads a PKCS#12 file; the MAC is checked before anything is decrypted, and a file without one is refused. */
export function readPkcs12(file: Uint8Array, passphrase: string): Identity {
  if (file.length > MAX_FILE_BYTES) refuse('key-file-unreadable', 'too-large');
  return guarded('key-file-unreadable', () => {
    const [, content, macData] = members(decode(file, { ber: true }), 'pfx', 2, 3);
    if (!macData) refuse('key-file-unreadable', 'no-mac');
    const safe = readPiecewiseOctets(contentOf(content, OID.data));
    checkMac(macData, safe, passphrase);
    const found: Found = { keys: [], certificates: [] };
    for (const part of members(decode(safe, { ber: true }), 'safe'))
      collect(readSafe(part, passphrase), passphrase, found);
    return identityOf(found);
  });
}

interface Found {
  readonly keys: KeyObject[];
  readonly certificates: Certificate[];
}

/** The one key, and among the certificates the one that belongs to it. */
export function identityOf({ keys, certificates }: Found): Identity {
  const [privateKey, second] = keys;
  if (!privateKey || second) return refuse('key-file-unreadable', 'one-key-expected');
  const certificate = certificates.find((c) => belongsTo(privateKey, c));
  if (!certificate) return refuse('key-file-unreadable', 'no-certificate');
  return { privateKey, certificate, others: certificates.filter((c) => c !== certificate) };
}

function contentOf(node: Asn1 | undefined, type: string): Asn1 {
  const [id, content] = members(node, 'content-info', 2, 2);
  if (readOid(id) !== type) refuse('key-file-unreadable', 'malformed');
  return explicit(content, 0, 'content');
}

function checkMac(node: Asn1, safe: Buffer, passphrase: string): void {
  const [info, salt, iterations] = members(node, 'mac-data', 2, 3);
  const [algorithm, value] = members(info, 'digest-info', 2, 2);
  const [id, parameters] = members(algorithm, 'algorithm', 1, 2);
  let expected: Buffer;
  if (readOid(id) === OID.pbmac1) {
    const [kdf, scheme] = members(parameters, 'pbmac1', 2, 2); // RFC 9579
    const hash = hashName(readPlainAlgorithm(scheme));
    expected = createHmac(hash, pbkdf2Key(passphrase, kdf, 32))
      .update(safe)
      .digest();
  } else {
    const hash = hashName(readPlainAlgorithm(algorithm));
    const key = macKey(hash, passphrase, readOctets(salt), readIterations(iterations));
    expected = createHmac(hash, key).update(safe).digest();
  }
  if (!sameBytes(expected, readOctets(value))) refuse('wrong-passphrase', 'wrong-passphrase');
}

/** The bags of one part of the safe, in clear or encrypted. */
function readSafe(part: Asn1, passphrase: string): Buffer {
  const [id] = members(part, 'content-info', 2, 2);
  if (readOid(id) === OID.data) return readPiecewiseOctets(contentOf(part, OID.data));
  const [, content] = members(contentOf(part, OID.encryptedData), 'encrypted-data', 2, 3);
  const [, algorithm, sealed] = members(content, 'encrypted-content', 3, 3);
  return pbes2Decrypt(passphrase, algorithm, readPiecewiseOctets(sealed, 0));
}

function collect(bags: Buffer, passphrase: string, found: Found): void {
  for (const bag of members(decode(bags, { ber: true }), 'bags')) {
    const [idNode, wrapped] = members(bag, 'bag', 2, 3);
    const value = explicit(wrapped, 0, 'bag-value');
    switch (readOid(idNode)) {
      case OID.certificateBag: {
        const [type, certificate] = members(value, 'certificate-bag', 2, 2);
        if (readOid(type) !== OID.x509Certificate) break;
        found.certificates.push(
          parseCertificate(readPiecewiseOctets(explicit(certificate, 0, 'certificate'))),
        );
        break;
      }
      case OID.shroudedKeyBag: {
        const [algorithm, sealed] = members(value, 'key-bag', 2, 2);
        found.keys.push(loadKey(pbes2Decrypt(passphrase, algorithm, readPiecewiseOctets(sealed))));
        break;
      }
      case OID.keyBag:
        found.keys.push(loadKey(encode(value)));
        break;
      default: // CRLs and secrets are not ours to read
    }
  }
}

function loadKey(pkcs8: Buffer): KeyObject {
  try {
    return createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  } finally {
    wipe(pkcs8);
  }
}
