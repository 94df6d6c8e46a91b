import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesUnder, rootOf, setFolders, stageText } from '../../support/backups.ts';
import { everything, incoming } from '../../support/registration.ts';
import { runs } from '../../support/soak.ts';
import {
  type Caller,
  callerOf,
  createTestVault,
  serviceFor,
  TEST_NOW_MS,
  TEST_PASSPHRASE,
  type TestVault,
} from '../../support/vault.ts';

/** One bit somewhere in a file, always the same ones. */
function flips(seed: number) {
  let state = seed;
  const random = (below: number): number => (state = (state * 1103515245 + 12345) % 2147483648) % below;
  return {
    random,
    flip(file: string, at: number): void {
      const bytes = fs.readFileSync(file);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8));
      fs.writeFileSync(file, bytes);
    },
  };
}

const PARTS = ['pages', 'ledger', 'counters', 'index', 'files'];
const LATEST_MS = 600_000;
let vault: TestVault;
let name = '';

beforeAll(async () => {
  vault = await createTestVault({ people: ['quantri', 'vanthu', 'lanhdao'] });
  const clerk = await vault.as('vanthu');
  for (let n = 0; n < 12; n += 1) {
    const files = n % 3 === 0 ? [await stageText(clerk, `tệp ${n} `.repeat(1 + n * 400))] : [];
    await clerk.ok('documents.registerIncoming', incoming({ code: `${n}-CV/TU`, files }));
  }
  ({ name } = await clerk.ok('backup.create', { targetId: 'first' }));
  await vault.close();
}, 180_000);
afterAll(() => vault.remove());

/** A session of its own on the vault as it lies there; `damaged` when it does not even open. */
async function look(work: (caller: Caller) => Promise<string>): Promise<string> {
  const service = serviceFor(vault.dir, () => TEST_NOW_MS + 1000);
  const caller = callerOf(service);
  const unlocked = await caller.call('vault.unlock', { username: 'vanthu', passphrase: TEST_PASSPHRASE });
  const said = unlocked.ok ? await work(caller) : unlocked.error.code;
  await service.close(); // a broken vault closes as any other
  return said;
}

const inFolder = (folder: string): string[] =>
  filesUnder(folder).filter((file) => !/-(?:wal|shm)$/.test(file));

describe('one bit that turned over', () => {
  it(
    'anywhere in the database is noticed, at the latest by the check, and nothing is deleted for it',
    async () => {
      const { random, flip } = flips(20261130);
      const file = path.join(vault.dir, 'vault.db');
      const good = fs.readFileSync(file);
      const before = inFolder(vault.dir).length;
      const silent: number[] = [];
      for (let n = 0; n < runs(6, 200); n += 1) {
        const at = random(good.length);
        flip(file, at);
        const said = await look(async (caller) => {
          const list = await caller.call('documents.list', { ...everything, book: 'incoming', limit: 200 });
          if (!list.ok) return list.error.code;
          const ledger = await caller.call('ledger.verify', {});
          if (!ledger.ok) return ledger.error.code;
          const health = await caller.call('health.check', {});
          if (!health.ok) return health.error.code;
          const wrong = health.value.findings.filter(
            ({ part, state }) => PARTS.includes(part) && state !== 'good',
          );
          return ledger.value.intact ? wrong.map(({ part }) => part).join(' ') : 'ledger';
        });
        if (said === '') silent.push(at);
        expect(inFolder(vault.dir).length).toBeGreaterThanOrEqual(before);
        for (const tail of ['-wal', '-shm']) fs.rmSync(file + tail, { force: true });
        fs.writeFileSync(file, good);
      }
      expect(silent).toEqual([]);
    },
    LATEST_MS,
  );

  it(
    'anywhere in a file is noticed by who reads it and by the check, and the file stays',
    async () => {
      const { random, flip } = flips(20261201);
      const blobs = filesUnder(path.join(vault.dir, 'blobs'));
      for (let n = 0; n < runs(5, 200); n += 1) {
        const file = blobs[random(blobs.length)] ?? '';
        const good = fs.readFileSync(file);
        const at = random(good.length);
        flip(file, at);
        await look(async (caller) => {
          const asked = { source: 'record', id: path.basename(file), segment: 0 } as const;
          expect(await caller.call('attachments.read', asked), `${file} at ${at}`).toMatchObject({
            error: { code: 'blob-damaged' },
          });
          const { findings } = await caller.ok('health.check', {});
          expect(
            findings.find(({ part }) => part === 'files'),
            `${file} at ${at}`,
          ).toMatchObject({
            state: 'bad',
            params: { damaged: 1 },
          });
          return '';
        });
        expect(fs.existsSync(file)).toBe(true);
        fs.writeFileSync(file, good);
      }
    },
    LATEST_MS,
  );

  it(
    'anywhere in any file of a backup is noticed by its test; of two key files the damaged one is written anew',
    async () => {
      const { random, flip } = flips(20261202);
      const root = rootOf(vault);
      const files = filesUnder(root);
      const rings = files.filter((file) => /keys\.[ab]\.ant$/.test(file));
      expect(rings).toHaveLength(2);
      const [set = ''] = setFolders(root);
      expect(path.basename(set)).toBe(name);
      // each file at least once, then anywhere
      const many = runs(files.length, 200);
      for (let n = 0; n < many; n += 1) {
        const file = files[n < files.length ? n : random(files.length)] ?? '';
        const good = fs.readFileSync(file);
        const at = random(good.length);
        flip(file, at);
        const before = inFolder(root);
        await look(async (caller) => {
          const tested = await caller.ok('backup.test', { targetId: 'first', name });
          const isRing = rings.includes(file);
          expect(tested, `${file} at ${at}`).toMatchObject({
            good: isRing,
            ringCopy: isRing ? 'mended' : 'whole',
          });
          return '';
        });
        expect(inFolder(root)).toEqual(before);
        if (!rings.includes(file)) fs.writeFileSync(file, good);
      }
      await look(async (caller) => {
        const tested = await caller.ok('backup.test', { targetId: 'first', name });
        expect(tested).toMatchObject({ good: true, ringCopy: 'whole' });
        return '';
      });
    },
    LATEST_MS,
  );
});

describe('a damaged one of the two key files', () => {
  const rings = () => filesUnder(rootOf(vault)).filter((file) => /keys\.[ab]\.ant$/.test(file));
  const finding = async (caller: Caller) =>
    (await caller.ok('health.check', {})).findings.find(({ part }) => part === 'rings');

  it('is told by the check, and written anew by the next backup', async () => {
    const [first = ''] = rings();
    flips(1).flip(first, 40);
    await look(async (caller) => {
      expect(await finding(caller)).toMatchObject({ state: 'warn', tells: 'damaged', repair: 'backup' });
      await caller.ok('backup.create', { targetId: 'first' });
      expect(await finding(caller)).toBeUndefined();
      return '';
    });
  });

  it('is told apart from both being lost', async () => {
    const good = rings().map((file) => fs.readFileSync(file));
    for (const file of rings()) flips(1).flip(file, 40);
    await look(async (caller) => {
      expect(await finding(caller)).toMatchObject({ state: 'bad', tells: 'lost' });
      const [set = ''] = setFolders(rootOf(vault));
      const tested = await caller.ok('backup.test', { targetId: 'first', name: path.basename(set) });
      expect(tested).toMatchObject({ good: false, problems: ['ring'] });
      return '';
    });
    rings().forEach((file, index) => fs.writeFileSync(file, good[index] ?? ''));
  });
});
