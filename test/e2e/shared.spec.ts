import { expect, test } from '@playwright/test';
import { toast } from './flows/mainJob.ts';
import { nav } from './flows/navigation.ts';
import { unlock } from './flows/firstRun.ts';
import {
  ADMIN,
  changeTo,
  CLERK,
  LEADER,
  lock,
  openStation,
  setUp,
  signIn,
  STATION_A,
  type Station,
} from './flows/station.ts';
import { picture } from './flows/window.ts';
import { afterLock } from './support/launch.ts';

/** One computer, several people: another passphrase, the lock that comes by itself, the next person's turn. */
let station: Station;
const NEXT = 'một cụm mật khẩu mới hơn';
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  test.setTimeout(120_000);
  station = await openStation();
  await setUp(station, STATION_A);
});
test.afterAll(async () => station.run.app.close());

test('a person changes the passphrase; a wrong one is refused and nothing is lost', async () => {
  await signIn(station, CLERK);
  const { page } = station;
  await nav(page, 'settings');
  const panel = page.getByRole('region', { name: 'Đổi cụm mật khẩu' });
  const fields = panel.locator('input');
  const change = panel.getByRole('button', { name: 'Đổi cụm mật khẩu' });
  await fields.nth(0).fill('không phải cụm này đâu');
  await fields.nth(1).fill(NEXT);
  await fields.nth(2).fill(`${NEXT}?`);
  await expect(change).toBeDisabled();
  await picture(page, 'hand-passphrase-differs');
  await fields.nth(2).fill(NEXT);
  await change.click();
  await expect(panel.getByRole('alert')).toBeVisible();
  await picture(page, 'hand-passphrase-wrong');
  await fields.nth(0).fill(CLERK.passphrase);
  await change.click();
  await expect(toast(page, /Đã đổi cụm mật khẩu/)).toBeVisible();
  await expect(panel.getByRole('alert')).toHaveCount(0);
  await picture(page, 'hand-passphrase-changed');
});

test('only the new passphrase opens', async () => {
  await lock(station);
  const { page } = station;
  await page.getByRole('option', { name: new RegExp(CLERK.fullName) }).click();
  await page.getByLabel('Cụm mật khẩu', { exact: true }).fill(CLERK.passphrase);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Cụm mật khẩu chưa đúng')).toBeVisible();
  await picture(page, 'hand-unlock-wrong');
  await page.getByLabel('Cụm mật khẩu', { exact: true }).fill(NEXT);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').first().waitFor();
});

test('the next person sits down by keys alone, and sees nothing of the one before', async () => {
  const { page, run } = station;
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: 'Trích yếu nội dung' }).fill('điều người sau không được thấy');
  await expect(page.getByRole('main')).toContainText('Đã giữ nháp');
  const fresh = await afterLock(run.app, () => page.keyboard.press('Control+l'));
  station.page = fresh;
  await expect(fresh.getByRole('heading', { name: 'Mở kho' })).toBeVisible();
  await picture(fresh, 'hand-switch-gate');
  await fresh.getByRole('option', { name: new RegExp(LEADER.fullName) }).waitFor();
  await unlock(fresh, LEADER.fullName, LEADER.passphrase);
  await expect(fresh.locator('body')).not.toContainText('điều người sau không được thấy');
  await picture(fresh, 'hand-switch-leader');
});

test('after the set minutes without a touch the vault locks by itself', async () => {
  await changeTo(station, ADMIN);
  const { page, run } = station;
  await nav(page, 'settings');
  await page.getByRole('button', { name: /Tự khóa/ }).click();
  await page.getByRole('option', { name: 'Sau 3 phút' }).click();
  await expect(page.getByRole('button', { name: /Tự khóa/ })).toContainText('3 phút');
  const fresh = run.app.waitForEvent('window');
  // the system says that nobody touched the machine for so long: no test waits three minutes
  await run.app.evaluate(({ powerMonitor }) => {
    powerMonitor.getSystemIdleTime = () => 181;
  });
  station.page = await fresh;
  await expect(station.page.getByRole('heading', { name: 'Mở kho' })).toBeVisible();
  await picture(station.page, 'hand-idle-locked');
  expect(station.complaints).toEqual([]);
});
