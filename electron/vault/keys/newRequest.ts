import { raise } from '../../../shared/errors.ts';
import { randomSerial } from '../crypto/x509/authority.ts';
import { createCertificateRequest } from '../crypto/x509/csr.ts';
import type { SubjectName } from '../crypto/x509/names.ts';
import { wrapPrivateKey } from '../crypto/wrap.ts';
import { certificatesOf, currentCertificate } from '../people/certificateStore.ts';
import { keyContext } from '../crypto/carriedKey.ts';
import { personById } from '../people/store.ts';
import type { Ports } from '../ports.ts';
import { signRequest } from './requestProof.ts';
import { type KeyRequest, waitingRequests } from './store.ts';

export const PAIR = [
  ['signing', 'sign'],
  ['encryption', 'encrypt'],
] as const;

export function subjectOf(ports: Ports, personId: string): SubjectName {
  const person = personById(ports.db, personId) ?? raise('not-found', { id: personId });
  const { name, code } = ports.station.office;
  return { commonName: person.fullName, organization: name, officeCode: code, personId };
}

/** Two key pairs, sealed under the person's own key before anybody else hears of them, and signed with the key in force. */
export async function newRequest(ports: Ports): Promise<Omit<KeyRequest, 'name'>> {
  const subject = subjectOf(ports, ports.actor.id);
  const [sign, encrypt] = await Promise.all(
    PAIR.map(async ([role]) => {
      const pair = await ports.newKeyPair();
      const serial = randomSerial();
      const key = wrapPrivateKey(ports.keys.userKey, pair.privateKey, keyContext(serial));
      return { serial, key, request: createCertificateRequest(pair, subject, role) };
    }),
  );
  if (sign === undefined || encrypt === undefined) return raise('internal');
  const asked = {
    id: ports.newId(),
    personId: ports.actor.id,
    askedMs: ports.nowMs(),
    signSerial: sign.serial,
    signRequest: sign.request,
    signKey: sign.key,
    encryptSerial: encrypt.serial,
    encryptRequest: encrypt.request,
    encryptKey: encrypt.key,
  };
  return { ...asked, ...signRequest(ports, asked) };
}

/**
 * The request of a person whose signing certificate was taken back (a machine was lost) and who has not asked yet; null
 * for everybody else.
 */
export async function requestAfterLoss(ports: Ports): Promise<Omit<KeyRequest, 'name'> | null> {
  const { db, actor } = ports;
  const isTaken =
    currentCertificate(db, 'person', 'sign', actor.id) === undefined &&
    certificatesOf(db, 'person', 'sign', actor.id).length > 0;
  if (!isTaken || waitingRequests(db).some(({ personId }) => personId === actor.id)) return null;
  return newRequest(ports);
}
