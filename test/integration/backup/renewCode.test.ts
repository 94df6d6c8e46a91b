import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersOf } from '../../support/recovery.ts';
import { callerOf, createTestVault, serviceFor, TEST_NOW_MS, type TestVault } from '../../support/vault.ts';

const REASON = 'Phiếu cũ đã thất lạc, báo cáo 05-BC/ĐU';
const HOUR_MS = 3600_000;

describe('a new recovery code', () => {
  let vault: TestVault;
  let now = TEST_NOW_MS;
  let fresh = '';
  beforeAll(async () => {
    vault = await createTestVault({ people: ['quantri', 'vanthu'], nowMs: () => now });
  }, 180_000);
  afterAll(() => vault.remove());

  const opensWith = async (recoveryCode: string, username: string) => {
    await vault.close();
    const service = serviceFor(vault.dir, () => now);
    const input = { recoveryCode, username, newPassphrase: 'cụm mật khẩu đặt lại' };
    const reply = await callerOf(service).call('vault.recover', input);
    await service.close();
    return reply.ok ? 'opened' : `${reply.error.code}, ${reply.error.params['form']}`;
  };
  const drill = async () =>
    (await (await vault.as('quantri')).ok('health.check', {})).findings.find(({ part }) => part === 'drill');

  it('wants a reason, is the work of the administrator, and is written down when it is begun', async () => {
    const clerk = await vault.as('vanthu');
    expect(await clerk.call('vault.newRecoveryCode', { reason: REASON })).toMatchObject({
      error: { code: 'not-permitted' },
    });
    const admin = await vault.as('quantri');
    expect(await admin.call('vault.newRecoveryCode', {})).toMatchObject({
      error: { code: 'bad-input', params: { field: 'reason' } },
    });
    await admin.ok('backup.drill', { recoveryCode: vault.recoveryCode, how: 'code' });
    expect(await drill()).toMatchObject({ state: 'good' });
  });

  it('left half-way or typed wrongly changes nothing: the old one still opens', async () => {
    now += HOUR_MS;
    const admin = await vault.as('quantri');
    const { recoveryCode } = await admin.ok('vault.newRecoveryCode', { reason: REASON });
    const { groups } = await answersOf(admin, recoveryCode);
    const wrong = { groups: groups.map(({ group }) => ({ group, text: '0000' })) };
    expect(await admin.call('vault.proveRecovery', wrong)).toMatchObject({
      error: { code: 'wrong-recovery-code', params: { form: 'groups' } },
    });
    // only the group that is wrong is named, and the same three are asked again
    const asked = await answersOf(admin, recoveryCode);
    const last = asked.groups.at(-1)?.group ?? 0;
    const slip = { groups: asked.groups.map((one) => (one.group === last ? { ...one, text: '0000' } : one)) };
    expect(await admin.call('vault.proveRecovery', slip)).toMatchObject({
      error: { params: { groups: String(last) } },
    });
    await admin.ok('backup.drill', { recoveryCode: vault.recoveryCode, how: 'code' });
    expect(await admin.call('backup.drill', { recoveryCode, how: 'code' })).toMatchObject({
      error: { code: 'wrong-recovery-code', params: { form: 'foreign' } },
    });
  });

  it('proved from paper it opens, and in the same moment the old one no longer does', async () => {
    now += HOUR_MS;
    const admin = await vault.as('quantri');
    ({ recoveryCode: fresh } = await admin.ok('vault.newRecoveryCode', { reason: REASON }));
    const proved = await admin.ok('vault.proveRecovery', await answersOf(admin, fresh));
    expect(proved).toEqual({ proved: true, waiting: 1 }); // the clerk has not signed in since
    const list = { actorId: null, act: null, before: null, limit: 5 };
    const { items } = await admin.ok('ledger.list', list);
    expect(items.map(({ act }) => act)).toEqual(
      expect.arrayContaining(['recovery.renewed', 'recovery.proved', 'recovery.renewal-begun']),
    );
    expect(await drill()).toMatchObject({ state: 'warn', tells: 'waiting', count: 1 });
    expect(await opensWith(fresh, 'vanthu')).toMatch(/^recovery-not-carried/);
    await vault.as('vanthu');
    expect(await drill()).toMatchObject({ state: 'warn', tells: 'renewed' }); // what was drilled opens nothing now
    const again = await vault.as('quantri');
    expect(await again.call('backup.drill', { recoveryCode: vault.recoveryCode })).toMatchObject({
      error: { params: { form: 'replaced', since: '24/11/2026 11:00' } },
    });
    await again.ok('backup.drill', { recoveryCode: fresh, how: 'code' });
    expect(await drill()).toMatchObject({ state: 'good' });
    // the door knows that it was replaced, and when; a mistake of the hand is told apart
    expect(await opensWith(vault.recoveryCode, 'vanthu')).toBe('wrong-recovery-code, replaced');
    expect(await opensWith(vault.recoveryCode.slice(0, -1), 'vanthu')).toBe('wrong-recovery-code, mistyped');
    expect(await opensWith(fresh, 'vanthu')).toBe('opened');
  });
});
