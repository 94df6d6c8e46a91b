import { expect, type Page } from '@playwright/test';
import { afterLock } from './support/launch.ts';
import { choose, firstLine, goTo, press, type } from './byKeyboard.ts';
import { unlock } from './firstRun.ts';
import { goToField, toast } from './mainJob.ts';
import type { Station } from './station.ts';
import { TRAINING_PASSPHRASE } from '../../shared/domain/training.ts';
import { picture, resize } from './window.ts';

/** How long each task took, in seconds, by its title. */
export const times: Record<string, number> = {};

export const guide = (page: Page) => page.getByRole('region', { name: 'Bài đang làm' });
export const main = (page: Page) => page.getByRole('main');
export const dialog = (page: Page) => page.getByRole('dialog');

/** Begins a task, does it, and waits until the vault says that it is done; `times` takes the seconds. */
export async function lesson(station: Station, title: string, work: () => Promise<void>): Promise<void> {
  await goTo(station.page, 'lessons');
  const card = station.page
    .locator('.lesson')
    .filter({ has: station.page.getByRole('heading', { name: title }) });
  await press(station.page, card.getByRole('button', { name: /^(Bắt đầu|Làm lại)/ }));
  await expect(guide(station.page)).toBeVisible();
  const begun = Date.now();
  await work();
  const { page } = station; // a task may have ended one window and begun in the next
  await expect(toast(page, new RegExp(`Xong bài: ${title}`))).toBeVisible();
  times[title] = (Date.now() - begun) / 1000;
  await expect(guide(page)).toHaveCount(0);
}

/** The form as a hurried hand fills it; `subject` null where there is none. */
export async function fill(page: Page, issuer: string, code: string, subject: string | null): Promise<void> {
  await type(page, main(page).getByRole('combobox', { name: /Tác giả/ }), issuer);
  await type(page, main(page).getByRole('textbox', { name: 'Số, ký hiệu' }), code);
  if (subject === null) return;
  await choose(page, main(page).getByRole('button', { name: /Loại/ }), /^Công văn( CV)?$/);
  await type(page, main(page).getByRole('textbox', { name: 'Trích yếu nội dung' }), subject);
  await goToField(page, 4, 'documentDate');
  await page.keyboard.type('hn');
  await page.keyboard.press('Enter');
}

export async function openForm(page: Page): Promise<void> {
  await page.keyboard.press('F2');
  await expect(main(page)).toHaveAttribute('data-page', 'registerIncoming');
}

/** A letter, saved; opens the case where asked. */
export async function letter(page: Page, title: string, body: string): Promise<void> {
  await page.keyboard.press('F3');
  await expect(main(page)).toHaveAttribute('data-page', 'registerSubmission');
  // Enter goes on over the choices, as in the forms of the books
  await expect(main(page).getByRole('button', { name: /Loại/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(main(page).getByRole('button', { name: /Nguồn/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await type(page, main(page).getByRole('textbox', { name: 'Họ tên' }), 'Lò Văn Mẫu');
  await type(page, main(page).getByRole('textbox', { name: /Địa chỉ/ }), 'Thôn Nà Lạn, xã Đồng Vàng');
  await type(page, main(page).getByRole('textbox', { name: /Điện thoại/ }), '0912 000 111');
  await type(page, main(page).getByRole('textbox', { name: /Tóm tắt/ }), title);
  await type(page, main(page).getByRole('textbox', { name: /Nội dung/ }), body);
  await page.keyboard.press('Control+Enter');
  // the acknowledgement stands ready with the save
  await expect(dialog(page).getByRole('button', { name: 'Lưu PDF' })).toBeEnabled();
}

/** Puts the acknowledgement aside and opens the case. */
export async function openCase(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await press(page, page.getByRole('button', { name: 'Mở hồ sơ' }));
  await expect(main(page)).toHaveAttribute('data-page', 'submissions');
  // where the focus stands, the letters that the status line names act at once
  await expect(page.getByRole('group', { name: 'Nội dung và diễn biến' })).toBeFocused();
}

/** A page of the exchange by its digit, from the list. */
export async function exchangeTab(page: Page, digit: string): Promise<void> {
  await firstLine(page);
  await page.keyboard.press(digit);
  await expect(main(page).getByRole('tab', { selected: true })).toHaveAttribute(
    'data-key',
    TABS[digit] ?? '',
  );
}
const TABS: Readonly<Record<string, string>> = { '3': 'in', '5': 'directory' };

/** The drill: the vault is put aside, brought back from the newest backup, and opened again; the page that comes then. */
export async function loseAndRestore(station: Station, who: string): Promise<Page> {
  const before = station.page;
  await before.keyboard.press('Control+k');
  await expect(dialog(before).getByRole('combobox')).toBeFocused();
  await before.keyboard.insertText('dien tap mat may');
  await expect(before.getByRole('option', { name: /Diễn tập mất máy/ })).toBeVisible();
  await before.keyboard.press('Enter');
  await expect(before.getByRole('button', { name: /Cất kho đi/ })).toBeFocused();
  await picture(before, 'lesson-lost');
  const page = await afterLock(station.run.app, () => before.keyboard.press('Enter'));
  station.page = page;
  await resize(page, 'laptop');
  await expect(page.getByRole('option', { name: /Đảng ủy xã Đồng Vàng/ }).first()).toBeFocused();
  await expect(page.getByText('Diễn tập với kho tập huấn')).toBeVisible();
  // the vault is away, and with it what it said of itself: every screen of the way back says that it is for training
  const band = page.getByRole('region', { name: 'KHO TẬP HUẤN' });
  await expect(band).toBeVisible();
  await picture(page, 'lesson-lost-backups');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /^Bản sao lúc/ }).waitFor();
  const person = page.getByRole('button', { name: /Người có cụm mật khẩu ấy/ });
  if (!(await person.innerText()).includes(who)) await choose(page, person, new RegExp(`^${who}`));
  await type(page, page.getByRole('textbox', { name: 'Cụm mật khẩu' }), TRAINING_PASSPHRASE);
  await expect(band).toBeVisible();
  await picture(page, 'lesson-lost-open');
  await press(page, page.getByRole('button', { name: 'Khôi phục', exact: true }));
  await page.getByRole('heading', { name: 'Đã khôi phục' }).waitFor({ timeout: 60_000 });
  await expect(band).toBeVisible();
  await expect(page.getByText(/^Mã khôi phục có hiệu lực/)).toHaveCount(0); // nobody was ever given its code
  await picture(page, 'lesson-lost-restored');
  await press(page, page.getByRole('button', { name: 'Mở kho' }));
  await unlock(page, who, TRAINING_PASSPHRASE);
  return page;
}
