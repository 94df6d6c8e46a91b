import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesUnder, rootOf, setFolders, stageText } from '../../support/backups.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { incoming } from '../../support/registration.ts';
import {
  type Caller,
  createTestVault,
  TEST_NOW_MS,
  TEST_PASSPHRASE,
  type TestVault,
} from '../../support/vault.ts';

const DAY_MS = 24 * 3600 * 1000;
const WORDS = 'phương án hư cấu để thử sao lưu';

describe('backups', () => {
  let vault: TestVault;
  let clerk: Caller;
  let now = TEST_NOW_MS;
  beforeAll(async () => {
    vault = await createTestVault({ profile: 'standalone', people: ['quantri', 'vanthu'], nowMs: () => now });
    clerk = await vault.as('vanthu');
    await clerk.ok('documents.registerIncoming', incoming({ files: [await stageText(clerk, WORDS)] }));
    const secret = { book: 'classified-incoming', level: 'mat', code: '11-BC/TU' } as const;
    await clerk.ok(
      'documents.registerIncoming',
      incoming({ ...secret, files: [await stageText(clerk, WORDS)] }),
    );
  }, 180_000);
  afterAll(() => vault.remove());

  const create = () => clerk.ok('backup.create', { targetId: 'first' });
  const test = async () => {
    const { targets } = await clerk.ok('backup.overview', {});
    const name = targets[0]?.sets[0]?.name ?? '';
    return clerk.ok('backup.test', { targetId: 'first', name });
  };

  it('are made beside the vault, with both files, and pass the test', async () => {
    const made = await create();
    expect(made).toMatchObject({ files: 2, newFiles: 2, missing: 0 });
    expect(fs.existsSync(path.join(vault.dir, 'scratch'))).toBe(true);
    expect(fs.readdirSync(path.join(vault.dir, 'scratch'))).toEqual([]);
    const tested = await test();
    expect(tested).toMatchObject({ good: true, problems: [], files: 2 });
    expect(tested.rows).toBeGreaterThan(40);
    const { targets } = await clerk.ok('backup.overview', {});
    expect(targets[0]).toMatchObject({ kind: 'first', overdue: false, erasuresWait: false });
    expect(targets[0]?.sets[0]).toMatchObject({ name: made.name, tested: 'good', why: 'manual' });
  });

  it('hold nothing readable', () => {
    for (const file of filesUnder(rootOf(vault)).filter((name) => !name.endsWith('front.json'))) {
      const bytes = fs.readFileSync(file);
      for (const text of [WORDS, 'rà soát tiến độ', '11-BC/TU', 'SQLite format', TEST_PASSPHRASE])
        expect(bytes.includes(Buffer.from(text)), `${file} ${text}`).toBe(false);
    }
  });

  it('copy only what is new', async () => {
    now += 1000;
    await clerk.ok(
      'documents.registerIncoming',
      incoming({ code: '2-CV/TU', files: [await stageText(clerk, 'mới')] }),
    );
    expect(await create()).toMatchObject({ files: 3, newFiles: 1 });
  });

  it('are of one moment while the writer goes on', async () => {
    now += 1000;
    const making = create();
    let during = 0;
    const stop = { now: false };
    const writing = (async () => {
      while (!stop.now) {
        await clerk.ok('documents.registerIncoming', incoming({ code: `${(during += 1)}-TTr/TU` }));
        await new Promise(setImmediate);
      }
    })();
    const made = await making;
    stop.now = true;
    await writing;
    expect(during).toBeGreaterThan(3);
    const tested = await test();
    expect(tested).toMatchObject({ name: made.name, good: true, problems: [] });
  });

  it('notice any flipped byte, cut or strange file', async () => {
    const root = rootOf(vault);
    const [newest = ''] = setFolders(root);
    const { targets } = await clerk.ok('backup.overview', {});
    const name = targets[0]?.sets[0]?.name ?? '';
    const good = async () => (await clerk.ok('backup.test', { targetId: 'first', name })).good;
    const parts = [...filesUnder(newest), ...filesUnder(path.join(root, 'files'))];
    expect(parts.length).toBeGreaterThan(6);
    let seed = 1;
    for (const file of parts) {
      const bytes = fs.readFileSync(file);
      for (let flips = 0; flips < 2; flips += 1) {
        seed = (seed * 1103515245 + 12345) % 2147483648;
        const changed = Buffer.from(bytes);
        const at = seed % bytes.length;
        changed[at] = (changed[at] ?? 0) ^ (1 << (seed % 8) || 1);
        fs.writeFileSync(file, changed);
        expect(await good(), `${file} at ${at}`).toBe(false);
      }
      fs.writeFileSync(file, bytes.subarray(0, bytes.length - 1));
      expect(await good(), `${file} cut`).toBe(false);
      fs.writeFileSync(file, bytes);
    }
    fs.writeFileSync(path.join(newest, 'la.txt'), 'lạ');
    expect(await good()).toBe(false);
    fs.rmSync(path.join(newest, 'la.txt'));
    expect(await good()).toBe(true);
  });

  it('are thinned out to days, weeks and months, and files that nobody names go', async () => {
    for (let day = 0; day < 12; day += 1) {
      now += DAY_MS;
      await create();
    }
    const names = setFolders(rootOf(vault)).map((folder) => path.basename(folder).slice(0, 8));
    expect(names.length).toBeGreaterThanOrEqual(7);
    expect(names.length).toBeLessThanOrEqual(11);
    expect(new Set(names.slice(0, 7)).size).toBe(7);
    expect(await test()).toMatchObject({ good: true });
  }, 120_000);

  it('are not made from a damaged vault, and the good ones stay', async () => {
    const before = setFolders(rootOf(vault));
    await vault.close();
    const raw = await openRaw(vault.dir);
    // a page that signing in does not read, wherever this vault has it
    const page = "SELECT pageno FROM dbstat WHERE name = 'doc_list_issuer' AND pagetype = 'leaf' LIMIT 1";
    const unreadPage = raw.prepare(page).pluck().get() as number;
    raw.close();
    const file = path.join(vault.dir, 'vault.db');
    const bytes = fs.readFileSync(file);
    const changed = Buffer.from(bytes);
    const at = 4096 * (unreadPage - 1) + 100;
    changed[at] = (changed[at] ?? 0) ^ 1;
    fs.writeFileSync(file, changed);
    clerk = await vault.as('vanthu');
    const reply = await clerk.call('backup.create', { targetId: 'first' });
    expect(reply).toMatchObject({ ok: false, error: { code: 'backup-source-damaged' } });
    expect(setFolders(rootOf(vault))).toEqual(before);
    const { findings } = await clerk.ok('health.check', {});
    expect(findings.find(({ part }) => part === 'pages')).toMatchObject({ state: 'bad' });
    // what lies behind the damaged page was not judged: the ledger is not said to be broken, the rest not to be right
    for (const part of ['ledger', 'counters', 'index'])
      expect(findings.find((one) => one.part === part)).toMatchObject({ state: 'warn', tells: 'unread' });
    await vault.close();
    fs.writeFileSync(file, bytes);
    for (const tail of ['-wal', '-shm']) fs.rmSync(file + tail, { force: true });
    clerk = await vault.as('vanthu');
    expect((await clerk.call('backup.create', { targetId: 'first' })).ok).toBe(true);
  });
});
