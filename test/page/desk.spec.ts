import { expect, test } from '@playwright/test';
import { nav } from '../flows/navigation.ts';
import { openTraining, sitDown } from '../flows/training.ts';
import type { Station } from '../flows/station.ts';
import { whileVaultIsSlow } from '../flows/support/slowVault.ts';
import { picture, resize } from '../flows/window.ts';

/** A leader's morning at the desk: numbers that filter, one letter after the other, pages read wide. */
let station: Station;
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  station = await openTraining();
});
test.afterAll(async () => station.run.app.close());

test('the numbers of a desk are filters; pressed again, or Esc, shows all', async () => {
  const page = await sitDown(station, 'leader');
  const work = page.getByRole('region', { name: 'Cần đồng chí xem trước' });
  const grid = work.getByRole('grid');
  await expect(grid.getByRole('row').nth(1)).toContainText('Chờ đồng chí');
  await picture(page, 'desk-leader');
  await resize(page, 'scaled');
  await picture(page, 'desk-leader-1093');
  await resize(page, 'laptop');
  await grid.focus();
  await page.keyboard.press('3');
  const direct = page.getByRole('button', { name: /Chờ bút phê/ });
  await expect(direct).toHaveAttribute('aria-pressed', 'true');
  const count = Number(/\d+/.exec((await direct.textContent()) ?? '')?.[0]);
  await expect(work.getByRole('status')).toHaveText(`Chờ bút phê: ${count}`);
  await expect(grid.getByRole('row')).toHaveCount(count + 1);
  await picture(page, 'desk-filtered');
  await page.keyboard.press('Escape');
  await expect(direct).toHaveAttribute('aria-pressed', 'false');
  await direct.click();
  await expect(direct).toHaveAttribute('aria-pressed', 'true');
  await direct.click();
  await expect(direct).toHaveAttribute('aria-pressed', 'false');
});

test('"Của tôi" counts nothing that stands with others', async () => {
  const { page } = station;
  const work = page.getByRole('region', { name: 'Cần đồng chí xem trước' });
  const late = page.getByRole('button', { name: /^\d+\s*Quá hạn/ });
  const number = async () => Number(/\d+/.exec((await late.textContent()) ?? '')?.[0]);
  const all = await number();
  await work.getByRole('radio', { name: 'Của tôi' }).click();
  await expect.poll(number).toBeLessThan(all);
  await picture(page, 'desk-leader-own');
  await work.getByRole('radio', { name: 'Cả văn phòng' }).click();
  await expect.poll(number).toBe(all);
});

test('the side folds away and leaves its room to the work', async () => {
  const { page } = station;
  const side = page.getByRole('region', { name: 'Việc đang giữ theo người' });
  await page.getByRole('button', { name: 'Gập cột bên' }).click();
  await expect(side).toHaveCount(0);
  await picture(page, 'desk-folded');
  await page.getByRole('button', { name: 'Mở cột bên' }).click();
  await expect(side).toHaveCount(1);
});

test('after a bút phê the next letter that waits is open, and B, J and F11 work there at once', async () => {
  const { page } = station;
  await page.getByRole('region', { name: 'Cần đồng chí xem trước' }).getByRole('grid').focus();
  await page.keyboard.press('3');
  await expect(page.getByRole('button', { name: /Chờ bút phê/ })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Bút phê/ })).toBeVisible();
  const record = page.locator('[data-pane="detail"] [data-pane-focus]');
  await record.focus();
  const chosen = page.locator('[data-pane="rows"] [role="row"][aria-selected="true"]');
  const first = await chosen.innerText();
  await page.keyboard.press('b');
  const words = page.getByLabel('Ý kiến chỉ đạo');
  await expect(words).toBeFocused();
  await page.keyboard.insertText('Xem, báo cáo tôi.');
  // Enter goes along the fields, also over the choice of a person
  await page.getByRole('button', { name: /Chủ trì/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listbox')).toHaveCount(0);
  await expect(page.getByRole('combobox', { name: /Phối hợp/ })).toBeFocused();
  await picture(page, 'desk-direct-form');
  await page.keyboard.press('Control+Enter');
  await expect(words).toHaveCount(0);
  await expect(record).toBeFocused();
  await expect(page.getByRole('button', { name: /^Bút phê/ })).toBeVisible();
  // the next letter is chosen, and stands whole beside the list
  await expect.poll(() => chosen.innerText()).not.toBe(first);
  await expect(
    page.locator('[data-pane="detail"]').getByRole('list', { name: 'Nhật ký của văn bản' }),
  ).not.toContainText('Ký bút phê');
  await picture(page, 'desk-next-letter');
  // the pages over the whole room, and back
  await page.keyboard.press('F11');
  await expect(page.locator('[data-pane="rows"]')).toBeHidden();
  await expect(page.getByRole('tab', { name: /^Văn bản/ })).toHaveAttribute('aria-selected', 'true');
  await picture(page, 'desk-read-wide');
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-pane="rows"]')).toBeVisible();
  await record.focus();
  // of the letters that wait, not of the book
  await expect(page.getByText(/^Chờ bút phê: mục 2 trong \d+$/)).toBeVisible();
  const shown = await record.innerText();
  await page.keyboard.press('j');
  await expect(page.getByText(/^Chờ bút phê: mục 3 trong \d+$/)).toBeVisible();
  await expect(record).toBeFocused();
  // the row is chosen at once, the record of it comes a moment later
  await expect(record).not.toHaveText(shown, { useInnerText: true });
  // while one that was never read is still being read, F11 is not lost
  await page.keyboard.press('k');
  await expect(record).toHaveText(shown, { useInnerText: true });
  await whileVaultIsSlow(station.run.app, async () => {
    await page.keyboard.press('j'); // this one was read, the next was not
    await expect(page.getByText(/^Chờ bút phê: mục 3 trong \d+$/)).toBeVisible();
    await page.keyboard.press('j');
    await expect(page.getByText(/^Chờ bút phê: mục 4 trong \d+$/)).toBeVisible();
    await expect(record).toBeHidden();
    await page.keyboard.press('F11');
    await expect(page.locator('[data-pane="rows"]')).toBeHidden();
  });
  await expect(page.getByRole('tab', { name: /^Văn bản/ })).toBeVisible();
  await expect(page.locator('[data-pane="rows"]')).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-pane="rows"]')).toBeVisible();
});

test('the rail has nine entries, and the rest under the ninth', async () => {
  const { page } = station;
  const rail = page.getByRole('navigation');
  await expect(rail.getByRole('link')).toHaveCount(8);
  await page.getByRole('main').focus();
  await nav(page, 'desk');
  await page.keyboard.press('Alt+9');
  await expect(page.getByRole('menu', { name: 'Khác' })).toBeVisible();
  await picture(page, 'rail-more');
  await page.getByRole('menuitem', { name: 'Thiết lập' }).click();
  await expect(page.getByRole('main')).toHaveAttribute('data-page', 'settings');
  await expect(rail.getByRole('button', { name: /^Khác/ })).toHaveAttribute('aria-current', 'page');
  expect(station.complaints).toEqual([]);
});

test('a clerk and an officer see two lines each, and their own work', async () => {
  for (const who of ['clerk', 'officer', 'intake'] as const) {
    const page = await sitDown(station, who);
    await expect(page.getByRole('main').getByRole('grid').first()).toBeVisible();
    // what is late is counted by the number that filters and by the heading of its group, and nowhere else
    const told = page.getByRole('region', { name: 'Tóm tắt việc tới hạn' });
    if (who === 'clerk') await expect(told).toContainText('Cả văn phòng: sắp tới hạn');
    await expect(told.filter({ hasText: /quá hạn/i })).toHaveCount(0);
    await picture(page, `desk-${who}`);
    await resize(page, 'scaled');
    await picture(page, `desk-${who}-1093`);
    await resize(page, 'laptop');
  }
});
