import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { createVault, DONG_VANG, proveCode, unlock } from '../flows/firstRun.ts';
import { nav } from '../flows/navigation.ts';
import { register } from '../flows/register.ts';
import { picture, resize } from '../flows/window.ts';
import { afterLock, launch, newUserData } from '../flows/support/launch.ts';
import { canMount, smallDisk } from '../support/disks.ts';

test('on a full disk people open the vault and read; with room again they work on', async () => {
  test.skip(!canMount, 'other systems let nobody mount a disk of its own');
  const disk = smallDisk(24);
  const userData = newUserData();
  const preferences = { locale: 'vi', vault: 'office', officeFolder: path.join(disk.folder, 'kho') };
  writeFileSync(path.join(userData, 'may-tram.json'), JSON.stringify(preferences));
  try {
    const first = await launch({ userData });
    await resize(first.page, 'laptop');
    await proveCode(first.page, await createVault(first.page, DONG_VANG));
    const desk = await afterLock(first.app, () =>
      first.page.getByRole('button', { name: /Khóa kho, để văn thư mở/ }).click(),
    );
    await unlock(desk, DONG_VANG.clerk.fullName, DONG_VANG.clerk.passphrase);
    await nav(desk, 'desk');
    expect(await register(desk, '1-CV/TU')).toBe(1);
    await first.app.close();

    disk.fill();
    const { app, page } = await launch({ userData });
    await resize(page, 'laptop');
    await unlock(page, DONG_VANG.clerk.fullName, DONG_VANG.clerk.passphrase);
    await nav(page, 'incoming');
    const band = page.getByText('Ổ đĩa đầy: chỉ đọc được');
    await expect(band).toBeVisible();
    await expect(page.getByText('V/v rà soát tiến độ').first()).toBeVisible();
    await picture(page, 'e-dia-day');
    expect(await register(page, '2-CV/TU')).toBe('disk-full');
    disk.empty();
    expect(await register(page, '2-CV/TU')).toBe(2);
    await expect(band).toHaveCount(0);
    await app.close();
  } finally {
    disk.remove();
  }
});
