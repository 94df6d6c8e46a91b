import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { beginErasure, settleErasure } from '../../../electron/vault/attachments/erase.ts';
import { countsOf } from '../../../electron/vault/db/counts.ts';
import { damageOf } from '../../../electron/vault/db/damage.ts';
import { MIGRATIONS } from '../../../electron/vault/db/migrations/index.ts';
import { oldCopies } from '../../../electron/vault/updates/oldCopies.ts';
import { asLaterProgram } from '../../support/laterProgram.ts';
import { openPorts } from '../../support/openPorts.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { callerOf, serviceFor, TEST_NOW_MS, TEST_PASSPHRASE } from '../../support/vault.ts';
import { loadVault } from '../../support/vaultDump.ts';
import { runs } from '../../support/soak.ts';
import { workerFile } from '../../support/workerFiles.ts';

const PROJECT = path.resolve(import.meta.dirname, '../../..');
const OLD = 1;
const DUMP = path.join(PROJECT, `test/db/vaults/000${OLD}.dump`);
const AT = (): number => TEST_NOW_MS + 24 * 3600_000;
const PERSON = { username: 'vanthu', passphrase: TEST_PASSPHRASE };

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-older-'));
const first = path.join(root, 'first');
let counts: Record<string, number>;
beforeAll(asLaterProgram); // what it gives back, undoes it
beforeAll(async () => {
  await loadVault(DUMP, first);
  counts = await seen(first, (db) => countsOf(db));
}, 60_000);
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

let number = 0;
function fresh(): {
  readonly dir: string;
  readonly database: string;
  readonly beside: (end: string) => string;
} {
  number += 1;
  const dir = path.join(root, `kho-${number}`);
  fs.cpSync(first, dir, { recursive: true });
  const database = path.join(dir, 'vault.db');
  return { dir, database, beside: (end) => `${database}${end}` };
}
async function seen<T>(dir: string, look: (db: Awaited<ReturnType<typeof openRaw>>) => T): Promise<T> {
  const db = await openRaw(dir);
  try {
    return look(db);
  } finally {
    db.close();
  }
}
/** The copy put in the place of the vault, as a person with the program of before would. */
async function expectOpens(copy: string, dir: string): Promise<void> {
  const back = `${dir}-ve-lai`;
  fs.cpSync(dir, back, { recursive: true });
  fs.copyFileSync(copy, path.join(back, 'vault.db'));
  expect(await seen(back, (db) => [db.pragma('user_version', { simple: true }), damageOf(db)])).toEqual([
    ...[OLD, []],
  ]);
  // a check of the vault remembers how far it came
  expect({ ...(await seen(back, (db) => countsOf(db))), seal_checked: 0 }).toEqual(counts);
}
const unlock = async (dir: string) => {
  const service = serviceFor(dir, AT);
  const caller = callerOf(service);
  const reply = await caller.call('vault.unlock', PERSON);
  return { reply, caller, close: () => service.close() };
};
const namesIn = (dir: string): string[] =>
  fs.readdirSync(dir).filter((name) => /\.(?:bak|part|next)/.test(name) && name.startsWith('vault.db'));

describe('a vault of an older program that a newer one opens', () => {
  it('is kept first as a whole copy that opens with the same key; the health check names it', async () => {
    const { dir, beside } = fresh();
    const { reply, caller, close } = await unlock(dir);
    expect(reply.ok).toBe(true);
    const { findings } = await caller.ok('health.check', {});
    expect(findings.find(({ part }) => part === 'old-copies')).toMatchObject({
      state: 'good',
      tells: 'kept',
      count: 1,
      params: { file: `vault.db.v${OLD}.bak`, atMs: expect.any(Number) as number },
    });
    await expectOpens(beside(`.v${OLD}.bak`), dir);
    fs.truncateSync(beside(`.v${OLD}.bak`), 4096 * 3);
    const again = await caller.ok('health.check', {});
    expect(again.findings.find(({ part }) => part === 'old-copies')).toMatchObject({
      state: 'warn',
      tells: 'broken',
      params: { files: `vault.db.v${OLD}.bak` },
    });
    await close();
    expect(fs.existsSync(beside(`.v${OLD}.bak`))).toBe(true); // looked at, never deleted
  }, 60_000);

  it('is told in the ledger once, and the administrator reads when it was and what is kept of before', async () => {
    const { dir, beside } = fresh();
    await (await unlock(dir)).close();
    const { caller, close } = await unlock(dir);
    await caller.ok('vault.unlock', { ...PERSON, username: 'quantri' });
    const { items } = await caller.ok('ledger.list', {
      before: null,
      limit: 50,
      actorId: null,
      act: 'update.carried',
    });
    expect(items).toMatchObject([
      {
        actor: 'Nguyễn Thị Hường',
        facts: { from: OLD, to: MIGRATIONS.length, file: `vault.db.v${OLD}.bak` },
      },
    ]);
    const state = async () => (await caller.ok('updates.state', {})).carried;
    expect(await state()).toEqual({ atMs: AT(), file: `vault.db.v${OLD}.bak` });
    fs.rmSync(beside(`.v${OLD}.bak`));
    expect(await state()).toEqual({ atMs: AT(), file: null });
    await close();
  }, 60_000);

  it('does not take for its copy what an attempt of before left half, or left long ago', async () => {
    const { dir, beside } = fresh();
    fs.writeFileSync(beside(`.v${OLD}.bak`), 'nửa bản của lần mất điện');
    fs.writeFileSync(beside(`.v${OLD}.bak.part`), 'nửa bản khác');
    const { reply, close } = await unlock(dir);
    expect(reply.ok).toBe(true);
    await close();
    await expectOpens(beside(`.v${OLD}.bak`), dir);
    expect(namesIn(dir)).toEqual([`vault.db.v${OLD}.bak`]);
  }, 60_000);

  it('keeps the two newest copies, and no more', async () => {
    const { dir, beside } = fresh();
    for (const [version, day] of [
      [9, 3],
      [14, 2],
      [21, 1],
    ] as const) {
      fs.writeFileSync(beside(`.v${version}.bak`), '');
      const at = new Date(Date.now() - day * 24 * 3600_000);
      fs.utimesSync(beside(`.v${version}.bak`), at, at);
    }
    await (await unlock(dir)).close();
    expect(oldCopies(dir).map(({ version }) => version)).toEqual([OLD, 21]);
  }, 60_000);
});

describe('the copies of before an update', () => {
  it('go with the first thing that is erased here, also where no file goes with it: they hold its keys', async () => {
    const { dir, beside } = fresh();
    await (await unlock(dir)).close();
    fs.writeFileSync(beside('.next'), 'nửa bản');
    const { ports, close } = await openPorts(dir, 'vanthu', AT);
    settleErasure(ports, beginErasure(ports));
    close();
    expect(namesIn(dir)).toEqual([]);
    expect(fs.existsSync(beside(''))).toBe(true);
  }, 60_000);
});

describe('a disk that refuses', () => {
  const CHANGES = ['copyFileSync', 'renameSync', 'fsyncSync', 'utimesSync'] as const;
  const real = Object.fromEntries([...CHANGES, 'statfsSync'].map((name) => [name, fs[name as 'statfsSync']]));
  const heal = (): void => {
    Object.assign(fs, real);
    syncBuiltinESMExports();
  };
  afterEach(heal);

  /** The n-th change of a file beside the vault fails. @returns whether it came to that */
  function failAt(nth: number, code: string): () => boolean {
    let left = nth;
    for (const name of CHANGES)
      Object.assign(fs, {
        [name]: (...args: unknown[]) => {
          left -= 1;
          if (left === 0) throw Object.assign(new Error(code), { code });
          return (real[name] as unknown as (...given: unknown[]) => unknown)(...args);
        },
      });
    syncBuiltinESMExports();
    return () => left <= 0;
  }

  /** What the door says; null: an incident, which the service of the tests throws. */
  async function attempt(dir: string): Promise<unknown> {
    const service = serviceFor(dir, AT);
    const reply = await callerOf(service)
      .call('vault.unlock', PERSON)
      .catch(() => null);
    heal();
    await service.close();
    return reply;
  }

  it.each([
    ['ENOSPC', 'update-no-room'],
    ['EDQUOT', 'update-no-room'],
    ['EROFS', 'vault-read-only'],
    ['EIO', 'update-failed'],
  ])(
    'with %s at any step says %s; the vault is as it was, nothing half lies beside it, the next try works',
    async (code, told) => {
      const { dir, database } = fresh();
      const before = fs.readFileSync(database);
      let failed = 0;
      for (let nth = 1; ; nth += 1) {
        const reached = failAt(nth, code);
        const reply = await attempt(dir);
        const isAsBefore = fs.readFileSync(database).equals(before);
        if (!reached() || !isAsBefore) break; // one step comes after the swap
        failed += 1;
        expect(reply).toMatchObject({ ok: false, error: { code: told } });
        expect(namesIn(dir)).toEqual([]);
      }
      expect(failed).toBeGreaterThan(4);
      const { reply, close } = await unlock(dir);
      expect(reply.ok).toBe(true);
      await close();
    },
    120_000,
  );

  it('with too little room is asked before anything is written, and says how much it takes', async () => {
    const { dir, database } = fresh();
    const before = fs.readFileSync(database);
    Object.assign(fs, { statfsSync: () => ({ bavail: 10, bsize: 4096 }) });
    syncBuiltinESMExports();
    const { reply, close } = await unlock(dir);
    await close();
    expect(reply).toMatchObject({
      error: { code: 'update-no-room', params: { free: 0, need: expect.any(Number) as number } },
    });
    expect(fs.readFileSync(database).equals(before)).toBe(true);
    expect(namesIn(dir)).toEqual([]);
  });
});

const KILLS = runs(2, 6);

describe('the power going while the vault is carried over', () => {
  /** Kills so many ms after it began, or when it is done. @returns how long it took when it was done */
  const killed = (dir: string, afterMs: number): Promise<number | null> =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [workerFile('migratingWorker'), dir]);
      let [told, complaint, began, took] = ['', '', 0, 0];
      child.stderr.on('data', (text: Buffer) => (complaint += text.toString('utf8')));
      child.stdout.on('data', (text: Buffer) => {
        if (told === '') {
          began = performance.now();
          setTimeout(() => child.kill('SIGKILL'), afterMs).unref();
        }
        told += text.toString('utf8');
        if (!told.includes('done')) return;
        took = performance.now() - began;
        child.kill('SIGKILL');
      });
      child.on('close', (_code, signal) =>
        signal === 'SIGKILL'
          ? resolve(told.includes('done') ? took : null)
          : reject(new Error(complaint.slice(-2000))),
      );
    });

  it(
    'leaves the old vault or the new one, whole, and the next opening ends it',
    async () => {
      const whole = (await killed(fresh().dir, 60_000)) ?? expect.fail('not done');
      let cut = 0;
      for (let run = 0; run < KILLS; run += 1) {
        const { dir, beside } = fresh();
        await killed(dir, (whole * run) / KILLS);
        const version = await seen(dir, (db) => (expect(damageOf(db)).toEqual([]), versionOf(db)));
        expect([OLD, MIGRATIONS.length]).toContain(version);
        if (version === OLD) {
          cut += 1;
          expect(await seen(dir, (db) => countsOf(db))).toEqual(counts);
        }
        const { reply, caller, close } = await unlock(dir);
        expect(reply.ok).toBe(true);
        expect(await caller.ok('ledger.verify', {})).toMatchObject({ intact: true });
        await close();
        expect(namesIn(dir)).toEqual([`vault.db.v${OLD}.bak`]);
        await expectOpens(beside(`.v${OLD}.bak`), dir);
      }
      expect(cut).toBeGreaterThan(0);
    },
    120_000 + KILLS * 20_000,
  );
});

const versionOf = (db: { pragma: (text: string, how: { simple: true }) => unknown }): number =>
  Number(db.pragma('user_version', { simple: true }));
