import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultFolder } from '../../../electron/vault/backup/places.ts';
import { openEncrypted } from '../../../electron/vault/db/handles.ts';
import { migrate } from '../../../electron/vault/db/migrate.ts';
import { isOlder, migrateOnCopy } from '../../../electron/vault/updates/migrateCopy.ts';
import { MIGRATIONS } from '../../../electron/vault/db/migrations/index.ts';
import { besideVault, onMedium, rememberedIn } from '../../../electron/vault/updates/newestShown.ts';
import { compareVersions, judgeUpdate } from '../../../shared/domain/updates/judge.ts';
import { LATER } from '../../support/laterProgram.ts';
import { restoreTo, rootOf, setFolders } from '../../support/backups.ts';
import { PAIR_TIMEOUT_MS } from '../../support/twoStations.ts';
import { createTestVault, type Caller, type TestVault } from '../../support/vault.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const KEY = path.join(ROOT, 'test/fixtures/update/development-key.pem');

describe('an update on a stick', () => {
  let vault: TestVault;
  let admin: Caller;
  let stick: string;
  beforeAll(async () => {
    vault = await createTestVault({ people: ['quantri', 'vanthu', 'lanhdao'] });
    stick = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-update-'));
    admin = await vault.as('quantri');
  }, PAIR_TIMEOUT_MS);
  afterAll(async () => {
    await vault.remove();
    fs.rmSync(stick, { recursive: true, force: true });
  });

  function release(
    name: string,
    version: string,
    serial: number,
    more: { key?: string; from?: string } = {},
  ): string {
    const installer = path.join(stick, `an-thu_${version}_amd64.deb`);
    fs.writeFileSync(installer, `bộ cài ${version}`);
    const args = ['--key', more.key ?? KEY, '--version', version, '--from', more.from ?? '0.0.1'];
    const out = path.join(stick, name);
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [
        path.join(ROOT, 'build/tools/signUpdate.mjs'),
        ...args,
        ...[
          '--serial',
          String(serial),
          '--out',
          out,
          '--file',
          `linux-deb=${installer}`,
          '--released',
          '1795485600000',
        ],
      ],
      { encoding: 'utf8' },
    );
    if (stdout === '') throw new Error(stderr);
    return stdout.trim();
  }
  const reason = async (file: string): Promise<unknown> => {
    const reply = await admin.call('updates.check', { path: file });
    return reply.ok ? 'ok' : [reply.error.code, reply.error.params['reason']];
  };

  it('is taken when the publisher signed it, and told in the ledger', async () => {
    const file = release('good', '9.1.0', 5);
    expect(await admin.ok('updates.check', { path: file })).toMatchObject({
      version: '9.1.0',
      serial: 5,
      file: 'an-thu_9.1.0_amd64.deb',
      development: true,
    });
    expect((await admin.ok('updates.state', {})).shown).toMatchObject([{ version: '9.1.0', serial: 5 }]);
  });

  it('is refused with another signature, a changed word, another file, none, or no description', async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const forged = path.join(stick, 'forged.pem');
    fs.writeFileSync(forged, privateKey.export({ format: 'pem', type: 'pkcs8' }));
    expect(await reason(release('forged', '9.2.0', 6, { key: forged }))).toEqual([
      'update-refused',
      'signature',
    ]);
    const file = release('changed', '9.2.0', 6);
    const whole = fs.readFileSync(file, 'utf8');
    fs.writeFileSync(file, whole.replace('9.2.0', '9.3.0'));
    expect(await reason(file)).toEqual(['update-refused', 'signature']);
    fs.writeFileSync(file, whole);
    const installer = path.join(path.dirname(file), 'an-thu_9.2.0_amd64.deb');
    fs.appendFileSync(installer, 'x');
    expect(await reason(file)).toEqual(['update-refused', 'content']);
    fs.rmSync(installer);
    expect(await reason(file)).toEqual(['update-refused', 'missing']);
    expect(await reason(path.join(stick, 'không có'))).toEqual(['update-refused', 'file']);
  });

  it('is refused when it is older than this program, older than what was shown, or skips a version', async () => {
    expect(await reason(release('replay', '9.0.5', 4))).toEqual(['update-refused', 'replayed']);
    expect(await reason(release('other', '9.1.1', 5))).toEqual(['update-refused', 'replayed']);
    expect(await reason(release('skips', '9.9.0', 9, { from: '9.8.0' }))).toEqual([
      'update-refused',
      'skips',
    ]);
    expect(
      await admin.call('updates.check', { path: path.join(stick, 'skips', 'an-thu-9.9.0.update.json') }),
    ).toMatchObject({
      error: { params: { from: '9.8.0' } },
    });
    expect(await reason(release('down', '0.0.1', 10))).toEqual(['update-refused', 'downgrade']);
    const { items } = await admin.ok('ledger.list', {
      before: null,
      limit: 50,
      actorId: null,
      act: 'update.refused',
    });
    expect(items.map(({ facts }) => facts['reason'])).toEqual(
      expect.arrayContaining(['downgrade', 'replayed']),
    );
  });

  it('is laid beside the vault only when there is a backup of today', async () => {
    const file = release('good', '9.1.0', 5);
    expect(await admin.call('updates.stage', { path: file })).toMatchObject({
      error: { code: 'update-needs-backup' },
    });
    const { targets } = await admin.ok('backup.overview', {});
    await admin.ok('backup.create', { targetId: targets[0]?.id ?? '' });
    const { staged } = await admin.ok('updates.stage', { path: file });
    expect(fs.readFileSync(staged, 'utf8')).toBe('bộ cài 9.1.0');
    expect(fs.statSync(staged).mode & 0o777).toBe(0o600);
    expect(await admin.ok('updates.state', {})).toMatchObject({
      needsBackup: false,
      staged: [{ version: '9.1.0', path: staged }],
    });
    // the installer of the version that runs by now, or of an older one, waits for nobody
    const installed = path.join(path.dirname(path.dirname(staged)), '0.0.1');
    fs.cpSync(path.dirname(staged), installed, { recursive: true });
    expect((await admin.ok('updates.state', {})).staged).toEqual([{ version: '9.1.0', path: staged }]);
    // nor does it take room for ever: it goes at the next sign-in, the one that waits stays
    await vault.as('vanthu');
    admin = await vault.as('quantri');
    expect(fs.existsSync(installed)).toBe(false);
    expect((await admin.ok('updates.state', {})).staged).toEqual([{ version: '9.1.0', path: staged }]);
    fs.rmSync(path.dirname(path.dirname(staged)), { recursive: true });
  });

  it('is not laid there on the strength of a backup that no longer lies anywhere; health and the report say the same', async () => {
    const reported = async () =>
      (await admin.ok('support.preview', { purpose: 'superior' })).report.backup.lastMs;
    expect(await reported()).toBe((await admin.ok('updates.state', {})).backupMs);
    const folder = defaultFolder(vault.dir);
    fs.renameSync(folder, `${folder}-mat`);
    expect(await admin.ok('updates.state', {})).toMatchObject({ needsBackup: true, backupMs: null });
    expect(await admin.call('updates.stage', { path: release('good', '9.1.0', 5) })).toMatchObject({
      error: { code: 'update-needs-backup' },
    });
    expect(await reported()).toBeNull();
    const { findings } = await admin.ok('health.check', {});
    expect(findings.find(({ part }) => part === 'backup')).toMatchObject({ state: 'bad', tells: 'none' });
    fs.renameSync(`${folder}-mat`, folder);
    expect(await admin.ok('updates.state', {})).toMatchObject({ needsBackup: false });
  });

  describe('after a restoration', () => {
    const judged = async (caller: Caller, file: string): Promise<unknown> => {
      const reply = await caller.call('updates.check', { path: file });
      return reply.ok ? 'ok' : reply.error.params['reason'];
    };
    const withoutMemory = (file: string, run: () => Promise<void>): Promise<void> => {
      fs.renameSync(file, `${file}.cat`);
      return run().finally(() => fs.renameSync(`${file}.cat`, file));
    };
    let from: string;
    let older: string;
    beforeAll(async () => {
      [from = ''] = setFolders(rootOf(vault)); // of before the update that is shown now
      expect(await judged(admin, release('newest', '9.4.0', 8))).toBe('ok');
      older = release('older', '9.3.0', 7); // newer than the program, and than all that the backup knows
      await vault.close();
    });

    it('an older update is refused by what lies beside the vault', async () => {
      const medium = onMedium(rootOf(vault));
      await withoutMemory(medium, async () => {
        const dir = `${vault.dir}-lai`;
        fs.copyFileSync(besideVault(vault.dir), besideVault(dir));
        const { caller, service } = await restoreTo(dir, from, 'quantri', Date.now);
        expect(await judged(caller, older)).toBe('replayed');
        expect(await caller.ok('updates.state', {})).toMatchObject({
          forgottenSinceMs: null,
          shown: [{ serial: 8, version: '9.4.0' }, { serial: 5 }],
        });
        await service.close();
      });
    });

    it('on another machine by what lies on the medium, which the next backup takes along', async () => {
      const { caller, service, dir } = await restoreTo(`${vault.dir}-may-khac`, from, 'quantri', Date.now);
      expect(await judged(caller, older)).toBe('replayed');
      const second = path.join(path.dirname(vault.dir), 'o-moi');
      fs.mkdirSync(second);
      const { targetId } = await caller.ok('backup.setFolder', { path: second, kind: 'second' });
      await caller.ok('backup.create', { targetId });
      expect(rememberedIn(onMedium(path.join(second, path.basename(rootOf(vault)))))).toMatchObject({
        serial: 8,
      });
      expect(rememberedIn(besideVault(dir))).toMatchObject({ serial: 8 });
      await service.close();
    });

    it('and where nothing remembers, that is said, until an update is shown; a forged memory is none', async () => {
      const medium = onMedium(rootOf(vault));
      await withoutMemory(medium, async () => {
        fs.writeFileSync(medium, fs.readFileSync(`${medium}.cat`, 'utf8').replace('9.4.0', '9.9.9'));
        const { caller, service } = await restoreTo(`${vault.dir}-quen`, from, 'quantri', Date.now);
        expect((await caller.ok('updates.state', {})).forgottenSinceMs).not.toBeNull();
        expect(await judged(caller, older)).toBe('ok');
        expect((await caller.ok('updates.state', {})).forgottenSinceMs).toBeNull();
        await service.close();
        fs.rmSync(medium);
      });
    });
  });

  it('is compared by numbers, not by letters', () => {
    expect(compareVersions('0.10.0', '0.9.9')).toBeGreaterThan(0);
    expect(compareVersions('1.0.0', '1.0.0')).toBe(0);
    const offered = { product: 'khac', version: '2.0.0', serial: 1, sha256: 'a', from: '0.0.1' };
    expect(judgeUpdate(offered, { version: '1.0.0', seen: null })).toBe('product');
  });
});

describe('a database of an older program', () => {
  const SECRET = { key: Buffer.alloc(32, 3), salt: Buffer.alloc(16, 5) };
  let dir: string;
  let file: string;
  beforeAll(() => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-copy-'));
    file = path.join(dir, 'vault.db');
    const db = openEncrypted(file, SECRET, { create: true });
    migrate(db);
    db.exec("INSERT INTO swapped_day VALUES ('2026-02-16', 'off', 'nghỉ bù')");
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
  });
  afterAll(() => fs.rmSync(dir, { recursive: true, force: true }));

  const fingerprint = (): string => fs.readFileSync(file).toString('base64');
  const failing = (up: (typeof MIGRATIONS)[number]['up']) => [
    ...MIGRATIONS,
    { version: MIGRATIONS.length + 1, name: 'bad', up },
  ];

  it('stays byte for byte as it was when a step fails or loses a row, and no copy is left', () => {
    const before = fingerprint();
    const fails = failing(() => {
      throw new Error('mất điện');
    });
    expect(() => migrateOnCopy(file, SECRET, fails)).toThrow('update-failed');
    const loses = failing((db) => db.exec('DELETE FROM swapped_day'));
    expect(() => migrateOnCopy(file, SECRET, loses)).toThrow('update-failed');
    expect(fingerprint()).toBe(before);
    expect(fs.readdirSync(dir).filter((name) => name.includes('.next'))).toEqual([]);
  });

  it('is carried over on a copy with every row, and the old file stays beside it', () => {
    fs.writeFileSync(`${file}.next`, 'của lần trước');
    const before = fingerprint();
    migrateOnCopy(file, SECRET, LATER);
    expect(fs.readFileSync(`${file}.v${MIGRATIONS.length}.bak`).toString('base64')).toBe(before);
    const db = openEncrypted(file, SECRET, { create: false });
    expect(isOlder(db, LATER)).toBe(false);
    expect(db.prepare('SELECT note FROM swapped_day').pluck().all()).toEqual(['nghỉ bù']);
    db.close();
  });
});
