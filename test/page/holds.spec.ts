import { expect, test, type Locator, type Page } from '@playwright/test';
import { faultsOf } from '../flows/inspect.ts';
import { detail, toast } from '../flows/mainJob.ts';
import { nav } from '../flows/navigation.ts';
import { choose } from '../flows/secretJob.ts';
import type { Station } from '../flows/station.ts';
import { TRAINING_PASSPHRASE } from '../../shared/domain/training.ts';
import { openTraining, sitDownAs } from '../flows/training.ts';
import { proveAgain } from '../flows/stepUp.ts';
import { picture, resize } from '../flows/window.ts';

/**
 * A secret letter issued on paper is held for an inspection, so that nobody destroys or declassifies it; released,
 * recalled by the secretary; another is destroyed at once and owes its report. A delegation counts for permits.
 */
let station: Station;
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  station = await openTraining();
});
test.afterAll(async () => station.run.app.close());

const LONG_PAPER =
  'Văn bản số 118-CV/ĐU ngày 02/11/2026 của Ban Thường vụ Đảng ủy xã về phân công, ủy quyền trong Văn phòng Đảng ủy';
const LONG_SCOPE =
  'Ký thay các văn bản về công tác xây dựng Đảng, bảo vệ bí mật nhà nước và tiếp nhận phản ánh, kiến nghị trong thời gian đồng chí Bí thư đi công tác hoặc dự lớp bồi dưỡng, trừ văn bản về tổ chức cán bộ';
const SUBJECT = 'bảo vệ hội nghị tổng kết năm';
const main = (page: Page) => page.getByRole('main');
const protection = (page: Page) => page.locator('[data-pane="protection"]');
const row = (page: Page, words: string | RegExp) => main(page).getByRole('row').filter({ hasText: words });

async function openSecret(page: Page, words = SUBJECT): Promise<void> {
  await nav(page, 'classifiedOut');
  await row(page, words).first().click();
  await expect(detail(page)).toContainText(words);
}
async function more(page: Page, act: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Thêm việc' }).last().click();
  await page.getByRole('menuitem', { name: act }).click();
}
/** Whoever may do little else has it as the button, others under "Thêm việc". */
async function openProtection(page: Page): Promise<void> {
  await openSecret(page);
  const direct = page.getByRole('button', { name: /^Bảo vệ bí mật/ });
  await direct
    .or(page.getByRole('button', { name: 'Thêm việc' }))
    .last()
    .waitFor();
  if ((await direct.count()) > 0) await direct.click();
  else await more(page, /^Bảo vệ bí mật/);
  await expect(main(page)).toHaveAttribute('data-page', 'protection');
}

test('what ends soon, and the open books on the desk, are whole on a low window', async () => {
  const page = await sitDownAs(station, 'Nguyễn Thị Hường');
  await nav(page, 'desk');
  await resize(page, 'scaled');
  const books = page.getByRole('region', { name: 'Sổ đang mở' });
  await expect(books.getByText(/^BMNN đến/)).toBeVisible();
  const cut = (place: Locator): Promise<(string | null)[]> =>
    place.evaluateAll((all) =>
      all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent),
    );
  expect(await cut(books.locator('.linkButton'))).toEqual([]);
  await picture(page, 'desk-books-1093');
  await nav(page, 'protection');
  const list = page.getByRole('grid', { name: 'Sắp hết hạn' });
  await expect(list).toBeVisible();
  expect(await cut(list)).toEqual([]); // nothing to push sideways
  await picture(page, 'protection-ending-1093');
  await resize(page, 'laptop');
});

test('the clerk issues on paper what has no phiếu trình', async () => {
  const page = await sitDownAs(station, 'Nguyễn Thị Hường');
  await openSecret(page);
  await page.getByRole('button', { name: /^Phát hành/ }).click();
  await expect(toast(page, /Đã phát hành/)).toBeVisible();
});

test('the inspector holds it; the clerk sees why nothing may be changed', async () => {
  let page = await sitDownAs(station, 'Đinh Thị Lan');
  await openProtection(page);
  // it is no line of the list that has the focus now: it stays open until an arrow asks for the first line
  const ending = main(page).getByRole('grid', { name: 'Sắp hết hạn' });
  await expect(ending).toBeFocused();
  await expect(protection(page)).toContainText(SUBJECT);
  await expect(ending.locator('[aria-selected="true"]')).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await expect(ending.getByRole('row').nth(2)).toHaveAttribute('aria-selected', 'true');
  await expect(protection(page)).not.toContainText(SUBJECT);
  await openProtection(page);
  await main(page)
    .getByRole('button', { name: /^Giữ để kiểm tra/ })
    .click();
  const form = main(page).getByRole('region', { name: 'Giữ để kiểm tra' });
  await form.getByRole('textbox', { name: 'Số văn bản' }).fill('03-QĐ/UBKT');
  await form.getByRole('textbox', { name: 'Căn cứ, lý do' }).fill('Kiểm tra việc bảo vệ bí mật năm 2026');
  await picture(page, 'hold-form');
  await form.getByRole('button', { name: /^Giữ/ }).click();
  await expect(toast(page, /Đã giữ tài liệu/)).toBeVisible();
  await expect(main(page)).toContainText('03-QĐ/UBKT');
  page = await sitDownAs(station, 'Nguyễn Thị Hường');
  await openProtection(page);
  await expect(main(page)).toContainText('Đang giữ để thanh tra, kiểm tra');
  await resize(page, 'scaled');
  await picture(page, 'hold-clerk-1093');
  await resize(page, 'laptop');
  await page.getByRole('button', { name: 'Thêm việc' }).last().click();
  await expect(page.getByRole('menuitem', { name: /^Tiêu hủy khẩn/ })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await picture(page, 'hold-menu');
  await page.keyboard.press('Escape');
});

test('released by the secretary, who then recalls what was issued', async () => {
  const page = await sitDownAs(station, 'Bùi Quang Thắng');
  await openProtection(page);
  await more(page, /^Bỏ lệnh giữ/);
  const release = main(page).getByRole('region', { name: 'Bỏ lệnh giữ' });
  await release.getByRole('textbox', { name: 'Lý do' }).fill('Đã kết thúc kiểm tra');
  await release.getByRole('button', { name: /^Bỏ lệnh giữ/ }).click();
  await expect(toast(page, /Đã bỏ lệnh giữ/)).toBeVisible();
  await more(page, /^Thu hồi/);
  const recall = main(page).getByRole('region', { name: 'Thu hồi' }).first();
  await recall.getByRole('textbox', { name: 'Số văn bản' }).fill('21-CV/ĐU');
  await recall.getByRole('textbox', { name: 'Căn cứ, lý do' }).fill('Gửi nhầm nơi nhận');
  await recall.getByRole('button', { name: /Ra lệnh thu hồi/ }).click();
  await expect(toast(page, /Đã ra lệnh thu hồi/)).toBeVisible();
  await expect(main(page)).toContainText('Công an xã Đồng Vàng');
});

test('another is destroyed at once, and owes its report until it is recorded', async () => {
  const page = await sitDownAs(station, 'Nguyễn Thị Hường');
  await nav(page, 'classifiedIn');
  await row(page, '14-BC/TU').first().click();
  // the acts of the record before stand until this one was read
  await expect(page.locator('.detailPane')).toContainText('14-BC/TU');
  await more(page, /^Bảo vệ bí mật/);
  await more(page, /^Tiêu hủy khẩn/);
  const form = main(page).getByRole('region', { name: 'Tiêu hủy khẩn' });
  await form.getByRole('textbox', { name: 'Lý do' }).fill('Trụ sở bị ngập, không chuyển kịp');
  await form.getByRole('textbox', { name: 'Nơi tiêu hủy' }).fill('Phòng 203');
  await form.getByRole('textbox', { name: 'Phương pháp' }).fill('Nghiền, xóa khóa');
  await picture(page, 'urgent-form');
  await form.getByRole('button', { name: /Tiêu hủy ngay/ }).click();
  await expect(toast(page, /còn phải báo cáo/)).toBeVisible();
  await page.getByRole('tab', { name: /^Tiêu hủy/ }).click();
  await row(page, /Tiêu hủy khẩn, chưa báo cáo/).click();
  await expect(main(page)).toContainText('Còn phải báo cáo bằng văn bản');
  await picture(page, 'urgent-owed');
  await main(page)
    .getByRole('button', { name: /^Ghi báo cáo/ })
    .click();
  const report = main(page).getByRole('region', { name: 'Ghi báo cáo' });
  await report.getByRole('textbox', { name: 'Số văn bản' }).fill('31-BC/VP');
  await report.getByRole('textbox', { name: 'Nơi nhận báo cáo' }).fill('Bí thư Đảng ủy');
  await report.getByRole('button', { name: /^Ghi báo cáo/ }).click();
  await expect(toast(page, /Đã ghi báo cáo/)).toBeVisible();
});

test('the inspector holds several by one paper, and releases them together', async () => {
  const page = await sitDownAs(station, 'Đinh Thị Lan');
  await nav(page, 'protection');
  await page.getByRole('tab', { name: 'Chọn nhiều' }).click();
  const book = page.getByRole('grid', { name: 'Chọn nhiều' });
  await book.getByRole('row').nth(1).click();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await book.getByRole('row').nth(3).getByRole('checkbox').click();
  await expect(main(page)).toContainText('Đã chọn 3 văn bản');
  await picture(page, 'several-chosen');
  await resize(page, 'scaled');
  await main(page)
    .getByRole('button', { name: /^Giữ để kiểm tra/ })
    .click();
  const form = main(page).getByRole('region', { name: 'Giữ để kiểm tra: 3 văn bản' });
  await form.getByRole('textbox', { name: 'Số văn bản' }).fill('05-QĐ/UBKT');
  await form.getByRole('textbox', { name: 'Căn cứ, lý do' }).fill('Kiểm tra chuyên đề');
  await picture(page, 'several-form-1093');
  await form.getByRole('button', { name: /^Giữ/ }).click();
  await expect(toast(page, /Đã giữ tài liệu \(3 văn bản\)/)).toBeVisible();
  // the form had the keys: now the book has them
  await expect(book).toBeFocused();
  await resize(page, 'laptop');
  await page.getByRole('tab', { name: /^Đang giữ/ }).click();
  await expect(row(page, '05-QĐ/UBKT')).toHaveCount(3);
  await row(page, '05-QĐ/UBKT').first().click();
  await page.keyboard.press('Control+a');
  await expect(main(page)).toContainText('Đã chọn 3 văn bản');
  expect(await faultsOf(page)).toEqual([]);
  await picture(page, 'several-held');
  await main(page)
    .getByRole('button', { name: /^Bỏ lệnh giữ/ })
    .first()
    .click();
  const release = main(page).getByRole('region', { name: 'Bỏ lệnh giữ: 3 văn bản' });
  await release.getByRole('textbox', { name: 'Lý do' }).fill('Đã kết thúc kiểm tra');
  await release.getByRole('button', { name: /^Bỏ lệnh giữ/ }).click();
  await expect(toast(page, /Đã bỏ lệnh giữ \(3 văn bản\)/)).toBeVisible();
});

test('a delegation names the acts for which it is given', async () => {
  const page = await sitDownAs(station, 'Bùi Quang Thắng');
  await nav(page, 'delegations');
  await page.getByRole('button', { name: /Nhập văn bản giao, ủy quyền/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('checkbox', { name: 'cho phép sao, chụp' })).toBeVisible();
  await picture(page, 'delegation-dialog');
  // the longest that an office really writes
  // the longest form of signing (of a state office) is read to its end at both sizes
  const room = (): Promise<number> =>
    dialog.getByRole('button', { name: /Hình thức/ }).evaluate((button) => {
      const words = document.createElement('span');
      words.textContent = 'Cấp phó ký thay người đứng đầu (KT.)';
      Object.assign(words.style, { font: getComputedStyle(button).font, position: 'absolute' });
      words.style.whiteSpace = 'nowrap';
      document.body.append(words);
      const left = button.clientWidth - 40 - words.offsetWidth; // the arrow has the rest
      words.remove();
      return left;
    });
  for (const size of ['scaled', 'laptop'] as const) {
    await resize(page, size);
    expect(await room()).toBeGreaterThan(0);
  }
  await choose(page, dialog, /Hình thức/, /^Ký thay|^Thừa lệnh|^Thừa ủy quyền/);
  // who enters it gives it; what it means is read before it is saved
  await choose(page, dialog, /Người được giao/, /Phạm Thị Ngọc Ánh/);
  await expect(dialog).toContainText(
    'Phạm Thị Ngọc Ánh (Phó Bí thư Thường trực) làm thay Bùi Quang Thắng (Bí thư Đảng ủy); ký thì ghi T/L Bí thư Đảng ủy.',
  );
  await dialog.getByRole('textbox', { name: 'Văn bản' }).fill(LONG_PAPER);
  await dialog.getByRole('textbox', { name: 'Phạm vi' }).fill(LONG_SCOPE);
  await dialog.getByText('cho phép sao, chụp').click();
  await dialog.getByText('cho phép mang ra').click();
  await dialog.getByRole('textbox', { name: 'Từ ngày' }).fill('01/11/2026');
  await dialog.getByRole('textbox', { name: 'Đến ngày' }).fill('31/12/2030');
  await page.keyboard.press('Tab');
  await resize(page, 'scaled');
  await picture(page, 'delegation-dialog-1093');
  await dialog.getByRole('button', { name: /^Lưu/ }).click();
  await proveAgain(page, TRAINING_PASSPHRASE);
  await expect(dialog).toHaveCount(0);
  await expect(row(page, /Văn phòng Đảng ủy/)).toHaveAttribute('aria-selected', 'true');
  await picture(page, 'delegations-page-1093');
  expect(await faultsOf(page)).toEqual([]);
  await resize(page, 'laptop');
  await picture(page, 'delegations-page');
});
