import { z } from 'zod';
import { bytes } from '../db/bytes.ts';
import type { Parsed } from '../../../shared/ipc/contract.ts';
import type { Db } from '../db/handles.ts';
import { doing, manyOf } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';

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
export const certificateFacts = manyOf(CertificateFacts)(`
  SELECT c.id, c.owner, c.person_id AS personId, p.full_name AS personName, ifnull(p.state = 'active', 1) AS personActive,
    c.purpose, c.serial, c.der, c.not_before_ms AS fromMs, c.not_after_ms AS untilMs, c.revoked_ms AS revokedMs
    FROM certificate c LEFT JOIN person p ON p.id = c.person_id
   WHERE c.owner IN ('authority','office','person')
   ORDER BY c.owner = 'person', c.owner, p.rowid, c.purpose DESC, c.not_before_ms DESC, c.id DESC`);

export const revokeCertificate = doing<[id: string, reason: RevocationReason, nowMs: number]>(`
  UPDATE certificate SET revoked_ms = :3, revoked_reason = :2 WHERE id = :1`);

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
  /** SHA-256 of the certificate whose key signed the request, and its signature (RSASSA-PKCS1-v1_5 with SHA-256) */
  proofBy: z.string(),
  proof: bytes,
});
export type KeyRequest = z.output<typeof Request>;

export const waitingRequests = manyOf(Request)(`
  SELECT ${columnsOf(Request, 'r', { name: 'p.full_name' })} FROM key_request r JOIN person p ON p.id = r.person_id
   WHERE r.issued_ms IS NULL AND p.state = 'active' ORDER BY r.asked_ms, r.id`);

export const insertRequest = doing<Omit<KeyRequest, 'name'>>(`
  INSERT INTO key_request (id, person_id, asked_ms, sign_serial, sign_request, sign_key, encrypt_serial, encrypt_request, encrypt_key,
    proof_by, proof)
  VALUES (:id, :personId, :askedMs, :signSerial, :signRequest, :signKey, :encryptSerial, :encryptRequest, :encryptKey,
    :proofBy, :proof)`);

export const setIssued = doing<[id: string, nowMs: number]>(`
  UPDATE key_request SET issued_ms = :2 WHERE id = :1`);

/** The authority outside that issued a certificate; null for our own. */
export const outsideIssuer = (db: Db, id: string): string | null =>
  z
    .string()
    .nullable()
    .catch(null)
    .parse(db.prepare('SELECT outside_sha256 FROM certificate WHERE id = ?').pluck().get(id));
