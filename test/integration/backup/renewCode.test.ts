import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRaw } from '../../support/rawDatabase.ts';
import { answersOf, codeOfficers } from '../../support/recovery.ts';
import {
  callerOf,
  createTestVault,
  inputFor,
  proveRecovery,
  serviceFor,
  TEST_NOW_MS,
  TEST_PASSPHRASE,
  type TestVault,
} from '../../support/vault.ts';

const REASON = 'Phiếu cũ đã thất lạc, báo cáo 05-BC/ĐU';
const HOUR_MS = 3600_000;

describe('a new recovery code', () => {
  let vault: TestVault;
  let now = TEST_NOW_MS;
  let fresh = '';
  beforeAll(async () => {
    vault = await createTestVault({ people: ['quantri', 'vanthu', 'lanhdao'], nowMs: () => now });
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

  const begin = (officers: object) =>
    vault.service().call('window', 'vault.newRecoveryCode', { reason: REASON, ...officers });

  it('is made by two officers with their passphrases, a leader among them', async () => {
    const admin = await vault.as('quantri');
    const two = await codeOfficers(admin);
    expect(two.secondUsername).toBe('lanhdao'); // the administrator is no leader: nobody else may stand beside
    expect((await admin.ok('vault.recoveryOfficers', {})).alone).toBe(false);
    expect(await begin({})).toMatchObject({ error: { code: 'bad-input', params: { field: 'passphrase' } } });
    for (const secondUsername of ['vanthu', 'quantri', 'khong-co', null])
      expect(await begin({ ...two, secondUsername })).toMatchObject({
        error: { code: 'separation-of-duties' },
      });
    expect(await begin({ ...two, passphrase: 'không phải cụm này' })).toMatchObject({
      error: { code: 'wrong-passphrase', params: { who: 'first' } },
    });
    expect(await begin({ ...two, secondPassphrase: 'không phải cụm này' })).toMatchObject({
      error: { code: 'wrong-passphrase', params: { who: 'second' } },
    });
    expect(await admin.call('vault.recoveryChallenge', {})).toMatchObject({
      error: { code: 'recovery-not-proved' },
    });
  });

  it('left half-way or typed wrongly changes nothing: the old one still opens', async () => {
    now += HOUR_MS;
    const admin = await vault.as('quantri');
    const { recoveryCode } = await admin.ok('vault.newRecoveryCode', {
      reason: REASON,
      ...(await codeOfficers(admin)),
    });
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
    ({ recoveryCode: fresh } = await admin.ok('vault.newRecoveryCode', {
      reason: REASON,
      ...(await codeOfficers(admin)),
    }));
    const proved = await admin.ok('vault.proveRecovery', await answersOf(admin, fresh));
    expect(proved).toEqual({ proved: true, waiting: 2 }); // the leader and the clerk were not asked yet
    const list = { actorId: null, act: null, before: null, limit: 5 };
    const { items } = await admin.ok('ledger.list', list);
    expect(items.map(({ act }) => act)).toEqual(
      expect.arrayContaining(['recovery.renewed', 'recovery.proved', 'recovery.renewal-begun']),
    );
    expect(await drill()).toMatchObject({ state: 'warn', tells: 'waiting', count: 2 });
    expect(await opensWith(fresh, 'vanthu')).toMatch(/^recovery-not-carried/);
    const overview = async () => (await (await vault.as('quantri')).ok('backup.overview', {})).recovery;
    expect((await overview()).waitingFor).toEqual(['Nguyễn Thị Hường', 'Lê Đức Toản']);

    // signing in puts nobody's key under it: the person is asked, and says so with the passphrase
    const clerk = await vault.as('vanthu');
    const { question } = await clerk.ok('vault.recoveryQuestion', {});
    expect(question).toMatchObject({ reason: REASON, standing: 'signed', atMs: now });
    expect(question?.officers.map(({ fullName }) => fullName)).toEqual(['Phạm Thị Ngọc Ánh', 'Lê Đức Toản']);
    expect(await opensWith(fresh, 'vanthu')).toMatch(/^recovery-not-carried/);
    await vault.as('vanthu');
    expect(await vault.service().call('window', 'vault.agreeToCode', {})).toMatchObject({
      error: { code: 'passphrase-needed' },
    });
    await (await vault.as('vanthu')).ok('vault.agreeToCode', {});
    expect(await (await vault.as('vanthu')).ok('vault.recoveryQuestion', {})).toEqual({ question: null });
    expect((await overview()).waitingFor).toEqual(['Lê Đức Toản']);
    await (await vault.as('lanhdao')).ok('vault.agreeToCode', {});
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

describe('a recovery code whose rows were changed', () => {
  it('nobody agrees to one that two officers did not sign, whatever the rows say', async () => {
    let now = TEST_NOW_MS;
    const vault = await createTestVault({ people: ['quantri', 'vanthu', 'lanhdao'], nowMs: () => now });
    now += HOUR_MS;
    const admin = await vault.as('quantri');
    const two = await codeOfficers(admin);
    const { recoveryCode } = await admin.ok('vault.newRecoveryCode', { reason: REASON, ...two });
    await admin.ok('vault.proveRecovery', await answersOf(admin, recoveryCode));
    const asked = async () => {
      const clerk = await vault.as('vanthu');
      const { question } = await clerk.ok('vault.recoveryQuestion', {});
      return { standing: question?.standing, agreed: await clerk.call('vault.agreeToCode', {}) };
    };
    const change = async (sql: string): Promise<void> => {
      await vault.close();
      const db = await openRaw(vault.dir);
      db.exec('DROP TRIGGER recovery_consent_fixed; DROP TRIGGER recovery_consent_stays');
      db.exec(sql);
      db.exec(`CREATE TRIGGER recovery_consent_fixed BEFORE UPDATE ON recovery_consent
  BEGIN SELECT RAISE(ABORT, 'what two officers signed is fixed'); END;
  CREATE TRIGGER recovery_consent_stays BEFORE DELETE ON recovery_consent
  BEGIN SELECT RAISE(ABORT, 'what two officers signed stays'); END;`);
      db.close();
    };
    const refused = { standing: 'broken', agreed: { error: { code: 'recovery-code-unsigned' } } };
    const newest = 'at_ms = (SELECT max(at_ms) FROM recovery_consent)';
    await change(`UPDATE recovery_consent SET reason = 'khác' WHERE ${newest}`);
    expect(await asked()).toMatchObject(refused);
    await change(
      `UPDATE recovery_consent SET reason = '${REASON}', second_by = NULL, second_signature = NULL WHERE ${newest}`,
    );
    expect(await asked()).toMatchObject(refused);
    await change(`DELETE FROM recovery_consent WHERE ${newest}`);
    expect(await asked()).toMatchObject(refused);
    await vault.remove();
  });
});

describe('an office of one', () => {
  it('makes a new recovery code with the one passphrase: nobody is locked out, and nobody else is reached', async () => {
    const root = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-one-'));
    const service = serviceFor(path.join(root, 'kho'));
    const admin = callerOf(service);
    const input = inputFor({ people: ['quantri'] });
    const created = await admin.ok('vault.create', {
      ...input,
      people: input.people.map((one) => ({ ...one, roles: ['admin' as const, 'clerk' as const] })),
      exception: { document: 'QĐ 05-QĐ/ĐU', until: '2027-06-30' },
    });
    await proveRecovery(admin, created.recoveryCode);
    expect(await admin.ok('vault.recoveryOfficers', {})).toEqual({ seconds: [], alone: true });
    expect(await admin.call('vault.newRecoveryCode', { reason: REASON })).toMatchObject({
      error: { code: 'bad-input', params: { field: 'passphrase' } },
    });
    const { recoveryCode } = await admin.ok('vault.newRecoveryCode', {
      reason: REASON,
      passphrase: TEST_PASSPHRASE,
    });
    const proved = await admin.ok('vault.proveRecovery', await answersOf(admin, recoveryCode));
    expect(proved).toEqual({ proved: true, waiting: 0 });
    expect(await admin.ok('vault.recoveryQuestion', {})).toEqual({ question: null });
    await service.close();
    fs.rmSync(root, { recursive: true, force: true });
  });
});
