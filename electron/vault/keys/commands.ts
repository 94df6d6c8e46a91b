import type { LedgerAct } from '../../../shared/domain/ledgerActs.ts';
import { raise } from '../../../shared/errors.ts';
import { parseCertificateRequest } from '../crypto/x509/csr.ts';
import { insertCertificate } from '../people/certificateStore.ts';
import {
  certifyKey,
  issue,
  openAuthority,
  toRow,
  type Authority,
  type Issued,
} from '../people/credentials.ts';
import { type Ports, handlers, preparedCommand } from '../ports.ts';
import { newRequest, PAIR, subjectOf } from './newRequest.ts';
import { certificateLines } from './queries.ts';
import {
  insertRequest,
  outsideIssuer,
  revokeCertificate,
  setIssued,
  waitingRequests,
  type KeyRequest,
} from './store.ts';

export interface OfficePair {
  readonly signing: Issued;
  readonly encryption: Issued;
}

export const keyCommands = handlers({
  'keys.renewOffice': preparedCommand({
    prepare: (ports) => issueOfficePair(ports),
    apply: (ports, _input, pair) => putOfficePair(ports, pair),
  }),

  'keys.askRenewal': preparedCommand({
    prepare: (ports) => newRequest(ports),
    apply: (ports, _input, request) => {
      if (waitingRequests(ports.db).some(({ personId }) => personId === ports.actor.id))
        raise('illegal-transition', { action: 'ask-renewal' });
      insertRequest(ports.db, request);
      tell(ports, 'keys.renewal-asked', ports.actor.id, {});
      return { requestId: request.id };
    },
  }),

  'keys.revoke': (ports, { id, reason }) => {
    const line = certificateLines(ports).find((one) => one.id === id);
    if (line === undefined) return raise('not-found', { id });
    if (outsideIssuer(ports.db, id) !== null || line.owner === 'outside')
      return raise('office-certificate-wrong', { reason: 'outside' });
    if (line.state === 'revoked') return raise('illegal-transition', { from: line.state, action: 'revoke' });
    // an office without keys neither sends nor receives, and a person without keys can't open what is theirs
    if (line.owner === 'authority' || line.state === 'in-force' || line.state === 'expired')
      return raise('certificate-in-force', { owner: line.owner });
    const nowMs = ports.nowMs();
    revokeCertificate(ports.db, id, reason, nowMs);
    tell(ports, 'keys.revoked', id, { serial: line.serial, reason });
    return { revokedMs: nowMs };
  },
});

/**
 * Certificates for a request that was proved to be the person's. Who asks for keys is not who certifies them, except where
 * one person holds both posts.
 * @param second who compared it too; null where its signature was enough
 */
export function issueRequested(
  ports: Ports,
  request: KeyRequest,
  second: string | null,
): { untilMs: number } {
  const subject = subjectOf(ports, request.personId);
  const untilMs = PAIR.map(([role, purpose]) => {
    const { publicKey } = parseCertificateRequest(request[`${purpose}Request`]);
    const serialHex = request[`${purpose}Serial`];
    const certificate = certifyKey(role, subject, publicKey, serialHex, ports.nowMs(), openAuthority(ports));
    insertCertificate(ports.db, {
      id: ports.newId(),
      owner: 'person',
      personId: request.personId,
      purpose,
      serial: certificate.serialHex,
      der: certificate.der,
      sealedKey: request[`${purpose}Key`],
      notBeforeMs: certificate.notBeforeMs,
      notAfterMs: certificate.notAfterMs,
    });
    return certificate.notAfterMs;
  });
  setIssued(ports.db, request.id, ports.nowMs());
  const facts = { serial: request.signSerial, ...(second === null ? {} : { second }) };
  tell(ports, 'keys.issued', request.personId, facts);
  return { untilMs: Math.min(...untilMs) };
}

/** New signing and receiving keys of the office with their certificates, not yet written. @throws AppError `key-not-granted` */
export async function issueOfficePair(
  ports: Ports,
  authority: Authority = openAuthority(ports),
): Promise<OfficePair> {
  const { name, code } = ports.station.office;
  const subject = { commonName: name, organization: name, officeCode: code };
  const [signing, encryption] = await Promise.all(
    PAIR.map(([role]) => issue(ports.newKeyPair, role, subject, ports.nowMs(), authority)),
  );
  return { signing: signing ?? raise('internal'), encryption: encryption ?? raise('internal') };
}

export function putOfficePair(ports: Ports, pair: OfficePair): { untilMs: number } {
  const officeKey = ports.keys.officeKey ?? raise('key-not-granted', { owner: 'office' });
  for (const [role, purpose] of PAIR)
    insertCertificate(ports.db, {
      ...toRow(pair[role], 'office', purpose, null, officeKey, ports.newId()),
      notBeforeMs: ports.nowMs(), // in force from now, also after one from outside that was taken this minute
    });
  tell(ports, 'keys.office-renewed', ports.station.stationId, {
    serial: pair.signing.certificate.serialHex,
  });
  return { untilMs: pair.signing.certificate.notAfterMs };
}

function tell(ports: Ports, act: LedgerAct, subjectId: string, facts: Record<string, string>): void {
  ports.append({ act, subjectKind: act === 'keys.revoked' ? 'certificate' : 'person', subjectId, facts });
  ports.announce('people.changed', subjectId);
}
