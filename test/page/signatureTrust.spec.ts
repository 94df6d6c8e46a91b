import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { CERTIFIED, type PdfAuthorities, pdfAuthorities } from '../support/pdfAuthorities.ts';
import { faultsOf } from '../flows/inspect.ts';
import { toast } from '../flows/mainJob.ts';
import { nav } from '../flows/navigation.ts';
import { ADMIN, openStation, setUp, signIn, STATION_A, type Station } from '../flows/station.ts';
import { proveAgain } from '../flows/stepUp.ts';
import { answerDialogs, newUserData } from '../flows/support/launch.ts';
import { picture, resize } from '../flows/window.ts';

/** The administrator loads a root and a sub-authority, compares the root, loads lists, and takes the trust away again. */
let station: Station;
let by: PdfAuthorities;
test.beforeAll(async () => {
  by = pdfAuthorities();
  station = await openStation();
  await setUp(station, STATION_A);
  await signIn(station, ADMIN);
});
test.afterAll(async () => {
  by.remove();
  await station.run.app.close();
});

const ROOT_NAME = 'Cơ quan chứng thực gốc thử';
const SUB_NAME = 'Nơi cấp chứng thư số 1 thử';

test('a root is trusted by its fingerprint, told with its lists, and trusted no more', async () => {
  const { page } = station;
  const stick = newUserData();
  const file = (name: string, bytes: Uint8Array): string => {
    fs.writeFileSync(path.join(stick, name), bytes);
    return path.join(stick, name);
  };
  const day = (days: number): Date => new Date(Date.now() + days * 86_400_000);
  const root = by.certify(ROOT_NAME, { extensions: CERTIFIED.root });
  by.certify(SUB_NAME, { by: ROOT_NAME, extensions: CERTIFIED.sub });
  by.certify('Người ký', { by: SUB_NAME, extensions: CERTIFIED.signer });
  by.certify('Nơi khác', { extensions: CERTIFIED.root });
  const sha256 = await crypto.subtle.digest('SHA-256', new Uint8Array(root));
  const digits = Buffer.from(sha256).toString('hex');

  await nav(page, 'administration');
  const panel = page.getByRole('region', { name: 'Nơi cấp chứng thư cho chữ ký trong tệp' });
  const load = async (from: string): Promise<void> => {
    await answerDialogs(station.run.app, [from]);
    await panel.getByRole('button', { name: 'Nạp chứng thư, danh sách thu hồi…' }).click();
  };
  await expect(panel.getByText('Chưa nạp nơi cấp nào')).toBeVisible();
  await load(file('khong.txt', Buffer.from('không phải chứng thư')));
  await expect(panel.getByText(/Trong tệp không có chứng thư nơi cấp/)).toBeVisible();

  await load(file('noi-cap.p7b', by.bag(ROOT_NAME, SUB_NAME, 'Người ký')));
  await expect(toast(page, /Nạp được 2 chứng thư mới/)).toBeVisible();
  await expect(panel.getByText('1 chứng thư không phải của nơi cấp')).toBeVisible();
  const rootLine = panel.getByRole('listitem').filter({ has: page.getByText(ROOT_NAME, { exact: true }) });
  const subLine = panel.getByRole('listitem').filter({ has: page.getByText(SUB_NAME, { exact: true }) });
  await expect(rootLine).toContainText('Chưa được tin');
  await expect(rootLine).toContainText('chưa có danh sách thu hồi');

  // by the keyboard: another fingerprint is told, the right one opens the act
  await rootLine.getByRole('button', { name: `Đối chiếu dấu vân tay của ${ROOT_NAME}` }).press('Enter');
  const dialog = page.getByRole('dialog');
  const typed = dialog.getByLabel('Gõ hoặc dán dấu vân tay (SHA-256) mà nơi cấp công bố');
  await expect(typed).toBeFocused();
  await typed.fill('ab'.repeat(32));
  await expect(dialog.getByText('Khác nhau: không phải dấu vân tay này').first()).toBeVisible();
  await typed.fill(digits);
  await expect(dialog.getByText('Giống nhau từ đầu tới cuối.')).toBeVisible();
  await dialog.getByLabel('Đã đối chiếu bằng cách nào').fill('Công văn 12/CV của nơi cấp');
  await picture(page, 'noi-cap-doi-chieu');
  expect(await faultsOf(page)).toEqual([]);
  await resize(page, 'scaled');
  await picture(page, 'noi-cap-doi-chieu-nho');
  await resize(page, 'laptop');
  await page.keyboard.press('Control+Enter');
  await proveAgain(page, ADMIN.passphrase);
  await expect(rootLine).toContainText('Được tin');
  await expect(rootLine).toContainText('Công văn 12/CV của nơi cấp');
  await expect(subLine).toContainText(`Dẫn về ${ROOT_NAME}`);

  // lists: one in force, one out of date, one of nobody
  await load(file('goc.crl', by.list(ROOT_NAME, day(-60), day(-3))));
  await expect(rootLine).toContainText('Danh sách thu hồi hết hạn từ');
  const revoked = [{ serialHex: by.serialOf('Người ký'), revokedMs: Math.floor(Date.now() / 1000) * 1000 }];
  await load(file('noi-cap.crl', by.list(SUB_NAME, day(-1), day(30), revoked)));
  await expect(subLine).toContainText('Thu hồi: 1 chứng thư');
  await load(file('la.crl', by.list('Nơi khác', day(-1), day(30))));
  await expect(panel.getByText('chưa nạp chứng thư của nơi cấp này')).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  await panel.scrollIntoViewIfNeeded();
  await picture(page, 'noi-cap');
  await resize(page, 'scaled');
  await panel.scrollIntoViewIfNeeded();
  await picture(page, 'noi-cap-nho');
  await resize(page, 'laptop');

  await rootLine.getByRole('button', { name: `Thôi tin ${ROOT_NAME}` }).click();
  await dialog.getByLabel('Lý do').fill('Nơi cấp báo lộ khóa');
  await picture(page, 'noi-cap-thoi-tin');
  await dialog.getByRole('button', { name: 'Thôi tin', exact: true }).click();
  await proveAgain(page, ADMIN.passphrase);
  await expect(rootLine).toContainText('Chưa được tin');
  await expect(subLine).toContainText('Chưa được tin');
});
