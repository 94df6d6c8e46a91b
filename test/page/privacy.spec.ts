import fs from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { faultsOf } from '../flows/inspect.ts';
import { paper, takeIn, toast } from '../flows/mainJob.ts';
import { nav } from '../flows/navigation.ts';
import { choose } from '../flows/secretJob.ts';
import type { Station } from '../flows/station.ts';
import { openTraining, sitDownAs } from '../flows/training.ts';
import { picture, resize } from '../flows/window.ts';
import { answerDialogs } from '../flows/support/launch.ts';

/**
 * A citizen asks that the own data be erased, and is answered in time; letters come as e-mail files; what bears the
 * mark of a secret is sealed instead of taken in.
 */
let station: Station;
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  station = await openTraining();
});
test.afterAll(async () => station.run.app.close());

const main = (page: Page) => page.getByRole('main');
const requests = (page: Page) => main(page).getByRole('region', { name: 'Yêu cầu về dữ liệu cá nhân' });
let code = '';

async function openCase(page: Page): Promise<void> {
  await nav(page, 'submissions');
  await main(page).getByRole('searchbox').first().fill(code);
  await main(page).getByRole('row').filter({ hasText: code }).getByText('Đèn đường').click();
  await expect(main(page).getByRole('heading', { name: code })).toBeVisible();
}

/** Both sizes, and no fault of access in either. */
async function look(page: Page, name: string): Promise<void> {
  expect(await faultsOf(page)).toEqual([]);
  await picture(page, name);
  await resize(page, 'scaled');
  await picture(page, `${name}-1093`);
  await resize(page, 'laptop');
}

test('the clerk writes down what the sender asks about the own data', async () => {
  const page = await sitDownAs(station, 'Nguyễn Thị Hường');
  code = await takeIn(page);
  await openCase(page);
  await requests(page).getByRole('button', { name: 'Ghi yêu cầu' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('radio', { checked: true })).toHaveCount(0);
  await page.keyboard.press('Alt+3');
  await expect(dialog.getByRole('radio', { name: /^Xóa dữ liệu/ })).toBeChecked();
  await dialog
    .getByRole('textbox', { name: 'Lời người gửi' })
    .fill('Tôi không muốn cơ quan giữ số điện thoại và địa chỉ của tôi nữa.');
  await look(page, 'privacy-ask');
  await dialog.getByRole('button', { name: 'Ghi lại' }).click();
  await expect(requests(page)).toContainText('Xóa dữ liệu');
  await look(page, 'privacy-asked');
  // whoever wrote it down does not decide it
  await expect(requests(page).getByRole('button', { name: 'Trả lời yêu cầu' })).toHaveCount(0);
});

test('the secretary finds it among what is owed, and answers', async () => {
  const page = await sitDownAs(station, 'Bùi Quang Thắng');
  await nav(page, 'submissions');
  await main(page)
    .getByRole('button', { name: /^Phải báo/ })
    .click();
  const waiting = main(page).getByRole('region', { name: 'Yêu cầu về dữ liệu cá nhân chưa trả lời' });
  await expect(waiting).toContainText(code);
  // F6 goes from list to list, each time onto what can be opened first
  await expect(main(page).getByRole('group', { name: 'Việc phải báo, phải giao' })).toBeFocused();
  const lists = main(page)
    .getByRole('region')
    .filter({ has: page.getByRole('list') });
  for (const list of await lists.all()) {
    await page.keyboard.press('F6');
    await expect(list.getByRole('listitem').first().getByRole('button').first()).toBeFocused();
  }
  await look(page, 'privacy-duties');
  await waiting.getByText(code).click();
  await requests(page).getByRole('button', { name: 'Trả lời yêu cầu' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('radio', { checked: true })).toHaveCount(0);
  await page.keyboard.press('Alt+1'); // grants it, and leads to no other page
  await expect(dialog.getByRole('radio', { name: /^Đáp ứng/ })).toBeChecked();
  await expect(dialog).toContainText('Danh tính bị xóa hẳn');
  await dialog.getByRole('textbox', { name: /^Trả lời người gửi/ }).fill('Cơ quan đã xóa danh tính.');
  await look(page, 'privacy-decide');
  await dialog.getByRole('button', { name: 'Xóa danh tính' }).click(); // what cannot be undone is called by its name
  // the office still needs the sender: nothing is erased, and the secretary learns why
  await expect(dialog).toContainText('Hồ sơ chưa kết thúc, còn cần người gửi');
  await look(page, 'privacy-refused');
  await page.keyboard.press('Alt+2');
  await dialog
    .getByRole('textbox', { name: /^Trả lời người gửi/ })
    .fill('Phản ánh đang được giải quyết; cơ quan sẽ xóa danh tính khi hồ sơ kết thúc.');
  await dialog.getByRole('button', { name: 'Trả lời yêu cầu' }).click();
  // the button is gone with what it asked: the keys stand on the line that has its answer
  const line = requests(page)
    .getByRole('listitem')
    .filter({ hasText: 'sẽ xóa danh tính khi hồ sơ kết thúc' });
  await expect(line).toBeFocused();
});

test('a letter that came as an e-mail file is looked at and taken in', async () => {
  const page = await sitDownAs(station, 'Nguyễn Thị Hường');
  const letter = path.join(station.run.userData, 'thu.eml');
  fs.writeFileSync(
    letter,
    [
      'From: Trần Văn Thuận <thuan@example.vn>',
      'To: vanthu@dongvang.example.vn',
      'Subject: =?utf-8?B?' + Buffer.from('Kiến nghị sửa đường thôn Đông').toString('base64') + '?=',
      'Message-ID: <1@example.vn>',
      'Date: Tue, 24 Nov 2026 08:00:00 +0700',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(
        'Đường vào thôn Đông lầy lội, xe không đi được. Đề nghị xã cho sửa trước Tết. Thôn Đông, xã Đồng Vàng.',
      ).toString('base64'),
      '',
    ].join('\r\n'),
  );
  await nav(page, 'submissions');
  await page.getByRole('button', { name: 'Nhận từ tệp' }).click();
  await answerDialogs(station.run.app, [letter]);
  await main(page).getByRole('button', { name: 'Chọn tệp' }).click();
  await expect(main(page)).toContainText('Kiến nghị sửa đường thôn Đông');
  await look(page, 'mail-preview');
  // the program does not guess what kind it is
  await choose(page, main(page), /Dòng không rõ loại/, /^Kiến nghị/);
  await main(page)
    .getByRole('button', { name: /^Nhận 1 thư/ })
    .click();
  await expect(main(page).getByRole('radio', { name: /^Đã nhận 1$/ })).toBeVisible();
});

test('a letter that speaks of secrets is taken in once its words and its files were on the screen', async () => {
  const { page } = station;
  const letter = path.join(station.run.userData, 'kem.eml');
  const part = (head: string, body: Buffer): string =>
    `--r\r\n${head}\r\nContent-Transfer-Encoding: base64\r\n\r\n${body.toString('base64')}\r\n`;
  const said = 'Có người nói tới bí mật nhà nước ở bản Ngòi. Tôi gửi kèm ảnh chụp tờ giấy để xã xem.';
  fs.writeFileSync(
    letter,
    [
      'From: Lý A Páo <pao@example.vn>',
      'Subject: =?utf-8?B?' + Buffer.from('Phản ánh ở bản Ngòi').toString('base64') + '?=',
      'Message-ID: <2@example.vn>',
      'Date: Tue, 24 Nov 2026 08:00:00 +0700',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="r"',
      '',
      part('Content-Type: text/plain; charset=utf-8', Buffer.from(said)) +
        part(
          'Content-Type: application/pdf\r\nContent-Disposition: attachment; filename="to-giay.pdf"',
          fs.readFileSync(paper('d01-scan.pdf')),
        ) +
        '--r--',
      '',
    ].join('\r\n'),
  );
  await answerDialogs(station.run.app, [letter]);
  await main(page).getByRole('button', { name: 'Chọn tệp khác' }).click();
  await main(page).getByRole('row').filter({ hasText: 'Phản ánh ở bản Ngòi' }).click();
  const words = page.getByRole('region', { name: 'Toàn bộ lời của dòng 1' });
  await expect(words).toContainText('Tôi gửi kèm ảnh chụp tờ giấy');
  const read = page.getByRole('checkbox', { name: /Tôi đã đọc dòng 1/ });
  await expect(read).toBeDisabled(); // nothing is certified unseen
  await look(page, 'mail-read-first');
  await page.getByRole('button', { name: 'Mở xem tệp' }).click();
  await expect(page.getByRole('dialog', { name: 'Mở xem tệp' })).toContainText('to-giay.pdf');
  await look(page, 'mail-look');
  await page.keyboard.press('Escape');
  await expect(read).toBeEnabled();
  await read.focus();
  await page.keyboard.press('Space');
  await choose(page, main(page), /Dòng không rõ loại/, /^Phản ánh/);
  await main(page)
    .getByRole('button', { name: /^Nhận 1 thư/ })
    .click();
  await expect(main(page).getByRole('radio', { name: /^Đã nhận 1$/ })).toBeVisible();
});

test('words under a mark of secrecy are sealed into the classified book, and nothing of them is listed', async () => {
  const page = await sitDownAs(station, 'Nguyễn Thị Hường');
  await page.keyboard.press('F3');
  const form = main(page);
  await form.getByRole('textbox', { name: 'Họ tên' }).fill('Lý A Páo');
  await form.getByRole('textbox', { name: 'Địa chỉ liên hệ' }).fill('Bản Ngòi, xã Đồng Vàng');
  await form.getByRole('textbox', { name: 'Điện thoại' }).fill('0912 000 444');
  await form.getByRole('textbox', { name: 'Tóm tắt một dòng' }).fill('Gửi lại giấy nhặt được');
  await form
    .getByRole('textbox', { name: 'Nội dung, đúng lời người gửi' })
    .fill('TỐI MẬT\nKế hoạch tuần tra đêm của trạm, tôi chép lại từ tờ giấy nhặt được.');
  const seal = form.getByRole('region', { name: /^Niêm phong/ });
  await expect(seal).toBeVisible();
  await expect(seal.getByRole('button', { name: /Độ mật trên dấu/ })).toHaveText(/Tối mật/);
  await look(page, 'seal-secret');
  await seal.getByRole('button', { name: /^Niêm phong/ }).click();
  await expect(page.getByRole('status', { name: /Mã biên nhận/ })).toBeVisible();
  await look(page, 'seal-secret-done');
  await nav(page, 'submissions');
  await expect(main(page)).not.toContainText('tuần tra đêm');
  await expect(toast(page, /Lý A Páo|tuần tra/)).toHaveCount(0);
  expect(station.complaints).toEqual([]);
});
