import type { Output } from '../../../shared/ipc/contract.ts';
import { warningFor } from '../../../shared/domain/people/certificateAge.ts';
import { fingerprintOf } from '../crypto/fingerprint.ts';
import { parseCertificate } from '../crypto/certificates.ts';
import { parseRevocationList, type RevocationList } from '../crypto/crl.ts';
import { newestRevocationList, trustedCards } from '../exchange/peerStore.ts';
import { ownRoot } from '../exchange/keys.ts';
import { OFFICE_KEY_ROLES } from '../people/credentials.ts';
import { query, type Ports } from '../ports.ts';
import { certificateFacts, waitingRequests, type CertificateFacts } from './store.ts';

type Line = Output<'keys.list'>['certificates'][number];
type ListLine = Output<'keys.list'>['lists'][number];
type QueryPorts = Pick<Ports, 'db' | 'station' | 'nowMs' | 'actor'>;

export const keyQueries = {
  'keys.list': query<'keys.list'>((ports) => ({
    certificates: certificateLines(ports),
    requests: waitingRequests(ports.db).map(({ id, personId, name, askedMs }) => ({
      id,
      personId,
      name,
      askedMs,
    })),
    lists: listLines(ports),
  })),
  'keys.warnings': query<'keys.warnings'>((ports) => {
    const isDuty = ports.actor.roles.some((role) => OFFICE_KEY_ROLES.includes(role));
    const mine = (line: Line): boolean =>
      line.owner === 'person' ? line.personId === ports.actor.id : isDuty;
    return { warnings: certificateLines(ports).filter((line) => line.warning !== null && mine(line)) };
  }),
};

/** The newest that was not taken back is in force; those behind it are kept for what was sealed for them. */
export function certificateLines(ports: QueryPorts): Line[] {
  const taken = new Set<string>();
  return certificateFacts(ports.db).map((row) => {
    const holder = `${row.owner}/${row.personId ?? ''}/${row.purpose}`;
    const isNewest = row.revokedMs === null && row.personActive && !taken.has(holder);
    if (isNewest) taken.add(holder);
    return lineOf(ports, row, isNewest);
  });
}

function lineOf(ports: QueryPorts, row: CertificateFacts, isNewest: boolean): Line {
  const nowMs = ports.nowMs();
  const { id, owner, personId, purpose, serial, fromMs, untilMs, revokedMs } = row;
  const isOver = untilMs < nowMs;
  const state = revokedMs !== null ? 'revoked' : !isNewest ? 'kept' : isOver ? 'expired' : 'in-force';
  return {
    ...{ id, owner, personId, purpose, serial, fromMs, untilMs, revokedMs, state },
    name: row.personName ?? ports.station.office.name,
    fingerprint: fingerprintOf(parseCertificate(row.der)).hex,
    warning: isNewest ? warningFor(untilMs, nowMs) : null,
  };
}

function listLines(ports: QueryPorts): ListLine[] {
  const own = ownRoot(ports.db).sha256;
  const offices = new Map([[own, ports.station.office.name]]);
  for (const card of trustedCards(ports.db)) offices.set(card.rootSha256, card.officeName);
  return [...offices].flatMap(([root, office]) => {
    const der = newestRevocationList(ports.db, root);
    return der === null ? [] : [listLine(ports, parseRevocationList(der), office, root === own)];
  });
}

export const listLine = (
  ports: Pick<Ports, 'nowMs'>,
  list: RevocationList,
  office: string,
  own: boolean,
): ListLine => ({
  ...{ office, own },
  thisUpdateMs: list.thisUpdateMs,
  nextUpdateMs: list.nextUpdateMs,
  revoked: list.revoked.size,
  stale: list.nextUpdateMs < ports.nowMs(),
});
