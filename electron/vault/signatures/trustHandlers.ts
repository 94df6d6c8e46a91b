import { raise } from '../../../shared/errors.ts';
import type { LedgerAct } from '../../../shared/domain/ledgerActs.ts';
import type { SignatureAuthority } from '../../../shared/ipc/contract/signatureTrust.ts';
import { type Certificate, parseCertificate } from '../crypto/x509/certificates.ts';
import { fingerprintOf } from '../crypto/fingerprint.ts';
import { type Ports, handlers, preparedCommand } from '../ports.ts';
import { leadingTo } from './foreignPath.ts';
import { keepTrust, readTrust } from './loadTrust.ts';
import { storedTrust } from './storedTrust.ts';
import {
  authorities,
  authority,
  insertTrust,
  lists,
  trustInForce,
  type TrustRow,
  withdrawTrust,
} from './trustStore.ts';

export const signatureTrustHandlers = handlers({
  'signatureTrust.list': (ports) => ({ authorities: shown(ports) }),

  'signatureTrust.load': preparedCommand({
    prepare: async (ports, { path }) => readTrust(ports, path),
    apply: (ports, _input, file) => {
      const loaded = keepTrust(ports, file);
      const { added, lists: kept, aside } = loaded;
      tell(ports, 'signature-trust.loaded', {
        added: added.length,
        lists: kept.length,
        aside: aside.length,
      });
      return loaded;
    },
  }),

  /** Compared out of band by the administrator, as the ledger keeps it. */
  'signatureTrust.trust': (ports, { id, fingerprint, comparedHow }) => {
    const certificate = certificateOf(ports, id);
    const told = fingerprint.replaceAll(/[^0-9a-f]/gi, '').toLowerCase();
    if (told !== certificate.sha256) raise('certificate-unknown', { reason: 'fingerprint-differs' });
    if (trustInForce(ports.db).some(({ authorityId }) => authorityId === id))
      raise('signature-trust-refused', { reason: 'trusted' });
    if (certificate.notAfterMs < ports.nowMs()) raise('certificate-expired');
    insertTrust(ports.db, {
      id: ports.newId(),
      authorityId: id,
      fingerprint: certificate.sha256,
      comparedHow,
      trustedMs: ports.nowMs(),
      trustedBy: ports.actor.id,
    });
    tell(ports, 'signature-trust.given', factsOf(certificate, { comparedHow }));
    return shownOne(ports, id);
  },

  'signatureTrust.withdraw': (ports, { id, reason }) => {
    const certificate = certificateOf(ports, id);
    const by = ports.actor.id;
    if (!withdrawTrust(ports.db, { authorityId: id, nowMs: ports.nowMs(), by, reason }))
      raise('signature-trust-refused', { reason: 'untrusted' });
    tell(ports, 'signature-trust.withdrawn', factsOf(certificate, { reason }));
    return shownOne(ports, id);
  },
});

const certificateOf = ({ db }: Ports, id: string): Certificate => {
  const row = authority(db, id);
  return parseCertificate((row ?? raise('not-found', { id })).der);
};

const nameOf = ({ name }: Certificate): string => name.commonName || name.organization;

const factsOf = (
  certificate: Certificate,
  more: Readonly<Record<string, string>>,
): Record<string, string> => ({
  name: nameOf(certificate).slice(0, 200),
  fingerprint: certificate.sha256.slice(0, 16),
  ...more,
});

function tell(ports: Ports, act: LedgerAct, facts: Record<string, string | number>): void {
  const subjectId = ports.station.stationId;
  ports.append({ act, subjectKind: 'station', subjectId, facts });
  ports.announce('settings.changed', subjectId);
}

const shownOne = (ports: Ports, id: string): SignatureAuthority =>
  shown(ports).find((one) => one.id === id) ?? raise('internal', { at: 'signature-trust' });

function shown(ports: Ports): SignatureAuthority[] {
  const trust = new Map(trustInForce(ports.db).map((row) => [row.authorityId, row]));
  const newest = new Map(lists(ports.db).map((row) => [row.issuerKey, row]));
  const stored = storedTrust(ports.db);
  return authorities(ports.db).map(({ id, der, issuerKey }) => {
    const certificate = parseCertificate(der);
    const root = leadingTo(certificate, stored, ports.nowMs());
    const { hex, words } = fingerprintOf(certificate);
    const list = newest.get(issuerKey);
    return {
      id,
      name: nameOf(certificate),
      organization: certificate.name.organization,
      issuer: certificate.issuerName.commonName || certificate.issuerName.organization,
      isRoot: certificate.issuer.equals(certificate.subject),
      fromMs: certificate.notBeforeMs,
      untilMs: certificate.notAfterMs,
      fingerprint: hex,
      words,
      trusted: trustedOf(trust.get(id)),
      leadsTo: root === null ? null : nameOf(root),
      list:
        list === undefined
          ? null
          : {
              thisUpdateMs: list.thisUpdateMs,
              nextUpdateMs: list.nextUpdateMs,
              count: list.named,
              isStale: list.nextUpdateMs < ports.nowMs(),
            },
    };
  });
}

const trustedOf = (row: TrustRow | undefined): SignatureAuthority['trusted'] =>
  row === undefined ? null : { sinceMs: row.trustedMs, by: row.by, comparedHow: row.comparedHow };
