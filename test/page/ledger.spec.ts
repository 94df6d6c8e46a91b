import { expect, test, type Page } from '@playwright/test';
import { faultsOf } from '../flows/inspect.ts';
import { nav } from '../flows/navigation.ts';
import type { Station } from '../flows/station.ts';
import { openTraining, sitDownAs } from '../flows/training.ts';
import { proveAgain } from '../flows/stepUp.ts';
import { picture, resize, SIZES } from '../flows/window.ts';
import { TRAINING_PASSPHRASE } from '../../shared/domain/training.ts';
import { afterLock } from '../flows/support/launch.ts';
import { whileVaultIsSlow } from '../flows/support/slowVault.ts';

const [LEADER, INSPECTOR] = ['Bùi Quang Thắng', 'Đinh Thị Lan'];

let station: Station;
test.beforeAll(async () => {
  station = await openTraining();
});
test.afterAll(async () => station.run.app.close());

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Đợt kiểm tra' });

const signedIn = (name: string): Promise<Page> => sitDownAs(station, name);

test('an inspector is let in by a leader, filters the ledger, checks it and makes minutes; nothing else is open to him', async () => {
  let page = await signedIn(LEADER);
  await nav(page, 'ledger');
  const dialog = dialogOf(page);
  // pressed before the vault has answered who there is: the list stands open and fills
  await whileVaultIsSlow(station.run.app, async () => {
    await page.getByRole('button', { name: 'Đợt kiểm tra', exact: true }).click();
    await dialog.getByRole('button', { name: /Người kiểm tra/ }).click();
    await expect(page.getByRole('listbox')).toBeVisible();
  });
  await page.getByRole('option', { name: new RegExp(INSPECTOR) }).click();
  await dialog.getByLabel('Quyết định, kế hoạch kiểm tra (số, ngày)').fill('QĐ 15-QĐ/UBKT, 20/11/2026');
  await picture(page, 'inspection');
  await dialog.getByRole('button', { name: 'Mở đợt kiểm tra' }).click();
  await proveAgain(page, TRAINING_PASSPHRASE);
  await expect(dialog.getByText(/đang mở/)).toBeVisible();
  // the form is empty again: a second Ctrl Enter does not let the same person in twice
  await expect(dialog.getByLabel('Quyết định, kế hoạch kiểm tra (số, ngày)')).toHaveValue('');
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByText(/đang mở/)).toHaveCount(1);
  await page.keyboard.press('Escape');

  page = await signedIn(INSPECTOR);
  // on every page: that he only looks, and until when
  const band = page.getByRole('region', { name: 'Đợt kiểm tra: chỉ xem' });
  await expect(band).toContainText(
    /QĐ 15-QĐ\/UBKT, 20\/11\/2026\. Xem được đến .*23:59|QĐ 15-QĐ\/UBKT.*23:59/,
  );
  await nav(page, 'settings');
  const permissions = page.getByRole('group', { name: 'Phân quyền' });
  await expect(permissions.getByRole('rowheader').first()).toBeVisible();
  for (const words of await permissions.getByRole('rowheader').allTextContents())
    expect(words).not.toMatch(/[a-z]\.[a-z]/);
  await permissions.evaluate((table) => table.scrollTo(0, table.scrollHeight / 2));
  // the head of the first column stays over the names of the acts that go by beneath it
  const corner = permissions.getByRole('columnheader', { name: 'Việc', exact: true });
  await corner.click({ trial: true });
  await expect(band).toBeVisible();
  // who only looks is offered no backup that the vault would refuse
  await nav(page, 'backup');
  await expect(page.getByRole('button', { name: 'Kiểm tra kho' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^(Sao lưu ngay|Khôi phục thử)$/ })).toHaveCount(0);
  // the page is found by what is done there
  await page.keyboard.press('Control+k');
  await page.keyboard.insertText('kiem tra nhat ky');
  await expect(page.getByRole('option', { name: /Nhật ký/ }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Kiểm tra nhật ký' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Nhật ký liền mạch' })).toBeVisible();
  await page.getByRole('button', { name: /Loại việc/ }).click();
  await page.getByRole('option', { name: 'Quản trị, kiểm tra' }).click();
  await expect(
    page
      .getByRole('grid')
      .getByText(/Mở đợt kiểm tra cho/)
      .first(),
  ).toBeVisible();
  // Enter takes the day that was typed; it opens no record in place of the filter
  const fromDay = page.getByRole('textbox', { name: 'Từ ngày' });
  await fromDay.fill('01/01/2020');
  await fromDay.press('Enter');
  await expect(fromDay).toBeFocused();
  await expect(page.getByRole('button', { name: /Loại việc/ })).toContainText('Quản trị, kiểm tra');
  // the chosen entry whole beside the list, by the arrow keys alone
  const entry = page.getByRole('region', { name: 'Mục nhật ký' }).first();
  await page.getByRole('grid', { name: 'Nhật ký' }).focus();
  await page.keyboard.press('Home');
  const first = await entry.locator('.ledgerSentence').textContent();
  await page.keyboard.press('ArrowDown');
  await expect(entry.locator('.ledgerSentence')).not.toHaveText(first ?? '');
  await expect(entry.locator('dt')).toContainText(['Mục số', 'Lúc', 'Người thực hiện', 'Máy trạm']);
  const faults: string[] = [];
  for (const size of ['scaled', 'laptop'] as const) {
    await resize(page, size);
    await picture(page, `ledger-${SIZES[size].width}`);
    faults.push(...(await faultsOf(page)));
    // day and hour stand on one line
    const times = page.getByRole('grid', { name: 'Nhật ký' }).getByText(/^\d\d\/\d\d\/\d{4} \d\d:\d\d$/);
    const heights = await times.evaluateAll((all) =>
      all.map((one) => {
        const words = document.createRange();
        words.selectNodeContents(one);
        return words.getBoundingClientRect().height;
      }),
    );
    expect(heights.length).toBeGreaterThan(0);
    expect(Math.max(...heights)).toBeLessThan(30);
  }
  expect(faults).toEqual([]);
  await page.getByRole('button', { name: 'Lập biên bản' }).click();
  await expect(page.getByRole('dialog', { name: 'Biên bản trích nhật ký' })).toBeVisible();
  // the pages have the keys: arrows move over them, Esc leaves
  await expect(page.locator('.viewerDesk')).toBeFocused();
  await picture(page, 'ledger-minutes');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  // ended by the leader: the desk says so once, and not by every panel that would have stood beside
  page = await signedIn(LEADER);
  await nav(page, 'ledger');
  await page.getByRole('button', { name: 'Đợt kiểm tra', exact: true }).click();
  await dialogOf(page).getByRole('button', { name: 'Kết thúc' }).click();
  await expect(dialogOf(page).getByText(/đang mở/)).toHaveCount(0);
  await page.keyboard.press('Escape');
  page = await signedIn(INSPECTOR);
  const refusal = page.getByText('Thời hạn kiểm tra đã hết hoặc chưa mở');
  await expect(refusal).toBeVisible();
  await picture(page, 'inspection-over');
  await expect(refusal).toHaveCount(1);
  await expect(page.locator('.deskSide')).toHaveCount(0);
  // what was refused goes when something else is chosen; what the list says stays
  await nav(page, 'ledger');
  await expect(refusal).toHaveCount(1);
  await page.getByRole('button', { name: 'Lập biên bản' }).click();
  await expect(refusal).toHaveCount(2);
  await page.getByRole('textbox', { name: 'Từ ngày' }).fill('01/01/2020');
  await page.keyboard.press('Enter');
  await expect(refusal).toHaveCount(1);

  // ended by the inspector: the door stands, as at the end of the time; no page says that it is still open
  page = await signedIn(LEADER);
  await nav(page, 'ledger');
  await page.getByRole('button', { name: 'Đợt kiểm tra', exact: true }).click();
  await dialogOf(page)
    .getByRole('button', { name: /Người kiểm tra/ })
    .click();
  await page.getByRole('option', { name: new RegExp(INSPECTOR) }).click();
  await dialogOf(page).getByLabel('Quyết định, kế hoạch kiểm tra (số, ngày)').fill('QĐ 16-QĐ/UBKT');
  await page.keyboard.press('Control+Enter');
  await proveAgain(page, TRAINING_PASSPHRASE);
  await expect(dialogOf(page).getByText(/đang mở/)).toBeVisible();
  await page.keyboard.press('Escape');
  page = await signedIn(INSPECTOR);
  await nav(page, 'ledger');
  await page.getByRole('button', { name: 'Đợt kiểm tra', exact: true }).click();
  await expect(
    dialogOf(page)
      .getByText(/^Lãnh đạo mở đợt kiểm tra; quản trị lập trước/)
      .first(),
  ).toBeVisible();
  // a fresh window stands in the place of the one that showed the ledger
  const visit = page;
  page = await afterLock(station.run.app, () =>
    dialogOf(visit).getByRole('button', { name: 'Kết thúc' }).click(),
  );
  await expect(page.getByRole('heading', { name: 'Mở kho' })).toBeVisible();
  expect(station.complaints).toEqual([]);
});
