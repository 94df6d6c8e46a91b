import type { RelayFault } from '../../shared/ipc/egressProtocol.ts';

const CODES: Readonly<Record<string, RelayFault>> = {
  ENOTFOUND: 'unknown-name',
  EAI_AGAIN: 'unknown-name',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'server-not-trusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'server-not-trusted',
  UNABLE_TO_GET_ISSUER_CERT: 'server-not-trusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'server-not-trusted',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'server-not-trusted',
  CERT_HAS_EXPIRED: 'server-not-trusted',
  CERT_NOT_YET_VALID: 'server-not-trusted',
  CERT_SIGNATURE_FAILURE: 'server-not-trusted',
  ERR_TLS_CERT_ALTNAME_INVALID: 'server-not-trusted',
  // with TLS 1.3 the server turns a certificate down after the handshake, and the cut may come before its word
  ECONNRESET: 'certificate-refused',
  EPIPE: 'certificate-refused',
};
const NAMES: Readonly<Record<string, RelayFault>> = {
  AuthorizationError: 'certificate-refused',
  PermissionViolationError: 'not-permitted',
  StreamNotFoundError: 'no-mailbox',
  ConsumerNotFoundError: 'no-mailbox',
  NoRespondersError: 'no-mailbox',
  JetStreamNotEnabled: 'no-mailbox',
  JetStreamApiError: 'not-accepted',
};
/** Alerts by which a server turns our certificate down. */
const ALERT =
  /alert (?:bad certificate|unknown ca|certificate (?:required|expired|unknown|revoked)|unsupported certificate|access denied)/i;

/** Why a connection, or a message on it, failed; the words of the libraries stay here. */
export function faultOf(error: unknown): RelayFault {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const { code } = at as NodeJS.ErrnoException;
    const known = (typeof code === 'string' ? CODES[code] : undefined) ?? NAMES[at.name];
    if (known !== undefined) return known;
    if (ALERT.test(at.message) || /authorization violation/i.test(at.message)) return 'certificate-refused';
  }
  return 'unreachable';
}
