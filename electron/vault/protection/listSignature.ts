import { AppError, raise } from '../../../shared/errors.ts';
import { readStaged } from '../attachments/readStaged.ts';
import { validateChain } from '../crypto/chain.ts';
import { verifyCms } from '../crypto/cmsVerify.ts';
import { ownRoot } from '../exchange/keys.ts';
import { revocationLists, trustedRoots } from '../exchange/peers.ts';
import type { Ports } from '../ports.ts';

const MAX_SIGNATURE_BYTES = 256 * 1024;

/** Who signed a file of lists: the name and the serial number of the certificate. */
export interface ListSignature {
  readonly signedBy: string;
  readonly serial: string;
}

/**
 * A detached CMS signature over the very bytes of the file, by a certificate of this office's authority or of an
 * office whose card is trusted here.
 * @throws AppError `list-signature-invalid` with the reason
 */
export function verifyListSignature(ports: Ports, content: Uint8Array, stageId: string): ListSignature {
  const { bytes } = readStaged(ports, stageId, MAX_SIGNATURE_BYTES);
  const anchors = [ownRoot(ports.db), ...trustedRoots(ports.db)];
  try {
    const { signatures } = verifyCms({
      message: bytes,
      content,
      profile: 'exchange',
      judge: ({ certificate, signingTimeMs }) => {
        validateChain(certificate, {
          atMs: signingTimeMs ?? ports.nowMs(),
          nowMs: ports.nowMs(),
          anchors,
          revocationLists: revocationLists(ports.db),
          revocation: 'when-present',
          keyUsage: 'digitalSignature',
        });
      },
    });
    const certificate = signatures[0]?.certificate ?? raise('list-signature-invalid', { reason: 'none' });
    return { signedBy: certificate.name.commonName, serial: certificate.serialHex };
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    throw new AppError('list-signature-invalid', { reason: cause.code }, { cause });
  }
}
