import { MAX_DETACHED_BYTES, verifyDetached } from '../peers/detachedSignature.ts';
import type { Ports } from '../ports.ts';

export const MAX_LIST_SIGNATURE_BYTES = MAX_DETACHED_BYTES;

/** Who signed a file of lists: the name and the serial number of the certificate. */
export interface ListSignature {
  readonly signedBy: string;
  readonly serial: string;
}

/**
 * A detached CMS signature over the very bytes of the file.
 * @throws AppError `list-signature-invalid` with the reason; `sender-unknown` with the code of an office that is not trusted here
 */
export function verifyListSignature(ports: Ports, content: Uint8Array, signature: Uint8Array): ListSignature {
  const certificate = verifyDetached(ports, content, signature, 'list-signature-invalid');
  return { signedBy: certificate.name.commonName, serial: certificate.serialHex };
}
