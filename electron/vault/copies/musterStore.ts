import { z } from 'zod';
import type { MusterFinding, ScannedLabel } from '../../../shared/domain/copies/muster.ts';
import { CopyState, type Muster } from '../../../shared/ipc/contract/copyRecords.ts';
import type { Db } from '../db/handles.ts';
import { changing, manyOf } from '../db/statements.ts';
import { PlaceFields, personRef, toPlace } from './rows.ts';

const MusterRow = z.object({
  ...PlaceFields,
  id: z.string(),
  holderId: z.string().nullable(),
  holderName: z.string().nullable(),
  holderPosition: z.string().nullable(),
  note: z.string(),
  startedMs: z.int(),
  startedBy: z.string(),
  startedByName: z.string(),
  startedByPosition: z.string(),
  closedMs: z.int().nullable(),
  closedBy: z.string().nullable(),
  closedByName: z.string().nullable(),
  closedByPosition: z.string().nullable(),
  expected: z.int(),
  scanned: z.int(),
  found: z.int(),
  missing: z.int(),
  elsewhere: z.int(),
  unexpected: z.int(),
});

const COUNT = (finding: string): string =>
  `(SELECT count(*) FROM muster_finding f WHERE f.muster_id = m.id AND f.finding = '${finding}')`;
const SELECT = `SELECT m.id, m.place_id AS placeId, s.room, s.cabinet, s.shelf, s.box, m.holder_id AS holderId, h.full_name AS holderName,
    h.position AS holderPosition, m.note, m.started_ms AS startedMs, m.started_by AS startedBy, a.full_name AS startedByName,
    a.position AS startedByPosition, m.closed_ms AS closedMs, m.closed_by AS closedBy, b.full_name AS closedByName, b.position AS closedByPosition,
    (SELECT count(*) FROM muster_expected e WHERE e.muster_id = m.id) AS expected,
    (SELECT count(*) FROM muster_scan c WHERE c.muster_id = m.id) AS scanned,
    ${COUNT('found')} AS found, ${COUNT('missing')} AS missing, ${COUNT('elsewhere')} AS elsewhere, ${COUNT('unexpected')} AS unexpected
  FROM muster m JOIN person a ON a.id = m.started_by LEFT JOIN person b ON b.id = m.closed_by LEFT JOIN person h ON h.id = m.holder_id
    LEFT JOIN storage_place s ON s.id = m.place_id`;

function toMuster(raw: unknown): Muster {
  const row = MusterRow.parse(raw);
  const { id, note, startedMs, closedMs, expected, scanned, found, missing, elsewhere, unexpected } = row;
  return {
    id,
    note,
    startedMs,
    closedMs,
    expected,
    scanned,
    found,
    missing,
    elsewhere,
    unexpected,
    place: toPlace(row),
    holder: personRef(row.holderId, row.holderName, row.holderPosition),
    startedBy: { id: row.startedBy, fullName: row.startedByName, position: row.startedByPosition },
    closedBy: personRef(row.closedBy, row.closedByName, row.closedByPosition),
  };
}

export const allMusters = (db: Db): Muster[] =>
  db.prepare(`${SELECT} ORDER BY m.started_ms DESC LIMIT 200`).all().map(toMuster);

export function findMuster(db: Db, id: string): Muster | null {
  const row = db.prepare(`${SELECT} WHERE m.id = ?`).get(id);
  return row === undefined ? null : toMuster(row);
}

export function insertMuster(
  db: Db,
  muster: {
    id: string;
    placeId: string | null;
    holderId: string | null;
    note: string;
    nowMs: number;
    by: string;
  },
  expected: readonly { copyId: string; placeId: string | null }[],
): void {
  db.prepare(
    `INSERT INTO muster (id, place_id, holder_id, note, started_ms, started_by) VALUES (:id, :placeId, :holderId, :note, :nowMs, :by)`,
  ).run(muster);
  const insert = db.prepare('INSERT INTO muster_expected (muster_id, copy_id, place_id) VALUES (?, ?, ?)');
  for (const copy of expected) insert.run(muster.id, copy.copyId, copy.placeId);
}

const Expected = z.object({ copyId: z.string(), placeId: z.string().nullable() });
export const expectedOf = manyOf(Expected)<[musterId: string]>(`
  SELECT copy_id AS copyId, place_id AS placeId FROM muster_expected WHERE muster_id = ?`);

/** @returns false when this label was read already */
export const insertScan = changing<{
  musterId: string;
  code: string;
  copyId: string | null;
  placeId: string | null;
  nowMs: number;
  by: string;
}>(`
  INSERT INTO muster_scan (muster_id, code, copy_id, place_id, at_ms, by_id) VALUES (:musterId, :code, :copyId, :placeId, :nowMs, :by)
  ON CONFLICT DO NOTHING`);

const ScanRow = z.object({
  code: z.string(),
  copyId: z.string().nullable(),
  state: CopyState.nullable(),
  copyPlace: z.string().nullable(),
  placeId: z.string().nullable(),
});

/** The labels read, with what the books say of each copy now. */
export const scansOf = (db: Db, musterId: string): ScannedLabel[] =>
  db
    .prepare(
      `SELECT s.code, s.copy_id AS copyId, c.state, c.place_id AS copyPlace, s.place_id AS placeId
         FROM muster_scan s LEFT JOIN copy c ON c.id = s.copy_id WHERE s.muster_id = ? ORDER BY s.seq`,
    )
    .all(musterId)
    .map((raw) => {
      const { code, copyId, state, copyPlace, placeId } = ScanRow.parse(raw);
      const copy = copyId === null || state === null ? null : { copyId, state, placeId: copyPlace };
      return { code, copy, placeId };
    });

export function closeMuster(
  db: Db,
  muster: { id: string; nowMs: number; by: string },
  findings: readonly MusterFinding[],
): void {
  const insert = db.prepare(
    `INSERT INTO muster_finding (muster_id, position, finding, copy_id, code, expected_place, seen_place, state_then)
     VALUES (:musterId, :position, :finding, :copyId, :code, :expectedPlaceId, :seenPlaceId, (SELECT state FROM copy WHERE id = :copyId))`,
  );
  findings.forEach((finding, position) => insert.run({ ...finding, musterId: muster.id, position }));
  db.prepare('UPDATE muster SET closed_ms = :nowMs, closed_by = :by WHERE id = :id').run(muster);
}

const FindingRow = z.object({
  finding: z.enum(['found', 'missing', 'elsewhere', 'unexpected']),
  code: z.string(),
  copyId: z.string().nullable(),
  expectedPlaceId: z.string().nullable(),
  seenPlaceId: z.string().nullable(),
  stateThen: CopyState.nullable(),
});

export const findingsOf = manyOf(FindingRow)<[musterId: string]>(`
  SELECT finding, code, copy_id AS copyId, expected_place AS expectedPlaceId, seen_place AS seenPlaceId, state_then AS stateThen
    FROM muster_finding WHERE muster_id = ? ORDER BY position`);
