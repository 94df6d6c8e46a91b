import { AppError, type ErrorCode, raise } from '../../../shared/errors.ts';
import type { Certificate } from '../crypto/x509/certificates.ts';
import { validateChain } from '../crypto/x509/chain.ts';
import { verifyCms } from '../crypto/cms/verify.ts';
import { revocationDemanded } from '../policy/store.ts';
import type { Ports } from '../ports.ts';
import { ownAuthorities } from './ownKeys.ts';
import { judgingAnchors, revocationLists } from './peers.ts';

export const MAX_DETACHED_BYTES = 256 * 1024;

/** What a person can do something about elsewhere keeps its own words. */
const PASSED_ON: ReadonlySet<ErrorCode> = new Set(['sender-unknown', 'revocation-list-needed']);

/**
 * Who signed the very bytes of a file, detached: a certificate of this office's authority or of an office whose card is
 * trusted here. An authority that serves many offices makes none of them trusted: the office must be one that is known.
 * @param refused the code for a signature that does not hold; its reason is the code of what failed
 * @throws AppError `refused`; `revocation-list-needed`; `sender-unknown` with the code of an office that is not trusted here
 */
export function verifyDetached(
  ports: Ports,
  content: Uint8Array,
  signature: Uint8Array,
  refused: ErrorCode,
): Certificate {
  try {
    const { signatures } = verifyCms({
      message: signature,
      content,
      profile: 'exchange',
      judge: ({ certificate, signingTimeMs }) => {
        const { officeCode } = certificate.name;
        const isOwn = officeCode === ports.station.office.code;
        validateChain(certificate, {
          atMs: signingTimeMs ?? ports.nowMs(),
          nowMs: ports.nowMs(),
          anchors: anchorsOf(ports, officeCode),
          revocationLists: revocationLists(ports.db),
          revocation: isOwn ? 'when-present' : revocationDemanded(ports.db),
          keyUsage: 'digitalSignature',
        });
      },
    });
    return signatures[0]?.certificate ?? raise(refused, { reason: 'none' });
  } catch (cause) {
    if (!(cause instanceof AppError) || PASSED_ON.has(cause.code)) throw cause;
    throw new AppError(refused, { reason: cause.code }, { cause });
  }
}

function anchorsOf(ports: Ports, officeCode: string | undefined): readonly Certificate[] {
  if (officeCode === undefined) return [];
  if (officeCode === ports.station.office.code) return ownAuthorities(ports.db);
  const anchors = judgingAnchors(ports.db, officeCode);
  return anchors.length > 0 ? anchors : raise('sender-unknown', { code: officeCode });
}
