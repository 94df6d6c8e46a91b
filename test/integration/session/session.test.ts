import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Input } from '../../../shared/ipc/contract.ts';
import {
  callerOf,
  createTestVault,
  serviceFor,
  TEST_NOW_MS,
  TEST_PASSPHRASE,
  type TestVault,
} from '../../support/vault.ts';

describe('a vault and its people', () => {
  let vault: TestVault;
  beforeAll(async () => {
    vault = await createTestVault({ people: ['quantri', 'vanthu', 'lanhdao', 'coyeu'] });
  });
  afterAll(() => vault.remove());

  it('opens for each person and shows who may what', async () => {
    const clerk = await vault.as('vanthu');
    const session = await clerk.ok('vault.session', {});
    expect(session).toMatchObject({
      username: 'vanthu',
      roles: ['clerk'],
      recoveryProved: true,
      mustChangePassphrase: false,
    });
    expect(session.holds).toEqual({ full: ['none'], registerOnly: ['tuyet-mat'] });
    expect(await clerk.call('people.add', {} as never)).toMatchObject({
      ok: false,
      error: { code: 'not-permitted' },
    });
  });

  it('opens with the passphrase typed in NFD too', async () => {
    await vault.close();
    const caller = callerOf(serviceFor(vault.dir));
    await caller.ok('vault.unlock', { username: 'vanthu', passphrase: TEST_PASSPHRASE.normalize('NFD') });
    await caller.ok('vault.lock', {});
  });

  it('answers wrong passphrases with a growing pause that survives a restart', async () => {
    await vault.close();
    let now = TEST_NOW_MS;
    for (let i = 0; i < 3; i += 1) {
      const reply = await callerOf(serviceFor(vault.dir, () => now)).call('vault.unlock', {
        username: 'lanhdao',
        passphrase: 'không phải cụm này',
      });
      expect(reply).toMatchObject({ ok: false, error: { code: 'wrong-passphrase' } });
    }
    const restarted = callerOf(serviceFor(vault.dir, () => now));
    const waiting = await restarted.call('vault.unlock', {
      username: 'lanhdao',
      passphrase: TEST_PASSPHRASE,
    });
    expect(waiting).toEqual({
      ok: false,
      error: { code: 'wait-before-retry', params: { untilMs: now + 5000 } },
    });
    now += 5001;
    expect(
      await restarted.call('vault.unlock', { username: 'lanhdao', passphrase: TEST_PASSPHRASE }),
    ).toMatchObject({ ok: true });
    await restarted.ok('vault.lock', {});
  });

  it('gives a new colleague the keys of the post without anyone seeing them', async () => {
    const admin = await vault.as('quantri');
    const first = 'cụm mở lần đầu 1';
    const added = await admin.ok('people.add', {
      username: 'vanthu3',
      fullName: 'Hoàng Phương Uyên',
      position: 'Văn thư',
      roles: ['clerk'],
      firstPassphrase: first,
      exception: null,
    });
    // of all the posts here, only the new clerk's asks for the office key and has not got it
    const waiting = (await admin.ok('people.list', {})).people.filter(
      ({ waitsForOfficeKey }) => waitsForOfficeKey,
    );
    expect(waiting.map(({ username }) => username)).toEqual(['vanthu3']);
    await vault.as('vanthu'); // a holder of the office key signs in and passes it on
    await vault.close();
    const service = serviceFor(vault.dir);
    const caller = callerOf(service);
    await caller.ok('vault.unlock', { username: 'vanthu3', passphrase: first });
    expect(await caller.call('registers.books', {})).toMatchObject({
      error: { code: 'passphrase-must-change' },
    });
    // a passphrase that the administrator knows is not changed by typing it again, in either spelling
    expect(
      await caller.call('vault.changePassphrase', { current: first, next: first.normalize('NFD') }),
    ).toMatchObject({ error: { code: 'weak-passphrase', params: { rule: 'same' } } });
    expect((await caller.ok('vault.session', {})).mustChangePassphrase).toBe(true);
    await caller.ok('vault.changePassphrase', { current: first, next: 'cụm của riêng Uyên' });
    const people = await caller.ok('people.list', {});
    expect(people.people.find((person) => person.id === added.id)).toMatchObject({
      waitsForOfficeKey: false,
      state: 'active',
    });
    await service.close();
    const wrong = await callerOf(serviceFor(vault.dir)).call('vault.unlock', {
      username: 'vanthu3',
      passphrase: first,
    });
    expect(wrong).toMatchObject({ error: { code: 'wrong-passphrase' } });
  });

  it('refuses conflicting posts and the last administrator', async () => {
    const admin = await vault.as('quantri');
    const base = {
      username: 'hai.vai',
      fullName: 'Lý Mỹ Kỳ',
      position: 'Văn thư',
      firstPassphrase: TEST_PASSPHRASE,
      exception: null,
    };
    expect(await admin.call('people.add', { ...base, roles: ['admin', 'cipher'] })).toMatchObject({
      error: { code: 'separation-of-duties', params: { a: 'admin', b: 'cipher', exception: 'never' } },
    });
    const { people } = await admin.ok('people.list', {});
    const me = people.find((person) => person.username === 'quantri');
    const leave = await admin.call('people.leave', {
      id: me?.id ?? '',
      revision: me?.revision ?? 1,
      reason: 'Chuyển công tác',
    });
    expect(leave).toMatchObject({ error: { code: 'last-administrator' } });
  });

  it('brings a person back with the printed code, keys and all', async () => {
    await vault.close();
    const service = serviceFor(vault.dir);
    const caller = callerOf(service);
    const session = await caller.ok('vault.recover', {
      recoveryCode: vault.recoveryCode.toLowerCase().replaceAll('-', ' '),
      username: 'coyeu',
      newPassphrase: 'cụm mới của cơ yếu',
    });
    expect(session.username).toBe('coyeu');
    await service.close();
    const again = serviceFor(vault.dir);
    await callerOf(again).ok('vault.unlock', { username: 'coyeu', passphrase: 'cụm mới của cơ yếu' });
    await again.close();
  });

  it('keeps an intact ledger of all of it', async () => {
    const admin = await vault.as('quantri');
    expect(await admin.ok('ledger.verify', {})).toMatchObject({ intact: true, firstWrong: null });
    const { items } = await admin.ok('ledger.list', { before: null, limit: 50, actorId: null, act: null });
    expect(items.map((item) => item.act)).toContain('key.passed-on');
    expect(items.at(-1)?.act).toBe('vault.created');
  });
});

it('a clock set back stops registering, not signing in, until an officer accepts it', async () => {
  let now = TEST_NOW_MS;
  const vault = await createTestVault({ people: ['quantri', 'vanthu'], nowMs: () => now });
  now -= 3 * 24 * 3600_000;
  const admin = await vault.as('quantri');
  const behind = await admin.call('settings.saveIdleLock', { minutes: 5 });
  expect(behind).toMatchObject({
    error: { code: 'clock-behind', params: { lastMs: TEST_NOW_MS, nowMs: now } },
  });
  await admin.ok('settings.acceptClock', { reason: 'Pin đồng hồ hỏng, đã chỉnh theo giờ chuẩn' });
  await admin.ok('settings.saveIdleLock', { minutes: 5 });
  // what was written while it stood ahead bears a time that was never there, and says so
  const { items } = await admin.ok('ledger.list', { before: null, limit: 50, actorId: null, act: null });
  expect(items.filter(({ clockWrong }) => clockWrong).map(({ act }) => act)).toContain('vault.created');
  expect(items.slice(0, 2).map(({ act, clockWrong }) => [act, clockWrong])).toEqual([
    ['station.idle-lock-set', false],
    ['clock.accepted', false],
  ]);
  expect(await admin.ok('ledger.verify', {})).toMatchObject({ intact: true });
  await vault.remove();
});

describe('a vault that cannot be opened says why', () => {
  let vault: TestVault;
  beforeAll(async () => {
    vault = await createTestVault({ people: ['quantri', 'vanthu'] });
    await vault.close();
  });
  afterAll(() => vault.remove());
  const unlock = () =>
    callerOf(serviceFor(vault.dir)).call('vault.unlock', { username: 'vanthu', passphrase: TEST_PASSPHRASE });
  const file = (name: string) => path.join(vault.dir, name);

  it('a second program', async () => {
    const first = serviceFor(vault.dir);
    await callerOf(first).ok('vault.unlock', { username: 'vanthu', passphrase: TEST_PASSPHRASE });
    fs.writeFileSync(file('lock'), '1'); // process 1 always lives
    await expect(unlock()).resolves.toMatchObject({ error: { code: 'vault-in-use', params: { pid: 1 } } });
    fs.rmSync(file('lock'));
    await first.close();
  });

  it.runIf(process.platform === 'linux')('a lock whose number now belongs to another program', async () => {
    const first = serviceFor(vault.dir);
    fs.writeFileSync(file('lock'), '1 123456789'); // process 1 lives, but did not begin then
    await callerOf(first).ok('vault.unlock', { username: 'vanthu', passphrase: TEST_PASSPHRASE });
    await first.close();
    expect(fs.existsSync(file('lock'))).toBe(false);
  });

  it('a missing and an empty database are never made anew', async () => {
    fs.renameSync(file('vault.db'), file('kept'));
    await expect(unlock()).resolves.toMatchObject({ error: { code: 'vault-database-missing' } });
    fs.writeFileSync(file('vault.db'), '');
    await expect(unlock()).resolves.toMatchObject({ error: { code: 'vault-database-missing' } });
    expect(fs.statSync(file('vault.db')).size).toBe(0);
    fs.renameSync(file('kept'), file('vault.db'));
  });

  it('a damaged page is damage, not a wrong passphrase', async () => {
    const whole = fs.readFileSync(file('vault.db'));
    const damaged = Buffer.from(whole);
    damaged[100] = (damaged[100] ?? 0) ^ 1;
    fs.writeFileSync(file('vault.db'), damaged);
    await expect(unlock()).resolves.toMatchObject({ error: { code: 'vault-database-damaged' } });
    fs.writeFileSync(file('vault.db'), whole);
  });

  it('a damaged header', async () => {
    const whole = fs.readFileSync(file('vault.json'), 'utf8');
    fs.writeFileSync(file('vault.json'), whole.replace(/"generation": (\d+)/, '"generation": 9999'));
    await expect(unlock()).resolves.toMatchObject({ error: { code: 'vault-header-damaged' } });
    fs.writeFileSync(file('vault.json'), whole);
    await expect(unlock()).resolves.toMatchObject({ ok: true });
  });

  const another: Input<'vault.create'> = {
    office: { name: 'x', code: 'x', kind: 'party', superior: '', symbol: 'x', place: '' },
    station: { name: 'x', profile: 'connected', profileGround: '' },
    term: null,
    people: [
      {
        username: 'aa',
        fullName: 'A',
        position: '',
        roles: ['admin', 'clerk'],
        passphrase: TEST_PASSPHRASE,
      },
    ],
    exception: { document: '01-QĐ/ĐU', until: '2027-12-31' },
    training: false,
  };

  it('an existing vault is never overwritten', async () => {
    const reply = await callerOf(serviceFor(vault.dir)).call('vault.create', another);
    expect(reply).toMatchObject({ error: { code: 'vault-exists' } });
  });

  it('no vault is made among other files, and they stay as they are', async () => {
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-other-'));
    fs.writeFileSync(path.join(dir, 'ảnh cưới.txt'), 'của người khác');
    const reply = await callerOf(serviceFor(dir)).call('vault.create', another);
    expect(reply).toMatchObject({ error: { code: 'vault-folder-unsafe', params: { why: 'not-empty' } } });
    expect(fs.readdirSync(dir)).toEqual(['ảnh cưới.txt']);
    fs.rmSync(dir, { recursive: true });
  });
});

it('a profile that forbids networks does not unlock while a route leads out', async () => {
  const vault = await createTestVault({ people: ['quantri', 'vanthu'], profile: 'standalone' });
  await vault.close();
  const { forkReader } = await import('../../../electron/cli/forkBeside.ts');
  const { createVaultService } = await import('../../../electron/vault/service.ts');
  const { TEST_ARGON } = await import('../../support/vault.ts');
  const service = createVaultService({
    dir: vault.dir,
    appVersion: 'test',
    networked: () => true,
    argon: { cost: TEST_ARGON, floor: TEST_ARGON },
    startReader: forkReader,
  });
  expect(
    await service.call('window', 'vault.unlock', { username: 'vanthu', passphrase: TEST_PASSPHRASE }),
  ).toMatchObject({
    error: { code: 'network-route-found' },
  });
  await vault.remove();
});
