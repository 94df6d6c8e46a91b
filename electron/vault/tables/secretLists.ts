import { z } from 'zod';
import { type SecretList, SecretListFile } from '../../../shared/domain/levels/secretList.ts';
import sample from '../../../shared/rules/secretLists-sample.json' with { type: 'json' };
import type { Db } from '../db/handles.ts';
import { changing } from '../db/statements.ts';

/** The invented lists that this build carries; they stand in until the office loads a real one. */
const SAMPLES: readonly SecretList[] = SecretListFile.parse(sample).lists;

const ListRow = z.object({
  id: z.string(),
  issuer: z.string(),
  code: z.string(),
  decidedOn: z.string(),
  title: z.string(),
  effectiveFrom: z.string(),
  effectiveTo: z.string().nullable(),
  source: z.string(),
  verified: z.int().transform((value) => value === 1),
  sha256: z.string(),
  loadedMs: z.int(),
  signedBy: z.string(),
});
const ItemRow = z.object({
  id: z.string(),
  place: z.string(),
  text: z.string(),
  level: z.enum(['mat', 'toi-mat', 'tuyet-mat']),
  field: z.string(),
});

export interface KnownList extends SecretList {
  readonly sha256: string | null;
  readonly loadedMs: number | null;
  /** who signed the file; empty: nobody */
  readonly signedBy: string;
}

/** Every list: those that the office loaded, then the samples. */
export function allLists(db: Db): KnownList[] {
  const rows = db
    .prepare(
      `SELECT id, issuer, code, decided_on AS decidedOn, title, effective_from AS effectiveFrom, effective_to AS effectiveTo,
              source, verified, sha256, loaded_ms AS loadedMs, signed_by AS signedBy FROM secret_list ORDER BY effective_from DESC, id`,
    )
    .all()
    .map((row) => ListRow.parse(row));
  const items = db.prepare(
    'SELECT id, place, body AS text, level, field FROM secret_item WHERE list_id = ? ORDER BY position',
  );
  const loaded = rows.map((row) => ({
    ...row,
    sample: false,
    replaces: null,
    items: items.all(row.id).map((item) => ItemRow.parse(item)),
  }));
  return [...loaded, ...SAMPLES.map((list) => ({ ...list, sha256: null, loadedMs: null, signedBy: '' }))];
}

export const isKnownList = (db: Db, list: Pick<SecretList, 'id' | 'code' | 'issuer'>): boolean =>
  SAMPLES.some(({ id }) => id === list.id) ||
  db
    .prepare('SELECT 1 FROM secret_list WHERE id = :id OR (code = :code AND issuer = :issuer)')
    .get({ id: list.id, code: list.code, issuer: list.issuer }) !== undefined;

/** Ends a list that is still in force. @returns false when there is none of this name */
export const endList = changing<[id: string, on: string]>(`
  UPDATE secret_list SET effective_to = :2 WHERE id = :1 AND effective_to IS NULL AND effective_from <= :2`);

export function insertList(
  db: Db,
  list: SecretList,
  loaded: { sha256: string; nowMs: number; by: string; signedBy: string; serial: string },
): void {
  const { id, issuer, code, decidedOn, title, effectiveFrom, effectiveTo, source } = list;
  db.prepare(
    `INSERT INTO secret_list (id, issuer, code, decided_on, title, effective_from, effective_to, source, verified, sha256, loaded_ms, loaded_by,
       signed_by, signed_serial)
     VALUES (:id, :issuer, :code, :decidedOn, :title, :effectiveFrom, :effectiveTo, :source, :verified, :sha256, :nowMs, :by, :signedBy, :serial)`,
  ).run({
    id,
    issuer,
    code,
    decidedOn,
    title,
    effectiveFrom,
    effectiveTo,
    source,
    verified: list.verified ? 1 : 0,
    ...loaded,
  });
  const insert = db.prepare(
    `INSERT INTO secret_item (list_id, id, position, place, body, level, field)
     VALUES (:listId, :id, :position, :place, :text, :level, :field)`,
  );
  list.items.forEach((item, index) => insert.run({ ...item, listId: id, position: index + 1 }));
}
