import { z } from 'zod';
import type { Db } from '../db/handles.ts';
import type { ShareFile } from './shares.ts';

const Row = z.object({ holder: z.string(), threshold: z.int(), madeMs: z.int() });

export function sharesInForce(db: Db): { holders: string[]; threshold: number; madeMs: number } | null {
  const rows = db
    .prepare(
      'SELECT holder, threshold, made_ms AS madeMs FROM recovery_share WHERE void_ms IS NULL ORDER BY position',
    )
    .all()
    .map((row) => Row.parse(row));
  const [first] = rows;
  return first === undefined
    ? null
    : { holders: rows.map((row) => row.holder), threshold: first.threshold, madeMs: first.madeMs };
}

/** New shares, or a new code, make those before void. */
export const voidShares = (db: Db, nowMs: number): void =>
  void db.prepare('UPDATE recovery_share SET void_ms = ? WHERE void_ms IS NULL').run(nowMs);

export function insertShares(db: Db, files: readonly ShareFile[], nowMs: number): void {
  for (const { setId, position, holder, certificateSha256, threshold } of files)
    db.prepare(
      `INSERT INTO recovery_share (set_id, position, holder, certificate_sha256, threshold, made_ms)
       VALUES (:setId, :position, :holder, :certificateSha256, :threshold, :nowMs)`,
    ).run({ setId, position, holder, certificateSha256, threshold, nowMs });
}
