import { AppError, raise } from '../../../shared/errors.ts';
import type { Certificate } from '../crypto/certificates.ts';
import { validateChain } from '../crypto/chain.ts';
import { verifyCms } from '../crypto/cmsVerify.ts';
import { ownAuthorities } from '../exchange/keys.ts';
import { anchorsFor, revocationLists } from '../exchange/peers.ts';
import type { Ports } from '../ports.ts';

export const MAX_LIST_SIGNATURE_BYTES = 256 * 1024;

/** Who signed a file of lists: the name and the serial number of the certificate. */
export interface ListSignature {
  readonly signedBy: string;
  readonly serial: string;
}

/**
 * A detached CMS signature over the very bytes of the file, by a certificate of this office's authority or of an
 * office whose card is trusted here.
 * @throws AppError `list-signature-invalid` with the reason; `sender-unknown` with the code of an office that is not trusted here
 */
export function verifyListSignature(ports: Ports, content: Uint8Array, signature: Uint8Array): ListSignature {
  try {
    const { signatures } = verifyCms({
      message: signature,
      content,
      profile: 'exchange',
      judge: ({ certificate, signingTimeMs }) => {
        validateChain(certificate, {
          atMs: signingTimeMs ?? ports.nowMs(),
          nowMs: ports.nowMs(),
          anchors: anchorsOf(ports, certificate.name.officeCode),
          revocationLists: revocationLists(ports.db),
          revocation: 'when-present',
          keyUsage: 'digitalSignature',
        });
      },
    });
    const certificate = signatures[0]?.certificate ?? raise('list-signature-invalid', { reason: 'none' });
    return { signedBy: certificate.name.commonName, serial: certificate.serialHex };
  } catch (cause) {
    if (!(cause instanceof AppError) || cause.code === 'sender-unknown') throw cause;
    throw new AppError('list-signature-invalid', { reason: cause.code }, { cause });
  }
}

/** An authority that serves many offices makes none of them trusted: the office must be one that is known here. */
function anchorsOf(ports: Ports, officeCode: string | undefined): readonly Certificate[] {
  if (officeCode === undefined) return [];
  if (officeCode === ports.station.office.code) return ownAuthorities(ports.db);
  const anchors = anchorsFor(ports.db, officeCode);
  return anchors.length > 0 ? anchors : raise('sender-unknown', { code: officeCode });
}
