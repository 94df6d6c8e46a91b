import { z } from 'zod';
import type { Db } from '../db/handles.ts';
import { doing, manyOf, oneOf, theValue } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';

const TargetRow = z.object({
  id: z.string(),
  kind: z.enum(['first', 'second']),
  folder: z.string().nullable(),
  remindDays: z.int(),
  ringGeneration: z.int(),
});
export type TargetRow = z.infer<typeof TargetRow>;

const TARGET = `SELECT ${columnsOf(TargetRow)} FROM backup_target WHERE removed_ms IS NULL`;

export const targets = manyOf(TargetRow)(`${TARGET} ORDER BY kind, added_ms, id`);

export const findTarget = oneOf(TargetRow)<[id: string]>(`${TARGET} AND id = ?`);

export const insertTarget = doing<{ id: string; folder: string; remindDays: number; nowMs: number }>(`
  INSERT INTO backup_target (id, kind, folder, remind_days, added_ms)
  VALUES (:id, 'second', :folder, :remindDays, :nowMs)`);

export const setTargetFolder = doing<[id: string, folder: string]>(`
  UPDATE backup_target SET folder = :2, ring_generation = 0 WHERE id = :1`);

export const removeTarget = doing<[id: string, nowMs: number]>(`
  UPDATE backup_target SET removed_ms = :2 WHERE id = :1`);

export const setRingGeneration = doing<[id: string, generation: number]>(`
  UPDATE backup_target SET ring_generation = :2 WHERE id = :1`);

export interface NewRun {
  readonly id: string;
  readonly targetId: string;
  readonly name: string;
  readonly why: 'daily' | 'manual';
  readonly atMs: number;
  readonly tookMs: number;
  readonly byId: string;
  readonly bytes: number;
  readonly files: number;
  readonly newFiles: number;
  readonly missing: number;
  readonly ledgerSeq: number;
  readonly ledgerHash: string;
}

export const insertRun = doing<NewRun>(`
  INSERT INTO backup_run (id, target_id, name, why, at_ms, took_ms, by_id, bytes, files, new_files, missing,
    ledger_seq, ledger_hash)
  VALUES (:id, :targetId, :name, :why, :atMs, :tookMs, :byId, :bytes, :files, :newFiles, :missing,
    :ledgerSeq, :ledgerHash)`);

export function markRemoved(db: Db, targetId: string, names: readonly string[], nowMs: number): void {
  for (const name of names)
    db.prepare(
      'UPDATE backup_run SET removed_ms = :nowMs WHERE target_id = :targetId AND name = :name AND removed_ms IS NULL',
    ).run({ nowMs, targetId, name });
}

const RunRow = z.object({ name: z.string(), why: z.enum(['daily', 'manual']), bytes: z.int() });

export const runsOf = (db: Db, targetId: string): Map<string, z.infer<typeof RunRow>> =>
  new Map(
    db
      .prepare('SELECT name, why, bytes FROM backup_run WHERE target_id = ? AND removed_ms IS NULL')
      .all(targetId)
      .map((row) => RunRow.parse(row))
      .map((run) => [run.name, run]),
  );

export const lastRunMs = theValue(z.int().nullable())<[targetId: string]>(`
  SELECT max(at_ms) AS n FROM backup_run WHERE target_id = ?`);

/** What the newest backup of a target knows, and how long it took. */
export const lastRun = oneOf(z.object({ ledgerSeq: z.int(), tookMs: z.int() }))<[targetId: string]>(`
  SELECT ledger_seq AS ledgerSeq, took_ms AS tookMs FROM backup_run
   WHERE target_id = ? AND removed_ms IS NULL ORDER BY at_ms DESC LIMIT 1`);

/** Acts behind an entry of the ledger that are more than coming, going and backups. */
export const actsSince = theValue(z.int())<[seq: number]>(`
  SELECT count(*) AS n FROM ledger WHERE seq > ? AND act 
     NOT IN ('session.opened', 'session.recovered', 'backup.made', 'backup.tested')`);

/** How the two copies of the ring were found: both whole; one damaged and written anew, or not (a medium that takes nothing). */
const RingCopy = z.enum(['whole', 'mended', 'damaged']);
export type RingCopy = z.infer<typeof RingCopy>;

const Facts = z.object({
  rows: z.int(),
  files: z.int(),
  problems: z.array(z.string()),
  ringCopy: RingCopy.default('whole'), // tests of before that
});
const TestRow = z.object({
  name: z.string(),
  atMs: z.int(),
  tookMs: z.int(),
  good: z.int().transform((n) => n === 1),
  facts: z.string(),
});
export type TestFacts = z.infer<typeof Facts>;
export interface TestRow extends TestFacts {
  readonly name: string;
  readonly atMs: number;
  readonly tookMs: number;
  readonly good: boolean;
}

/** Tests of a target, newest first. */
export function testsOf(db: Db, targetId: string): TestRow[] {
  const rows = db
    .prepare(
      `SELECT name, at_ms AS atMs, took_ms AS tookMs, good, facts FROM backup_test
        WHERE target_id = ? ORDER BY at_ms DESC, id DESC LIMIT 100`,
    )
    .all(targetId);
  return rows.map((row) => {
    const { facts, ...test } = TestRow.parse(row);
    return { ...test, ...Facts.parse(JSON.parse(facts)) };
  });
}

export function insertTest(
  db: Db,
  test: { id: string; targetId: string; byId: string } & Omit<TestRow, 'facts'>,
): void {
  const { rows, files, problems, ringCopy, good, ...columns } = test;
  db.prepare(
    `INSERT INTO backup_test (id, target_id, name, at_ms, took_ms, by_id, good, facts)
     VALUES (:id, :targetId, :name, :atMs, :tookMs, :byId, :good, :facts)`,
  ).run({ ...columns, good: good ? 1 : 0, facts: JSON.stringify({ rows, files, problems, ringCopy }) });
}

const DrillRow = z.object({ kind: z.enum(['code', 'shares', 'restore']), atMs: z.int(), by: z.string() });

export const drills = manyOf(DrillRow)(`
  SELECT d.kind, d.at_ms AS atMs, p.full_name AS "by" FROM recovery_drill d JOIN person p ON p.id = d.by_id
   ORDER BY d.at_ms DESC, d.id DESC LIMIT 50`);

/** When the recovery code in force took the place of another, or null: drills before it proved one that opens nothing. */
export const recoveryRenewedMs = theValue(z.int().nullable())<[stationId: string]>(`
  SELECT max(at_ms) AS n FROM ledger
   WHERE subject_kind = 'station' AND subject_id = ? AND act = 'recovery.renewed'`);

export const insertDrill = doing<{
  id: string;
  kind: 'code' | 'shares' | 'restore';
  atMs: number;
  tookMs: number;
  byId: string;
}>(`
  INSERT INTO recovery_drill (id, kind, at_ms, took_ms, by_id, note) VALUES (:id, :kind, :atMs, :tookMs, :byId, '')`);
