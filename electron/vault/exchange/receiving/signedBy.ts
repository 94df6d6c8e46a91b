import { raise } from '../../../../shared/errors.ts';
import { validateChain } from '../../crypto/x509/chain.ts';
import { verifyCms } from '../../crypto/cms/verify.ts';
import { isPersonal } from '../../crypto/x509/certificates.ts';
import { revocationDemanded } from '../../policy/store.ts';
import type { Ports } from '../../ports.ts';
import { judgingAnchors, revocationLists } from '../../peers/peers.ts';

/**
 * Checks that a text was signed by an office itself, with its own signing certificate under the authority that this
 * station trusts for it; who carried the text is no matter.
 * @returns the serial of that certificate
 * @throws AppError `sender-unknown`, `signature-invalid`, and the codes of a certificate
 */
export function signedByOffice(
  ports: Pick<Ports, 'db' | 'nowMs'>,
  { content, p7s }: { readonly content: string; readonly p7s: Buffer },
  officeCode: string,
): string {
  const anchors = judgingAnchors(ports.db, officeCode);
  if (anchors.length === 0) raise('sender-unknown', { code: officeCode });
  const nowMs = ports.nowMs();
  let serial = '';
  verifyCms({
    message: p7s,
    content: Buffer.from(content, 'utf8'),
    profile: 'exchange',
    judge: ({ certificate, signingTimeMs }) => {
      const lists = revocationLists(ports.db);
      validateChain(certificate, {
        atMs: signingTimeMs ?? nowMs,
        nowMs,
        anchors,
        revocationLists: lists,
        revocation: revocationDemanded(ports.db),
        keyUsage: 'digitalSignature',
      });
      if (certificate.name.officeCode !== officeCode || isPersonal(certificate))
        raise('signature-invalid', { reason: 'wrong-signer' });
      serial = certificate.serialHex;
    },
  });
  return serial === '' ? raise('signature-invalid', { reason: 'no-signer' }) : serial;
}
