import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpSpec } from '../../../shared/ipc/contract/spec.ts';
import { contract } from '../../../shared/ipc/contract.ts';
import { POWER, type Power } from '../../../shared/ipc/power.ts';
import { everyRow, openRaw } from '../../support/rawDatabase.ts';
import { createTestVault, TEST_NOW_MS, TEST_PASSPHRASE, type TestVault } from '../../support/vault.ts';

const ID = '0'.repeat(32);
const PERSON = { fullName: 'Lò Văn Mới', position: 'Chuyên viên', roles: ['specialist'], exception: null };
const NOWHERE = '/khong/co/tep';
const OUTSIDE = { path: NOWHERE, fingerprint: 'ab'.repeat(32), comparedHow: 'Giấy giao nhận' };
const WRONG = 'không phải cụm này';

const MONTH = { kind: 'month', on: '2026-10-31' };
/** What gives no power and is signed for the office: the passphrase stands for the signer's own hand. */
const SIGNED = ['figures.send', 'figures.sign'];

/** Who may, and an input that is well formed: the passphrase is asked for before anything is looked up. */
const ASKS: Readonly<Record<string, readonly [who: string, input: object]>> = {
  'people.add': ['quantri', { ...PERSON, username: 'moi', firstPassphrase: 'cụm mở lần đầu 1' }],
  'people.update': ['quantri', { ...PERSON, id: ID, revision: 1 }],
  'people.resetPassphrase': ['quantri', { id: ID, revision: 1, firstPassphrase: 'cụm mở lần đầu 1' }],
  'people.leave': ['quantri', { id: ID, revision: 1, reason: 'Chuyển công tác', handOver: null }],
  'access.grant': ['lanhdao', { documentId: ID, personId: ID, ground: 'Được giao tham mưu' }],
  'signatureTrust.trust': [
    'quantri',
    { id: ID, fingerprint: 'ab'.repeat(32), comparedHow: 'Công báo của cơ quan' },
  ],
  'signatureTrust.withdraw': ['quantri', { id: ID, reason: 'Chứng thư hết dùng' }],
  'tokens.bind': [
    'coyeu',
    {
      certificate: 'ab'.repeat(32),
      owner: 'office',
      personId: null,
      fingerprint: 'ab'.repeat(32),
      comparedHow: 'Giấy giao nhận',
    },
  ],
  'tokens.unbind': ['coyeu', { id: ID }],
  'delegations.add': [
    'lanhdao',
    {
      capacity: 'TM',
      fromId: ID,
      toId: ID,
      document: 'QĐ 12-QĐ/ĐU',
      scope: 'Ký văn bản thường',
      ceiling: 'none',
      typeIds: [],
      fromOn: '2026-11-24',
      toOn: '2026-12-24',
    },
  ],
  'inspection.open': ['lanhdao', { inspectorId: ID, ground: 'QĐ 15-QĐ/UBKT', clearance: 'none', days: 2 }],
  'vault.agreeToCode': ['lanhdao', {}],
  'office.decideCorrection': ['lanhdao', { id: ID, shown: '', approve: true, note: '' }],
  'figures.sign': ['vanthu', { period: MONTH, note: '' }],
  'figures.send': ['vanthu', { period: MONTH, note: '', to: [ID] }],
  'keys.renewOffice': ['coyeu', {}],
  'keys.askRenewal': ['lanhdao', {}],
  'keys.issue': ['coyeu', { requestId: ID }],
  'keys.revoke': ['coyeu', { id: ID, reason: 'superseded' }],
  'keys.takeOfficeFile': ['coyeu', { ...OUTSIDE, passphrase: null }],
  'keys.takeOwnFile': ['lanhdao', { ...OUTSIDE, passphrase: null }],
  'keys.takeAuthorityFile': ['coyeu', { ...OUTSIDE, passphrase: null }],
  'keys.setUpRoot': ['coyeu', { path: NOWHERE, passphrase: 'cụm của tệp gốc', old: 'keep' }],
  'keys.useRoot': ['coyeu', { path: NOWHERE, passphrase: 'cụm của tệp gốc', act: 'list' }],
  'tokens.setModule': ['coyeu', { path: NOWHERE }],
  'timeStamps.set': ['vanthu', { url: 'https://tsa.example.vn/' }],
  'directory.issue': [
    'coyeu',
    {
      changes: [
        {
          of: 'office',
          act: 'end',
          code: '000.01.00.H98',
          name: '',
          office: null,
          on: '2026-12-01',
          successor: null,
          ground: 'NQ 01',
        },
      ],
      to: [],
    },
  ],
  'policy.load': ['quantri', { path: NOWHERE, fingerprint: null }],
  'provision.apply': ['quantri', { path: NOWHERE, sha256: 'ab'.repeat(32) }],
  'rules.takeOffer': ['quantri', { id: ID }],
  'exchange.allowMedium': ['lanhdao', { path: NOWHERE, label: 'USB 01' }],
  'relay.setUp': [
    'vanthu',
    {
      path: NOWHERE,
      authorityPath: null,
      passphrase: 'cụm của tệp',
      servers: ['relay.example.vn:4222'],
      bytesPerSecond: null,
    },
  ],
  'relay.change': ['vanthu', { servers: ['relay.example.vn:4222'], bytesPerSecond: null }],
  'exchange.trustPeer': [
    'vanthu',
    { officeCode: '000.01.00.H99', stationId: ID, fingerprint: 'ab'.repeat(32), comparedHow: 'Điện thoại' },
  ],
  // the last: the key is changed at the next opening
  'vault.changeKey': ['quantri', { reason: 'Máy mang đi sửa' }],
};

/** What these come to with the right one is what is asked for here; of the others, that they come to the handler. */
const NOT_FOUND = [
  ...['people.update', 'people.resetPassphrase', 'people.leave', 'access.grant', 'exchange.trustPeer'],
  ...['signatureTrust.trust', 'signatureTrust.withdraw', 'tokens.unbind', 'keys.issue', 'keys.revoke'],
];

describe('the passphrase is asked again', () => {
  let vault: TestVault;
  let now = TEST_NOW_MS;
  beforeAll(async () => {
    vault = await createTestVault({
      people: ['quantri', 'vanthu', 'lanhdao', 'kiemtra', 'coyeu'],
      nowMs: () => now,
    });
  }, 180_000);
  afterAll(() => vault.remove());

  interface Entry {
    readonly act: string;
    readonly facts: string;
  }
  const ledger = async (): Promise<Entry[]> => {
    await vault.close();
    const db = await openRaw(vault.dir);
    try {
      return db.prepare('SELECT act, facts FROM ledger ORDER BY seq').all() as Entry[];
    } finally {
      db.close();
    }
  };
  const front = (): { failures: Record<string, { count: number }> } =>
    JSON.parse(fs.readFileSync(path.join(vault.dir, 'front.json'), 'utf8')) as never;

  it('for these operations and no others; whatever carries two officers’ passphrases has its own', () => {
    const marked = Object.entries<OpSpec>(contract)
      .filter(([, spec]) => spec.stepUp === true)
      .map(([op]) => op);
    expect(marked.sort()).toEqual(Object.keys(ASKS).sort());
    const inTable = (proof: string) =>
      Object.entries<Power>(POWER).flatMap(([op, power]) => (power.proof === proof ? [op] : []));
    expect([...inTable('passphrase'), ...SIGNED].sort()).toEqual(marked);
    for (const op of inTable('two')) {
      const { properties } = z.toJSONSchema(contract[op as 'lost.settle'].input, { io: 'input' });
      expect(Object.keys(properties ?? {}), op).toEqual(
        expect.arrayContaining(['passphrase', 'secondUsername', 'secondPassphrase']),
      );
    }
  });

  it.each(Object.entries(ASKS))(
    '%s: without it and with a wrong one nothing is done',
    async (op, [who, input]) => {
      await vault.as(who);
      const header = fs.readFileSync(path.join(vault.dir, 'vault.json'));
      const before = (await ledger()).length;

      await vault.as(who); // one entry: session.opened
      const { door } = contract[op as 'people.update'];
      const ask = (sent: unknown) => vault.service().call(door, op, sent);
      expect(await ask(input)).toEqual({ ok: false, error: { code: 'passphrase-needed', params: {} } });
      // the passphrase in the input itself (where that has none of its own), or beside more than the input, is none
      if (!('passphrase' in input))
        expect(await ask({ ...input, passphrase: TEST_PASSPHRASE })).toMatchObject({
          error: { code: 'bad-input' },
        });
      expect(await ask({ passphrase: TEST_PASSPHRASE, input, more: 1 })).toMatchObject({
        error: { code: 'bad-input' },
      });
      expect(await ask({ passphrase: WRONG, input })).toEqual({
        ok: false,
        error: { code: 'wrong-passphrase', params: {} },
      });
      expect(front().failures[who]?.count).toBe(1);

      const after = await ledger();
      expect(after.length).toBe(before + 2);
      expect(after.at(-1)).toMatchObject({ act: 'passphrase.not-proved' });
      expect(JSON.parse(after.at(-1)?.facts ?? '')).toEqual({ asked: op });
      expect(fs.readFileSync(path.join(vault.dir, 'vault.json'))).toEqual(header);

      // the right one leads to the handler, which looks the rest up
      const caller = await vault.as(who);
      const answer = await caller.call(op as 'people.update', input as never);
      expect(answer.ok || answer.error.code).not.toBe('passphrase-needed');
      if (NOT_FOUND.includes(op)) expect(answer).toMatchObject({ error: { code: 'not-found' } });
    },
  );

  it('it is good for one call, and no byte of it is kept', async () => {
    const admin = await vault.as('quantri');
    const { people } = await admin.ok('people.list', {});
    const someone = people.find(({ username }) => username === 'moi') ?? expect.fail('not added');
    const { id, revision } = someone;
    const input = { ...PERSON, roles: ['specialist' as const], id, revision };
    expect(await admin.call('people.update', input)).toMatchObject({ ok: true });
    const again = await vault.service().call('window', 'people.update', { ...input, revision: revision + 1 });
    expect(again).toMatchObject({ error: { code: 'passphrase-needed' } });
    await vault.close();
    const db = await openRaw(vault.dir);
    expect(everyRow(db)).not.toContain(TEST_PASSPHRASE);
    db.close();
  });

  it('wrong ones pause as at the door, also many at once and also for a signature', async () => {
    const [, input] = ASKS['people.leave'] ?? expect.fail();
    await vault.as('quantri');
    const guess = (passphrase: string) =>
      vault.service().call('window', 'people.leave', { passphrase, input });
    const many = await Promise.all(Array.from({ length: 6 }, () => guess(WRONG)));
    const codes = many.map((reply) => (reply.ok ? 'ok' : reply.error.code));
    expect(codes).toEqual([
      ...Array<string>(3).fill('wrong-passphrase'),
      ...Array<string>(3).fill('wait-before-retry'),
    ]);
    expect(front().failures['quantri']?.count).toBe(3);
    const own = { current: TEST_PASSPHRASE, next: 'cụm mật khẩu khác hẳn' };
    expect(await vault.service().call('window', 'vault.changePassphrase', own)).toMatchObject({
      error: { code: 'wait-before-retry', params: { untilMs: now + 5_000 } },
    });
    expect(await guess(TEST_PASSPHRASE)).toMatchObject({ error: { code: 'wait-before-retry' } });
    now += 5_001;
    expect(await guess(TEST_PASSPHRASE)).toMatchObject({ error: { code: 'not-found' } });
    expect(front().failures['quantri']).toBeUndefined(); // the right one lets them be forgotten
  });

  it('a wrong one for access to what is secret is no news to the administrator', async () => {
    const [, input] = ASKS['access.grant'] ?? expect.fail();
    await vault.as('lanhdao');
    await vault.service().call('window', 'access.grant', { passphrase: WRONG, input });
    const shown = async (username: string): Promise<number> => {
      const caller = await vault.as(username);
      const newest = { actorId: null, act: null, before: null, limit: 100 };
      const { items } = await caller.ok('ledger.list', newest);
      return items.filter(
        ({ act, facts }) => act === 'passphrase.not-proved' && facts['asked'] === 'access.grant',
      ).length;
    };
    expect(await shown('quantri')).toBe(0);
    expect(await shown('kiemtra')).toBeGreaterThan(0);
  });
});
