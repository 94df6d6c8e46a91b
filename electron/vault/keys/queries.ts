import type { Role } from '../../../shared/domain/people/roles.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { warningFor } from '../../../shared/domain/people/certificateAge.ts';
import { fingerprintOf } from '../crypto/fingerprint.ts';
import { parseCertificate, type Certificate } from '../crypto/x509/certificates.ts';
import { isListOf, parseRevocationList, type RevocationList } from '../crypto/x509/crl.ts';
import type { Db } from '../db/handles.ts';
import { newestRevocationList } from '../peers/store.ts';
import { issuingCertificate } from '../peers/ownKeys.ts';
import { revocationLists, trustedPeers } from '../peers/peers.ts';
import { outsideRows, waitingOfficeRequests } from '../people/outsideStore.ts';
import { outsideAuthorities } from '../roster/outside.ts';
import { leftAfterLoss } from './leftAfterLoss.ts';
import { type Ports, handlers } from '../ports.ts';
import { proofShown, requestFingerprint } from './requestProof.ts';
import { rootState } from './rootState.ts';
import { certificateFacts, waitingRequests, type CertificateFacts } from './store.ts';

type Line = Output<'keys.list'>['certificates'][number];
type ListLine = Output<'keys.list'>['lists'][number];
type PeerLine = Output<'keys.list'>['peers'][number];
type QueryPorts = Pick<Ports, 'db' | 'station' | 'nowMs' | 'today' | 'rules' | 'actor'>;
/** Who certifies the keys of others, or inspects who holds which. */
const SEES_PEOPLE: readonly Role[] = ['cipher', 'admin', 'inspector'];
/** Who is to see to the keys of the office and of its partners. */
const KEEPS_KEYS: readonly Role[] = ['cipher', 'clerk', 'admin'];

export const keyQueries = handlers({
  'keys.list': (ports) => {
    const { id, roles } = ports.actor;
    const seesAll = roles.some((role) => SEES_PEOPLE.includes(role));
    const isSeen = (personId: string | null): boolean => seesAll || personId === null || personId === id;
    return {
      certificates: certificateLines(ports).filter(({ personId }) => isSeen(personId)),
      peers: peerLines(ports),
      ownRequests: waitingOfficeRequests(ports.db, id).map(({ purpose, askedMs }) => ({ purpose, askedMs })),
      officeRequests: waitingOfficeRequests(ports.db, null).map(({ purpose, askedMs }) => ({
        purpose,
        askedMs,
      })),
      requests: waitingRequests(ports.db)
        .filter(({ personId }) => isSeen(personId))
        .map((request) => {
          const { id, personId, name, askedMs } = request;
          const { hex: fingerprint, words } = requestFingerprint(request);
          return { id, personId, name, askedMs, fingerprint, words, proof: proofShown(ports, request) };
        }),
      lists: listLines(ports),
      root: rootState(ports),
    };
  },
  'keys.warnings': (ports) => {
    const isDuty = ports.actor.roles.some((role) => KEEPS_KEYS.includes(role));
    const mine = (line: Line): boolean =>
      line.owner === 'person' ? line.personId === ports.actor.id : isDuty;
    return {
      warnings: certificateLines(ports).filter((line) => line.warning !== null && mine(line)),
      peers: isDuty ? peerLines(ports).filter((line) => line.warning !== null) : [],
      loss: isDuty || ports.actor.roles.includes('leader') ? leftAfterLoss(ports) : null,
    };
  },
});

/** The newest that was not taken back is in force; those behind it are kept for what was sealed for them. */
export function certificateLines(ports: QueryPorts): Line[] {
  const taken = new Set<string>();
  const own = certificateFacts(ports.db).map((row) => {
    const holder = `${row.owner}/${row.personId ?? ''}/${row.purpose}`;
    const isNewest = row.revokedMs === null && row.personActive && !taken.has(holder);
    if (isNewest) taken.add(holder);
    return lineOf(ports, row, isNewest);
  });
  return [...own, ...outsideRows(ports.db).map((row) => outsideLine(ports, row))];
}

function outsideLine(ports: QueryPorts, { id, certificate }: ReturnType<typeof outsideRows>[number]): Line {
  const isOver = certificate.notAfterMs < ports.nowMs();
  return {
    id,
    owner: 'outside',
    personId: null,
    name: certificate.name.commonName,
    ...faceOf(ports, certificate, 'issue', null, isOver ? 'expired' : 'in-force'),
  };
}

function lineOf(ports: QueryPorts, row: CertificateFacts, isNewest: boolean): Line {
  const { id, owner, personId, untilMs, revokedMs } = row;
  const certificate = parseCertificate(row.der);
  const isOver = untilMs < ports.nowMs();
  const state = revokedMs !== null ? 'revoked' : !isNewest ? 'kept' : isOver ? 'expired' : 'in-force';
  return {
    id,
    owner,
    personId,
    ...faceOf(ports, certificate, row.purpose, revokedMs, state),
    name: row.personName ?? ports.station.office.name,
  };
}

/** The three certificates on each trusted card; one that its authority took back is shown so. */
function peerLines(ports: QueryPorts): PeerLine[] {
  const lists = revocationLists(ports.db);
  return trustedPeers(ports.db).flatMap((peer) => {
    const { stationId, officeCode, officeName: name, root, signing, encryption } = peer;
    const authorities = [root, ...peer.authorities];
    const line = (certificate: Certificate, purpose: PeerLine['purpose']): PeerLine => {
      const issuer = authorities.find((one) => one.subject.equals(certificate.issuer));
      const list = issuer && lists.find((one) => isListOf(one, issuer));
      const revokedMs = list?.revoked.get(certificate.serialHex)?.revokedMs ?? null;
      const isOver = certificate.notAfterMs < ports.nowMs();
      const state = revokedMs !== null ? 'revoked' : isOver ? 'expired' : 'in-force';
      return { ...faceOf(ports, certificate, purpose, revokedMs, state), name, stationId, officeCode };
    };
    return [line(signing, 'sign'), line(encryption, 'encrypt'), line(root, 'issue')];
  });
}

function faceOf(
  ports: QueryPorts,
  certificate: Certificate,
  purpose: Line['purpose'],
  revokedMs: number | null,
  state: Line['state'],
): Omit<PeerLine, 'name' | 'stationId' | 'officeCode'> {
  const { serialHex: serial, notBeforeMs: fromMs, notAfterMs: untilMs } = certificate;
  const { hex, words } = fingerprintOf(certificate);
  const marks = ports.rules.asOf(ports.today()).certificateWarningDays;
  const isUsed = state === 'in-force' || state === 'expired';
  return {
    purpose,
    serial,
    fromMs,
    untilMs,
    revokedMs,
    state,
    words,
    issuer: certificate.issuerName.commonName,
    fingerprint: hex,
    warning: isUsed ? warningFor(untilMs, ports.nowMs(), marks) : null,
  };
}

function listLines(ports: QueryPorts): ListLine[] {
  const own = issuingCertificate(ports.db).sha256;
  const offices = new Map(
    listedAuthorities(ports.db).map(({ certificate, office }) => [certificate.sha256, office]),
  );
  offices.set(own, ports.station.office.name);
  return [...offices].flatMap(([root, office]) => {
    const der = newestRevocationList(ports.db, root);
    if (der === null || isUnreadable(der)) return []; // the directory of partners and the health check tell it
    return [listLine(ports, parseRevocationList(der), office, root === own)];
  });
}

function isUnreadable(der: Uint8Array): boolean {
  try {
    parseRevocationList(der);
    return false;
  } catch {
    return true;
  }
}

/** Whose lists are taken in here: the authorities on the cards of partners, and those outside that certified us. */
export function listedAuthorities(
  db: Db,
): { certificate: Certificate; office: string; stationId: string | null }[] {
  const outside = outsideAuthorities(db).map((certificate) => ({
    certificate,
    office: certificate.name.commonName,
    stationId: null,
  }));
  const peers = trustedPeers(db).flatMap(({ root, authorities, officeName: office, stationId }) =>
    [root, ...authorities].map((certificate) => ({ certificate, office, stationId })),
  );
  return [...peers, ...outside];
}

export const listLine = (
  ports: Pick<Ports, 'nowMs'>,
  list: RevocationList,
  office: string,
  own: boolean,
): ListLine => ({
  office,
  own,
  thisUpdateMs: list.thisUpdateMs,
  nextUpdateMs: list.nextUpdateMs,
  revoked: list.revoked.size,
  stale: list.nextUpdateMs < ports.nowMs(),
});
