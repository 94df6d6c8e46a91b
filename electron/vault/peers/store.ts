import { z } from 'zod';
import { Profile } from '../../../shared/ipc/schemas.ts';
import { bytes } from '../db/bytes.ts';
import type { Revocation } from '../crypto/x509/crl.ts';
import type { Db } from '../db/handles.ts';
import { changing, doing, manyOf, valueOf, valuesOf } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';
import { underTrust } from '../roster/guard.ts';

const PeerRow = z.object({
  id: z.string(),
  sha256: z.string(),
  stationId: z.string(),
  officeCode: z.string(),
  officeName: z.string(),
  stationName: z.string(),
  profile: Profile,
  rootSha256: z.string(),
  raw: bytes,
  issuedMs: z.int(),
  validUntilMs: z.int(),
  readMs: z.int(),
  trustedMs: z.int().nullable(),
  replacedMs: z.int().nullable(),
});
export type PeerRow = z.infer<typeof PeerRow>;

const SELECT = `SELECT ${columnsOf(PeerRow)} FROM peer_card`;

export type NewPeer = Omit<PeerRow, 'trustedMs' | 'replacedMs'>;

export const insertCard = doing<NewPeer>(`
  INSERT INTO peer_card (id, sha256, station_id, office_code, office_name, station_name, profile, root_sha256, raw,
    issued_ms, valid_until_ms, read_ms)
  VALUES (:id, :sha256, :stationId, :officeCode, :officeName, :stationName, :profile, :rootSha256, :raw,
    :issuedMs, :validUntilMs, :readMs)`);

const one = (row: unknown): PeerRow | null => (row === undefined ? null : PeerRow.parse(row));

export const cardBySha256 = (db: Db, sha256: string): PeerRow | null =>
  one(db.prepare(`${SELECT} WHERE sha256 = ?`).get(sha256));

const IN_FORCE = `${SELECT} WHERE trusted_ms IS NOT NULL AND replaced_ms IS NULL`;

/** The card in force of a station, as it was signed. @throws AppError `roster-broken` */
export const trustedCard = (db: Db, stationId: string): PeerRow | null =>
  underTrust(db, 'peers', () => one(db.prepare(`${IN_FORCE} AND station_id = ?`).get(stationId)));

/** The newest card of a station that nobody has compared yet. */
export const waitingCard = (db: Db, stationId: string): PeerRow | null =>
  one(
    db
      .prepare(
        `${SELECT} WHERE station_id = ? AND trusted_ms IS NULL ORDER BY issued_ms DESC, read_ms DESC LIMIT 1`,
      )
      .get(stationId),
  );

/** The newest card of a station that was ever read here, whatever became of it. */
export const latestCard = (db: Db, stationId: string): PeerRow | null =>
  one(
    db.prepare(`${SELECT} WHERE station_id = ? ORDER BY issued_ms DESC, read_ms DESC LIMIT 1`).get(stationId),
  );

/** Cards in force, one per station, as they were signed. @throws AppError `roster-broken` */
export const trustedCards = (db: Db): PeerRow[] => underTrust(db, 'peers', () => cardsInForce(db));

const cardsInForce = manyOf(PeerRow)(`${IN_FORCE} ORDER BY office_name, station_id`);

/** What a station is called, for whoever only reads it. */
export const nameOfStation = valueOf(z.string())<[stationId: string]>(`
  SELECT office_name FROM peer_card WHERE station_id = ? AND trusted_ms IS NOT NULL AND replaced_ms IS NULL`);

export const knownStations = valuesOf(z.string())(`
  SELECT station_id AS id FROM peer_card GROUP BY station_id ORDER BY min(office_name), station_id`);

export function setTrusted(
  db: Db,
  trust: { id: string; stationId: string; nowMs: number; by: string; how: string },
): void {
  db.prepare(
    `UPDATE peer_card SET replaced_ms = :nowMs
      WHERE station_id = :stationId AND trusted_ms IS NOT NULL AND replaced_ms IS NULL AND id <> :id`,
  ).run({ stationId: trust.stationId, nowMs: trust.nowMs, id: trust.id });
  db.prepare(
    'UPDATE peer_card SET trusted_ms = :nowMs, trusted_by = :by, compared_how = :how WHERE id = :id',
  ).run({
    nowMs: trust.nowMs,
    by: trust.by,
    how: trust.how,
    id: trust.id,
  });
}

/** The card in force is none any more; a new one has to be compared again. @returns false when there was none */
export const withdrawTrust = changing<[stationId: string, nowMs: number]>(`
  UPDATE peer_card SET replaced_ms = :2
   WHERE station_id = :1 AND trusted_ms IS NOT NULL AND replaced_ms IS NULL`);

/** An older list than the one that is known is news of yesterday, whoever brings it: it is not kept. */
export const keepRevocationList = doing<[rootSha256: string, thisUpdateMs: number, der: Uint8Array]>(`
  INSERT INTO revocation_list (root_sha256, this_update_ms, der)
  SELECT :1, :2, :3 WHERE NOT EXISTS (
    SELECT 1 FROM revocation_list WHERE root_sha256 = :1 AND this_update_ms >= :2)`);

/** When the newest list of an authority was made, epoch ms; null where none is known. */
export const newestUpdateMs = (db: Db, rootSha256: string): number | null =>
  z
    .int()
    .nullable()
    .parse(
      db
        .prepare('SELECT max(this_update_ms) FROM revocation_list WHERE root_sha256 = ?')
        .pluck()
        .get(rootSha256),
    );

/** The newest list of an authority, DER. */
export const newestRevocationList = valueOf(bytes)<[rootSha256: string]>(`
  SELECT der FROM revocation_list WHERE root_sha256 = ? ORDER BY this_update_ms DESC LIMIT 1`);

/** CRLReason of RFC 5280 §5.3.1. */
const REASONS = { compromised: 1, superseded: 4, ceased: 5 } as const;
const Revoked = z.object({
  serialHex: z.string(),
  revokedMs: z.int(),
  reason: z.enum(['compromised', 'superseded', 'ceased']).nullable(),
});

/** Own certificates that were taken back, for our list. */
export function revokedSerials(db: Db): Revocation[] {
  const rows = db
    .prepare(
      `SELECT serial AS serialHex, revoked_ms AS revokedMs, revoked_reason AS reason FROM certificate WHERE revoked_ms IS NOT NULL AND owner <> 'authority' AND outside_sha256 IS NULL`,
    )
    .all();
  return rows.map((row) => {
    const { serialHex, revokedMs, reason } = Revoked.parse(row);
    return { serialHex, revokedMs, ...(reason === null ? {} : { reason: REASONS[reason] }) };
  });
}
