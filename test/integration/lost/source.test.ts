import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { restoreTo, rootOf, setFolders } from '../../support/backups.ts';
import { textOfPdf } from '../../support/papers.ts';
import {
  type Caller,
  callerOf,
  createTestVault,
  serviceFor,
  TEST_NOW_MS,
  TEST_PASSPHRASE,
  type TestVault,
} from '../../support/vault.ts';

let vault: TestVault;
let from: string;
beforeAll(async () => {
  vault = await createTestVault({ profile: 'standalone', people: ['quantri', 'vanthu'] });
  await (await vault.as('quantri')).ok('backup.create', { targetId: 'first' });
  from = setFolders(rootOf(vault))[0] ?? '';
}, 180_000);
afterAll(() => vault.remove());

const at = (name: string): string => path.join(path.dirname(vault.dir), name);

/** The report of a loss that is settled on this vault. */
async function report(clerk: Caller): Promise<string> {
  const { reportId } = await clerk.ok('lost.settle', {
    stationId: null,
    noticedOn: '2026-11-24',
    place: 'Trên xe khách',
    ground: 'BC 12-BC/ĐU',
    wasOpen: false,
    passphrase: TEST_PASSPHRASE,
    secondUsername: 'quantri',
    secondPassphrase: TEST_PASSPHRASE,
  });
  const { dataBase64 } = await clerk.ok('reports.read', { reportId, offset: 0 });
  const file = at('bao-cao.pdf');
  fs.writeFileSync(file, Buffer.from(dataBase64, 'base64'));
  return textOfPdf(file).replaceAll(/\s+/g, ' ');
}

it('a list out of a vault that was brought back says when, from which backup, and what opened it', async () => {
  const byPassphrase = await restoreTo(at('a'), from, 'vanthu', () => TEST_NOW_MS);
  expect(await report(byPassphrase.caller)).toMatch(
    /kho khôi phục lúc 09:00 ngày 24\/11\/2026 từ bản sao lưu 09:00 ngày 24\/11\/2026, mở bằng cụm mật khẩu/,
  );
  await byPassphrase.service.close();
  const { recoveryCode } = vault;
  const byCode = await restoreTo(at('b'), from, 'vanthu', () => TEST_NOW_MS, { recoveryCode });
  expect(await report(byCode.caller)).toContain('mở bằng mã khôi phục trên giấy');
  await byCode.service.close();
  const joined = { recoveryCode, how: 'shares' as const };
  const byShares = await restoreTo(at('c'), from, 'vanthu', () => TEST_NOW_MS, joined);
  expect(await report(byShares.caller)).toContain('mở bằng các phần mã ghép lại');
  await byShares.service.close();
}, 180_000);

it('a list out of a vault that lost its log in a crash says that, and not that it came from a backup', async () => {
  const crashed = at('mat-nhat-ky');
  fs.cpSync(vault.dir, crashed, { recursive: true, filter: (file) => !/-(?:wal|shm)$/.test(file) });
  fs.writeFileSync(path.join(crashed, 'lock'), '999999 1 open');
  const service = serviceFor(crashed, () => TEST_NOW_MS);
  const back = callerOf(service);
  await back.ok('vault.unlock', { username: 'vanthu', passphrase: TEST_PASSPHRASE });
  expect(await back.ok('backup.overview', {})).toMatchObject({ epoch: 2, restoredMs: null });
  const text = await report(back);
  expect(text).toContain('kho đang dùng của máy này, mất phần ghi dở sau sự cố');
  expect(text).not.toContain('từ bản sao lưu');
  await service.close();
}, 180_000);
