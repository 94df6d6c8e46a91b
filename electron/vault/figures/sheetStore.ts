import { z } from 'zod';
import { PERIOD_KINDS } from '../../../shared/domain/figures/period.ts';
import type { Db } from '../db/handles.ts';

const Sheet = z.object({
  id: z.string(),
  origin: z.enum(['own', 'taken']),
  officeCode: z.string(),
  officeName: z.string(),
  kind: z.enum(PERIOD_KINDS),
  from: z.string(),
  to: z.string(),
  madeMs: z.int(),
  edition: z.int(),
  note: z.string(),
  content: z.string(),
  sha256: z.string(),
  serial: z.string(),
  through: z.enum(['here', 'file', 'envelope']),
  keptMs: z.int(),
});
export type SheetRow = z.infer<typeof Sheet>;

const SELECT = `SELECT id, origin, office_code AS officeCode, office_name AS officeName, period_kind AS kind, from_on AS "from",
  to_on AS "to", made_ms AS madeMs, version AS edition, note, content, sha256, serial, through, kept_ms AS keptMs FROM figure_sheet`;

/** Sheets of a period, by office, the newest edition first. */
export const sheetsOf = (db: Db, origin: SheetRow['origin'], kind: string, from: string): SheetRow[] =>
  db
    .prepare(
      `${SELECT} WHERE origin = :origin AND period_kind = :kind AND from_on = :from ORDER BY office_name, office_code, version DESC`,
    )
    .all({ origin, kind, from })
    .map((row) => Sheet.parse(row));

export function findSheet(db: Db, sha256: string): SheetRow | null {
  const row = db.prepare(`${SELECT} WHERE sha256 = ?`).get(sha256);
  return row === undefined ? null : Sheet.parse(row);
}

export function insertSheet(db: Db, sheet: SheetRow & { p7s: Uint8Array; by: string }): void {
  db.prepare(
    `INSERT INTO figure_sheet (id, origin, office_code, office_name, period_kind, from_on, to_on, made_ms, version, note, content, sha256,
       p7s, serial, through, kept_ms, kept_by)
     VALUES (:id, :origin, :officeCode, :officeName, :kind, :from, :to, :madeMs, :edition, :note, :content, :sha256, :p7s, :serial,
       :through, :keptMs, :by)`,
  ).run(sheet);
}

const Office = z.object({
  code: z.string(),
  name: z.string(),
  expected: z.int().transform((n) => n === 1),
});

/** Offices whose figures are waited for, or are not any more. */
export const officesSet = (db: Db): z.infer<typeof Office>[] =>
  db
    .prepare(
      'SELECT office_code AS code, office_name AS name, expected FROM figure_office ORDER BY office_name, office_code',
    )
    .all()
    .map((row) => Office.parse(row));

export function setOffice(
  db: Db,
  office: { code: string; name: string; expected: boolean; by: string; nowMs: number },
): void {
  db.prepare(
    `INSERT INTO figure_office (office_code, office_name, expected, set_by, set_ms) VALUES (:code, :name, :expected, :by, :nowMs)
     ON CONFLICT DO UPDATE SET office_name = :name, expected = :expected, set_by = :by, set_ms = :nowMs`,
  ).run({ ...office, expected: office.expected ? 1 : 0 });
}

const Known = z.object({ code: z.string(), name: z.string() });

/** Offices that were trusted with a card, or sent figures once. */
export const officesKnown = (db: Db): z.infer<typeof Known>[] =>
  db
    .prepare(
      `SELECT office_code AS code, max(office_name) AS name FROM (
         SELECT office_code, office_name FROM peer_card WHERE trusted_ms IS NOT NULL AND replaced_ms IS NULL
         UNION SELECT office_code, office_name FROM figure_sheet WHERE origin = 'taken')
        GROUP BY office_code ORDER BY name, code`,
    )
    .all()
    .map((row) => Known.parse(row));
