import { z } from 'zod';
import { PERIOD_KINDS } from '../../../shared/domain/figures/period.ts';
import { doing, manyOf, oneOf } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';

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

const SELECT = `SELECT ${columnsOf(Sheet, '', { kind: 'period_kind', from: 'from_on', to: 'to_on', edition: 'version' })}
  FROM figure_sheet`;

/** Sheets of a period, by office, the newest edition first. */
export const sheetsOf = manyOf(Sheet)<[origin: SheetRow['origin'], kind: string, from: string]>(`
  ${SELECT} WHERE origin = ? AND period_kind = ? AND from_on = ? ORDER BY office_name, office_code, version DESC`);

export const findSheet = oneOf(Sheet)<[sha256: string]>(`${SELECT} WHERE sha256 = ?`);

export const insertSheet = doing<SheetRow & { p7s: Uint8Array; by: string }>(`
  INSERT INTO figure_sheet (id, origin, office_code, office_name, period_kind, from_on, to_on, made_ms, version, note, content, sha256,
    p7s, serial, through, kept_ms, kept_by)
  VALUES (:id, :origin, :officeCode, :officeName, :kind, :from, :to, :madeMs, :edition, :note, :content, :sha256, :p7s, :serial,
    :through, :keptMs, :by)`);

const Office = z.object({
  code: z.string(),
  name: z.string(),
  expected: z.int().transform((n) => n === 1),
});

/** Offices whose figures are waited for, or are not any more. */
export const officesSet = manyOf(Office)(`
  SELECT office_code AS code, office_name AS name, expected FROM figure_office ORDER BY office_name, office_code`);

export const setOffice = doing<{ code: string; name: string; expected: boolean; by: string; nowMs: number }>(`
  INSERT INTO figure_office (office_code, office_name, expected, set_by, set_ms) VALUES (:code, :name, :expected, :by, :nowMs)
  ON CONFLICT DO UPDATE SET office_name = :name, expected = :expected, set_by = :by, set_ms = :nowMs`);

const Known = z.object({ code: z.string(), name: z.string() });

/** Offices that were trusted with a card, or sent figures once. */
export const officesKnown = manyOf(Known)(`
  SELECT office_code AS code, max(office_name) AS name FROM (
    SELECT office_code, office_name FROM peer_card WHERE trusted_ms IS NOT NULL AND replaced_ms IS NULL
    UNION SELECT office_code, office_name FROM figure_sheet WHERE origin = 'taken')
   GROUP BY office_code ORDER BY name, code`);
