import { createPublicKey, sign, verify } from 'node:crypto';
import { raise } from '../../../shared/errors.ts';
import { keyContext } from '../crypto/carriedKey.ts';
import { parseCertificate } from '../crypto/x509/certificates.ts';
import { parseCertificateRequest } from '../crypto/x509/csr.ts';
import { type Fingerprint, fingerprintOf } from '../crypto/fingerprint.ts';
import { sha256Hex } from '../crypto/primitives.ts';
import { unwrapPrivateKey } from '../crypto/wrap.ts';
import type { Db } from '../db/handles.ts';
import { certificatesOf } from '../people/certificateStore.ts';
import { openKey } from '../people/credentials.ts';
import type { Ports } from '../ports.ts';
import { rosterInForce } from '../roster/guard.ts';
import type { KeyRequest } from './store.ts';

/**
 * A request for keys is a row that anybody with the key of the database can write. Whose it is says the signature of the key
 * that the signed list gives its maker. Where that key was taken back (a machine was lost, and with it perhaps the key) two
 * officers compare the fingerprint with the person besides.
 */
export type RequestProof = 'signed' | 'taken-back' | 'none';

type Asked = Omit<KeyRequest, 'name' | 'proofBy' | 'proof'>;

/** Everything of a request, bound to its use. */
const requestBytes = (of: Asked): Buffer =>
  Buffer.from(
    `an-thu/key-request/1\n${JSON.stringify([
      of.id,
      of.personId,
      of.askedMs,
      of.signSerial,
      sha256Hex(of.signRequest),
      sha256Hex(of.signKey),
      of.encryptSerial,
      sha256Hex(of.encryptRequest),
      sha256Hex(of.encryptKey),
    ])}`,
  );

/** What the person reads out and two officers compare. */
export const requestFingerprint = (of: Asked): Fingerprint =>
  fingerprintOf({ sha256: sha256Hex(requestBytes(of)) });

/** SHA-256 of a person's certificates to sign in the signed list; those in force before those that were taken back. */
function listed(db: Db, personId: string): { readonly sha256: string; readonly revoked: boolean }[] {
  const { content } = rosterInForce(db);
  return content.certificates
    .filter((one) => one.owner === 'person' && one.personId === personId && one.purpose === 'sign')
    .sort((a, b) => Number(a.revoked) - Number(b.revoked));
}

/** The maker signs with the key that the list gives. @throws AppError `key-not-granted` */
export function signRequest(
  { db, actor, keys }: Pick<Ports, 'db' | 'actor' | 'keys'>,
  asked: Asked,
): Pick<KeyRequest, 'proofBy' | 'proof'> {
  const rows = certificatesOf(db, 'person', 'sign', actor.id);
  for (const { sha256 } of listed(db, actor.id)) {
    const row = rows.find(({ der }) => sha256Hex(der) === sha256);
    if (row === undefined) continue;
    try {
      return { proofBy: sha256, proof: sign('sha256', requestBytes(asked), openKey(row, keys.userKey)) };
    } catch {
      // of before a passphrase was reset: nobody opens it any more
    }
  }
  return raise('key-not-granted', { key: 'person' });
}

/** Whether the person in whose name a request stands made it. */
export function proofOf(db: Db, request: KeyRequest): RequestProof {
  const by = listed(db, request.personId).find(({ sha256 }) => sha256 === request.proofBy);
  const row = certificatesOf(db, 'person', 'sign', request.personId).find(
    ({ der }) => sha256Hex(der) === request.proofBy,
  );
  if (by === undefined || row === undefined) return 'none';
  const { publicKey } = parseCertificate(row.der);
  if (!verify('sha256', requestBytes(request), publicKey, request.proof)) return 'none';
  return by.revoked ? 'taken-back' : 'signed';
}

/**
 * As the signed-in person is told of it: the own request only if both keys are the person's own. What a stranger put into its
 * place would else be read out and compared with itself.
 */
export function proofShown(ports: Pick<Ports, 'db' | 'actor' | 'keys'>, request: KeyRequest): RequestProof {
  const isOwn = request.personId !== ports.actor.id || isMade(request, ports.keys.userKey);
  return isOwn ? proofOf(ports.db, request) : 'none';
}

function isMade(request: KeyRequest, userKey: Uint8Array): boolean {
  try {
    return (['sign', 'encrypt'] as const).every((purpose) => {
      const key = unwrapPrivateKey(
        userKey,
        request[`${purpose}Key`],
        keyContext(request[`${purpose}Serial`]),
      );
      return createPublicKey(key).equals(parseCertificateRequest(request[`${purpose}Request`]).publicKey);
    });
  } catch {
    return false;
  }
}
