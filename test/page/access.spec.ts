import { expect, type Locator, test, type Page } from '@playwright/test';
import { detail, paper, readPage, toast } from '../flows/mainJob.ts';
import { nav } from '../flows/navigation.ts';
import type { Station } from '../flows/station.ts';
import { proveAgain } from '../flows/stepUp.ts';
import { openTraining, sitDownAs } from '../flows/training.ts';
import { picture, resize } from '../flows/window.ts';
import { answerDialogs } from '../flows/support/launch.ts';

/**
 * Who reads a classified document: the secretary gives an officer access, he reads under a watermark, loses it again;
 * another leader opens it together with the cipher officer; a deadline is extended.
 */
let station: Station;
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  station = await openTraining();
});
test.afterAll(async () => station.run.app.close());

const CODE = '232/CAT-PA03';
const PASSPHRASE = 'tập huấn an thư';

async function openNewest(page: Page): Promise<void> {
  await nav(page, 'classifiedIn');
  const rows = page.getByRole('main').locator('[data-keys="list"]').first();
  await rows.focus();
  await page.keyboard.press('Home');
  await expect(detail(page)).toContainText(CODE);
}

async function explain(page: Page, where: Locator, button: RegExp, person: RegExp): Promise<void> {
  await where.getByRole('button', { name: button }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Người cần xem/ })
    .click();
  await page.getByRole('option', { name: person }).click();
}

const readers = (page: Page) => detail(page).getByRole('region', { name: 'Người được đọc' });
let number = '';

test('the clerk enters it for the secretary', async () => {
  const page = await sitDownAs(station, 'Nguyễn Thị Hường');
  await nav(page, 'classifiedIn');
  await page.keyboard.press('F2');
  const form = page.getByRole('main');
  await form.getByRole('combobox', { name: /Tác giả/ }).fill('Công an tỉnh Sơn Hà');
  await page.keyboard.press('Tab');
  await form.getByRole('textbox', { name: 'Số, ký hiệu' }).fill(CODE);
  await form.getByRole('textbox', { name: 'Ngày văn bản' }).fill('20/11/2026');
  const choose = async (field: RegExp, option: RegExp): Promise<void> => {
    await form.getByRole('button', { name: field }).click();
    await page.getByRole('option', { name: option }).first().click();
  };
  await choose(/Loại/, /^Thông báo/);
  await form
    .getByRole('textbox', { name: 'Trích yếu nội dung' })
    .fill('phương án bảo vệ đại hội (dữ liệu giả)');
  await choose(/Trình, chuyển cho/, /Bùi Quang Thắng/);
  await answerDialogs(station.run.app, [paper('d02.pdf')]);
  await page.keyboard.press('Control+o');
  await readPage(page, 'd02.pdf');
  await page.keyboard.press('Control+s');
  await expect(toast(page, /Đã đăng ký, số đến/)).toBeVisible();
  number = /số đến\D*(\d+)/i.exec((await toast(page, /Đã đăng ký, số đến/).textContent()) ?? '')?.[1] ?? '';
  expect(number).not.toBe('');
});

test('the secretary lets an officer read, on a ground', async () => {
  const page = await sitDownAs(station, 'Bùi Quang Thắng');
  await openNewest(page);
  await expect(readers(page)).toContainText('Nguyễn Thị Hường');
  await readers(page).getByRole('button', { name: 'Cho đọc…' }).click();
  await readers(page)
    .getByRole('button', { name: /Người được đọc/ })
    .click();
  await page.getByRole('option', { name: /Trịnh Quốc Ưng/ }).click();
  await readers(page)
    .getByRole('textbox', { name: /Căn cứ/ })
    .fill('Phiếu giao việc 12-PGV/ĐU');
  await picture(page, 'access-grant');
  await readers(page)
    .getByRole('button', { name: /Trao khóa/ })
    .click();
  await proveAgain(page, PASSPHRASE);
  await expect(toast(page, /Đã trao quyền đọc cho Trịnh Quốc Ưng/)).toBeVisible();
  await expect(readers(page)).toContainText('Phiếu giao việc 12-PGV/ĐU');
  // the form stood in the place of the buttons: the keys are back on the one that opened it
  const grant = readers(page).getByRole('button', { name: 'Cho đọc…' });
  await expect(grant).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(readers(page).getByRole('button', { name: /Người được đọc/ })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(grant).toBeFocused();
  const take = readers(page).getByRole('button', { name: /Trịnh Quốc Ưng/ });
  await take.press('Enter');
  await expect(readers(page).getByRole('textbox', { name: /Căn cứ/ })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(take).toBeFocused();
  await picture(page, 'access-readers');
  await explain(page, detail(page), /Ai xem được/, /Trịnh Quốc Ưng/);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('region', { name: 'Thấy dòng trong sổ' })).toContainText(
    'Bùi Quang Thắng cho đọc',
  );
  await picture(page, 'access-explain-may');
  await dialog.getByRole('button', { name: /Người cần xem/ }).click();
  await page.getByRole('option', { name: /Lê Đức Toản/ }).click();
  await expect(dialog.getByRole('region', { name: 'Thấy dòng trong sổ' })).toContainText('như không có');
  await picture(page, 'access-explain-may-not');
  await page.keyboard.press('Escape');
});

test('the administrator is told what a person may do, and nothing of any record', async () => {
  const page = await sitDownAs(station, 'Nông Văn Hiệp');
  await nav(page, 'people');
  await page.getByRole('gridcell', { name: /Trịnh Quốc Ưng/ }).click();
  await page.getByRole('button', { name: /Được làm gì/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('region', { name: 'Việc của cơ quan' })).toContainText('việc của: Văn thư');
  await expect(dialog).not.toContainText(CODE);
  await picture(page, 'access-explain-person');
  await resize(page, 'scaled');
  await picture(page, 'access-explain-person-1093');
  await resize(page, 'laptop');
  await page.keyboard.press('Escape');
});

test('the officer reads under the watermark; the page is covered while the window is away', async () => {
  const page = await sitDownAs(station, 'Trịnh Quốc Ưng');
  // the desk says that there is something to read, and leads to it; then it says so no more
  const main = page.getByRole('main');
  await expect(main).toContainText(`số ${number}/`);
  await expect(main).toContainText('Bùi Quang Thắng cho đọc lúc');
  await picture(page, 'access-let-in');
  await main.getByRole('button', { name: 'Mở văn bản' }).click();
  await expect(detail(page)).toContainText(CODE);
  await nav(page, 'desk');
  await expect(main).not.toContainText('Bùi Quang Thắng cho đọc lúc');
  await openNewest(page);
  await page.keyboard.press('F6');
  await page.clock.install();
  await page.getByRole('button', { name: /Mở tệp/ }).click();
  await readPage(page, 'd02.pdf');
  await expect(page.locator('.viewerWatermark')).toContainText('Trịnh Quốc Ưng');
  await expect(page.locator('.viewerHelp')).toContainText('điện thoại');
  await picture(page, 'access-watermark');
  await page.evaluate(() => window.dispatchEvent(new Event('blur')));
  await expect(page.locator('.viewerCover')).toBeVisible();
  await picture(page, 'access-covered');
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(page.locator('.viewerCover')).toHaveCount(0);
  for (const kind of ['copy', 'cut', 'dragstart', 'contextmenu']) {
    const went = await page.evaluate((type) => {
      const desk = document.querySelector('.viewerDesk');
      return desk?.dispatchEvent(new Event(type, { bubbles: true, cancelable: true })) === true;
    }, kind);
    expect(went, `${kind} is refused`).toBe(false);
  }
  // it closes by itself after the time that stands above it, also while a hand is there: without one the vault locks
  await page.clock.fastForward('08:00');
  await page.keyboard.press('Shift');
  await page.clock.fastForward('07:01');
  await expect(page.locator('.viewerDesk')).toHaveCount(0);
  await expect(page.getByRole('button', { name: /Mở tệp/ })).toBeVisible();
  await picture(page, 'access-closed');
  await page.clock.setSystemTime(Date.now());
});

test('it is withdrawn, and then the officer does not know of it', async () => {
  const page = await sitDownAs(station, 'Bùi Quang Thắng');
  await openNewest(page);
  await readers(page).getByRole('button', { name: 'Thu quyền đọc của Trịnh Quốc Ưng' }).click();
  await readers(page)
    .getByRole('textbox', { name: /Căn cứ/ })
    .fill('Đã xong việc');
  await picture(page, 'access-withdraw');
  await readers(page)
    .getByRole('button', { name: /^Thu quyền/ })
    .last()
    .click();
  await expect(toast(page, /Đã thu quyền đọc của Trịnh Quốc Ưng/)).toBeVisible();
  const officer = await sitDownAs(station, 'Trịnh Quốc Ưng');
  await nav(officer, 'classifiedIn');
  await expect(officer.getByRole('main')).not.toContainText(CODE);
});

test('two persons open it in an emergency, and its readers are told', async () => {
  const page = await sitDownAs(station, 'Lê Đức Toản');
  await nav(page, 'classifiedIn');
  await expect(page.getByRole('main')).not.toContainText(CODE);
  await page.getByRole('button', { name: 'Mở khẩn cấp' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Số BMNN đến' }).fill(number);
  await dialog.getByRole('textbox', { name: /Căn cứ/ }).fill('Bí thư đi vắng, có lệnh hỏa tốc');
  await dialog.getByLabel('Cụm mật khẩu của Lê Đức Toản').fill(PASSPHRASE);
  await dialog
    .getByRole('button', { name: /Người thứ hai/ })
    .first()
    .click();
  await page.getByRole('option', { name: /Triệu Đức Long/ }).click();
  const own = dialog.getByLabel('Cụm mật khẩu của Lê Đức Toản');
  const theirs = dialog.getByLabel('Cụm mật khẩu của người thứ hai');
  await theirs.fill('gõ nhầm rồi');
  await dialog.getByRole('button', { name: 'Mở cùng nhau' }).click();
  await expect(dialog).toContainText('Cụm mật khẩu của Triệu Đức Long chưa đúng');
  await expect(theirs).toBeFocused();
  await picture(page, 'access-emergency-wrong');
  await page.keyboard.type(PASSPHRASE); // what was wrong is chosen: typing replaces it
  await own.fill('gõ nhầm rồi');
  await dialog.getByRole('button', { name: 'Mở cùng nhau' }).click();
  await expect(dialog).toContainText('Cụm mật khẩu của Lê Đức Toản chưa đúng');
  await expect(own).toBeFocused();
  await own.fill(PASSPHRASE);
  await picture(page, 'access-emergency');
  await dialog.getByRole('button', { name: 'Mở cùng nhau' }).click();
  await expect(detail(page)).toContainText(CODE);
  await expect(readers(page)).toContainText('Đang mở khẩn cấp tới');
  await resize(page, 'scaled');
  await picture(page, 'access-emergency-open-1093');
  await resize(page, 'laptop');
  // it has no line among what this person reads, and nobody typed its number in the list
  await expect(page.getByText(`Không có số ${number} trong danh sách này`)).toHaveCount(0);
  const secretary = await sitDownAs(station, 'Bùi Quang Thắng');
  await nav(secretary, 'desk');
  await expect(secretary.getByRole('main')).toContainText(`số ${number}/`);
  await expect(secretary.getByRole('main')).toContainText('Lê Đức Toản cùng Triệu Đức Long');
  await picture(secretary, 'access-notice');
  await secretary.getByRole('button', { name: 'Đã biết' }).first().click();
  await expect(secretary.getByRole('main')).not.toContainText('Lê Đức Toản cùng Triệu Đức Long');
});

test('a deadline is extended by a leader who does not hold the work', async () => {
  test.slow(); // looks through records until one is offered
  const page = await sitDownAs(station, 'Lê Đức Toản');
  await nav(page, 'incoming');
  const clocks = detail(page).getByRole('region', { name: 'Thời hạn' });
  const rows = page.getByRole('main').locator('[data-keys="list"]').first();
  await rows.focus();
  await page.keyboard.press('Home');
  for (let step = 0; step < 12; step += 1) {
    const extend = clocks.getByRole('button', { name: 'Gia hạn' });
    const offered = await extend.waitFor({ timeout: 1_500 }).then(
      () => true,
      () => false,
    );
    if (offered && (await extend.getAttribute('aria-disabled')) !== 'true') break;
    await page.keyboard.press('ArrowDown');
  }
  await clocks.getByRole('button', { name: 'Gia hạn' }).click();
  await clocks.getByRole('textbox', { name: /Hạn mới/ }).fill('+8');
  await clocks.getByRole('textbox', { name: 'Lý do' }).fill('Phải họp liên ngành');
  await picture(page, 'deadline-extend');
  await clocks.getByRole('button', { name: 'Gia hạn' }).last().click();
  await expect(toast(page, /Đã gia hạn/)).toBeVisible();
  await expect(clocks).toContainText('gia hạn 1 lần');
  await picture(page, 'deadline-extended');
  expect(station.complaints).toEqual([]);
});
