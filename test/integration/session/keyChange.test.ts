import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readHeader } from '../../../electron/vault/crypto/vaultHeader.ts';
import { countsOf } from '../../../electron/vault/db/counts.ts';
import { damageOf } from '../../../electron/vault/db/damage.ts';
import { headerOf, insider } from '../../support/insider.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { everything, incoming } from '../../support/registration.ts';
import { type Caller, createTestVault, TEST_NOW_MS, type TestVault } from '../../support/vault.ts';
import { workerFile } from '../../support/workerFiles.ts';

async function stage(clerk: Caller, text: string): Promise<string> {
  const dataBase64 = Buffer.from(text).toString('base64');
  return (await clerk.ok('attachments.stageChunk', { stageId: null, name: 'a.txt', dataBase64, last: true }))
    .stageId;
}

/** Two documents with a file each, one of them classified. */
async function fill(vault: TestVault): Promise<void> {
  const clerk = await vault.as('vanthu');
  const presentTo = vault.ids['bithu'] ?? '';
  await clerk.ok(
    'documents.registerIncoming',
    incoming({ presentTo, files: [await stage(clerk, 'thường')] }),
  );
  await clerk.ok(
    'documents.registerIncoming',
    incoming({
      book: 'classified-incoming',
      level: 'mat',
      code: '70-TTr/TU',
      subject: 'Việc mật',
      presentTo,
      files: [await stage(clerk, 'mật')],
    }),
  );
}

const rosterFinding = async (caller: Caller) =>
  (await caller.ok('health.check', {})).findings.find(({ part }) => part === 'roster');

async function leave(vault: TestVault, username: string): Promise<void> {
  const admin = await vault.as('quantri');
  const { people } = await admin.ok('people.list', {});
  const { id, revision } = people.find((one) => one.username === username) ?? expect.fail();
  await admin.ok('people.leave', { id, revision, reason: 'Nghỉ việc', handOver: null });
}

/** What the reader of both documents reads, with the words of their files. */
async function readAll(vault: TestVault): Promise<string[]> {
  const reader = await vault.as('bithu');
  const read: string[] = [];
  for (const book of ['incoming', 'classified-incoming'] as const) {
    const { rows } = await reader.ok('documents.list', { ...everything, book });
    for (const { id } of rows) {
      const { subject, attachments } = await reader.ok('documents.get', { id });
      const [file] = attachments;
      await reader.ok('attachments.open', { id: file?.id ?? '' });
      const bytes = await reader.ok('attachments.read', { source: 'record', id: file?.id ?? '', segment: 0 });
      read.push(subject ?? '', Buffer.from(bytes.dataBase64, 'base64').toString());
    }
  }
  return read;
}

describe('somebody left', () => {
  let vault: TestVault;
  let nowMs = TEST_NOW_MS;
  beforeAll(async () => {
    vault = await createTestVault({ profile: 'standalone', nowMs: () => nowMs });
    await fill(vault);
    const clerk = await vault.as('vanthu');
    await clerk.ok('backup.create', { targetId: 'first' });
    await vault.close();
  });
  afterAll(() => vault.remove());

  it('the vault key that the person kept opens nothing from the next opening on; everything is as it was', async () => {
    const kept = await insider(vault.dir, 'chuyenvien2');
    const before = await readAll(vault);
    await vault.close();
    fs.copyFileSync(path.join(vault.dir, 'vault.db'), path.join(vault.dir, 'vault.db.v62.bak')); // of an update
    await leave(vault, 'chuyenvien2');
    const clerk = await vault.as('vanthu');
    expect(() => kept.database()).toThrow('vault-database-damaged');
    expect(await clerk.ok('ledger.verify', {})).toMatchObject({ intact: true });
    expect(await readAll(vault)).toEqual(before);
    expect(before).toEqual([expect.any(String), 'thường', 'Việc mật', 'mật']);
    expect(fs.readdirSync(vault.dir).filter((name) => /rekeyed|\.db\.v/.test(name))).toEqual([]);
  });

  it('everyone else opens it with the passphrase of before, twice; the recovery code too', async () => {
    for (const username of ['quantri', 'lanhdao', 'coyeu', 'tiepnhan', 'tiepnhan']) await vault.as(username);
    await vault.close();
    const slots = readHeader(headerOf(vault.dir)).slots.filter((slot) => slot.kind === 'user');
    expect(slots.find((slot) => slot.userId === 'tiepnhan')?.carried).toBeUndefined();
    expect(slots.find((slot) => slot.userId === 'kiemtra')?.carried).toBeDefined();
    const recoveryCode = vault.recoveryCode;
    const request = {
      recoveryCode,
      username: 'lanhdao',
      newPassphrase: 'mật khẩu mới của Toản',
      how: 'code',
    } as const;
    const reply = await vault.service().call('host', 'vault.recover', request);
    expect(reply).toMatchObject({ ok: true });
    await vault.as('lanhdao', 'mật khẩu mới của Toản');
  });

  it('the backup of before is still tested good, and a new one is made and tested', async () => {
    nowMs += 24 * 3600_000;
    const clerk = await vault.as('vanthu');
    const { name } = await clerk.ok('backup.create', { targetId: 'first' });
    const { targets } = await clerk.ok('backup.overview', {});
    const sets = targets[0]?.sets.map((set) => set.name) ?? [];
    expect(sets).toContain(name);
    expect(sets.length).toBeGreaterThan(1);
    for (const one of sets)
      expect(await clerk.ok('backup.test', { targetId: 'first', name: one })).toMatchObject({ good: true });
  });

  it('is done on demand as well, with a reason in the ledger', async () => {
    const admin = await vault.as('quantri');
    const old = readHeader(headerOf(vault.dir)).keyCheck;
    await admin.ok('vault.changeKey', { reason: 'Máy mang đi sửa' });
    expect(await rosterFinding(admin)).toMatchObject({ state: 'warn', tells: 'key-change-due' });
    expect(readHeader(headerOf(vault.dir)).keyCheck).toBe(old);
    const clerk = await vault.as('vanthu');
    expect(readHeader(headerOf(vault.dir)).keyCheck).not.toBe(old);
    expect(readHeader(headerOf(vault.dir)).retired).toHaveLength(2);
    expect(await rosterFinding(clerk)).toMatchObject({ state: 'good' });
    expect(await clerk.ok('ledger.verify', {})).toMatchObject({ intact: true });
    expect(await readAll(vault)).toHaveLength(4);
  });
});

describe('the power going at each step', () => {
  let vault: TestVault;
  let pristine = '';
  let counts: Readonly<Record<string, number>> = {};
  beforeEach(async () => {
    vault = await createTestVault({ profile: 'standalone' });
    await fill(vault);
    await leave(vault, 'chuyenvien2');
    await vault.close();
    pristine = readHeader(headerOf(vault.dir)).keyCheck;
    const db = await openRaw(vault.dir);
    counts = countsOf(db);
    db.close();
  });
  afterEach(() => vault.remove());

  it.each([0, 1, 2, 3, 4, 5])(
    'killed after step %i it loses nothing, and the next opening ends it',
    async (step) => {
      const worker = workerFile('changeKeyWorker');
      const { signal, stdout } = spawnSync(process.execPath, [worker, vault.dir, String(step)], {
        timeout: 60_000,
      });
      expect([signal, String(stdout)]).toEqual(step === 0 ? [null, 'opened\n'] : ['SIGKILL', '']);
      const header = readHeader(headerOf(vault.dir));
      expect(header.keyCheck === pristine).toBe(step > 0 && step < 4);
      // a person with the right passphrase comes in, and finds every row
      expect(await readAll(vault)).toHaveLength(4);
      await vault.close();
      expect(readHeader(headerOf(vault.dir)).keyCheck).not.toBe(pristine);
      const db = await openRaw(vault.dir);
      expect(damageOf(db)).toEqual([]);
      const now = countsOf(db);
      db.close();
      const grew = Object.keys(counts).filter((table) => now[table] !== counts[table]);
      expect(
        grew.filter(
          (table) =>
            ![
              'ledger',
              'ledger_head',
              'ledger_restricted',
              'signing_session',
              'seal',
              'key_change_due',
            ].includes(table),
        ),
      ).toEqual([]);
      expect(fs.readdirSync(vault.dir).filter((name) => name.includes('rekeyed'))).toEqual([]);
    },
  );
});
