import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { incoming } from '../../support/registration.ts';
import { rootOf, setFolders } from '../../support/backups.ts';
import { stage } from '../../support/twoStations.ts';
import { type Caller, createTestVault, TEST_NOW_MS, type TestVault } from '../../support/vault.ts';

/** A medium that answers with other than the files that were written to it. */
describe('a file of a backup that is none any more', () => {
  let vault: TestVault;
  let clerk: Caller;
  let victim = '';
  let root = '';
  let kept: Buffer;
  let now = TEST_NOW_MS;
  const filesIn = (folder: string): string[] =>
    fs
      .readdirSync(folder, { recursive: true, withFileTypes: true })
      .flatMap((entry) => (entry.isFile() ? [path.join(entry.parentPath, entry.name)] : []));
  beforeAll(async () => {
    vault = await createTestVault({ people: ['quantri', 'vanthu', 'lanhdao'], nowMs: () => (now += 1000) });
    clerk = await vault.as('vanthu');
    const file = await stage(clerk, 'a.txt', Buffer.from('x'.repeat(5000)));
    await clerk.ok('documents.registerIncoming', incoming({ code: '1-CV', files: [file] }));
    await clerk.ok('backup.create', { targetId: 'first' });
    root = rootOf(vault);
    victim = filesIn(path.join(root, 'files'))[0] ?? expect.fail('no file in the backup');
    kept = fs.readFileSync(victim);
  }, 180_000);
  afterAll(() => vault.remove());

  /** of the newest: a backup of the same day takes the place of the one before */
  const newest = (): string => setFolders(root)[0] ?? expect.fail('no backup');
  const test = async () =>
    (await clerk.ok('backup.test', { targetId: 'first', name: path.basename(newest()) })).problems;
  const instead = (file: string, make: () => void): void => {
    fs.rmSync(file, { force: true });
    make();
  };

  it.each([
    ['a link to a device without end', () => fs.symlinkSync('/dev/zero', victim)],
    ['a link to the very bytes', () => fs.symlinkSync(path.join(root, 'anderswo'), victim)],
    ['a pipe that nobody writes to', () => execFileSync('mkfifo', [victim])],
    [
      'a file that says it has a tebibyte',
      () => {
        fs.writeFileSync(victim, '');
        fs.truncateSync(victim, 2 ** 40);
      },
    ],
  ])('%s: the test ends and names it, and the next backup is made', async (_what, make) => {
    fs.writeFileSync(path.join(root, 'anderswo'), kept);
    instead(victim, make);
    try {
      expect(await test()).toEqual([`file:${path.basename(victim).slice(0, 12)}`]);
      expect(await clerk.call('backup.create', { targetId: 'first' })).toMatchObject({ ok: true });
    } finally {
      instead(victim, () => fs.writeFileSync(victim, kept));
      fs.rmSync(path.join(root, 'anderswo'), { force: true });
    }
    expect(await test()).toEqual([]);
  });

  it.each(['vault.json', 'front.json'])(
    '%s as a pipe: the backup is damaged, and nobody waits',
    async (name) => {
      const file = path.join(newest(), name);
      const bytes = fs.readFileSync(file);
      instead(file, () => execFileSync('mkfifo', [file]));
      try {
        expect((await test()).length).toBeGreaterThan(0);
      } finally {
        instead(file, () => fs.writeFileSync(file, bytes));
      }
      expect(await test()).toEqual([]);
    },
  );
});
