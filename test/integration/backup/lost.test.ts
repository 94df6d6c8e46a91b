import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { incoming } from '../../support/registration.ts';
import {
  type Caller,
  callerOf,
  createTestVault,
  serviceFor,
  TEST_NOW_MS,
  TEST_PASSPHRASE,
  type TestVault,
} from '../../support/vault.ts';

describe('what was lost', () => {
  let vault: TestVault;
  let clerk: Caller;
  beforeAll(async () => {
    vault = await createTestVault({ profile: 'standalone', people: ['quantri', 'vanthu', 'chuyenvien'] });
    clerk = await vault.as('vanthu');
    await clerk.ok('documents.registerIncoming', incoming());
    const secret = { book: 'classified-incoming', level: 'mat', code: '11-BC/TU' } as const;
    await clerk.ok('documents.registerIncoming', incoming(secret));
  }, 180_000);
  afterAll(() => vault.remove());

  it('with a machine is listed by level at once, without a trích yếu', async () => {
    const held = await clerk.ok('backup.holdings', {});
    expect(held.levels).toEqual([
      { level: 'mat', documents: 1, files: 0 },
      { level: 'none', documents: 1, files: 0 },
    ]);
    expect(held.lines).toMatchObject([
      { level: 'mat', book: 'classified-incoming', number: 1, code: '11-BC/TU' },
    ]);
    expect(JSON.stringify(held)).not.toContain('rà soát');
    expect(held.people.every((one) => one.certificates === 2)).toBe(true);
    // as people are listed everywhere: by the given name
    expect(held.people.map(({ fullName }) => fullName)).toEqual([
      'Phạm Thị Ngọc Ánh',
      'Nguyễn Thị Hường',
      'Đặng Thị Thu Thủy',
    ]);
  });

  it('with the log of a crashed station is noticed: no number is given before the paper was compared', async () => {
    const crashed = path.join(path.dirname(vault.dir), 'mat-nhat-ky');
    // as it lay on the disk while the station worked, but without the log
    fs.cpSync(vault.dir, crashed, { recursive: true, filter: (from) => !/-(?:wal|shm)$/.test(from) });
    expect(fs.readFileSync(path.join(crashed, 'lock'), 'utf8')).toMatch(/ open$/);
    fs.writeFileSync(path.join(crashed, 'lock'), '999999 1 open');
    const service = serviceFor(crashed, () => TEST_NOW_MS);
    const back = callerOf(service);
    await back.ok('vault.unlock', { username: 'vanthu', passphrase: TEST_PASSPHRASE });
    expect(await back.ok('backup.overview', {})).toMatchObject({ epoch: 2 });
    expect(await back.call('documents.registerIncoming', incoming({ code: '2-CV/TU' }))).toMatchObject({
      error: { code: 'numbers-unconfirmed' },
    });
    await service.close();
    // a whole log, or a station that was closed properly, says nothing of the kind
    await back.ok('vault.unlock', { username: 'vanthu', passphrase: TEST_PASSPHRASE });
    expect(await back.ok('backup.overview', {})).toMatchObject({ epoch: 2 });
    await service.close();
  });
});
