import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Output } from '../../../shared/ipc/contract.ts';
import type { Db, WriteDb } from '../db/handles.ts';
import { about, type LedgerDraft, type Ports } from '../ports.ts';
import { oldCopies, versionOf } from './oldCopies.ts';

const TOLD = `SELECT 1 FROM ledger
  WHERE subject_kind = 'station' AND subject_id = :stationId AND act = 'update.carried'
    AND facts ->> 'from' = :from AND facts ->> 'to' = :to`;

/**
 * What to write to the ledger when a newer program has carried the vault over: once, at the first sign-in after it. The
 * copy that it left beside the vault is the trace, so that it is told also where the power went in between.
 */
export function tellCarried(db: WriteDb, stationId: string, dir: string, program: string): LedgerDraft[] {
  const [copy] = oldCopies(dir);
  const to = versionOf(db);
  if (copy === undefined || copy.version >= to) return [];
  if (db.prepare(TOLD).get({ stationId, from: copy.version, to }) !== undefined) return [];
  return [
    {
      act: 'update.carried',
      ...about('station', stationId),
      facts: { version: program, from: copy.version, to, file: path.basename(copy.file) },
    },
  ];
}

const Told = z.object({ atMs: z.int(), file: z.string() });

/** When the vault was last carried over, and its copy of before, where that still lies there. */
export function lastCarried({
  db,
  station,
  dir,
}: Pick<Ports, 'station' | 'dir'> & { readonly db: Db }): Output<'updates.state'>['carried'] {
  const row = db
    .prepare(
      `SELECT at_ms AS atMs, facts ->> 'file' AS file FROM ledger
        WHERE subject_kind = 'station' AND subject_id = ? AND act = 'update.carried' ORDER BY seq DESC LIMIT 1`,
    )
    .get(station.stationId);
  if (row === undefined) return null;
  const { atMs, file } = Told.parse(row);
  return { atMs, file: fs.existsSync(path.join(dir, path.basename(file))) ? file : null };
}
