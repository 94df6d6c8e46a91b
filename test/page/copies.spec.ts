import fs from 'node:fs';
import path from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { detail, paper } from '../flows/mainJob.ts';
import { faultsOf } from '../flows/inspect.ts';
import { command, nav } from '../flows/navigation.ts';
import { choose, openNewest as openLine, registerSecret } from '../flows/secretJob.ts';
import type { Station } from '../flows/station.ts';
import { openTraining, sitDown, sitDownAs, TRAINEES } from '../flows/training.ts';
import { picture, resize } from '../flows/window.ts';
import { answerDialogs, newUserData } from '../flows/support/launch.ts';

/**
 * The life of a copy with two people: permit → a marked copy leaves the vault → hand-over with both passphrases →
 * a slip and an overdue one → a muster with a difference.
 */
let station: Station;
const outside = newUserData();
const PASSPHRASE = 'tập huấn an thư';
const CODE = '47-CV/TU';
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  station = await openTraining();
});
test.afterAll(async () => {
  await station.run.app.close();
  fs.rmSync(outside, { recursive: true, force: true });
});

const dialog = (page: Page): Locator => page.getByRole('dialog');
const panel = (page: Page): Locator => detail(page).getByRole('region', { name: 'Bản số' });

/** The keys stand on something in this place: after an act they never fall out of the page. */
const standsIn = (place: Locator): Promise<void> =>
  expect.poll(() => place.evaluate((element) => element.contains(document.activeElement))).toBe(true);

/** By the keys alone: forwards until the button has the focus. */
async function tabTo(page: Page, button: Locator): Promise<void> {
  await expect(button).toBeVisible();
  for (let presses = 0; presses < 60; presses++) {
    if (await button.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(button).toBeFocused();
}

const openNewest = (page: Page): Promise<void> => openLine(page, 'classifiedIn', CODE);

test('a classified paper begins with its original, held by whoever registered it', async () => {
  const page = await sitDown(station, 'clerk');
  await registerSecret(station, CODE, TRAINEES.leader);
  await openNewest(page);
  await expect(panel(page)).toContainText('Bản số 01');
  await expect(panel(page)).toContainText(TRAINEES.clerk);
  await picture(page, 'copies-panel');
});

test('a copy needs a permit by someone with authority', async () => {
  let page = station.page;
  await panel(page).getByRole('button', { name: 'Xin phép sao' }).click();
  await choose(page, dialog(page), /Hình thức/, /Bản điện tử/);
  await dialog(page).getByRole('textbox', { name: 'Mục đích' }).fill('Gửi đại biểu họp Ban Thường vụ');
  await dialog(page).getByRole('textbox', { name: 'Nơi nhận bản sao' }).fill('Thường trực Đảng ủy');
  await picture(page, 'copies-ask');
  await dialog(page).getByRole('button', { name: 'Gửi xin phép' }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(panel(page)).toContainText('Chờ quyết định');
  await expect(detail(page)).toContainText('Xin phép sao 1 bản'); // in its history at once
  await expect(detail(page)).toContainText(CODE); // of the paper that was opened, and of no other
  await expect(panel(page).getByRole('button', { name: 'Xin phép sao' })).toBeFocused();

  page = await sitDown(station, 'leader');
  await openNewest(page);
  await panel(page).getByRole('button', { name: 'Quyết định' }).click();
  // nothing is decided beforehand, and all that is asked for is read here
  for (const words of ['Mật', CODE, TRAINEES.clerk, 'Bản điện tử', 'Gửi đại biểu họp Ban Thường vụ'])
    await expect(dialog(page).locator('.kv')).toContainText(words);
  await expect(dialog(page).locator('.kv')).toContainText('Thường trực Đảng ủy');
  await expect(dialog(page).getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(dialog(page).getByRole('radio', { name: /^Cho phép/ })).toBeFocused();
  await expect(dialog(page).getByRole('button', { name: 'Quyết định' })).toBeDisabled();
  await picture(page, 'copies-decide');
  await page.keyboard.press('Alt+2');
  await expect(dialog(page).getByRole('radio', { name: /^Không cho phép/ })).toBeChecked();
  await page.keyboard.press('Alt+1');
  await expect(dialog(page).getByLabel('Số bản cho phép')).toBeVisible();
  await expect(dialog(page).getByLabel('Dùng đến hết ngày')).not.toHaveValue(''); // the office's day has come
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page)).toHaveCount(0);
  await expect(panel(page)).toContainText('Được phép');
  await expect(panel(page)).toContainText('TQ-01');
  // the button that decided is gone: the keys stand on the next act of the same permit
  await expect(panel(page).getByRole('button', { name: 'Đóng giấy phép' })).toBeFocused();
});

test('what leaves the vault is numbered and marked, and no more than was permitted', async () => {
  const page = await sitDown(station, 'clerk');
  // from the list of permits one comes to the document, where its file is copied
  await command(page, 'phep sao');
  await tabTo(page, page.getByRole('button', { name: 'Mở để sao' }).first());
  await page.keyboard.press('Enter');
  await expect(detail(page)).toContainText(CODE);
  await expect(panel(page).getByRole('button', { name: 'Xuất bản sao' })).toBeFocused(); // to copy, not to read
  await expect(panel(page).getByRole('button', { name: 'Xuất bản sao' })).toBeInViewport();
  await picture(page, 'copies-to-copy');
  const target = path.join(outside, 'ban-sao.pdf');
  await answerDialogs(station.run.app, [target]);
  await tabTo(page, panel(page).getByRole('button', { name: 'Xuất bản sao' }));
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeVisible();
  await picture(page, 'copies-make');
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page)).toHaveCount(0);
  await expect(panel(page)).toContainText('Bản sao số 01');
  const written = await PDFDocument.load(fs.readFileSync(target));
  expect(written.getKeywords()).toMatch(/^BS-\d{4}-/);
  const source = await PDFDocument.load(fs.readFileSync(paper('d02.pdf')));
  expect(written.getPageCount()).toBe(source.getPageCount() + 1);
  await expect(panel(page).getByRole('button', { name: 'Xuất bản sao' })).toHaveCount(0); // the number is used up
  await expect(panel(page).getByRole('button', { name: 'Đóng giấy phép' })).toBeFocused();
  await picture(page, 'copies-exported');
});

test('the original changes hands when both have typed their passphrases', async () => {
  const page = station.page;
  await panel(page)
    .getByRole('button', { name: /^Việc với/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Giao cho người khác' }).click();
  // it begins with whom it goes to
  await expect(dialog(page).getByRole('button', { name: /Người nhận/ })).toBeFocused();
  await choose(page, dialog(page), /^Người nhận/, new RegExp(TRAINEES.leader));
  // the list that closes gives the focus back: what is typed next must not land elsewhere
  await expect(dialog(page).getByRole('button', { name: /Người nhận/ })).toBeFocused();
  await dialog(page)
    .getByLabel(/Cụm mật khẩu của bên giao/)
    .fill(PASSPHRASE);
  await dialog(page).getByLabel('Cụm mật khẩu của bên nhận').fill('sai rồi');
  await resize(page, 'scaled');
  await dialog(page).getByRole('radio').first().focus(); // far above where a refusal is written
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page).getByRole('alert')).toContainText(
    `Cụm mật khẩu của ${TRAINEES.leader} chưa đúng`,
  );
  await expect(dialog(page).getByLabel('Cụm mật khẩu của bên nhận')).toBeFocused();
  await expect(dialog(page).getByRole('alert')).toBeInViewport({ ratio: 1 });
  await picture(page, 'copies-hand-over');
  await resize(page, 'laptop');
  await dialog(page).getByLabel('Cụm mật khẩu của bên nhận').fill(PASSPHRASE);
  await dialog(page).getByRole('button', { name: 'Ký giao' }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(panel(page)).toContainText(TRAINEES.leader);
  await expect(
    panel(page)
      .getByRole('button', { name: /^Việc với/ })
      .first(),
  ).toBeFocused();
  await nav(page, 'copies');
  // Enter opens the acts of the chosen row, and Tab leads to those of no other
  const held = page.getByRole('grid', { name: 'Bản số và lưu giữ' });
  await expect(held).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  const chosen = held.locator('[aria-selected=true]');
  const code = await chosen.locator('.code').innerText();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: `Việc với ${code}` })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  const acts = page.getByRole('menu', { name: `Việc với ${code}` });
  await page.keyboard.press('Shift+F10');
  await expect(acts.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(acts).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(acts).toBeVisible();
  await page.getByRole('menuitem', { name: 'Xin mang ra' }).click();
  // F1 helps in a form too, over it; the keys of the form wait until it is gone
  await page.keyboard.press('F1');
  await expect(page.getByRole('heading', { name: 'Hướng dẫn' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Hướng dẫn' })).toHaveCount(0);
  await dialog(page).getByLabel('Nhiệm vụ').fill('Họp tại Tỉnh ủy');
  await dialog(page).getByLabel('Nơi đến').fill('Tỉnh ủy Sơn Hà');
  await dialog(page).getByLabel('Biện pháp bảo vệ').fill('Cặp có khóa');
  await dialog(page).getByLabel('Nộp lại chậm nhất').pressSequentially('+2');
  await page.keyboard.press('Control+Enter'); // the date that was just typed goes with it
  await expect(dialog(page)).toHaveCount(0);
  // a page that was here before has the keys too when the palette leads to it
  await page.keyboard.press('Control+k');
  await page.keyboard.type('ban lam viec');
  await expect(page.getByRole('option', { name: /Bàn làm việc/ }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').locator('[data-list-focused]')).toHaveCount(1);
  // a tab is gone to by its name, from another page and from its own; what destroys is not chosen by a part of its name
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('xoa kho tap');
  await expect(page.getByRole('option', { name: 'Xóa kho tập huấn' })).toHaveAttribute(
    'aria-selected',
    'false',
  );
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await command(page, 'phep sao');
  await expect(page.getByRole('tab', { name: /Phép sao/ })).toHaveAttribute('aria-selected', 'true');
  await command(page, 'giao nhan');
  await expect(page.getByRole('tab', { name: /Giao nhận/ })).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('radio', { name: /Đã xong/ }).click();
  // on a low window too the act of a line stands beside its first words
  await resize(page, 'scaled');
  const signatures = page.getByRole('button', { name: 'Chữ ký' }).first();
  await expect
    .poll(() =>
      signatures.evaluate((act) => {
        const head = act.closest('.permitRow')?.querySelector('b')?.getBoundingClientRect();
        return Math.round(act.getBoundingClientRect().top - (head?.top ?? 0));
      }),
    )
    .toBeLessThan(8);
  await picture(page, 'copies-handed-over-1093');
  await resize(page, 'laptop');
  await page.getByRole('button', { name: 'Chữ ký' }).first().click();
  await expect(dialog(page).getByText(/chữ ký hợp lệ/)).toHaveCount(2);
  // what was signed is told in words, with the short hash of the text
  const signed = dialog(page).getByRole('region', { name: 'Nội dung đã ký' });
  for (const words of [TRAINEES.clerk, TRAINEES.leader, 'Bản số 01', CODE])
    await expect(signed).toContainText(words);
  await expect(signed).toContainText(/Vân tay nội dung\s*[0-9a-f]{16}/);
  await expect(signed).not.toContainText('{');
  await picture(page, 'copies-signatures');
  await page.keyboard.press('Escape');
});

test('what is out too long is an alarm, and is checked when it comes back', async () => {
  let page = station.page;
  await expect(page.getByRole('main')).toContainText(/mang ra đã quá hạn nộp lại/);
  await page.getByRole('tab', { name: /Mang ra/ }).click();
  await expect(page.getByRole('main')).toContainText(/quá hạn \d+ ngày/);
  // who carries it is told who takes it back
  await expect(page.getByRole('main')).toContainText(/Nộp lại cho .+: người nhận kiểm đếm/);
  await picture(page, 'copies-overdue');
  await resize(page, 'scaled');
  await picture(page, 'copies-overdue-1093');
  await resize(page, 'laptop');
  page = await sitDown(station, 'leader');
  await nav(page, 'copies');
  await page.getByRole('tab', { name: /Mang ra/ }).click();
  await page.getByRole('button', { name: 'Nhận nộp lại' }).click();
  const pages = dialog(page).getByRole('textbox', { name: 'Số trang đếm được' });
  for (const words of ['Nộp lại chậm nhất', 'Nơi đến'])
    await expect(dialog(page).locator('.kv')).toContainText(words);
  await pages.fill('99');
  await expect(dialog(page).getByRole('button', { name: 'Nhận nộp lại' })).toBeDisabled(); // whole or not: nobody said
  await page.keyboard.press('Alt+1');
  await dialog(page).getByRole('button', { name: 'Nhận nộp lại' }).click();
  await expect(dialog(page)).toContainText(/phải ghi lý do/);
  await picture(page, 'copies-back');
  await dialog(page)
    .getByRole('textbox', { name: 'Ghi chú kiểm tra' })
    .fill('Đếm lại cùng người mang: đủ trang');
  await dialog(page).getByRole('button', { name: 'Nhận nộp lại' }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.getByRole('main')).not.toContainText(/mang ra đã quá hạn nộp lại/);
  // its line is gone with the button that was pressed: the keys stand in the tab
  await expect(page.getByRole('group', { name: 'Mang ra' })).toBeFocused();
});

test('a muster by labels keeps what is missing and what is in the wrong place', async () => {
  const page = await sitDown(station, 'clerk');
  await nav(page, 'copies');
  expect(await faultsOf(page)).toEqual([]);
  await picture(page, 'copies-mine');
  await resize(page, 'scaled');
  await picture(page, 'copies-mine-1093');
  await resize(page, 'laptop');
  const codes = await page.getByRole('main').locator('.code').allInnerTexts();
  const code = codes.find((text) => text.startsWith('BS-')) ?? '';
  await page.getByRole('tab', { name: /Kiểm kê/ }).click();
  await picture(page, 'copies-muster-report');
  await page.getByRole('button', { name: 'Bắt đầu kiểm kê' }).click();
  await expect(dialog(page).getByRole('button', { name: /Của người/ })).toContainText('Mọi người');
  await dialog(page).getByRole('button', { name: 'Bắt đầu kiểm kê' }).click();
  const field = page.getByRole('textbox', { name: 'Quét nhãn hoặc gõ mã bản' });
  await field.fill(code.toLowerCase());
  await field.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: code })).toBeVisible();
  await expect(page.getByRole('main')).toContainText(/đã quét 1 mã, theo sổ \d+ bản/);
  // what is not scanned yet is not called missing before the end
  await expect(page.getByRole('main')).toContainText(/chưa thấy \d+/);
  await expect(page.getByRole('grid', { name: 'Chênh lệch' })).not.toContainText('Thiếu');
  await field.fill('BS-0001-11');
  await field.press('Enter');
  await expect(page.getByText(/Mã gõ sai|không có bản nào/)).toBeVisible();
  await picture(page, 'copies-muster-run');
  await page.getByRole('button', { name: 'Kết thúc, giữ báo cáo' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Kết thúc, giữ báo cáo' }).click();
  await expect(page.getByRole('main')).toContainText(/thiếu \d+/);
  // the field is gone with the muster: its differences have the keys
  await expect(page.locator('[data-pane="muster"] :focus')).toHaveCount(1);
  // on a low window too every place is read to its end
  await resize(page, 'scaled');
  const cut = page
    .locator('[data-pane="muster"] .col.cap .cut, [data-pane="musters"] .md.cut')
    .evaluateAll((lines) =>
      lines.filter((line) => line.scrollWidth > line.clientWidth).map((line) => line.textContent),
    );
  expect(await cut).toEqual([]);
  await picture(page, 'copies-muster-scaled');
  await resize(page, 'laptop');
  for (const tab of ['permits', 'all', 'places', 'leaving'] as const) {
    const names = {
      permits: /Phép sao/,
      all: /Cả cơ quan/,
      places: /Nơi lưu giữ/,
      leaving: /Bàn giao khi nghỉ/,
    };
    await page.getByRole('tab', { name: names[tab] }).click();
    if (tab === 'leaving') {
      await choose(page, page.getByRole('main'), /Người nghỉ/, new RegExp(TRAINEES.clerk));
      const held = page.getByRole('main').locator('.copyRow').first();
      await expect(held).toContainText(/Mật/);
      await expect(held.getByRole('button', { name: /^Việc với/ })).toBeVisible();
    }
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, `copies-${tab}`);
  }
  expect(station.complaints).toEqual([]);
});

test('an act of the tabs leaves the keys in its line or in the list', async () => {
  let page = await sitDown(station, 'clerk');
  const transfers = (): Locator => page.getByRole('group', { name: 'Giao nhận' }).last();
  const give = async (): Promise<void> => {
    await nav(page, 'copies');
    await page.getByRole('tab', { name: /Tôi giữ/ }).click();
    const held = page.getByRole('grid', { name: 'Bản số và lưu giữ' });
    await held.press('j');
    await expect(held.locator('[aria-selected=true]')).toBeVisible();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Giao cho người khác' }).press('Enter');
    await choose(page, dialog(page), /^Người nhận/, new RegExp(TRAINEES.leader));
    await dialog(page)
      .getByLabel(/Cụm mật khẩu của bên giao/)
      .fill(PASSPHRASE);
    await page.keyboard.press('Control+Enter');
    await expect(dialog(page)).toHaveCount(0);
    await standsIn(page.getByRole('main'));
    await page.getByRole('tab', { name: /Giao nhận/ }).click();
    await page.getByRole('radio', { name: /Đang giao/ }).click();
  };
  await give();
  await tabTo(page, page.getByRole('button', { name: 'Rút lại' }).first());
  await page.keyboard.press('Enter');
  await dialog(page).getByLabel('Lý do').fill('Giao nhầm người');
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page)).toHaveCount(0);
  await standsIn(transfers());
  await give();
  page = await sitDown(station, 'leader');
  await nav(page, 'copies');
  await page.getByRole('tab', { name: /Giao nhận/ }).click();
  await tabTo(page, page.getByRole('button', { name: 'Từ chối nhận' }).first());
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Từ chối nhận' }).first()).toBeFocused();
  await tabTo(page, page.getByRole('button', { name: 'Ký nhận' }).first());
  await page.keyboard.press('Enter');
  await dialog(page).getByLabel('Số bản đếm được').fill('1');
  await dialog(page).getByText('Nguyên vẹn').click();
  await dialog(page)
    .getByLabel(/Cụm mật khẩu của bên nhận/)
    .fill(PASSPHRASE);
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page)).toHaveCount(0);
  await standsIn(transfers());
  // a permit that is closed: there is nothing more to do with it, the keys stand in the list
  await page.getByRole('tab', { name: /Phép sao/ }).click();
  await page.getByRole('radio', { name: 'Cả cơ quan' }).click();
  const closing = page.getByRole('button', { name: 'Đóng giấy phép' });
  await tabTo(page, closing.first());
  const open = await closing.count();
  await page.keyboard.press('Enter');
  // it can't be opened again: neither Enter nor a chord out of habit closes it, wherever the keys stand
  await expect(dialog(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await dialog(page).getByRole('button', { name: 'Đóng giấy phép' }).press('Enter');
  await expect(dialog(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(closing).toHaveCount(open);
  await expect(closing.first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeVisible();
  await page.keyboard.press('d'); // the letter that the button wears
  await expect(dialog(page)).toHaveCount(0);
  await standsIn(page.getByRole('group', { name: 'Phép sao' }).last());
});

test('a copy is taken out and given back by the keys alone', async () => {
  let page = await sitDown(station, 'leader');
  const out = (): Locator => page.getByRole('group', { name: 'Mang ra' }).last();
  const open = async (view: RegExp): Promise<void> => {
    await nav(page, 'copies');
    await page.getByRole('tab', { name: /Mang ra/ }).click();
    await page.getByRole('radio', { name: view }).click();
  };
  await open(/Chờ tôi quyết định/);
  await tabTo(page, out().getByRole('button', { name: 'Quyết định' }).first());
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeVisible();
  await page.keyboard.press('Alt+1');
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page)).toHaveCount(0);
  await standsIn(out());
  await expect(out().page().getByText('Không có phiếu mang ra nào chờ quyết định.')).toBeVisible();
  await picture(page, 'copies-none-to-decide');
  // allowed is not yet out
  await open(/Đang mang ra/);
  await expect(page.getByText('Được phép, chưa mang', { exact: true })).toHaveCount(1); // the filter of that name
  await open(/Được phép, chưa mang/);
  await expect(out()).toContainText('Được phép, chưa mang');
  await resize(page, 'scaled');
  await picture(page, 'copies-permitted-1093');
  await resize(page, 'laptop');
  page = await sitDown(station, 'clerk');
  await open(/Của tôi/);
  await tabTo(page, out().getByRole('button', { name: 'Mang ra', exact: true }).first());
  await page.keyboard.press('Enter');
  await expect(out().getByRole('button', { name: 'Mang ra', exact: true })).toHaveCount(0);
  await standsIn(out());
  page = await sitDown(station, 'leader');
  await open(/Đang mang ra/);
  const back = out().getByRole('button', { name: 'Nhận nộp lại' });
  await expect(back.first()).toBeVisible();
  const many = await back.count();
  await tabTo(page, back.first());
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeVisible();
  const pages = dialog(page).getByRole('textbox', { name: 'Số trang đếm được' });
  await expect(pages).toBeFocused();
  await page.keyboard.type('1');
  await page.keyboard.press('Alt+1');
  const note = dialog(page).getByRole('textbox', { name: 'Ghi chú kiểm tra' });
  await tabTo(page, note);
  await page.keyboard.type('Đếm lại cùng người mang');
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page)).toHaveCount(0);
  await expect(back).toHaveCount(many - 1);
  await standsIn(out());
});

test('whoever leads the office reads what the clerk still answers for, and goes from a copy to its document', async () => {
  const page = await sitDown(station, 'office');
  await command(page, 'ban giao khi nghi');
  await choose(page, page.getByRole('main'), /Người nghỉ/, new RegExp(TRAINEES.clerk));
  await expect(page.getByRole('main').locator('.leavingFacts')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  // found in the palette, far down its book: the list beside it shows which line it is
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('lay y kien hai long');
  await expect(page.getByRole('option', { name: /lấy ý kiến hài lòng/ }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  const line = page.locator('.rowsArea [aria-selected=true]');
  await expect(line).toContainText('379/KH-MTTQ');
  await expect(line).toBeInViewport({ ratio: 1 });
  // and one of the first of the year, beyond the rows that are loaded: the list begins at its number
  const early = await page.evaluate(async () => {
    const asked = { book: 'incoming', year: null, from: null, to: null, issuer: null, typeId: null };
    const any = { level: null, state: null, personId: null, overdue: false, words: null, after: null };
    const reply = await window.anThu?.call('documents.list', {
      ...asked,
      ...any,
      fromNumber: 12,
      limit: 1,
    } as never);
    return reply?.ok ? (reply.value as { rows: { code: string; subject: string }[] }).rows[0] : undefined;
  });
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill(`${early?.code} ${early?.subject}`);
  await page
    .getByRole('option')
    .filter({ hasText: early?.code ?? '?' })
    .first()
    .click();
  await expect(line).toContainText(early?.code ?? '?');
  await expect(line).toBeInViewport({ ratio: 1 });
  await picture(page, 'found-far-down');
});

test('a book of acts on a low window: hours, days and heads are whole; its print-out goes by the name of the book', async () => {
  const page = await sitDown(station, 'clerk');
  // the first thing of the morning, gone to by its name
  await command(page, 'thong ke bmnn');
  await expect(page.getByRole('button', { name: 'Đếm' })).toBeVisible();
  await nav(page, 'books');
  await resize(page, 'scaled');
  await page.getByRole('option', { name: /^Chuyển giao BMNN/ }).click();
  await expect(page.getByRole('columnheader', { name: 'Ngày, giờ chuyển' })).toBeVisible();
  const cut = (place: Locator): Promise<(string | null)[]> =>
    place.evaluateAll((all) =>
      all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent),
    );
  const hours = page.getByRole('gridcell').filter({ hasText: /^\d\d\/\d\d\/\d{4} \d\d:\d\d$/ });
  await expect(hours.first()).toBeVisible();
  expect(await cut(hours.locator('.cut'))).toEqual([]);
  // so is a number with its day
  await page.getByRole('option', { name: /^Sao, chụp BMNN/ }).click();
  const days = page.getByRole('gridcell').filter({ hasText: /, \d\d\/\d\d\/\d{4}$/ });
  await expect(days.first()).toBeVisible();
  expect(await cut(days.locator('.cut'))).toEqual([]);
  // the day a book was opened is whole, or stands in the pane alone
  const opened = page.getByRole('option').getByText(/^mở /);
  expect(
    await opened.evaluateAll((all) =>
      all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent),
    ),
  ).toEqual([]);
  await picture(page, 'books-of-acts-1093');
  await resize(page, 'laptop');
  // Ctrl P leads from the lines to where the pages are made; of a book without lines it says why there are none
  await page.keyboard.press('Control+p');
  await expect(page.getByRole('button', { name: 'Xem trước' })).toBeVisible();
  await page.getByRole('option', { name: /^Tiêu hủy/ }).click();
  await page.getByRole('button', { name: 'Mở sổ' }).click();
  await expect(page.getByText(/^Sổ chưa có dòng nào\. Dòng tự vào sổ/)).toBeVisible();
  await page.keyboard.press('Control+p');
  await expect(page.getByText('Sổ chưa có dòng nào nên chưa có trang để in')).toBeVisible();
  await picture(page, 'books-empty-print');
  await page.getByRole('option', { name: /^BMNN đến/ }).click();
  await page.getByRole('button', { name: 'Xem trước' }).click();
  await page.getByRole('button', { name: 'Xin phép in sổ' }).click();
  await dialog(page).getByRole('textbox', { name: 'Mục đích' }).fill('Nộp lưu');
  await dialog(page).getByRole('textbox', { name: 'Nơi nhận bản sao' }).fill('Lưu trữ Đảng ủy');
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page)).toHaveCount(0);
  const leader = await sitDown(station, 'leader');
  await command(leader, 'phep sao');
  await leader.getByRole('button', { name: 'Quyết định' }).first().click();
  // no issuer stands behind the name of a book
  await expect(dialog(leader).locator('.kv dd').first()).toHaveText(/Sổ BMNN đến \d{4}$/);
  await expect(dialog(leader).getByRole('radio', { name: /^Cho phép/ })).toBeFocused();
  await leader.keyboard.press('Alt+1');
  await expect(dialog(leader).getByLabel('Số bản cho phép')).toBeVisible();
  await expect(dialog(leader).getByRole('textbox', { name: 'Dùng đến hết ngày' })).toHaveValue(/\d/);
  await leader.keyboard.press('Control+Enter');
  await expect(dialog(leader)).toHaveCount(0);
  const clerk = await sitDown(station, 'clerk');
  await nav(clerk, 'books');
  await clerk.getByRole('option', { name: /^BMNN đến/ }).click();
  await clerk.getByRole('button', { name: 'Xem trước' }).click();
  await clerk.getByRole('button', { name: 'In bản sao' }).click();
  await expect(dialog(clerk).getByRole('heading')).toContainText(/Sao Sổ BMNN đến \d{4} theo giấy phép/);
  await clerk.keyboard.press('Escape');
});

test('the books change hands: offered once, and who signs for them finds that first', async () => {
  const page = await sitDown(station, 'clerk');
  await command(page, 'ban giao so');
  // gone to by its name, it has the keys
  await expect(page.locator('[data-pane=book]:focus-within')).toHaveCount(1);
  await choose(page, page.getByRole('main'), /Người nhận/, /Lò Thị Ón/);
  const offer = page.getByRole('button', { name: 'Lập biên bản' });
  await offer.click();
  await expect(page.getByText('Chờ người nhận ký').first()).toBeVisible();
  await expect(offer).toBeDisabled();
  const other = await sitDownAs(station, 'Lò Thị Ón');
  await command(other, 'ban giao so');
  await expect(other.getByRole('button', { name: 'Ký nhận sổ' })).toBeVisible();
  const heads = await other.locator('[data-pane=book] h2').allInnerTexts();
  expect(heads).toEqual(['Các lần bàn giao', 'Lập biên bản bàn giao']);
  await other.getByRole('button', { name: 'Ký nhận sổ' }).click();
  await expect(other.getByText('Đã nhận', { exact: true })).toBeVisible();
  expect(await other.locator('[data-pane=book] h2').allInnerTexts()).toEqual([
    'Lập biên bản bàn giao',
    'Các lần bàn giao',
  ]);
});

test('what was handed over leaves the list: the line in its place is chosen, and the keys stay', async () => {
  const page = await sitDown(station, 'clerk');
  await nav(page, 'copies');
  const held = page.getByRole('grid', { name: 'Bản số và lưu giữ' });
  // one that nothing else is under way with
  const free = held
    .getByRole('row')
    .filter({ hasText: 'chưa ghi nơi cất', hasNotText: /mang ra|ký nhận|Bản điện tử/ });
  await free.first().getByRole('gridcell').nth(2).click();
  await expect(held).toBeFocused();
  const code = await held.locator('[aria-selected=true] .code').innerText();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Giao cho người khác' }).press('Enter');
  // another keeper of the books, who may know of every document
  await choose(page, dialog(page), /Người nhận/, /Lò Thị Ón/);
  await dialog(page)
    .getByLabel(/Cụm mật khẩu của bên giao/)
    .fill(PASSPHRASE);
  await dialog(page).getByLabel('Cụm mật khẩu của bên nhận').fill(PASSPHRASE);
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page)).toHaveCount(0);
  await expect(held.getByText(code)).toHaveCount(0);
  await expect(held).toBeFocused();
  await expect(held.locator('[aria-selected=true]')).toHaveCount(1);
  await picture(page, 'copies-given');
});
