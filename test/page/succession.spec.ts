import { expect, test } from '@playwright/test';
import { faultsOf } from '../flows/inspect.ts';
import { nav } from '../flows/navigation.ts';
import { ADMIN, CLERK, LEADER, lock, openStation, setUp, signIn, STATION_A } from '../flows/station.ts';
import { picture, resize } from '../flows/window.ts';

test('the one clerk is succeeded in one act by a new person, before two officers; the old name is gone from the door', async () => {
  const station = await openStation();
  const code = await setUp(station, STATION_A);
  await signIn(station, ADMIN);
  let { page } = station;
  // what is due next is on the desk, all of it on a page of its own
  const next = page.getByRole('region', { name: 'Việc định kỳ' });
  await expect(next.getByText('Sao lưu ra ổ rời, cất ở phòng khác')).toBeVisible();
  await next.getByRole('button', { name: 'Mọi việc định kỳ' }).click();
  await expect(page.getByRole('region', { name: 'Mỗi năm' }).getByText(/^Lần tới \d/)).toHaveCount(4);
  await picture(page, 'viec-dinh-ky');
  await resize(page, 'scaled');
  await picture(page, 'viec-dinh-ky-nho');
  expect(await faultsOf(page)).toEqual([]);
  await resize(page, 'laptop');
  await nav(page, 'people');
  // a new person who is half written stays so while another row is looked at
  await page.getByRole('button', { name: 'Thêm người' }).click();
  await page.getByLabel('Họ và tên').fill('Trần Dở Dang');
  await page.getByRole('row', { name: new RegExp(LEADER.fullName) }).click();
  await expect(page.getByLabel('Họ và tên')).toHaveValue(LEADER.fullName);
  await page.getByRole('button', { name: 'Thêm người' }).click();
  await expect(page.getByLabel('Họ và tên')).toHaveValue('Trần Dở Dang');
  await page.getByRole('button', { name: 'Thôi', exact: true }).click();
  await page.getByRole('row', { name: new RegExp(CLERK.fullName) }).click();
  await expect(page.getByRole('heading', { name: new RegExp(CLERK.fullName) })).toBeVisible();
  await picture(page, 'nguoi-dung');
  await page.getByRole('button', { name: 'Thay người giữ việc…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Thay người giữ việc' });
  const choose = async (field: RegExp, option: string): Promise<void> => {
    await dialog.getByRole('button', { name: field }).click();
    await page.getByRole('option', { name: new RegExp(option) }).click();
  };
  await expect(dialog.getByText('Chỉ một mình giữ vai trò: Văn thư')).toBeVisible();
  await choose(/Người thôi giữ việc/, LEADER.fullName);
  await expect(dialog.getByText(/^Không còn lãnh đạo nào khác ở máy này/)).toBeVisible();
  await choose(/Người thôi giữ việc/, CLERK.fullName);
  await choose(/Lý do/, 'Từ trần');
  await expect(dialog.getByText('Chỉ một mình giữ vai trò: Văn thư')).toBeVisible();
  await expect(dialog.getByText(/Không có mã khôi phục thì không lấy lại được/)).toBeVisible();
  await dialog.getByLabel('Quyết định số, ngày').fill('QĐ 45-QĐ/ĐU, 24/11/2026');
  await dialog.getByLabel('Họ tên').fill('Lường Thị Ánh');
  await dialog.getByLabel('Chức vụ').fill('Văn thư');
  await dialog.getByLabel('Tên đăng nhập').fill('vanthumoi');
  await dialog.getByRole('textbox', { name: 'Cụm mật khẩu lần đầu' }).fill('cụm đầu tiên của người mới');
  await picture(page, 'thay-nguoi');
  await dialog.getByRole('textbox', { name: 'Cụm mật khẩu của bạn' }).fill(ADMIN.passphrase);
  await choose(/Người thứ hai/, LEADER.fullName);
  const second = dialog.getByRole('textbox', { name: 'Cụm mật khẩu của người thứ hai' });
  await second.fill('không phải cụm này');
  await resize(page, 'scaled');
  await picture(page, 'thay-nguoi-nho');
  expect(await faultsOf(page)).toEqual([]);
  await resize(page, 'laptop');
  const settle = dialog.getByRole('button', { name: 'Thay người', exact: true });
  await settle.click();
  await expect(dialog.getByText(`Cụm mật khẩu của ${LEADER.fullName} chưa đúng`)).toBeVisible();
  await expect(second).toBeFocused();
  await second.fill(LEADER.passphrase);
  await settle.click();
  await expect(dialog.getByText('Chỉ người này giữ khóa của cơ quan')).toBeVisible();
  await dialog.getByRole('textbox', { name: /Mã khôi phục trên giấy/ }).fill(code);
  await settle.click();
  const done = page.getByRole('status').filter({ hasText: `Đã thay ${CLERK.fullName} bằng Lường Thị Ánh` });
  await expect(done).toContainText('Khóa: cơ quan, sổ BMNN');
  await expect(done).toBeInViewport({ ratio: 1 });
  await picture(page, 'thay-nguoi-xong');

  await lock(station);
  page = station.page;
  await expect(page.getByText(CLERK.fullName)).toHaveCount(0);
  await page.getByRole('option', { name: /Lường Thị Ánh/ }).click();
  await page.getByLabel('Cụm mật khẩu', { exact: true }).fill('cụm đầu tiên của người mới');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /cụm mật khẩu/i })).toBeVisible();
  expect(station.complaints).toEqual([]);
  await station.run.app.close();
});

test('a clerk, with the administrator beside, settles the loss of the station and looks at the report', async () => {
  const station = await openStation();
  await setUp(station, STATION_A);
  await signIn(station, CLERK);
  const { page } = station;
  await nav(page, 'backup');
  const panel = page.getByRole('region', { name: 'Mất máy, lộ máy' });
  await expect(panel.getByText(/^Máy này: kho khôi phục/)).toHaveCount(0); // it was never restored
  await panel.getByRole('button', { name: 'Liệt kê' }).click();
  await expect(panel.getByText(/^Khóa của những người này nằm trên máy/)).toBeInViewport();
  await panel.getByRole('button', { name: 'Xử lý mất máy…' }).click();
  const dialog = page.getByRole('alertdialog', { name: /^Xử lý mất/ });
  await expect(
    dialog.getByText(/Sẽ thu hồi 6 chứng thư của cơ quan và chứng thư ký của mọi người/),
  ).toBeVisible();
  await dialog.getByLabel('Phát hiện ngày').fill('hn');
  await dialog.getByLabel('Báo cáo, chỉ đạo số, ngày').fill('BC 12-BC/ĐU, 24/11/2026');
  await dialog.getByLabel('Nơi mất, hoàn cảnh').fill('Trên xe khách tuyến Đồng Vàng – tỉnh');
  await dialog.getByRole('textbox', { name: 'Cụm mật khẩu của bạn' }).fill(CLERK.passphrase);
  await dialog.getByRole('button', { name: /Người thứ hai/ }).click();
  await page.getByRole('option', { name: new RegExp(ADMIN.fullName) }).click();
  await dialog.getByRole('textbox', { name: 'Cụm mật khẩu của người thứ hai' }).fill(ADMIN.passphrase);
  await picture(page, 'mat-may');
  expect(await faultsOf(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Thu hồi, đóng kênh, lập báo cáo' }).click();
  const report = page.getByRole('dialog', { name: 'Báo cáo mất máy trạm' });
  await expect(report.locator('canvas').first()).toBeVisible({ timeout: 30_000 });
  await resize(page, 'scaled');
  await picture(page, 'mat-may-bao-cao');
  await page.keyboard.press('Escape');
  await expect(panel.getByText(/thu hồi 6 chứng thư/)).toBeVisible();
  // the act is done, the work is not: what remains stands there and on the desk, and leads to its place
  await expect(panel.getByText(/^Chưa đổi cụm mật khẩu: .*Nguyễn Thị Hường/)).toBeVisible();
  await picture(page, 'mat-may-con-viec');
  await nav(page, 'desk');
  const left = page.getByText(/^Xử lý mất máy ngày .*: còn việc phải làm cho xong/);
  await expect(left).toBeVisible();
  await picture(page, 'mat-may-con-viec-ban');
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Mở Khóa, chứng thư' }).click();
  await expect(page.getByText(/^Máy báo mất ngày .* giữ khóa cấp đang dùng/)).toBeVisible();
  expect(station.complaints).toEqual([]);
  await station.run.app.close();
});
