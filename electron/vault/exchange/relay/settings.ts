import type { KeyObject } from 'node:crypto';
import type { LedgerAct } from '../../../../shared/domain/ledgerActs.ts';
import { raise } from '../../../../shared/errors.ts';
import type { Output, Parsed } from '../../../../shared/ipc/contract.ts';
import type { RelayAddress } from '../../../../shared/ipc/egressProtocol.ts';
import { relayUserName } from '../../../../shared/domain/station/relayName.ts';
import { loadCertificates, loadIdentity } from '../../crypto/x509/bareFiles.ts';
import { isSelfSigned, parseCertificate, type Certificate } from '../../crypto/x509/certificates.ts';
import { validateChain } from '../../crypto/x509/chain.ts';
import { fingerprintOf } from '../../crypto/fingerprint.ts';
import { OID } from '../../crypto/oids.ts';
import { toPem } from '../../crypto/pem.ts';
import { unwrapPrivateKey, wrapPrivateKey } from '../../crypto/wrap.ts';
import { type Ports, handlers, ofStation, preparedCommand } from '../../ports.ts';
import { readSmallFile } from '../../disk/smallFile.ts';
import { refuseClosedStation } from '../../rules/closedStation.ts';
import {
  changeRelay,
  pauseRelay,
  relayRow,
  removeRelay,
  setRelay,
  type RelayRow,
} from '../../tables/relay.ts';

const MAX_KEY_FILE_BYTES = 1024 * 1024;

type Settings = Output<'relay.setUp'>;

/** What binds the sealed key to its certificate. */
const keyContext = (certificate: Certificate): string => `an-thu/relay-key/${certificate.serialHex}`;

/** Where the process with sockets is to connect, with the key of its certificate; null without the office's key. */
export function relayAddress(ports: Pick<Ports, 'db' | 'station' | 'keys'>): RelayAddress | null {
  const row = relayRow(ports.db);
  const { officeKey } = ports.keys;
  if (row === null || officeKey === null) return null;
  const certificate = parseCertificate(row.certificate);
  const key = unwrapPrivateKey(officeKey, row.sealedKey, keyContext(certificate));
  return {
    servers: row.servers,
    station: ports.station.stationId,
    authority: toPem(row.authority, 'CERTIFICATE'),
    certificate: toPem(row.certificate, 'CERTIFICATE'),
    key: key.export({ format: 'pem', type: 'pkcs8' }).toString(),
    bytesPerSecond: row.bytesPerSecond,
  };
}

export function settingsOf(row: RelayRow): Settings {
  const [certificate, authority] = [parseCertificate(row.certificate), parseCertificate(row.authority)];
  return {
    servers: row.servers,
    bytesPerSecond: row.bytesPerSecond,
    paused: row.paused,
    certificate: {
      validUntilMs: Math.min(certificate.notAfterMs, authority.notAfterMs),
      authority: authority.name.commonName,
      fingerprint: fingerprintOf(authority).hex,
    },
  };
}

interface Credentials {
  readonly certificate: Certificate;
  readonly privateKey: KeyObject;
  readonly authority: Certificate;
}

export const relaySettings = handlers({
  'relay.setUp': preparedCommand({
    prepare: async (ports, input) => {
      refuseClosedStation(ports);
      return credentialsOf(ports, input);
    },
    apply: (ports, { servers, bytesPerSecond }, { certificate, privateKey, authority }) => {
      const officeKey = ports.keys.officeKey ?? raise('key-not-granted', { owner: 'office' });
      const sealedKey = wrapPrivateKey(officeKey, privateKey, keyContext(certificate));
      const row = {
        servers: [...servers],
        authority: authority.der,
        certificate: certificate.der,
        sealedKey,
        bytesPerSecond,
      };
      setRelay(ports.db, row, { personId: ports.actor.id, nowMs: ports.nowMs() });
      const facts = { server: servers[0] ?? '', fingerprint: authority.sha256.slice(0, 16) };
      return told(ports, 'relay.set-up', facts);
    },
  }),

  'relay.change': (ports, { servers, bytesPerSecond }) => {
    current(ports);
    changeRelay(ports.db, { servers, bytesPerSecond });
    return told(ports, 'relay.changed', { server: servers[0] ?? '', bytesPerSecond });
  },

  'relay.pause': (ports, { paused }) => {
    current(ports);
    pauseRelay(ports.db, paused);
    return told(ports, paused ? 'relay.paused' : 'relay.resumed', {});
  },

  'relay.remove': (ports) => {
    current(ports);
    const removed = removeRelay(ports.db);
    append(ports, 'relay.removed', {});
    return { removed };
  },
});

const current = (ports: Pick<Ports, 'db'>): RelayRow => relayRow(ports.db) ?? raise('relay-not-set-up');

function told(ports: Ports, act: LedgerAct, facts: Record<string, string | number | null>): Settings {
  append(ports, act, facts);
  return settingsOf(current(ports));
}

function append(ports: Ports, act: LedgerAct, facts: Record<string, string | number | null>): void {
  ports.append({ act, ...ofStation(ports), facts });
  ports.announce('exchange.changed');
}

/**
 * The station's certificate for the relay: of this station and no other, for a client, under one authority.
 * @throws AppError `relay-certificate-wrong`, and what reading a key file may throw
 */
function credentialsOf(ports: Ports, input: Parsed<'relay.setUp'>): Credentials {
  const identity = loadIdentity(readSmallFile(input.path, MAX_KEY_FILE_BYTES), input.passphrase);
  const { certificate, privateKey } = identity;
  const more =
    input.authorityPath === null
      ? []
      : loadCertificates(readSmallFile(input.authorityPath, MAX_KEY_FILE_BYTES));
  const authorities = [...more, ...identity.others].filter((one) => one.isAuthority && isSelfSigned(one));
  const [authority] = authorities.filter((one) => one.subject.equals(certificate.issuer));
  if (authority === undefined) return raise('relay-certificate-wrong', { reason: 'authority' });
  const nowMs = ports.nowMs();
  validateChain(certificate, {
    atMs: nowMs,
    nowMs,
    anchors: [authority],
    revocation: 'when-present',
    keyUsage: 'digitalSignature',
    extendedKeyUsage: OID.clientAuth,
  });
  const wanted = relayUserName(ports.station.stationId);
  if (certificate.dnsNames.length !== 1 || certificate.dnsNames[0] !== wanted)
    return raise('relay-certificate-wrong', { reason: 'other-station', wanted });
  return { certificate, privateKey, authority };
}
