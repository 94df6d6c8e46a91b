import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { expect, test } from '@playwright/test';
import { deriveKey, STANDARD_COST } from '../../electron/vault/crypto/argon.ts';
import { toast } from '../flows/mainJob.ts';
import { nav } from '../flows/navigation.ts';
import {
  ADMIN,
  changeTo,
  CLERK,
  LEADER,
  lock,
  openOffice,
  signIn,
  STATION_A,
  type Station,
} from '../flows/station.ts';
import { picture } from '../flows/window.ts';
import { afterLock, ROOT } from '../flows/support/launch.ts';

/** One computer, several people: another passphrase, the lock that comes by itself, the next person's turn. */
let station: Station;
const NEXT = 'một cụm mật khẩu mới hơn';
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  station = await openOffice(STATION_A);
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
  await fields.nth(0).press('Enter'); // as at the door, from the field that was corrected
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
  const times = { lock: 0, open: 0 };
  const fresh = await timed(times, 'lock', async () => {
    const next = await afterLock(run.app, () => page.keyboard.press('Control+l'));
    await next.getByRole('option', { name: new RegExp(LEADER.fullName) }).waitFor();
    return next;
  });
  station.page = fresh;
  await expect(fresh.getByRole('heading', { name: 'Mở kho' })).toBeVisible();
  await picture(fresh, 'hand-switch-gate');
  await fresh.getByRole('option', { name: new RegExp(LEADER.fullName) }).click();
  await fresh.getByLabel('Cụm mật khẩu', { exact: true }).fill(LEADER.passphrase);
  await timed(times, 'open', async () => {
    await fresh.keyboard.press('Enter');
    await fresh.getByRole('navigation').first().waitFor();
  });
  await keepSwitchTime(times);
  await expect(fresh.locator('body')).not.toContainText('điều người sau không được thấy');
  await picture(fresh, 'hand-switch-leader');
});

test('a window that breaks down comes back to the desk and says so', async () => {
  const { run } = station;
  const crashed = run.app.waitForEvent('window');
  const pid = await run.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  );
  process.kill(pid as number, 'SIGKILL');
  station.page = await crashed;
  const told = station.page.getByRole('alert').filter({ hasText: 'Cửa sổ vừa hỏng và đã tự mở lại' });
  await expect(told).toBeVisible();
  await picture(station.page, 'hand-window-broke');
  await told.getByRole('button', { name: 'Đã hiểu' }).click();
  await expect(told).toHaveCount(0);
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
  await expect(station.page.getByText('Kho đã tự khóa vì máy để yên hoặc tắt màn hình')).toBeVisible();
  await picture(station.page, 'hand-idle-locked');
  expect(station.complaints).toEqual([]);
});

async function timed<K extends string, T>(
  times: Record<K, number>,
  what: K,
  work: () => Promise<T>,
): Promise<T> {
  const begun = performance.now();
  const done = await work();
  times[what] = Math.round(performance.now() - begun);
  return done;
}

/**
 * What the machine takes of a change of persons: from the lock to the list of names, and from Enter to the desk. Beside
 * it the passphrase's own cost (one Argon2id at the standard cost, here and now), which nobody can save.
 */
async function keepSwitchTime(times: { lock: number; open: number }): Promise<void> {
  const begun = performance.now();
  await deriveKey(LEADER.passphrase, randomBytes(16), STANDARD_COST);
  const anchor = Math.round(performance.now() - begun);
  const sum = times.lock + times.open;
  const figures = {
    lockMs: times.lock,
    openMs: times.open,
    sumMs: sum,
    argonMs: anchor,
    ratio: sum / anchor,
  };
  mkdirSync(path.join(ROOT, 'out'), { recursive: true });
  writeFileSync(path.join(ROOT, 'out/switchTime.json'), `${JSON.stringify(figures, null, 2)}\n`);
}
