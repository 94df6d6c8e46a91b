import { z } from 'zod';
import type { HelpPackEntry } from '../../../shared/domain/obstacles/helpPack.ts';
import type { HelpEntry } from '../../../shared/ipc/contract/obstacles.ts';
import type { Db } from '../db/handles.ts';
import { doing, isThere, oneOf } from '../db/statements.ts';

export const insertPack = doing<{
  readonly id: string;
  readonly officeCode: string;
  readonly officeName: string;
  readonly origin: 'own' | 'taken';
  readonly sha256: string;
  readonly content: string;
  readonly p7s: Uint8Array;
  readonly keptMs: number;
  readonly byId: string;
}>(`
  INSERT INTO help_pack (id, office_code, office_name, origin, sha256, content, p7s, kept_ms, by_id)
  VALUES (:id, :officeCode, :officeName, :origin, :sha256, :content, :p7s, :keptMs, :byId)`);

export const packKnown = isThere<[sha256: string]>('SELECT 1 FROM help_pack WHERE sha256 = ?');

const Edition = z.object({ entryId: z.string(), edition: z.int() });

export const entryOf = oneOf(Edition)<[officeCode: string, entryId: string]>(`
  SELECT entry_id AS entryId, edition FROM help_entry WHERE office_code = ? AND entry_id = ?`);

/** The entry that a case of this office was published as. */
export const entryOfCase = oneOf(Edition)<[submissionId: string]>(`
  SELECT entry_id AS entryId, edition FROM help_entry WHERE submission_id = ?`);

/** The first edition, or one in the place of an older; the database refuses what is not newer. */
export const keepEntry = doing<
  [
    entry: HelpPackEntry,
    of: { officeCode: string; officeName: string; packId: string; submissionId: string | null },
  ]
>(`
  INSERT INTO help_entry (office_code, entry_id, edition, pack_id, office_name, published_on, screen, code, title, body, submission_id)
  VALUES (:officeCode, :id, :edition, :packId, :officeName, :publishedOn, :screen, :code, :title, :body, :submissionId)
  ON CONFLICT DO UPDATE SET edition = :edition, pack_id = :packId, office_name = :officeName, published_on = :publishedOn,
    screen = :screen, code = :code, title = :title, body = :body`);

const Entry = z.object({
  officeCode: z.string(),
  entryId: z.string(),
  office: z.string(),
  publishedOn: z.string(),
  screen: z.string(),
  code: z.string().nullable(),
  title: z.string(),
  body: z.string(),
});

/** Newest first. */
export const helpEntries = (db: Db, limit: number): HelpEntry[] =>
  db
    .prepare(
      `SELECT office_code AS officeCode, entry_id AS entryId, office_name AS office, published_on AS publishedOn, screen, code,
         title, body FROM help_entry ORDER BY published_on DESC, office_code, entry_id LIMIT :limit + 0`,
    )
    .all({ limit })
    .map((row) => {
      const { officeCode, entryId, ...entry } = Entry.parse(row);
      return { id: `${officeCode}/${entryId}`, ...entry };
    });
