import { z } from 'zod';
import { raise } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { BookKind, Level } from '../../../shared/ipc/schemas.ts';
import { holdings } from '../backup/set/holdings.ts';
import { NUMBER_OF_KEY } from '../tables/entryKey.ts';
import { lineScope, seesAllLines, visibleLines } from '../knowing/needToKnow.ts';
import { packetsWaiting } from '../exchange/lostPeers.ts';
import { trustedCard } from '../peers/store.ts';
import { relayRow } from '../tables/relay.ts';
import type { Db } from '../db/handles.ts';
import { type CertificateFacts, certificateFacts } from '../keys/store.ts';
import type { Ports } from '../ports.ts';

export type Held = Output<'lost.look'>;
type Line = Held['lines'][number];

const MOST_LINES = 2_000;
const number = (value: unknown): number => z.int().parse(value);
const RANK: Readonly<Record<Line['level'], number>> = { 'tuyet-mat': 0, 'toi-mat': 1, mat: 2, none: 3 };

const Row = z.object({
  level: Level,
  book: BookKind,
  number: z.int(),
  code: z.string(),
  issuer: z.string(),
  enteredOn: z.string(),
  files: z.int(),
  way: z.enum(['sent', 'received']),
});

/** What left here for the station and was not erased there, and what came from it, of what this person may know: both lay on it. */
function exchangedWith({ db, actor }: Ports, stationId: string): Line[] {
  return db
    .prepare(
      `SELECT l.level, l.book_kind AS book, ${NUMBER_OF_KEY} AS number, l.code, l.issuer, l.entered_on AS enteredOn,
              max(json_array_length(o.files)) AS files, 'sent' AS way
         FROM outbox o JOIN doc_list l ON l.document_id = o.document_id
        WHERE o.peer_station = :stationId AND o.stage NOT IN ('queued','sealed','purged')
          AND ${visibleLines('l')} GROUP BY l.document_id
       UNION ALL
       SELECT l.level, l.book_kind AS book, ${NUMBER_OF_KEY} AS number, l.code, l.issuer, l.entered_on AS enteredOn,
              max(json_array_length(i.files)) AS files, 'received' AS way
         FROM inbox i JOIN doc_list l ON l.document_id = i.document_id
        WHERE i.sender_station = :stationId AND ${visibleLines('l')} GROUP BY l.document_id`,
    )
    .all({ stationId, ...lineScope(actor) })
    .map((row) => Row.parse(row));
}

function levelsOf(lines: readonly Line[]): Held['levels'] {
  return (['tuyet-mat', 'toi-mat', 'mat', 'none'] as const).flatMap((level) => {
    const of = lines.filter((line) => line.level === level);
    return of.length === 0
      ? []
      : [{ level, documents: of.length, files: of.reduce((sum, { files }) => sum + files, 0) }];
  });
}

/** @throws AppError `not-found` for a station whose card is not trusted here */
export function heldBy(ports: Ports, stationId: string | null): Held {
  return stationId === null ? heldHere(ports) : heldThere(ports, stationId);
}

function heldThere(ports: Ports, stationId: string): Held {
  const { db } = ports;
  const card = trustedCard(db, stationId) ?? raise('not-found', { id: stationId });
  const all = exchangedWith(ports, stationId);
  const classified = all
    .filter(({ level }) => level !== 'none')
    .sort((a, b) => RANK[a.level] - RANK[b.level] || b.number - a.number);
  const lines = seesAllLines(ports.actor) ? classified : [];
  return {
    name: card.stationName,
    officeName: card.officeName,
    partial: !seesAllLines(ports.actor),
    levels: levelsOf(all),
    lines: lines.slice(0, MOST_LINES),
    more: lines.length > MOST_LINES,
    people: [],
    plan: {
      openings: number(
        db
          .prepare('SELECT count(*) FROM channel_opening WHERE closed_ms IS NULL AND station_id = :stationId')
          .pluck()
          .get({ stationId }),
      ),
      certificates: 0,
      waiting: packetsWaiting(ports, stationId),
      relay: false,
    },
  };
}

/** With which the people of this office sign, as far as they hold. */
export const peopleSigning = (db: Db): CertificateFacts[] =>
  certificateFacts(db).filter(
    ({ owner, purpose, revokedMs }) => owner === 'person' && purpose === 'sign' && revokedMs === null,
  );

function heldHere(ports: Ports): Held {
  const { db, station } = ports;
  const { levels, lines, more, people } = holdings(ports);
  return {
    name: station.stationName,
    officeName: station.office.name,
    partial: !seesAllLines(ports.actor),
    levels,
    lines: seesAllLines(ports.actor)
      ? lines.slice(0, MOST_LINES).map((line) => ({ ...line, way: 'own' as const }))
      : [],
    more: more || lines.length > MOST_LINES,
    people: people.map(({ fullName }) => fullName),
    plan: {
      openings: number(
        db.prepare('SELECT count(*) FROM channel_opening WHERE closed_ms IS NULL').pluck().get(),
      ),
      certificates:
        certificateFacts(db).filter(({ owner, revokedMs }) => owner === 'office' && revokedMs === null)
          .length + peopleSigning(db).length,
      waiting: packetsWaiting(ports, null),
      relay: relayRow(db)?.paused === false,
    },
  };
}
