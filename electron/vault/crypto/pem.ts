/** PEM labels that the product reads or writes (RFC 7468). */
type PemLabel =
  | 'CERTIFICATE'
  | 'X509 CRL'
  | 'CERTIFICATE REQUEST'
  | 'PRIVATE KEY'
  | 'ENCRYPTED PRIVATE KEY'
  | 'RSA PRIVATE KEY'
  | 'CMS'
  | 'PKCS7';

/** The decoded blocks of one label, in order. Linear in the length of the text. */
export function pemBlocks(text: string, label: PemLabel): Buffer[] {
  const begin = `-----BEGIN ${label}-----`;
  const end = `-----END ${label}-----`;
  const blocks: Buffer[] = [];
  for (let at = text.indexOf(begin); at >= 0; at = text.indexOf(begin, at)) {
    const stop = text.indexOf(end, at);
    if (stop < 0) break;
    blocks.push(Buffer.from(text.slice(at + begin.length, stop), 'base64'));
    at = stop + end.length;
  }
  return blocks;
}

export function toPem(der: Uint8Array, label: PemLabel): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

/** The blocks of a file that may be PEM (any number) or DER (one). */
export function pemOrDer(bytes: Uint8Array, ...labels: readonly PemLabel[]): Buffer[] {
  const file = Buffer.from(bytes);
  if (isBinary(file)) return [file];
  const text = file.toString('latin1');
  return labels.flatMap((label) => pemBlocks(text, label));
}

/** Every DER or BER file we read is a SEQUENCE; no text begins with its tag followed by a length octet. */
export const isBinary = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x30 && ((bytes[1] ?? 0) >= 0x80 || (bytes[1] ?? 0) === bytes.length - 2);
