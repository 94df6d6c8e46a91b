import { z } from 'zod';
import type { Output } from '../../../shared/ipc/contract.ts';
import { lineScope, visibleLines } from '../knowing/needToKnow.ts';
import type { Db } from '../db/handles.ts';
import type { Ports } from '../ports.ts';
import { isTakenBack, trustedPeers } from '../peers/peers.ts';
import { latestCard, trustedCards, waitingCard } from '../peers/store.ts';

export type OutOfTrust = Output<'exchange.peers'>['lost'][number];
type Asked = Pick<Ports, 'db' | 'actor'>;

/** Packets that have not left, of what this person may know. */
const WAITING = `SELECT count(*) FROM outbox o
  WHERE o.stage IN ('queued','sealed') AND o.replaced_by IS NULL AND (:stationId IS NULL OR o.peer_station = :stationId)
    AND (o.document_id IS NULL OR EXISTS (
      SELECT 1 FROM doc_list l WHERE l.document_id = o.document_id AND ${visibleLines('l')}))`;

/** @param stationId null: to any station */
export const packetsWaiting = ({ db, actor }: Asked, stationId: string | null): number =>
  z.int().parse(
    db
      .prepare(WAITING)
      .pluck()
      .get({ stationId, ...lineScope(actor) }),
  );

/**
 * Stations of other offices with which nothing can be exchanged until somebody has asked for a new card and compared it:
 * given as lost here, or with a certificate that their own authority took back. An office that is reached at another
 * station, or by a new card, has nothing left to do.
 */
export const outOfTrust = (ports: Asked): OutOfTrust[] => [...lost(ports), ...takenBack(ports)];

const Loss = z.object({ stationId: z.string(), sinceMs: z.int() });

function lost(ports: Asked): OutOfTrust[] {
  const reached = new Set(trustedCards(ports.db).map(({ officeCode }) => officeCode));
  return ports.db
    .prepare(
      `SELECT subject_id AS stationId, max(at_ms) AS sinceMs FROM ledger
        WHERE subject_kind = 'peer' AND act = 'incident.peer-lost' GROUP BY subject_id ORDER BY sinceMs`,
    )
    .all()
    .map((row) => Loss.parse(row))
    .flatMap(({ stationId, sinceMs }) => {
      const card = latestCard(ports.db, stationId);
      if (card === null || reached.has(card.officeCode)) return [];
      return [lineOf(ports, card, 'lost', sinceMs, newerCard(ports.db, stationId, sinceMs))];
    });
}

function takenBack(ports: Asked): OutOfTrust[] {
  if (ports.db.prepare('SELECT 1 FROM revocation_list LIMIT 1').get() === undefined) return [];
  return trustedPeers(ports.db).flatMap((peer) => {
    if (!isTakenBack(ports.db, peer.encryption, [peer.root, ...peer.authorities])) return [];
    return [lineOf(ports, peer, 'revoked', null, newerCard(ports.db, peer.stationId, peer.issuedMs))];
  });
}

const newerCard = (db: Db, stationId: string, thanMs: number): boolean =>
  (waitingCard(db, stationId)?.issuedMs ?? thanMs) > thanMs;

const lineOf = (
  ports: Asked,
  { stationId, stationName, officeName }: Pick<OutOfTrust, 'stationId' | 'stationName' | 'officeName'>,
  why: OutOfTrust['why'],
  sinceMs: number | null,
  compare: boolean,
): OutOfTrust => ({
  stationId,
  stationName,
  officeName,
  why,
  sinceMs,
  compare,
  waiting: packetsWaiting(ports, stationId),
});
