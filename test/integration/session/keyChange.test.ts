import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { appendEntry } from '../../../electron/vault/audit/store.ts';
import { readHeader } from '../../../electron/vault/crypto/vaultHeader.ts';
import { countsOf } from '../../../electron/vault/db/counts.ts';
import { damageOf } from '../../../electron/vault/db/damage.ts';
import { headerOf, insider } from '../../support/insider.ts';
import { codeOfficers } from '../../support/recovery.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { everything, incoming } from '../../support/registration.ts';
import {
  type Caller,
  createTestVault,
  proveRecovery,
  TEST_NOW_MS,
  type TestVault,
} from '../../support/vault.ts';
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

const leave = async (vault: TestVault, username: string): Promise<void> =>
  endUse(await vault.as('quantri'), username);

async function endUse(admin: Caller, username: string): Promise<void> {
  const { people } = await admin.ok('people.list', {});
  const { id, revision } = people.find((one) => one.username === username) ?? expect.fail();
  await admin.ok('people.leave', { id, revision, reason: 'Nghỉ việc', handOver: null });
}

/** A code that was shown and is not proved yet: the key waits for it. */
async function beginCode(admin: Caller): Promise<string> {
  const asked = { reason: 'Mất phiếu', ...(await codeOfficers(admin)) };
  return (await admin.ok('vault.newRecoveryCode', asked)).recoveryCode;
}

const keyOf = (vault: TestVault): string => readHeader(headerOf(vault.dir)).keyCheck;

/** What is said of the key while a person works. */
function listen(vault: TestVault): string[] {
  const said: string[] = [];
  vault.service().onEvent(({ topic, ids }) => topic === 'vault.key' && said.push(ids.join(' ')));
  return said;
}
const ALL_STEPS = [0, 1, 2, 3, 4, 5].map((step) => `changing ${step} 5`);

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

  it('the vault key that the person kept opens nothing from then on; everything is as it was', async () => {
    const kept = await insider(vault.dir, 'chuyenvien2');
    const before = await readAll(vault);
    await vault.close();
    fs.copyFileSync(path.join(vault.dir, 'vault.db'), path.join(vault.dir, 'vault.db.v62.bak')); // of an update
    const admin = await vault.as('quantri');
    const said = listen(vault);
    const { generation } = readHeader(headerOf(vault.dir));
    await endUse(admin, 'chuyenvien2');
    // the act is answered when it is done, and the same person goes on
    expect(said).toEqual([...ALL_STEPS, 'changed']);
    expect(readHeader(headerOf(vault.dir)).generation).toBeGreaterThan(generation);
    expect(() => kept.database()).toThrow('vault-database-damaged');
    await admin.ok('settings.saveIdleLock', { minutes: 7 });
    expect(await rosterFinding(admin)).toMatchObject({ state: 'good' });
    expect(() => kept.database()).toThrow('vault-database-damaged');
    expect(await admin.ok('ledger.verify', {})).toMatchObject({ intact: true });
    await vault.close();
    const own = await openRaw(vault.dir);
    const acts = own
      .prepare(
        `SELECT act FROM ledger WHERE actor_id = :me AND seq >= (
           SELECT max(seq) FROM ledger WHERE act = 'session.opened' AND actor_id = :me) ORDER BY seq`,
      )
      .pluck()
      .all({ me: vault.ids['quantri'] });
    own.close();
    expect(acts.filter((act) => /^(?:session|person\.left|vault\.(?:key|log))/.test(String(act)))).toEqual([
      'session.opened',
      'person.left',
      'vault.key-changed',
    ]);
    const clerk = await vault.as('vanthu');
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
    const old = keyOf(vault);
    await admin.ok('vault.changeKey', { reason: 'Máy mang đi sửa' });
    expect(keyOf(vault)).not.toBe(old);
    const clerk = await vault.as('vanthu');
    expect(readHeader(headerOf(vault.dir)).retired).toHaveLength(2);
    expect(await rosterFinding(clerk)).toMatchObject({ state: 'good' });
    expect(await clerk.ok('ledger.verify', {})).toMatchObject({ intact: true });
    expect(await readAll(vault)).toHaveLength(4);
  });
});

describe('the act that makes the key change', () => {
  let vault: TestVault;
  beforeAll(async () => {
    vault = await createTestVault({ profile: 'standalone' });
    await fill(vault);
  });
  afterAll(() => vault.remove());

  it('keeps what the same session wrote into the header, at the second sign-in after a change too', async () => {
    await leave(vault, 'vanthu2');
    const admin = await vault.as('quantri'); // whose slot is closed over the new key now
    const person = { fullName: 'Hoàng Phương Uyên', position: 'Văn thư', roles: ['clerk' as const] };
    const firstPassphrase = 'cụm mở lần đầu 1';
    await admin.ok('people.add', { username: 'vanthu3', ...person, firstPassphrase, exception: null });
    const old = keyOf(vault);
    await endUse(admin, 'chuyenvien2');
    expect(keyOf(vault)).not.toBe(old);
    await admin.ok('settings.saveIdleLock', { minutes: 8 });
    for (const username of ['quantri', 'vanthu', 'kiemtra']) await vault.as(username);
    await vault.as('vanthu3', firstPassphrase);
  });

  it('waits while a code is shown and not proved, which the health check tells; then it is done', async () => {
    const admin = await vault.as('quantri');
    const said = listen(vault);
    const old = keyOf(vault);
    const code = await beginCode(admin);
    await endUse(admin, 'chuyenvien');
    expect(await rosterFinding(admin)).toMatchObject({ state: 'warn', tells: 'key-change-due' });
    expect([said, keyOf(vault)]).toEqual([['waits'], old]);
    await proveRecovery(admin, code);
    expect(said).toEqual(['waits', ...ALL_STEPS, 'changed']);
    expect(keyOf(vault)).not.toBe(old);
    expect(await rosterFinding(admin)).toMatchObject({ state: 'good' });
    await vault.as('lanhdao');
  });

  it('waits for a backup that runs, which comes out whole; calls that come meanwhile are answered after it', async () => {
    const admin = await vault.as('quantri');
    const said = listen(vault);
    const old = keyOf(vault);
    let isMade = false;
    const made = admin.ok('backup.create', { targetId: 'first' }).then((set) => {
      isMade = true;
      return set;
    });
    await endUse(admin, 'tiepnhan');
    expect([isMade, said, keyOf(vault)]).toEqual([false, ['waits'], old]);
    const { name } = await made;
    expect(said).toEqual(['waits', ...ALL_STEPS, 'changed']);
    expect(keyOf(vault)).not.toBe(old);
    expect(await admin.ok('backup.test', { targetId: 'first', name })).toMatchObject({ good: true });
  });

  it('waits for any other call that runs, and is done when the last one ends, refused as it may be', async () => {
    const admin = await vault.as('quantri');
    const said = listen(vault);
    const old = keyOf(vault);
    const service = vault.service();
    await service.call('window', 'vault.session', {}); // a page stands, and is asked for the passphrase
    const asked = new Promise<string>((resolve) =>
      service.onEvent(({ topic, ids: [ref = ''] }) => topic === 'proof.wanted' && resolve(ref)),
    );
    const waiting = service.call('host', 'vault.changeKey', { reason: 'Máy mang đi sửa' });
    const ref = await asked;
    await endUse(admin, 'kiemtra');
    expect([said, keyOf(vault)]).toEqual([['waits'], old]);
    await service.call('window', 'vault.answerProof', { ref, passphrase: null });
    expect(await waiting).toMatchObject({ ok: false });
    expect(said).toEqual(['waits', ...ALL_STEPS, 'changed']);
    expect(keyOf(vault)).not.toBe(old);
  });

  it('lets nobody in between: what is called, and the lock, wait for its end', async () => {
    const admin = await vault.as('quantri');
    const service = vault.service();
    const after: Promise<unknown>[] = [];
    const order: string[] = [];
    service.onEvent(({ topic, ids }) => {
      if (topic === 'vault.locked') order.push('locked');
      if (topic !== 'vault.key') return;
      order.push(ids[0] ?? '');
      if (ids[1] !== '2') return;
      after.push(admin.ok('people.list', {}).then(() => order.push('listed')));
      after.push(service.close());
    });
    await admin.ok('vault.changeKey', { reason: 'Máy mang đi sửa' });
    await Promise.allSettled(after);
    expect(order.filter((one) => one !== 'changing')).toEqual(expect.arrayContaining(['changed', 'locked']));
    expect(order.indexOf('changed')).toBeLessThan(order.indexOf('locked'));
    expect(order.lastIndexOf('changing')).toBeLessThan(order.indexOf('changed'));
    expect(await (await vault.as('quantri')).ok('ledger.verify', {})).toMatchObject({ intact: true });
  });

  it('another program that reads does not keep it from changing, and sees nothing that comes later', async () => {
    const admin = await vault.as('quantri');
    const said = listen(vault);
    const old = keyOf(vault);
    const other = (await insider(vault.dir, 'vanthu')).database();
    other.exec('BEGIN');
    const changes = "SELECT count(*) AS n FROM ledger WHERE act = 'vault.key-changed'";
    const before = other.prepare(changes).get();
    await admin.ok('settings.saveIdleLock', { minutes: 9 }); // which that program does not see
    // what can't be looked at is one finding, and the others are told
    const { findings } = await admin.ok('health.check', {});
    expect(findings.find(({ part }) => part === 'ledger')).toMatchObject({ state: 'warn', tells: 'held' });
    expect(findings.find(({ part }) => part === 'roster')).toMatchObject({ state: 'good' });
    await endUse(admin, 'vanthu3');
    expect(keyOf(vault)).not.toBe(old);
    expect(said).toEqual([...ALL_STEPS, 'changed']);
    await admin.ok('settings.saveIdleLock', { minutes: 10 });
    other.exec('COMMIT');
    expect(other.prepare(changes).get()).toEqual(before);
    other.close();
    const clerk = await vault.as('vanthu');
    expect(await clerk.ok('vault.session', {})).toMatchObject({ idleLockMinutes: 10 });
    expect(await (await vault.as('quantri')).ok('ledger.verify', {})).toMatchObject({ intact: true });
  });

  it('is due although somebody took the word of it away, and wrote that it was done', async () => {
    await vault.close();
    const old = keyOf(vault);
    const kept = await insider(vault.dir, 'coyeu');
    const admin = await vault.as('quantri');
    // a code that is not proved lets no key change
    await beginCode(admin);
    await endUse(admin, 'coyeu');
    await vault.close();
    expect(keyOf(vault)).toBe(old);
    const db = kept.database();
    expect(db.prepare('DELETE FROM key_change_due').run().changes).toBe(1);
    appendEntry(db, { id: vault.ids['coyeu'] ?? null, name: 'Người đã nghỉ' }, TEST_NOW_MS, {
      act: 'vault.key-changed',
      subjectKind: 'station',
      subjectId: 'máy này',
      facts: { reason: 'left', slots: 3 },
      clock: 'any',
    });
    db.close();
    await vault.as('quantri');
    expect(keyOf(vault)).not.toBe(old);
  });
});

describe.each(['at the opening', 'in the act'])('the power going at each step, %s', (when) => {
  let vault: TestVault;
  let pristine = '';
  let counts: Readonly<Record<string, number>> = {};
  beforeEach(async () => {
    vault = await createTestVault({ profile: 'standalone' });
    await fill(vault);
    if (when === 'at the opening') {
      const admin = await vault.as('quantri');
      await beginCode(admin);
      await endUse(admin, 'chuyenvien2'); // and the code is never proved
    }
    await vault.close();
    pristine = keyOf(vault);
    const db = await openRaw(vault.dir);
    counts = countsOf(db);
    db.close();
  });
  afterEach(() => vault.remove());

  it.each(when === 'in the act' ? [0, 3, 4, 5] : [0, 1, 2, 3, 4, 5])(
    'killed after step %i it loses nothing, and the next opening ends it',
    async (step) => {
      const worker = workerFile('changeKeyWorker');
      const inAct = when === 'in the act';
      const given = [vault.dir, String(step), ...(inAct ? ['chuyenvien2'] : [])];
      const { signal, stdout } = spawnSync(process.execPath, [worker, ...given], { timeout: 60_000 });
      const dies = inAct || step > 0;
      expect([signal, String(stdout)]).toEqual([dies ? 'SIGKILL' : null, inAct || !dies ? 'opened\n' : '']);
      expect(keyOf(vault) === pristine).toBe(dies && step < 4);
      // a person with the right passphrase comes in, and finds every row
      expect(await readAll(vault)).toHaveLength(4);
      await expect(vault.as('chuyenvien2')).rejects.toThrow('wrong-passphrase');
      await vault.close();
      expect(keyOf(vault)).not.toBe(pristine);
      const db = await openRaw(vault.dir);
      expect(damageOf(db)).toEqual([]);
      const told =
        "SELECT count(*) FROM ledger WHERE act IN ('vault.log-lost', 'vault.behind', 'vault.header-unknown')";
      expect(db.prepare(told).pluck().get()).toBe(0);
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
              ...(inAct ? ['roster'] : []), // of the act itself
            ].includes(table),
        ),
      ).toEqual([]);
      expect(fs.readdirSync(vault.dir).filter((name) => name.includes('rekeyed'))).toEqual([]);
    },
  );
});
