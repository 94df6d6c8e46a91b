import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { unlock } from '../flows/firstRun.ts';
import { nav } from '../flows/navigation.ts';
import { register } from '../flows/register.ts';
import { CLERK, openOffice, signIn, STATION_A } from '../flows/station.ts';
import { picture, resize } from '../flows/window.ts';
import { launch, type Launched, newUserData } from '../flows/support/launch.ts';

const NOTE = 'kho-dau-nhat-ky.ant';

async function atDesk(userData: string): Promise<Launched> {
  const run = await launch({ userData });
  await resize(run.page, 'laptop');
  await unlock(run.page, CLERK.fullName, CLERK.passphrase);
  return run;
}

test('a vault folder put back to an older copy gives no number, and says which backup to restore', async () => {
  const first = await openOffice(STATION_A);
  const { userData, app } = first.run;
  const kho = path.join(userData, 'kho');
  await signIn(first, CLERK);
  await nav(first.page, 'desk');
  expect(await register(first.page, '1-CV/TU')).toBe(1);
  await app.close();
  // the program remembers in two places outside the folder
  expect(existsSync(path.join(userData, NOTE))).toBe(true);
  expect(readdirSync(userData).filter((name) => /^dau-nhat-ky-[0-9a-f]{32}\.ant$/.test(name))).toHaveLength(
    1,
  );
  const old = newUserData();
  for (const name of ['kho', NOTE])
    cpSync(path.join(userData, name), path.join(old, name), { recursive: true });

  const second = await atDesk(userData);
  expect(await register(second.page, '2-CV/TU')).toBe(2);
  await nav(second.page, 'backup');
  await second.page.getByRole('button', { name: 'Sao lưu ngay' }).click();
  await expect(second.page.getByText('Chưa thử', { exact: true })).toBeVisible({ timeout: 60_000 });
  await second.app.close();

  rmSync(kho, { recursive: true });
  for (const name of ['kho', NOTE])
    cpSync(path.join(old, name), path.join(userData, name), { recursive: true });
  const third = await atDesk(userData);
  expect(await register(third.page, '3-CV/TU')).toBe('numbers-unconfirmed');
  await nav(third.page, 'desk');
  const note = third.page.getByText('Kho này cũ hơn lần làm việc gần nhất', { exact: true });
  await expect(note).toBeVisible();
  await expect(third.page.getByText(/Bản sao lưu lúc .* ở cạnh kho có phần còn thiếu/)).toBeVisible();
  await picture(third.page, 'e-kho-cu-hon');
  await nav(third.page, 'backup');
  await expect(note).toBeVisible();
  await picture(third.page, 'e-kho-cu-hon-doi-chieu');
  await third.page.getByRole('button', { name: 'Kiểm tra kho' }).click();
  await expect(third.page.getByText(/khôi phục từ bản đó trước khi đối chiếu số\.$/)).toBeVisible({
    timeout: 60_000,
  });
  await third.app.close();
});
