import { expect, test } from '@playwright/test';
import { createVault, DONG_VANG, proveCode, readCode, unlock } from '../flows/firstRun.ts';
import { proveAgain } from '../flows/stepUp.ts';
import { picture, resize, watchComplaints } from '../flows/window.ts';
import { afterLock, launch, type Launched } from '../flows/support/launch.ts';

let run: Launched;
test.beforeAll(async () => {
  run = await launch();
});
test.afterAll(async () => run.app.close());

test('two people create the vault, prove the recovery code from paper, and the clerk signs in', async () => {
  let { page } = run;
  const complaints = watchComplaints(page);
  await resize(page, 'laptop');
  await page.getByRole('heading', { name: 'Bắt đầu với An Thư' }).waitFor();
  await picture(page, 'a3-bat-dau');
  // on a low window, below a title bar, the first form is whole with its buttons
  await page.keyboard.press('1');
  await page.setViewportSize({ width: 1093, height: 590 });
  await expect(page.getByRole('button', { name: /Tiếp tục/ })).toBeInViewport({ ratio: 1 });
  await picture(page, 'a3-co-quan-nho');
  await page.keyboard.press('F1');
  await expect(page.getByRole('heading', { name: 'Tạo kho của cơ quan: điền gì' })).toBeVisible();
  await page.keyboard.press('Escape');
  await resize(page, 'laptop');
  await page.keyboard.press('Alt+ArrowLeft');
  const first = await createVault(page, DONG_VANG);
  // cut off before the proof: another code, and the paper of the first is told to be void
  await page.reload();
  await expect(page.getByText(/^Đây là mã mới; phiếu đã in hoặc chép lần trước/)).toBeVisible();
  const code = await readCode(page);
  expect(code).not.toBe(first);
  expect(code).toMatch(/^([0-9A-Z]{4}-){7}[0-9A-Z]{4}$/);
  await picture(page, 'a2-ma-khoi-phuc');

  await page.getByRole('button', { name: 'Đã chép, che mã' }).click();
  expect(await page.locator('body').innerText()).not.toContain(code.slice(0, 4));
  await picture(page, 'a2-go-lai');
  await page.getByRole('button', { name: 'Hiện lại mã' }).click();
  await proveCode(page, code);
  await picture(page, 'a2-san-sang');
  expect(complaints).toEqual([]);

  await page.getByRole('button', { name: 'Thêm người dùng trước' }).click();
  await page.getByRole('button', { name: 'Thêm người', exact: true }).click();
  await page.keyboard.type('Lê Đức Toản');
  // a user name is offered; one that was taken away is missing, which is said, and the keys go there
  await expect(page.getByLabel('Tên đăng nhập')).toHaveValue('toanld');
  await page.getByLabel('Tên đăng nhập').fill('');
  await page.getByLabel('Họ và tên').focus();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Còn thiếu tên đăng nhập').last()).toBeVisible();
  await expect(page.getByLabel('Tên đăng nhập')).toBeFocused();
  await page.getByLabel('Tên đăng nhập').fill('toan');
  await page.getByRole('checkbox', { name: /^Lãnh đạo/ }).focus();
  await page.keyboard.press('Space');
  await page.getByLabel('Cụm mật khẩu lần đầu').fill('cụm lần đầu 2026');
  await page.keyboard.press('Control+Enter');
  await proveAgain(page, DONG_VANG.admin.passphrase);
  await expect(page.getByRole('heading', { name: 'Lê Đức Toản' })).toBeVisible();
  // the form of the new person is gone: the keys stand in the list
  await expect(page.locator('.shellMain [data-keys="list"]')).toBeFocused();

  page = await afterLock(run.app, () => page.keyboard.press('Control+l'));
  await resize(page, 'laptop');
  await page.getByRole('heading', { name: 'Mở kho' }).waitFor();
  await picture(page, 'a-mo-khoa');
  await expect(page.getByLabel('Cụm mật khẩu', { exact: true })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option', { name: /Nguyễn Thị Hường/ })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await page.getByLabel('Cụm mật khẩu', { exact: true }).fill('không phải cụm này');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Cụm mật khẩu chưa đúng')).toBeVisible();
  await unlock(page, DONG_VANG.clerk.fullName, DONG_VANG.clerk.passphrase);
  await expect(page.getByText(DONG_VANG.office).first()).toBeVisible();
  await expect(page.getByText('chỉ văn bản không mật')).toBeVisible();

  // what comes first stands whole above the numbers, also in a low window: there the desk scrolls
  const part = (name: string) => page.getByRole('region', { name });
  await expect(part('Những việc đầu tiên của cơ quan').getByRole('listitem')).toHaveCount(3);
  await picture(page, 'first-day');
  await resize(page, 'scaled');
  await picture(page, 'first-day-1093');
  const [numbers, work] = [
    await part('Con số hôm nay').boundingBox(),
    await part('Việc phải làm').boundingBox(),
  ];
  expect(numbers?.height).toBeGreaterThan(60);
  expect(work?.y).toBeGreaterThan((numbers?.y ?? 0) + (numbers?.height ?? 0));
  await resize(page, 'laptop');

  // the door knows again who worked here last, and finds another by a few letters
  page = await afterLock(run.app, () => page.keyboard.press('Control+l'));
  const who = (name: RegExp) => page.getByRole('option', { name });
  await expect(who(/Nguyễn Thị Hường/)).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByLabel('Cụm mật khẩu', { exact: true })).toBeFocused();
});
