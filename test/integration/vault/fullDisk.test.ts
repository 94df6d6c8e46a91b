import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { VaultService } from '../../../electron/vault/vaultService.ts';
import { stageText } from '../../support/backups.ts';
import { canMount, smallDisk, type SmallDisk } from '../../support/disks.ts';
import { everything, incoming } from '../../support/registration.ts';
import {
  type Caller,
  callerOf,
  createTestVault,
  serviceFor,
  TEST_NOW_MS,
  TEST_PASSPHRASE,
  type TestVault,
} from '../../support/vault.ts';

const SECRET = { book: 'classified-incoming', level: 'mat', code: '9-BC/TU' } as const;
let disk: SmallDisk;
let vault: TestVault;
let service: VaultService;
let next = 0;

const dir = (): string => path.join(disk.folder, 'kho');
const register = (caller: Caller, files: string[] = []) =>
  caller.call('documents.registerIncoming', incoming({ code: `${(next += 1)}-CV/TU`, files }));
const listed = async (caller: Caller): Promise<number[]> => {
  const { rows } = await caller.ok('documents.list', { ...everything, book: 'incoming', limit: 200 });
  return rows.map(({ entryNumber }) => entryNumber ?? 0).sort((a, b) => a - b);
};

async function open(username = 'vanthu'): Promise<Caller> {
  service = serviceFor(dir(), () => TEST_NOW_MS);
  const caller = callerOf(service);
  await caller.ok('vault.unlock', { username, passphrase: TEST_PASSPHRASE });
  return caller;
}

// a file system that is really full; other systems let nobody mount one
describe.skipIf(!canMount)('on a full disk', () => {
  beforeEach(async () => {
    next = 0;
    disk = smallDisk(24);
    vault = await createTestVault({
      profile: 'standalone',
      people: ['quantri', 'vanthu', 'lanhdao'],
      dir: dir(),
    });
  }, 120_000);
  afterEach(async () => {
    await service.close();
    await vault.remove();
    disk.remove();
  });

  it('every act says so, nothing acknowledged is lost, and with room again all goes on', async () => {
    let clerk = await open();
    let acknowledged = 0;
    const said = new Set<string>();
    for (const leave of [200_000, 60_000, 16_000, 0]) {
      disk.fill(leave);
      for (let n = 0; n < 6; n += 1) {
        const plain = await register(clerk);
        if (plain.ok) acknowledged += 1;
        else said.add(plain.error.code);
      }
      const staged = await clerk.call('attachments.stageChunk', {
        stageId: null,
        name: 'a.txt',
        last: true,
        dataBase64: Buffer.alloc(150_000, 65).toString('base64'),
      });
      if (!staged.ok) said.add(staged.error.code);
      const backup = await clerk.call('backup.create', { targetId: 'first' });
      if (!backup.ok) said.add(backup.error.code);
    }
    expect([...said]).toEqual(['disk-full']);
    expect(await listed(clerk)).toHaveLength(acknowledged);
    expect(await clerk.ok('ledger.verify', {})).toMatchObject({ intact: true });
    await service.close(); // throws nothing
    disk.empty();
    clerk = await open();
    const numbers = await listed(clerk);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(numbers).toHaveLength(acknowledged);
    expect(await register(clerk)).toMatchObject({ ok: true });
    expect(await clerk.ok('backup.create', { targetId: 'first' })).toMatchObject({ missing: 0 });
  }, 120_000);

  it('people still read; acts are refused, and the entry of the sign-in comes before the first that finds room', async () => {
    let clerk = await open();
    await register(clerk, [await stageText(clerk, 'tệp đọc được')]);
    await clerk.ok('documents.registerIncoming', incoming(SECRET));
    await service.close();
    disk.fill();
    const before = fs.readdirSync(dir()).sort();
    clerk = await open();
    expect(await clerk.ok('vault.session', {})).toMatchObject({ username: 'vanthu', readsOnly: true });
    expect(await listed(clerk)).toEqual([1]);
    const [row] = (await clerk.ok('documents.list', { ...everything, book: 'incoming', limit: 1 })).rows;
    const { attachments } = await clerk.ok('documents.get', { id: row?.id ?? '' });
    const file = { source: 'record', id: attachments[0]?.id ?? '', segment: 0 } as const;
    expect((await clerk.ok('attachments.read', file)).dataBase64).toBe(
      Buffer.from('tệp đọc được').toString('base64'),
    );
    expect(await clerk.ok('ledger.verify', {})).toMatchObject({ intact: true });
    for (let n = 0; n < 3; n += 1)
      expect(await register(clerk)).toMatchObject({ error: { code: 'disk-full' } });
    expect(await clerk.call('backup.create', { targetId: 'first' })).toMatchObject({
      error: { code: 'disk-full' },
    });
    // what leaves a trace when it is read stays shut: the trace can't be left
    const secret = { ...everything, book: 'classified-incoming', limit: 1 } as const;
    const [sealed] = (await clerk.ok('documents.list', secret)).rows;
    expect(await clerk.call('documents.get', { id: sealed?.id ?? '' })).toMatchObject({
      error: { code: 'disk-full' },
    });
    const { entries } = await clerk.ok('ledger.verify', {});
    disk.empty();
    expect(await register(clerk)).toMatchObject({ ok: true, value: { entryNumber: 2 } });
    expect(await clerk.ok('vault.session', {})).toMatchObject({ readsOnly: false });
    // the sign-in, then the act
    expect((await clerk.ok('ledger.verify', {})).entries).toBeGreaterThanOrEqual(entries + 2);
    expect(fs.readFileSync(path.join(dir(), 'lock'), 'utf8')).toMatch(/ open$/);
    expect(await clerk.ok('backup.create', { targetId: 'first' })).toMatchObject({ missing: 0 });
    await service.close();
    expect(fs.readdirSync(dir()).filter((name) => !before.includes(name))).toEqual(['scratch']);
    const leader = await open('lanhdao');
    const list = { actorId: vault.ids['vanthu'] ?? '', act: 'session.opened', before: null, limit: 50 };
    expect((await leader.ok('ledger.list', list)).items).toHaveLength(2);
    expect(await leader.ok('vault.session', {})).toMatchObject({ readsOnly: false });
  }, 120_000);

  it('a session that never found room closes without a word, and another can come', async () => {
    let clerk = await open();
    await register(clerk);
    await service.close();
    const seen = new Set<boolean>();
    for (const leave of [...Array(8).keys()].map((pages) => pages * 4 * 4096).toReversed()) {
      disk.fill(leave);
      clerk = await open();
      seen.add((await clerk.ok('vault.session', {})).readsOnly);
      expect(await listed(clerk)).toEqual([1]);
      await service.close();
    }
    expect(seen).toEqual(new Set([false, true]));
    disk.empty();
    clerk = await open();
    expect(await register(clerk)).toMatchObject({ ok: true });
  }, 120_000);

  it('one who only reads holds the vault alone', async () => {
    const clerk = await open();
    await register(clerk);
    await service.close();
    disk.fill();
    const reader = await open();
    disk.empty();
    const other = serviceFor(dir(), () => TEST_NOW_MS);
    const refused = await callerOf(other).call('vault.unlock', {
      username: 'lanhdao',
      passphrase: TEST_PASSPHRASE,
    });
    expect(refused).toMatchObject({ ok: false, error: { code: 'busy' } });
    await other.close();
    expect(await register(reader)).toMatchObject({ ok: true });
  }, 120_000);
});
