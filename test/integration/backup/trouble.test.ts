import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { rootOf, setFolders, stageText } from '../../support/backups.ts';
import { incoming } from '../../support/registration.ts';
import {
  type Caller,
  createTestVault,
  serviceFor,
  callerOf,
  TEST_NOW_MS,
  TEST_PASSPHRASE,
  type TestVault,
} from '../../support/vault.ts';

/** A change of a file fails once, the n-th of the work, as a full or vanished medium makes it fail. */
const CHANGES = ['writeSync', 'renameSync', 'mkdirSync', 'fsyncSync'] as const;
const real = Object.fromEntries(CHANGES.map((name) => [name, fs[name]])) as Pick<
  typeof fs,
  (typeof CHANGES)[number]
>;

function failAt(nth: number, code: 'ENOSPC' | 'EROFS' | 'EIO'): { readonly reached: () => boolean } {
  let left = nth;
  for (const name of CHANGES)
    Object.assign(fs, {
      [name]: (...args: unknown[]) => {
        left -= 1;
        if (left === 0) throw Object.assign(new Error(code), { code });
        return (real[name] as (...given: unknown[]) => unknown)(...args);
      },
    });
  syncBuiltinESMExports();
  return { reached: () => left <= 0 };
}

function heal(): void {
  Object.assign(fs, real);
  syncBuiltinESMExports();
}

/** Every so many steps: each would take minutes. */
const STEP = 6;

describe('a medium that fails', () => {
  let vault: TestVault;
  let clerk: Caller;
  let now = TEST_NOW_MS;
  beforeAll(async () => {
    vault = await createTestVault({ people: ['quantri', 'vanthu'], nowMs: () => now });
    clerk = await vault.as('vanthu');
    await clerk.ok('documents.registerIncoming', incoming({ files: [await stageText(clerk, 'tệp thử')] }));
    await clerk.ok('backup.create', { targetId: 'first' });
  }, 180_000);
  afterEach(heal);
  afterAll(() => vault.remove());

  it('at any step costs neither the vault nor a good backup', async () => {
    let failed = 0;
    for (let nth = 1; ; nth += STEP) {
      now += 1000;
      const before = setFolders(rootOf(vault)).length;
      const trap = failAt(nth, failed % 2 === 0 ? 'ENOSPC' : 'EROFS');
      const reply = await clerk.call('backup.create', { targetId: 'first' });
      const reached = trap.reached();
      heal();
      if (!reached) {
        expect(reply.ok).toBe(true);
        break;
      }
      if (reply.ok) continue; // what failed was swept, or was no part of it
      failed += 1;
      expect(['disk-full', 'backup-folder-unusable', 'vault-read-only']).toContain(reply.error.code);
      expect(setFolders(rootOf(vault)).length).toBeGreaterThanOrEqual(before);
    }
    expect(failed).toBeGreaterThan(3);
    const [newest] = (await clerk.ok('backup.overview', {})).targets[0]?.sets ?? [];
    expect(await clerk.ok('backup.test', { targetId: 'first', name: newest?.name ?? '' })).toMatchObject({
      good: true,
    });
    expect(await clerk.ok('ledger.verify', {})).toMatchObject({ intact: true });
  }, 240_000);

  it('while a station comes back leaves no half of one, and the next try works', async () => {
    const [from = ''] = setFolders(rootOf(vault));
    const dir = path.join(path.dirname(vault.dir), 've-lai');
    const input = { from, username: 'vanthu', passphrase: TEST_PASSPHRASE, recoveryCode: null };
    const service = serviceFor(dir, () => now);
    for (let nth = 1; ; nth += STEP) {
      const trap = failAt(nth, 'ENOSPC');
      const reply = await callerOf(service).call('backup.restore', input);
      const reached = trap.reached();
      heal();
      if (!reached) {
        expect(reply).toMatchObject({ ok: true, value: { lostFiles: 0 } });
        break;
      }
      if (!reply.ok) expect(reply.error.code).toBe('disk-full');
      expect(fs.readdirSync(path.dirname(dir)).filter((name) => name.includes('.restoring'))).toEqual([]);
      if (!fs.existsSync(dir)) continue;
      // it had its name already: then it is there whole
      await callerOf(service).ok('vault.unlock', { username: 'vanthu', passphrase: TEST_PASSPHRASE });
      await callerOf(service).ok('vault.lock', {});
      fs.rmSync(dir, { recursive: true });
    }
    await service.close();
  }, 240_000);

  it('that is not there, or lies in the vault, is refused with words', async () => {
    await vault.close();
    const admin = await vault.as('quantri');
    const set = (folder: string) => admin.call('backup.setFolder', { path: folder, kind: 'second' });
    expect(await set(path.join(vault.dir, 'blobs'))).toMatchObject({
      error: { code: 'backup-folder-unusable' },
    });
    expect(await set('/khong/co/o/day')).toMatchObject({ error: { code: 'backup-folder-unusable' } });
    const gone = path.join(path.dirname(vault.dir), 'o-roi');
    fs.mkdirSync(gone);
    expect(await set(gone)).toMatchObject({ ok: true });
    fs.rmSync(gone, { recursive: true });
    const { targets } = await admin.ok('backup.overview', {});
    const second = targets.find(({ kind }) => kind === 'second') ?? expect.fail();
    expect(second.present).toBe(false);
    expect(await admin.call('backup.create', { targetId: second.id })).toMatchObject({
      error: { code: 'backup-folder-unusable' },
    });
    expect(fs.existsSync(gone)).toBe(false); // a missing medium is never taken for an empty one
    // nor is the mount folder that it left on the machine's own disk
    fs.mkdirSync(gone);
    expect((await admin.ok('backup.overview', {})).targets.find(({ id }) => id === second.id)).toMatchObject({
      present: false,
    });
    expect(await admin.call('backup.create', { targetId: second.id })).toMatchObject({
      error: { code: 'backup-folder-unusable', params: { reason: 'absent' } },
    });
    expect(fs.readdirSync(gone)).toEqual([]);
    // another stick in its place is chosen by a person, and takes its place
    expect(await admin.ok('backup.setFolder', { path: gone, kind: 'second' })).toMatchObject({
      targetId: second.id,
    });
    await admin.ok('backup.create', { targetId: second.id });
  });
});
