import { createHash, type KeyObject } from 'node:crypto';
import { publicKeyOf } from './algorithms.ts';
import {
  type Ber,
  BerError,
  integerHexOf,
  membersOf,
  octetsOf,
  oidOf,
  readBer,
  SEQUENCE,
  SET,
  timeOf,
} from './ber.ts';

/** What is told of a certificate that came with a signature. Nothing of it is proved by that. */
export interface ForeignCertificate {
  readonly der: Buffer;
  readonly sha256: string;
  readonly serialHex: string;
  readonly issuer: Buffer;
  readonly subject: Buffer;
  readonly subjectName: ForeignName;
  readonly issuerName: ForeignName;
  readonly notBeforeMs: number;
  readonly notAfterMs: number;
  readonly key: KeyObject;
  readonly subjectKeyId: Buffer | null;
  /** extended key usages; null where none is named */
  readonly purposes: ReadonlySet<string> | null;
  /** whoever does not understand them must not take it (RFC 5280 §4.2) */
  readonly purposesCritical: boolean;
}

export interface ForeignName {
  readonly commonName: string;
  readonly organization: string;
}

const MAX_BYTES = 64 * 1024;
const [COMMON_NAME, ORGANIZATION] = ['2.5.4.3', '2.5.4.10'];
const [SUBJECT_KEY_ID, PURPOSES] = ['2.5.29.14', '2.5.29.37'];
const LONGEST_NAME = 300;

/** @throws BerError */
export function readForeignCertificate(value: Ber): ForeignCertificate {
  const der = value.isDefinite ? value.whole : Buffer.from(value.whole);
  if (der.length > MAX_BYTES) throw new BerError('certificate');
  const [toBeSigned] = membersOf(value, SEQUENCE);
  const fields = [...membersOf(toBeSigned, SEQUENCE)];
  if (fields[0]?.tag === 0xa0) fields.shift();
  const [serial, , issuer, validity, subject, keyInfo, ...rest] = fields;
  const [notBefore, notAfter] = membersOf(validity, SEQUENCE);
  if (issuer === undefined || subject === undefined || keyInfo === undefined)
    throw new BerError('certificate');
  const extensions = readExtensions(rest.find(({ tag }) => tag === 0xa3));
  const keyId = extensions.get(SUBJECT_KEY_ID)?.value;
  const purposes = extensions.get(PURPOSES);
  return {
    der,
    sha256: createHash('sha256').update(der).digest('hex'),
    serialHex: integerHexOf(serial),
    issuer: issuer.whole,
    subject: subject.whole,
    subjectName: readName(subject),
    issuerName: readName(issuer),
    notBeforeMs: timeOf(notBefore),
    notAfterMs: timeOf(notAfter),
    key: publicKeyOf(keyInfo.whole),
    subjectKeyId: keyId === undefined ? null : octetsOf(readBer(keyId)),
    purposes:
      purposes === undefined ? null : new Set(membersOf(readBer(purposes.value), SEQUENCE).map(oidOf)),
    purposesCritical: purposes?.isCritical === true,
  };
}

interface Extension {
  readonly value: Buffer;
  readonly isCritical: boolean;
}

function readExtensions(wrapped: Ber | undefined): Map<string, Extension> {
  const extensions = new Map<string, Extension>();
  if (wrapped === undefined) return extensions;
  for (const extension of membersOf(wrapped.members[0], SEQUENCE)) {
    const parts = membersOf(extension, SEQUENCE);
    const isCritical = parts.length === 3 && parts[1]?.content[0] !== 0;
    extensions.set(oidOf(parts[0]), { value: octetsOf(parts.at(-1)), isCritical });
  }
  return extensions;
}

/** The names in a Name, for display. @throws BerError */
export function readName(name: Ber): ForeignName {
  const found = new Map<string, string>();
  for (const part of membersOf(name, SEQUENCE))
    for (const pair of membersOf(part, SET)) {
      const [type, value] = membersOf(pair, SEQUENCE);
      if (value !== undefined) found.set(oidOf(type), textOf(value));
    }
  return { commonName: found.get(COMMON_NAME) ?? '', organization: found.get(ORGANIZATION) ?? '' };
}

/** Text of a DirectoryString, for display: without control characters, in NFC. */
function textOf({ tag, content }: Ber): string {
  const text = tag === 0x1e ? swapped(content) : content.toString(tag === 0x0c ? 'utf8' : 'latin1');
  return text
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_NAME);
}

const swapped = (content: Buffer): string =>
  content.length % 2 === 0 ? Buffer.from(content).swap16().toString('utf16le') : '';
