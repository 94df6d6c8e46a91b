import { expect, test, type Page } from '@playwright/test';
import { detail, paper, readPage, toast } from '../flows/mainJob.ts';
import { nav } from '../flows/navigation.ts';
import type { Station } from '../flows/station.ts';
import { openTraining, sitDown, TRAINEES } from '../flows/training.ts';
import { picture, resize } from '../flows/window.ts';
import { answerDialogs } from '../flows/support/launch.ts';

/** A classified file, an envelope for one person, a number that is cancelled. */
let station: Station;
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  station = await openTraining();
});
test.afterAll(async () => station.run.app.close());

const ISSUER = 'Công an tỉnh Sơn Hà';
const SUBJECT = 'thủ đoạn giả danh cơ quan nhà nước (dữ liệu giả)';

async function choose(page: Page, field: RegExp, option: RegExp): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: field }).click();
  await page.getByRole('option', { name: option }).first().click();
}

async function newClassified(page: Page): Promise<void> {
  await nav(page, 'classifiedIn');
  await page.keyboard.press('F2');
  await expect(page.getByRole('main')).toHaveAttribute('data-page', 'registerIncoming');
  await expect(page.getByRole('main')).toContainText('BMNN đến');
}

/** The newest line of the classified book, opened. */
async function openNewest(page: Page): Promise<void> {
  await nav(page, 'classifiedIn');
  const rows = page.getByRole('main').locator('[data-keys="list"]').first();
  await rows.focus();
  await page.keyboard.press('Home');
}

test('the clerk enters a Mật document with its file for the secretary', async () => {
  const page = await sitDown(station, 'clerk');
  await newClassified(page);
  const form = page.getByRole('main');
  await form.getByRole('combobox', { name: /Tác giả/ }).fill(ISSUER);
  await page.keyboard.press('Tab');
  await form.getByRole('textbox', { name: 'Số, ký hiệu' }).fill('231/CAT-PA03');
  await form.getByRole('textbox', { name: 'Ngày văn bản' }).fill('hn');
  await choose(page, /Loại/, /^Thông báo/);
  await form.getByRole('textbox', { name: 'Trích yếu nội dung' }).fill(SUBJECT);
  await choose(page, /Trình, chuyển cho/, new RegExp(TRAINEES.leader));
  await answerDialogs(station.run.app, [paper('d02.pdf')]);
  await page.keyboard.press('Control+o');
  await readPage(page, 'd02.pdf');
  await page.keyboard.press('Control+s');
  await expect(toast(page, /Đã đăng ký, số đến/)).toBeVisible();
});

test('its reader opens the file in the viewer, and the ledger says so', async () => {
  const page = await sitDown(station, 'leader');
  await openNewest(page);
  await expect(detail(page)).toContainText('231/CAT-PA03');
  await page.keyboard.press('F6');
  await page.getByRole('button', { name: /Mở tệp/ }).waitFor();
  await picture(page, 'hand-classified-asked');
  await page.getByRole('button', { name: /Mở tệp/ }).click();
  await readPage(page, 'd02.pdf');
  await picture(page, 'hand-classified-open');
  await page.keyboard.press('F7');
  const story = detail(page).getByRole('list', { name: 'Nhật ký của văn bản' });
  await expect(story).toContainText(/mở tệp/i);
  await page.keyboard.press('F6');
  await resize(page, 'scaled');
  await picture(page, 'hand-classified-open-1093');
  await resize(page, 'laptop');
});

test('who is no reader doesn’t even know of it; by name the vault answers “not found”', async () => {
  const page = await sitDown(station, 'specialist');
  await nav(page, 'classifiedIn');
  await expect(page.getByRole('main')).not.toContainText('231/CAT-PA03');
  await picture(page, 'hand-classified-stranger');
});

test('an envelope for one person is entered unopened, and opened by that person only', async () => {
  let page = await sitDown(station, 'clerk');
  await newClassified(page);
  const form = page.getByRole('main');
  await expect(async () => {
    await page.keyboard.press('Control+u'); // the form may still be reading its draft
    await form.getByRole('combobox', { name: /Tên người/ }).waitFor({ timeout: 2_000 });
  }).toPass();
  await form.getByRole('combobox', { name: /Tác giả/ }).fill('Văn phòng Tỉnh ủy Sơn Hà');
  await page.keyboard.press('Tab');
  await form.getByRole('textbox', { name: 'Số, ký hiệu' }).fill('31');
  await form.getByRole('combobox', { name: /Tên người/ }).fill(TRAINEES.deputy);
  await page.keyboard.press('Tab');
  await picture(page, 'hand-unopened-form');
  await page.keyboard.press('Control+s');
  await expect(toast(page, /Đã đăng ký, số đến/)).toBeVisible();
  await expect(detail(page)).toContainText('Chưa bóc bì');
  await picture(page, 'hand-unopened-clerk');

  page = await sitDown(station, 'deputy');
  await openNewest(page);
  await picture(page, 'hand-unopened-named');
  await detail(page)
    .getByRole('button', { name: /Bóc bì|bóc bì/ })
    .click();
  await expect(page.getByRole('heading', { name: 'Bóc bì, hoàn thành đăng ký' })).toBeVisible();
  await picture(page, 'hand-unopened-complete-form');
  await choose(page, /Loại/, /^Công văn/);
  await page
    .getByRole('main')
    .getByRole('textbox', { name: 'Trích yếu nội dung' })
    .fill('V/v nhân sự (dữ liệu giả)');
  await page.getByRole('main').getByRole('textbox', { name: 'Ngày văn bản' }).fill('hn');
  await page.keyboard.press('Control+s');
  await expect(detail(page)).toContainText('V/v nhân sự (dữ liệu giả)');
  await picture(page, 'hand-unopened-completed');

  page = await sitDown(station, 'clerk');
  await openNewest(page);
  await expect(detail(page)).toContainText('Bóc bì bởi người có tên');
  await expect(page.getByRole('main')).not.toContainText('V/v nhân sự');
  await picture(page, 'hand-unopened-clerk-after');
});

test('a number is cancelled with its reason and stays, struck through', async () => {
  const page = station.page;
  for (const [book, name] of [
    ['classifiedIn', 'hand-cancelled-table'],
    ['incoming', 'hand-cancelled-list'],
  ] as const) {
    await nav(page, book);
    const rows = page.getByRole('main').locator('[data-keys="list"]').first();
    await rows.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('J');
    await page.keyboard.press('J');
    // a menu opened on the record before would close when this one comes
    await expect(async () => {
      const subject = await detail(page).getByRole('heading', { level: 2 }).first().innerText();
      await expect(rows.locator('[aria-selected="true"]')).toContainText(subject, { timeout: 500 });
    }).toPass();
    await detail(page).getByRole('button', { name: 'Thêm việc' }).click();
    await page.getByRole('menuitem', { name: /Hủy số/ }).click();
    const dialog = page.getByRole('alertdialog');
    await expect(dialog.getByRole('button', { name: /^Hủy số/ })).toBeDisabled();
    await dialog.getByRole('textbox', { name: /Lý do/ }).fill('Vào sổ nhầm: văn bản gửi cơ quan khác');
    await picture(page, `${name}-ask`);
    await dialog.getByRole('button', { name: /^Hủy số/ }).click();
    await expect(dialog).toHaveCount(0);
    await expect(detail(page)).toContainText('Vào sổ nhầm: văn bản gửi cơ quan khác');
    await picture(page, name);
    await resize(page, 'scaled');
    await picture(page, `${name}-1093`);
    await resize(page, 'laptop');
  }
  expect(station.complaints).toEqual([]);
});
