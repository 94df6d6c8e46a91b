import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256Hex } from '../../../electron/vault/crypto/primitives.ts';
import { incoming } from '../../support/registration.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { PAIR_TIMEOUT_MS, registerOutgoing } from '../../support/twoStations.ts';
import { createTestVault, type Caller, type TestVault } from '../../support/vault.ts';

describe('administration', () => {
  let vault: TestVault;
  let admin: Caller;
  let folder: string;
  const superior = generateKeyPairSync('ed25519');
  beforeAll(async () => {
    vault = await createTestVault({ people: ['quantri', 'vanthu', 'lanhdao', 'kiemtra'] });
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-admin-'));
    const clerk = await vault.as('vanthu');
    await clerk.ok(
      'documents.registerIncoming',
      incoming({ subject: 'CANARYTRICHYEU', code: '77-CV/CANARYSO' }),
    );
    await registerOutgoing(clerk, { subject: 'CANARYDI' });
    admin = await vault.as('quantri');
  }, PAIR_TIMEOUT_MS);
  afterAll(async () => {
    await vault.remove();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('a support file and a health report hold numbers and words of the program, nothing of the office', async () => {
    for (const purpose of ['support', 'superior'] as const) {
      const { report } = await admin.ok('support.preview', { purpose });
      const file = path.join(folder, `${purpose}.json`);
      await admin.ok('support.saveTo', { purpose, path: file });
      const text = fs.readFileSync(file, 'utf8');
      expect(Object.keys(JSON.parse(text) as object)).toEqual(Object.keys(report));
      for (const secret of ['CANARY', 'Hường', 'Đồng Vàng', 'vanthu', 'Tỉnh ủy'])
        expect(text).not.toContain(secret);
      expect(text).toMatch(/^[\x20-\x7e\n]*$/); // not one Vietnamese letter
      expect(report.ledger).toMatchObject({ intact: true, contradicted: false });
    }
    expect(await (await vault.as('vanthu')).call('support.preview', { purpose: 'support' })).toMatchObject({
      error: { code: 'not-permitted' },
    });
    admin = await vault.as('quantri');
  });

  const BODY = {
    format: 'an-thu/policy/1',
    office: '*',
    serial: 3,
    issuer: 'Tỉnh ủy Sơn Hà',
    ground: 'QĐ 9-QĐ/TU',
    maxIdleMinutes: 4,
    closed: [{ channel: 'folder', levels: ['none'] }],
  };
  function policyFile(
    change: object = {},
    key: KeyObject = superior.privateKey,
    publicKey = superior.publicKey,
  ): string {
    const policy = JSON.stringify({ ...BODY, ...change });
    const file = path.join(folder, 'policy.json');
    const spki = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
    const signature = sign(null, Buffer.from(policy), key).toString('base64');
    fs.writeFileSync(file, JSON.stringify({ policy, signature, publicKey: spki }));
    return file;
  }
  const fingerprint = sha256Hex(superior.publicKey.export({ format: 'der', type: 'spki' }));
  const reason = async (file: string, typed: string | null = null): Promise<unknown> => {
    const reply = await admin.call('policy.load', { path: file, fingerprint: typed });
    return reply.ok ? 'ok' : reply.error.params['reason'];
  };

  it('a policy is taken from the superior whose key was compared, tightens, and is never taken back', async () => {
    expect(await reason(policyFile())).toBe('fingerprint');
    expect(await reason(policyFile(), 'a'.repeat(32))).toBe('fingerprint');
    expect(await reason(policyFile({ office: 'KHAC' }), fingerprint)).toBe('office');
    expect(await reason(policyFile(), fingerprint.slice(0, 32))).toBe('ok');
    const other = generateKeyPairSync('ed25519');
    expect(await reason(policyFile({ serial: 4 }, other.privateKey, other.publicKey), fingerprint)).toBe(
      'key',
    );
    expect(await reason(policyFile({ serial: 4 }, other.privateKey))).toBe('signature');
    expect(await reason(policyFile({ serial: 2 }))).toBe('replayed');
    expect((await admin.ok('settings.station', {})).idleLockMinutes).toBe(4);
    expect(await admin.call('settings.saveIdleLock', { minutes: 30 })).toMatchObject({
      error: { code: 'policy-forbids' },
    });
    expect(await admin.ok('settings.saveIdleLock', { minutes: 2 })).toEqual({ minutes: 2 });
    expect((await admin.ok('policy.get', {})).policy).toMatchObject({ serial: 3, maxIdleMinutes: 4 });
  });

  function provisionFile(change: object = {}): string {
    const file = path.join(folder, 'provision.json');
    fs.writeFileSync(
      file,
      JSON.stringify({
        format: 'an-thu/provision/1',
        vault: {
          office: { name: 'Đảng ủy xã Đồng Vàng', code: '000.01.02.H99' },
          people: [{ username: 'quantri', roles: ['admin'] }],
        },
        calendar: [{ date: '2027-02-05', kind: 'off', note: 'nghỉ bù' }],
        policy: { file: 'policy.json', fingerprint },
        idleMinutes: 3,
        ...change,
      }),
    );
    return file;
  }

  it('a provisioning file is shown first, then applied whole or not at all', async () => {
    policyFile({ serial: 5 });
    const file = provisionFile();
    const seen = await admin.ok('provision.look', { path: file });
    expect(seen).toMatchObject({
      officeCode: '000.01.02.H99',
      people: 1,
      idleMinutes: 3,
      cards: [],
      calendar: [{ date: '2027-02-05', kind: 'off', known: false }],
      policy: { serial: 5, known: false, keyFingerprint: fingerprint },
    });
    const { sha256 } = seen;
    // what was shown is what is applied: a changed file, an idle time above the policy and a lost card leave nothing behind
    const refused = async (input: { path: string; sha256: string }): Promise<unknown> => {
      const reply = await admin.call('provision.apply', input);
      return reply.ok ? 'ok' : [reply.error.code, reply.error.params['reason'] ?? null];
    };
    provisionFile({ idleMinutes: 2 });
    expect(await refused({ path: file, sha256 })).toEqual(['provision-refused', 'changed']);
    const tooLong = await admin.ok('provision.look', { path: provisionFile({ idleMinutes: 60 }) });
    expect(await refused({ path: file, sha256: tooLong.sha256 })).toEqual(['policy-forbids', null]);
    expect((await admin.ok('policy.get', {})).policy).toMatchObject({ serial: 3 });
    expect(
      await admin.call('provision.look', { path: provisionFile({ cards: ['không có.json'] }) }),
    ).toMatchObject({
      error: { code: 'file-unreadable' },
    });

    provisionFile();
    expect(await admin.ok('provision.apply', { path: file, sha256 })).toEqual({
      days: 1,
      cards: 0,
      policy: true,
      idleMinutes: 3,
      signed: 0,
      // what binds the station, for the last page of the setup to say
      inForce: { serial: 5, issuer: 'Tỉnh ủy Sơn Hà' },
      parts: [],
    });
    expect(await admin.ok('provision.look', { path: file })).toMatchObject({
      calendar: [{ known: true }],
      policy: { serial: 5, known: true },
    });
    expect(await admin.ok('provision.apply', { path: file, sha256 })).toMatchObject({
      days: 0,
      policy: false,
    });
    // days and rules for every vault that stands: the file need not say what a vault is made of
    expect(await admin.ok('provision.look', { path: provisionFile({ vault: undefined }) })).toMatchObject({
      officeCode: '000.01.02.H99',
      people: 0,
      calendar: [{ known: true }],
    });
  });

  it.each([
    [
      'of another office',
      { vault: { office: { name: 'x', code: 'KHAC' }, people: [{ username: 'a', roles: [] }] } },
      'office',
    ],
    ['with a path in it', { cards: ['../../etc/passwd'] }, 'form'],
    ['with a field that nobody knows', { script: 'x' }, 'form'],
    ['with too many days', { calendar: Array.from({ length: 101 }, () => ({})) }, 'form'],
  ])('a provisioning file %s is refused', async (_what, change, why) => {
    expect(await admin.call('provision.look', { path: provisionFile(change) })).toMatchObject({
      error: { code: 'provision-refused', params: { reason: why } },
    });
  });

  it('a file that is larger than any provisioning file is said to be the wrong one, not to be divided', async () => {
    const large = path.join(folder, 'phim.json');
    fs.writeFileSync(large, ' '.repeat(4 * 1024 * 1024));
    expect(await admin.call('provision.look', { path: large })).toMatchObject({
      error: { code: 'too-large', params: { what: 'file' } },
    });
  });

  it('a policy that was loosened in the database stops what it rules', async () => {
    await vault.close();
    const db = await openRaw(vault.dir);
    expect(() => db.exec('DELETE FROM station_policy')).toThrow('stays');
    db.exec('DROP TRIGGER station_policy_fixed');
    db.exec(`UPDATE station_policy SET body = replace(body, '"maxIdleMinutes":4', '"maxIdleMinutes":60')`);
    db.close();
    admin = await vault.as('quantri');
    expect(await admin.call('settings.saveIdleLock', { minutes: 30 })).toMatchObject({
      error: { code: 'roster-broken', params: { why: 'section', section: 'policy' } },
    });
  });
});
