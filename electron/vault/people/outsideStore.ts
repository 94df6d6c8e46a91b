import { z } from 'zod';
import { parseCertificate, type Certificate } from '../crypto/x509/certificates.ts';
import { bytes } from '../db/bytes.ts';
import type { Db } from '../db/handles.ts';
import { doing, manyOf } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';

const Row = z.object({ id: z.string(), der: bytes });

/** Authorities outside this vault that somebody compared, roots and those between; oldest first. */
export const outsideRows = (db: Db): { id: string; certificate: Certificate }[] =>
  db
    .prepare('SELECT id, der FROM outside_authority WHERE void_ms IS NULL ORDER BY added_ms, rowid')
    .all()
    .map((row) => Row.parse(row))
    .map(({ id, der }) => ({ id, certificate: parseCertificate(der) }));

export interface NewAuthority {
  readonly id: string;
  readonly certificate: Certificate;
  readonly addedMs: number;
  readonly addedBy: string;
  readonly comparedHow: string;
}

/** One that is known already stays as it was compared first. */
export const insertAuthority = (db: Db, { certificate, ...row }: NewAuthority): void =>
  void db
    .prepare(
      `INSERT INTO outside_authority (id, sha256, der, added_ms, added_by, compared_how)
       VALUES (:id, :sha256, :der, :addedMs, :addedBy, :comparedHow) ON CONFLICT (sha256) DO NOTHING`,
    )
    .run({ ...row, sha256: certificate.sha256, der: certificate.der });

const OfficeRequest = z.object({
  id: z.string(),
  /** null: for the office's keys */
  personId: z.string().nullable(),
  purpose: z.enum(['sign', 'encrypt']),
  askedMs: z.int(),
  askedBy: z.string(),
  request: bytes,
  sealedKey: bytes,
});
export type OfficeRequest = z.output<typeof OfficeRequest>;

/** What the office (null) or a person asked an authority outside for and did not get yet; at most one of each purpose. */
export const waitingOfficeRequests = manyOf(OfficeRequest)<[personId: string | null]>(`
  SELECT ${columnsOf(OfficeRequest)} FROM office_request WHERE settled_ms IS NULL AND person_id IS ? ORDER BY purpose DESC`);

export const insertOfficeRequest = doing<OfficeRequest>(`
  INSERT INTO office_request (id, person_id, purpose, asked_ms, asked_by, request, sealed_key)
  VALUES (:id, :personId, :purpose, :askedMs, :askedBy, :request, :sealedKey)`);

/** Answered by a certificate, or given up (null). */
export const settleOfficeRequest = doing<[id: string, certificateId: string | null, nowMs: number]>(`
  UPDATE office_request SET settled_ms = :3, certificate_id = :2 WHERE id = :1`);
