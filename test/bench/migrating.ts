import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openEncrypted, type WriteDb } from '../../electron/vault/db/handles.ts';
import { migrate } from '../../electron/vault/db/migrate.ts';
import { MIGRATIONS } from '../../electron/vault/db/migrations/index.ts';
import { refillIndex } from '../../electron/vault/search/refill.ts';
import { migrateOnCopy } from '../../electron/vault/updates/migrateCopy.ts';
import { LATER } from '../support/laterProgram.ts';
import { fill, prepareOffice } from './documents.ts';
import { openPlain, type Pair } from './engines.ts';
import { median, ratioOf, type Result, timed } from './measure.ts';

const ROUNDS = 3;
const OLD = MIGRATIONS.length;

/**
 * A vault of so many rows opened by a later program: carried over on a copy, a made-up step, the whole file
 * checked, the rows of each table compared, the index brought up. Against the same steps on plain SQLite, and against copying the file.
 */
export async function migrating({ dir, secret }: Pair, rows: number): Promise<Result[]> {
  const ours = {
    path: join(dir, 'old.db'),
    open: (path: string) => openEncrypted(path, secret, { create: true }),
  };
  const plain = { path: join(dir, 'old-plain.db'), open: openPlain };
  for (const side of [ours, plain]) {
    const db = side.open(side.path);
    migrate(db);
    db.transaction(() => prepareOffice(db)).immediate();
    fill({ path: side.path, db, reopen: () => undefined, close: () => undefined }, 1, rows);
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
  }
  const times = { ours: [] as number[], plain: [] as number[], copy: [] as number[] };
  const now = join(dir, 'now.db');
  const carry = async (path: string, work: () => void): Promise<{ copyMs: number; ms: number }> => {
    const copied = await timed(() => copyFileSync(path, now));
    const { ms } = await timed(work);
    for (const end of ['', '-wal', '-shm', `.v${OLD}.bak`]) rmSync(`${now}${end}`, { force: true });
    return { copyMs: copied.ms, ms };
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    const opened = await carry(ours.path, () => {
      migrateOnCopy(now, secret, LATER);
      refill(ours.open(now));
    });
    const bare = await carry(plain.path, () => {
      const db = plain.open(now);
      migrate(db, LATER);
      refill(db);
    });
    times.ours.push(opened.ms);
    times.copy.push(opened.copyMs);
    times.plain.push(bare.ms);
  }
  const of = { ours: median(times.ours), plain: median(times.plain), copy: median(times.copy) };
  for (const { path } of [ours, plain]) rmSync(path, { force: true });
  return [
    ratioOf('migrate', rows, { ours: of.ours, anchor: of.plain }, 'ms', null),
    ratioOf('migrate-copy', rows, { ours: of.ours, anchor: of.copy }, 'ms', null),
  ];
}

/** What the product does after carrying over, before the first question. */
function refill(db: WriteDb): void {
  refillIndex(db);
  db.close();
}
