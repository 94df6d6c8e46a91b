import { randomBytes } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  fsyncSync,
  mkdirSync,
  openSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { examineOnThread } from '../../electron/vault/examine/databaseThread.ts';
import type { BackupKeys } from '../../electron/vault/backup/keys.ts';
import { makeSet } from '../../electron/vault/backup/set/makeSet.ts';
import { rootIn, SET_FILES, setsIn } from '../../electron/vault/backup/places.ts';
import { readRecordKeys } from '../../electron/vault/examine/recordKeys.ts';
import { copySnapshot } from '../../electron/vault/backup/set/snapshot.ts';
import { takeDatabase, verifySet } from '../../electron/vault/backup/set/verifySet.ts';
import { createHeader, unlockWithPassphrase } from '../../electron/vault/crypto/keySlots.ts';
import { writeHeader } from '../../electron/vault/crypto/vaultHeader.ts';
import { STANDARD_COST, deriveKey } from '../../electron/vault/crypto/argon.ts';
import type { Pair } from './engines.ts';
import { median, ratioOf, type Result, timed } from './measure.ts';

const ROUNDS = 3;

/** A copy as anyone would make it: the file, then the disk. */
function copyPlainly(from: string, to: string): void {
  copyFileSync(from, to);
  const fd = openSync(to, 'r+');
  fsyncSync(fd);
  closeSync(fd);
}

/** Unlocking; a backup and its parts against copying the same file; a test against SQLite's own check of plain pages. */
export async function backups(pair: Pair, rows: number): Promise<Result[]> {
  const { dir, ours, anchor, secret } = pair;
  const { header } = await createHeader([
    { kind: 'user', userId: 'u', passphrase: 'cụm thử đo', cost: STANDARD_COST },
  ]);
  writeHeader(join(dir, 'vault.json'), header);
  writeFileSync(join(dir, 'front.json'), '{}');
  const seal = randomBytes(32);
  const keys: BackupKeys = {
    vaultId: header.vaultId,
    seal,
    wipe: () => undefined,
    database: () => ({ key: Buffer.from(secret.key), salt: Buffer.from(secret.salt) }),
    databaseOf: () => ({ key: Buffer.from(secret.key), salt: Buffer.from(secret.salt) }),
  };
  const folder = join(dir, 'backups');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const times = {
    unlock: [],
    kdf: [],
    copy: [],
    plain: [],
    make: [],
    test: [],
    check: [],
    take: [],
    rekey: [],
  } as Record<string, number[]>;
  const take = async (name: string, work: () => unknown): Promise<void> => {
    times[name]?.push((await timed(work)).ms);
  };
  const copy = join(dir, 'copy.db');
  ours.db.pragma('wal_checkpoint(TRUNCATE)');
  for (let round = 0; round < ROUNDS; round += 1) {
    await take('unlock', () => unlockWithPassphrase(header, 'u', 'cụm thử đo'));
    await take('kdf', () => deriveKey('cụm thử đo', randomBytes(16), STANDARD_COST));
    await take('plain', () => copyPlainly(ours.path, copy));
    rmSync(copy);
    await take('copy', () => copySnapshot(ours.db, dir, ours.path, keys.database(), copy));
    rmSync(copy);
    await take('make', () =>
      makeSet({
        db: ours.db,
        vaultDir: dir,
        keys,
        folder,
        why: 'manual',
        nowMs: Date.UTC(2026, 10, 24 + round),
        about: { stationId: 'bench', officeName: 'bench', epoch: 1, appVersion: 'bench', rulePacks: [] },
        ring: () => ({ ring: readRecordKeys(ours.db), generation: 1, knows: () => true }),
      }),
    );
    const root = rootIn(folder, header.vaultId);
    const set = join(root, setsIn(root)[0]?.name ?? '');
    const scratch = join(dir, `scratch-${round}`);
    mkdirSync(scratch);
    let verdict = null as Awaited<ReturnType<typeof verifySet>> | null;
    await take('test', async () => (verdict = await verifySet(set, keys, scratch)));
    rmSync(scratch, { recursive: true });
    const manifest = verdict?.manifest;
    if (!verdict?.good || !manifest)
      throw new Error(`the backup does not pass: ${String(verdict?.problems)}`);
    await take('take', () => takeDatabase(set, keys, manifest, copy));
    rmSync(copy);
    await take('rekey', async () => {
      copyFileSync(ours.path, copy);
      const next = { key: randomBytes(32), salt: randomBytes(16) };
      await examineOnThread({ kind: 'rekey', path: copy, secret: keys.database(), next });
    });
    rmSync(copy);
    await take('check', () => anchor.db.pragma('integrity_check'));
    statSync(join(set, SET_FILES.database));
  }
  const of = (name: string): number => median(times[name] ?? []);
  const line = (name: string, ours: string, plain: string, hold: number | null): Result =>
    ratioOf(name, rows, { ours: of(ours), anchor: of(plain) }, 'ms', hold);
  return [
    line('unlock', 'unlock', 'kdf', null),
    line('backup-copy', 'copy', 'plain', 1.05),
    line('backup-make', 'make', 'plain', null),
    line('backup-verify', 'test', 'check', null),
    line('backup-restore', 'take', 'plain', null),
    line('key-change', 'rekey', 'plain', null),
  ];
}
