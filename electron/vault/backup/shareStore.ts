import { z } from 'zod';
import type { Db } from '../db/handles.ts';
import type { SplitShare } from './shares.ts';

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

export function insertShares(db: Db, made: readonly SplitShare[], nowMs: number): void {
  for (const { file, keeper } of made) {
    const { setId, position, certificateSha256, threshold } = file;
    db.prepare(
      `INSERT INTO recovery_share (set_id, position, holder, certificate_sha256, threshold, made_ms)
       VALUES (:setId, :position, :keeper, :certificateSha256, :threshold, :nowMs)`,
    ).run({ setId, position, keeper, certificateSha256, threshold, nowMs });
  }
}
