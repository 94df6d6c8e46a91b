import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { restoreTo, rootOf, setFolders } from '../../support/backups.ts';
import { renewCode } from '../../support/recovery.ts';
import {
  callerOf,
  createTestVault,
  serviceFor,
  TEST_NOW_MS,
  TEST_PASSPHRASE,
  type TestVault,
} from '../../support/vault.ts';

const HOUR_MS = 3600_000;
const REASON = 'Phiếu cũ bị người khác xem, báo cáo 06-BC/ĐU';

describe('the recovery code of a backup that was brought back', () => {
  let vault: TestVault;
  let now = TEST_NOW_MS;
  let old = '';
  let fresh = '';
  let from = '';
  beforeAll(async () => {
    vault = await createTestVault({ people: ['quantri', 'vanthu', 'lanhdao'], nowMs: () => now });
    old = vault.recoveryCode;
    const admin = await vault.as('quantri');
    await admin.ok('backup.drill', { recoveryCode: old });
    await admin.ok('backup.create', { targetId: 'first' });
    [from = ''] = setFolders(rootOf(vault));
    now += HOUR_MS;
    fresh = await renewCode(admin, REASON);
    await vault.close();
  }, 180_000);
  afterAll(() => vault.remove());

  const target = (name: string): string => path.join(path.dirname(vault.dir), name);
  const brought = async (name: string) => {
    now += HOUR_MS;
    return restoreTo(target(name), from, 'quantri', () => now);
  };
  const standing = async (caller: ReturnType<typeof callerOf>) => {
    const { code } = await caller.ok('backup.numberChecks', {});
    const { findings } = await caller.ok('health.check', {});
    expect((await caller.ok('backup.overview', {})).recovery.ofBackup).toEqual(code);
    return { code, drill: findings.find(({ part }) => part === 'drill') };
  };

  it('is not the one made after it, and the refusal says of which backup it is', async () => {
    const service = serviceFor(target('khong-co'), () => now);
    const input = { from, username: null, passphrase: null, recoveryCode: fresh };
    expect(await callerOf(service).call('backup.restore', input)).toMatchObject({
      error: {
        code: 'wrong-recovery-code',
        params: { form: 'backup', since: '24/11/2026 09:00' },
      },
    });
    await service.close();
  });

  it('is a thing to settle until it is typed whole from the paper', async () => {
    const { caller, service } = await brought('go-thu');
    const waits = await standing(caller);
    expect(waits.code).toEqual({ restoredMs: now, backupMs: TEST_NOW_MS });
    expect(waits.drill).toMatchObject({ state: 'bad', tells: 'of-backup' }); // the drill before the backup does not count
    expect(await caller.call('backup.drill', { recoveryCode: fresh })).toMatchObject({
      error: { params: { form: 'restored', since: '24/11/2026 09:00' } },
    });
    expect((await standing(caller)).code).not.toBeNull();
    await caller.ok('backup.drill', { recoveryCode: old });
    expect(await standing(caller)).toMatchObject({ code: null, drill: { state: 'good' } });
    await service.close();
  });

  it('or renewed; and the door knows it before anybody has signed in', async () => {
    const { caller, service } = await brought('lap-lai');
    expect((await standing(caller)).code).not.toBeNull();
    await renewCode(caller, REASON);
    expect((await standing(caller)).code).toBeNull();
    await service.close();

    const door = serviceFor(target('o-cua'), () => now);
    const restore = { from, username: 'quantri', passphrase: TEST_PASSPHRASE, recoveryCode: null };
    await callerOf(door).ok('backup.restore', restore);
    const forgot = { username: 'vanthu', recoveryCode: fresh, newPassphrase: 'cụm mật khẩu đặt lại' };
    expect(await callerOf(door).call('vault.recover', forgot)).toMatchObject({
      error: { params: { form: 'restored', since: '24/11/2026 09:00' } },
    });
    await callerOf(door).ok('vault.recover', { ...forgot, recoveryCode: old });
    await door.close();
  });

  it('is settled when the backup was brought back with it, and when it opened the door afterwards', async () => {
    now += HOUR_MS;
    const byCode = await restoreTo(target('bang-ma'), from, 'quantri', () => now, { recoveryCode: old });
    expect(await standing(byCode.caller)).toMatchObject({
      code: null,
      drill: { state: 'good', tells: 'used' },
    });
    expect((await byCode.caller.ok('backup.overview', {})).recovery.usedMs).toBe(now);
    await byCode.service.close();

    const { caller, service } = await brought('qua-cua');
    expect((await standing(caller)).code).not.toBeNull();
    await caller.ok('vault.lock', {});
    await caller.ok('vault.recover', {
      username: 'quantri',
      recoveryCode: old,
      newPassphrase: 'cụm mật khẩu đặt lại',
    });
    expect((await standing(caller)).code).toBeNull();
    await service.close();
  });

  it('still waits where shares were put together: they do not show that its paper is there', async () => {
    const joined = { recoveryCode: old, how: 'shares' as const };
    const { caller, service } = await restoreTo(target('phan-ma'), from, 'quantri', () => now, joined);
    expect((await standing(caller)).code).not.toBeNull();
    await caller.ok('vault.lock', {});
    await caller.ok('vault.recover', {
      ...joined,
      username: 'quantri',
      newPassphrase: 'cụm mật khẩu đặt lại',
    });
    expect((await standing(caller)).code).not.toBeNull();
    expect((await caller.ok('backup.overview', {})).recovery.usedMs).toBeNull();
    await service.close();
  });

  it('waits for nobody in a vault that was never brought back', async () => {
    expect((await standing(await vault.as('lanhdao'))).code).toBeNull();
  });
});
