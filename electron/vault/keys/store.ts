import { z } from 'zod';
import { bytes } from '../db/bytes.ts';
import type { Parsed } from '../../../shared/ipc/contract.ts';
import type { Db } from '../db/handles.ts';

type RevocationReason = Parsed<'keys.revoke'>['reason'];

const CertificateFacts = z.object({
  id: z.string(),
  owner: z.enum(['authority', 'office', 'person']),
  personId: z.string().nullable(),
  personName: z.string().nullable(),
  personActive: z.int().transform((value) => value === 1),
  purpose: z.enum(['issue', 'sign', 'encrypt']),
  serial: z.string(),
  der: bytes,
  fromMs: z.int(),
  untilMs: z.int(),
  revokedMs: z.int().nullable(),
});
export type CertificateFacts = z.output<typeof CertificateFacts>;

/** Of the office, its authority and its people, the newest of each first. Keys for emergencies are not renewed here. */
export const certificateFacts = (db: Db): CertificateFacts[] =>
  db
    .prepare(
      `SELECT c.id, c.owner, c.person_id AS personId, p.full_name AS personName, ifnull(p.state = 'active', 1) AS personActive,
         c.purpose, c.serial, c.der, c.not_before_ms AS fromMs, c.not_after_ms AS untilMs, c.revoked_ms AS revokedMs
         FROM certificate c LEFT JOIN person p ON p.id = c.person_id
        WHERE c.owner IN ('authority','office','person')
        ORDER BY c.owner = 'person', c.owner, p.rowid, c.purpose DESC, c.not_before_ms DESC, c.id DESC`,
    )
    .all()
    .map((row) => CertificateFacts.parse(row));

export const revokeCertificate = (db: Db, id: string, reason: RevocationReason, nowMs: number): void =>
  void db
    .prepare('UPDATE certificate SET revoked_ms = :nowMs, revoked_reason = :reason WHERE id = :id')
    .run({ id, reason, nowMs });

const Request = z.object({
  id: z.string(),
  personId: z.string(),
  name: z.string(),
  askedMs: z.int(),
  signSerial: z.string(),
  signRequest: bytes,
  signKey: bytes,
  encryptSerial: z.string(),
  encryptRequest: bytes,
  encryptKey: bytes,
});
export type KeyRequest = z.output<typeof Request>;

export const waitingRequests = (db: Db): KeyRequest[] =>
  db
    .prepare(
      `SELECT r.id, r.person_id AS personId, p.full_name AS name, r.asked_ms AS askedMs, r.sign_serial AS signSerial,
         r.sign_request AS signRequest, r.sign_key AS signKey, r.encrypt_serial AS encryptSerial,
         r.encrypt_request AS encryptRequest, r.encrypt_key AS encryptKey
         FROM key_request r JOIN person p ON p.id = r.person_id
        WHERE r.issued_ms IS NULL AND p.state = 'active' ORDER BY r.asked_ms, r.id`,
    )
    .all()
    .map((row) => Request.parse(row));

export function insertRequest(db: Db, row: Omit<KeyRequest, 'name'>): void {
  db.prepare(
    `INSERT INTO key_request (id, person_id, asked_ms, sign_serial, sign_request, sign_key, encrypt_serial, encrypt_request, encrypt_key)
     VALUES (:id, :personId, :askedMs, :signSerial, :signRequest, :signKey, :encryptSerial, :encryptRequest, :encryptKey)`,
  ).run(row);
}

export const setIssued = (db: Db, id: string, nowMs: number): void =>
  void db.prepare('UPDATE key_request SET issued_ms = ? WHERE id = ?').run(nowMs, id);

/** The authority outside that issued a certificate; null for our own. */
export const outsideIssuer = (db: Db, id: string): string | null =>
  z
    .string()
    .nullable()
    .catch(null)
    .parse(db.prepare('SELECT outside_sha256 FROM certificate WHERE id = ?').pluck().get(id));
