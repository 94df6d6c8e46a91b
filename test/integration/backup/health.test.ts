import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesUnder, stageText } from '../../support/backups.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { incoming } from '../../support/registration.ts';
import { type Caller, createTestVault, TEST_NOW_MS, type TestVault } from '../../support/vault.ts';
import { folderOnAnotherDisk } from '../../support/disks.ts';

const DAY_MS = 24 * 3600 * 1000;

describe('the check of a vault', () => {
  let vault: TestVault;
  let clerk: Caller;
  let now = TEST_NOW_MS;
  beforeAll(async () => {
    vault = await createTestVault({ people: ['quantri', 'vanthu'], nowMs: () => now });
    clerk = await vault.as('vanthu');
    for (const code of ['1-CV/TU', '2-CV/TU'])
      await clerk.ok(
        'documents.registerIncoming',
        incoming({ code, files: [await stageText(clerk, `tệp ${code}`)] }),
      );
  }, 180_000);
  afterAll(() => vault.remove());

  type Part =
    | 'pages'
    | 'ledger'
    | 'counters'
    | 'index'
    | 'files'
    | 'backup'
    | 'restore-test'
    | 'second-medium'
    | 'drill'
    | 'clock'
    | 'access';
  const finding = async (part: Part) =>
    (await clerk.ok('health.check', {})).findings.find((one) => one.part === part) ?? expect.fail(part);
  const blobs = () => filesUnder(path.join(vault.dir, 'blobs'));

  it('says what is due, and what is well once it was done', async () => {
    expect(await finding('backup')).toMatchObject({ state: 'bad', tells: 'none', repair: 'backup' });
    expect(await finding('restore-test')).toMatchObject({ state: 'warn', tells: 'none' });
    const { name } = await clerk.ok('backup.create', { targetId: 'first' });
    await clerk.ok('backup.test', { targetId: 'first', name });
    for (const part of [
      'pages',
      'ledger',
      'counters',
      'index',
      'files',
      'backup',
      'restore-test',
      'clock',
    ] as const)
      expect(await finding(part), part).toMatchObject({ state: 'good' });
    expect(await finding('drill')).toMatchObject({ state: 'warn', tells: 'due' });
    // days as people count them: what was done yesterday at nine is at five in the morning not of today
    expect(await finding('restore-test')).toMatchObject({ tells: 'passed', count: 0 });
    const before = now;
    now += 20 * 3_600_000;
    expect(await finding('restore-test')).toMatchObject({ tells: 'passed', count: 1 });
    now = before;
  });

  it.skipIf(process.platform === 'win32')('tells what other accounts of the machine can open', async () => {
    const database = path.join(vault.dir, 'vault.db');
    const close = (): void => {
      fs.chmodSync(vault.dir, 0o700);
      for (const name of fs.readdirSync(vault.dir))
        if (fs.statSync(path.join(vault.dir, name)).isFile()) fs.chmodSync(path.join(vault.dir, name), 0o600);
    };
    close();
    expect(await finding('access')).toMatchObject({ state: 'good', tells: 'own' });
    fs.chmodSync(vault.dir, 0o750);
    expect(await finding('access')).toMatchObject({ state: 'warn', tells: 'open', count: 1 });
    close();
    fs.chmodSync(database, 0o604);
    expect(await finding('access')).toMatchObject({ state: 'warn', tells: 'open' });
    close();
    expect(await finding('access')).toMatchObject({ state: 'good' });
  });

  it('brings a missing file back from the backup', async () => {
    const [file = ''] = blobs();
    const bytes = fs.readFileSync(file);
    fs.rmSync(file);
    expect(await finding('files')).toMatchObject({
      state: 'bad',
      repair: 'files',
      params: { missing: 1, damaged: 0, inBackup: 1 },
    });
    expect(await clerk.ok('health.repair', { what: 'files' })).toEqual({ done: 1, left: 0 });
    expect(fs.readFileSync(file)).toEqual(bytes);
    expect(await finding('files')).toMatchObject({ state: 'good' });
  });

  it('sets a damaged file aside and brings the good one back; nothing is deleted', async () => {
    const [file = ''] = blobs();
    const good = fs.readFileSync(file);
    const bad = Buffer.from(good);
    bad[60] = (bad[60] ?? 0) ^ 1;
    fs.writeFileSync(file, bad);
    expect(await finding('files')).toMatchObject({ state: 'bad', params: { damaged: 1 } });
    expect(await clerk.ok('health.repair', { what: 'files' })).toEqual({ done: 1, left: 0 });
    expect(fs.readFileSync(file)).toEqual(good);
    const aside = filesUnder(path.join(vault.dir, 'quarantine'));
    expect(aside).toHaveLength(1);
    expect(fs.readFileSync(aside[0] ?? '')).toEqual(bad);
  });

  it('backs up what is there while a file is missing, and thins out nothing then', async () => {
    const [file = ''] = blobs();
    const bytes = fs.readFileSync(file);
    fs.rmSync(file);
    now += DAY_MS;
    expect(await clerk.ok('backup.create', { targetId: 'first' })).toMatchObject({
      files: 1,
      missing: 1,
      removed: 0,
    });
    fs.writeFileSync(file, bytes);
    now += DAY_MS;
    expect(await clerk.ok('backup.create', { targetId: 'first' })).toMatchObject({ files: 2, missing: 0 });
  });

  it('takes a second folder on the disk of the vault, and never calls it good; another disk is', async () => {
    const admin = await vault.as('quantri');
    const near = path.join(path.dirname(vault.dir), 'o-thu-hai');
    fs.mkdirSync(near);
    const setSecond = (folder: string) =>
      admin.ok('backup.setFolder', { path: folder, kind: 'second' as const });
    const second = async () =>
      (await admin.ok('health.check', {})).findings.find(({ part }) => part === 'second-medium');
    const { targetId } = await setSecond(near);
    await admin.ok('backup.create', { targetId });
    expect(await second()).toMatchObject({ state: 'warn', tells: 'same-disk' });
    const other = folderOnAnotherDisk('an-thu-o-khac-');
    try {
      expect(fs.statSync(other).dev).not.toBe(fs.statSync(vault.dir).dev);
      const apart = await setSecond(other);
      await admin.ok('backup.create', { targetId: apart.targetId });
      expect(await second()).toMatchObject({ state: 'good', tells: 'fresh' });
      await admin.ok('backup.removeTarget', { targetId: apart.targetId });
    } finally {
      fs.rmSync(other, { recursive: true });
    }
    const link = path.join(path.dirname(vault.dir), 'duong-vong');
    for (const [to, refused] of [
      [near, { code: 'bad-input', params: { rule: 'already-a-target' } }],
      [path.join(vault.dir, 'blobs'), { code: 'backup-folder-unusable' }],
    ] as const) {
      fs.symlinkSync(to, link);
      const reply = await admin.call('backup.setFolder', { path: link, kind: 'second' });
      expect(reply).toMatchObject({ ok: false, error: refused });
      fs.rmSync(link);
    }
    clerk = await vault.as('vanthu');
  });

  it('counts again and indexes again what follows from the records', async () => {
    await vault.close();
    const db = await openRaw(vault.dir);
    db.prepare('UPDATE doc_counter SET n = n + 3').run();
    const remove = db.prepare("DELETE FROM search_key WHERE kind = 'document'");
    expect(() => remove.run()).toThrow('a row of the index stays');
    db.exec('DROP TRIGGER search_key_stays');
    remove.run();
    db.close();
    clerk = await vault.as('vanthu');
    const search = () => clerk.ok('search.query', { words: 'ra soat tien do', limit: 20, prefix: false });
    expect((await search()).hits).toHaveLength(0);
    expect(await finding('counters')).toMatchObject({ state: 'warn', repair: 'counters' });
    expect(await finding('index')).toMatchObject({ state: 'warn', count: 2, repair: 'index' });
    expect((await clerk.ok('health.repair', { what: 'counters' })).done).toBeGreaterThan(0);
    expect(await clerk.ok('health.repair', { what: 'index' })).toEqual({ done: 2, left: 0 });
    expect(await finding('counters')).toMatchObject({ state: 'good' });
    expect(await finding('index')).toMatchObject({ state: 'good' });
    expect((await search()).hits).toHaveLength(2);
  });

  it('sees a clock that was set back, and backs up all the same', async () => {
    now -= 1.5 * DAY_MS;
    expect(await finding('clock')).toMatchObject({ state: 'bad', tells: 'behind' });
    expect(await clerk.call('documents.registerIncoming', incoming({ code: '3-CV/TU' }))).toMatchObject({
      error: { code: 'clock-behind' },
    });
    const { name } = await clerk.ok('backup.create', { targetId: 'first' });
    const { targets } = await clerk.ok('backup.overview', {});
    expect(targets[0]?.sets[0]?.name).toBe(name); // the newest, whatever the clock says
    now += 1.5 * DAY_MS;
  });

  it('tells the desk of the administrator at once what is not well, worst first, and nobody else', async () => {
    const admin = await vault.as('quantri');
    const glance = async () => (await admin.ok('health.glance', {})).findings;
    const before = await glance();
    expect(before.every(({ state }) => state !== 'good')).toBe(true);
    expect(before.map(({ part }) => part)).not.toContain('clock');
    now -= 1.5 * DAY_MS;
    const behind = await glance();
    now += 1.5 * DAY_MS;
    expect(behind.map(({ part, state }) => [part, state])).toContainEqual(['clock', 'bad']);
    const states = behind.map(({ state }) => state);
    expect(states).toEqual(states.toSorted((one, other) => (one < other ? -1 : 1)));
    clerk = await vault.as('vanthu');
    expect(await clerk.call('health.glance', {})).toMatchObject({ error: { code: 'not-permitted' } });
  });

  it('takes the drill with the whole code only', async () => {
    await vault.close();
    const admin = await vault.as('quantri');
    expect(await admin.call('backup.drill', { recoveryCode: vault.recoveryCode.slice(0, -1) })).toMatchObject(
      {
        error: { code: 'wrong-recovery-code' },
      },
    );
    await admin.ok('backup.drill', { recoveryCode: vault.recoveryCode });
    expect((await admin.ok('backup.overview', {})).drills).toMatchObject([
      { kind: 'code', by: 'Phạm Thị Ngọc Ánh' },
    ]);
  });

  it('says of a second medium that is away when it was last here, and calls it overdue when its days are over', async () => {
    const admin = await vault.as('quantri');
    const second = async () =>
      (await admin.ok('health.check', {})).findings.find(({ part }) => part === 'second-medium');
    const other = folderOnAnotherDisk('an-thu-o-cat-');
    const { targetId } = await admin.ok('backup.setFolder', { path: other, kind: 'second' });
    const view = async () =>
      (await admin.ok('backup.overview', {})).targets.find(({ id }) => id === targetId);
    try {
      await admin.ok('backup.create', { targetId });
      const made = now;
      fs.renameSync(other, `${other}-cat`); // to its cupboard
      now += 6 * DAY_MS;
      expect(await second()).toMatchObject({ state: 'good', tells: 'away', count: 6 });
      const dueMs = made + 7 * DAY_MS;
      expect(await view()).toMatchObject({ present: false, overdue: false, lastMs: made, dueMs });
      now += 2 * DAY_MS;
      expect(await second()).toMatchObject({ state: 'warn', tells: 'old', count: 8 });
      expect(await view()).toMatchObject({ overdue: true, lastMs: made });
      fs.renameSync(`${other}-cat`, other);
      expect(await view()).toMatchObject({ overdue: false }); // it is there, and is written to by itself
    } finally {
      fs.rmSync(other, { recursive: true });
    }
  });
});
