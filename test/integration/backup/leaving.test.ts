import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dueWork, MOST_ACTS_UNSAVED } from '../../../electron/vault/backup/due.ts';
import { createVaultService } from '../../../electron/vault/service.ts';
import type { VaultService } from '../../../electron/vault/vaultService.ts';
import { newTurn } from '../../../electron/vault/backup/turn.ts';
import { defaultFolder, setsIn } from '../../../electron/vault/backup/places.ts';
import { keptReader } from '../../support/keptReaders.ts';
import { openPorts } from '../../support/openPorts.ts';
import { incoming } from '../../support/registration.ts';
import {
  type Caller,
  callerOf,
  createTestVault,
  TEST_ARGON,
  TEST_NOW_MS,
  TEST_PASSPHRASE,
  type TestVault,
} from '../../support/vault.ts';

describe('the work of a session', () => {
  let vault: TestVault;
  let service: VaultService;
  let admin: Caller;
  let medium: string;
  beforeAll(async () => {
    vault = await createTestVault({ people: ['quantri', 'vanthu'] });
    await vault.close();
    medium = path.join(path.dirname(vault.dir), 'the-nho');
    fs.mkdirSync(medium);
    service = createVaultService({
      dir: vault.dir,
      appVersion: '0.1.0',
      networked: () => false,
      nowMs: () => TEST_NOW_MS,
      automatic: true,
      argon: { cost: TEST_ARGON, floor: TEST_ARGON },
      startReader: keptReader,
    });
  }, 180_000);
  afterAll(async () => {
    await service.close();
    await vault.remove();
  });

  const newest = (folder: string): string | null => {
    const [root = ''] = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
    return setsIn(path.join(folder, root))[0]?.name ?? null;
  };
  const both = () => [newest(defaultFolder(vault.dir)), newest(medium)] as const;
  const enter = async (username: string): Promise<Caller> => {
    const caller = callerOf(service);
    await caller.ok('vault.unlock', { username, passphrase: TEST_PASSPHRASE });
    return caller;
  };
  const register = async (code: string) =>
    (await enter('vanthu')).ok('documents.registerIncoming', incoming({ code }));

  it('is on every medium that is in when the program ends', async () => {
    admin = await enter('quantri');
    await admin.ok('backup.setFolder', { path: medium, kind: 'second' });
    await register('1-CV/TU');
    await service.close();
    expect(both()).toEqual([null, null]); // a sleeping machine waits for nothing
    await enter('vanthu');
    await service.close('all');
    expect(both()).toEqual([expect.any(String), expect.any(String)]);
  });

  it('makes none where nothing was done, also when somebody came and went', async () => {
    const before = both();
    await enter('vanthu');
    await service.close('all');
    expect(both()).toEqual(before);
  });

  it('is saved when the station is locked, where the last backup was quick', async () => {
    const [first, second] = both();
    await register('2-CV/TU');
    await callerOf(service).ok('vault.lock', { backup: 'quick' });
    expect([newest(defaultFolder(vault.dir)) === first, newest(medium) === second]).toEqual([false, false]);
  });

  it('is not written into the empty folder of a medium that was taken out', async () => {
    const [first] = both();
    fs.renameSync(medium, `${medium}-cat`);
    fs.mkdirSync(medium);
    await register('3-CV/TU');
    await service.close('all');
    expect(newest(defaultFolder(vault.dir))).not.toBe(first);
    fs.rmdirSync(medium);
    fs.renameSync(`${medium}-cat`, medium);
  });
});

describe('a day with much work', () => {
  let vault: TestVault;
  beforeAll(async () => {
    vault = await createTestVault({ people: ['quantri', 'vanthu'] });
  }, 180_000);
  afterAll(() => vault.remove());

  it('is saved again after fifty acts, not only the next morning', async () => {
    const due = async () => {
      await vault.close();
      const at = await openPorts(vault.dir, 'quantri');
      try {
        return dueWork(at.ports, newTurn());
      } finally {
        at.close();
      }
    };
    const change = async (times: number) => {
      const admin = await vault.as('quantri');
      for (let nth = 0; nth < times; nth += 1)
        await admin.ok('settings.saveIdleLock', { minutes: 5 + (nth % 5) });
    };
    const admin = await vault.as('quantri');
    const { name } = await admin.ok('backup.create', { targetId: 'first', why: 'daily' });
    await admin.ok('backup.test', { targetId: 'first', name });
    await change(MOST_ACTS_UNSAVED - 1);
    expect(await due()).toBeNull();
    await change(1);
    expect(await due()).toMatchObject({ op: 'backup.create', input: { targetId: 'first' } });
  });
});
