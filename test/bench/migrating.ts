import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openEncrypted } from '../../electron/vault/db/handles.ts';
import { migrate } from '../../electron/vault/db/migrate.ts';
import { MIGRATIONS } from '../../electron/vault/db/migrations/index.ts';
import { refillIndex } from '../../electron/vault/search/refill.ts';
import { fill, prepareOffice } from './documents.ts';
import { openPlain, type Pair } from './engines.ts';
import { median, ratioOf, type Result, timed } from './measure.ts';

const ROUNDS = 3;
/** The oldest schema that today's registering still writes into; what came before is proved on dumps, not timed. */
const OLD = 34;

/**
 * An older vault of so many rows opened by this program: its copy kept, every step since, the whole file checked, the
 * index brought up. Against the same steps on plain SQLite, and against copying the file.
 */
export async function migrating({ dir, secret }: Pair, rows: number): Promise<Result[]> {
  const ours = {
    path: join(dir, 'old.db'),
    open: (path: string) => openEncrypted(path, secret, { create: true }),
  };
  const plain = { path: join(dir, 'old-plain.db'), open: openPlain };
  for (const side of [ours, plain]) {
    const db = side.open(side.path);
    migrate(db, side.path, MIGRATIONS.slice(0, OLD));
    db.transaction(() => prepareOffice(db)).immediate();
    fill({ path: side.path, db, reopen: () => undefined, close: () => undefined }, 1, rows);
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
  }
  const times = { ours: [] as number[], plain: [] as number[], copy: [] as number[] };
  const now = join(dir, 'now.db');
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, side] of [
      ['ours', ours],
      ['plain', plain],
    ] as const) {
      const { ms } = await timed(() => copyFileSync(side.path, now));
      if (name === 'ours') times.copy.push(ms);
      const migrated = await timed(() => {
        const db = side.open(now);
        migrate(db, now);
        refillIndex(db);
        db.close();
      });
      times[name].push(migrated.ms);
      for (const file of [now, `${now}-wal`, `${now}-shm`, `${now}.v${OLD}.bak`])
        rmSync(file, { force: true });
    }
  }
  const of = { ours: median(times.ours), plain: median(times.plain), copy: median(times.copy) };
  for (const { path } of [ours, plain]) rmSync(path, { force: true });
  return [
    ratioOf('migrate', rows, { ours: of.ours, anchor: of.plain }, 'ms', null),
    ratioOf('migrate-copy', rows, { ours: of.ours, anchor: of.copy }, 'ms', null),
  ];
}
